//! The facts of events, programs and places.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::headcount::headcount;
use super::{List, day_value, event_address, event_place, linked, noted, rule, value};
use crate::content::Kind;
use crate::content::kinds::{Event, Place, Program};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::state_changes;
use crate::render::view::{FactValue, Timed};
use crate::site::{EntryId, Href, Occurrence, Recurrence, TOLD_OCCURRENCES};

/// How many days on which it does not take place are listed.
const TOLD_DAYS_OFF: usize = 6;

pub(super) fn event(context: PageContext<'_>, id: EntryId, list: &mut List<'_>, event: &Event) {
    let texts = list.texts;
    list.group("when_and_where");
    when(context, id, list, event, TOLD_OCCURRENCES);
    list.text("repeat", rule::in_words(texts, event, &context.site().portal.settings.time_zone()));
    list.values_in_turn("except", days_off(context, event), TOLD_DAYS_OFF);
    list.values("place", place_values(context, event));
    let mode = event.place.as_ref().and_then(|place| place.mode);
    list.text("mode", mode.map(|mode| texts.value("event_mode", mode.as_str())));
    list.group("taking_part");
    list.text("audience", event.audience.clone());
    list.text("fee", event.fee.clone());
    list.values("capacity", event.capacity.iter().map(|count| headcount(texts, count)).collect());
    let organizer = event.organizer.as_ref().and_then(|id| context.find(Kind::Group, id.as_str()));
    let organizer = match (organizer, &event.organizer_name) {
        (Some(group), _) => {
            Some(linked(&context.record(group).common.title, Some(context.entry_href(group))))
        }
        (None, Some(name)) => Some(value(name)),
        (None, None) => None,
    };
    list.values("organizer", organizer.into_iter().collect());
}

/// The times of an event: those that are told now, at most `told` of a recurrence, and those that move up as
/// these are over. Where one alone is told, the list of all says what follows the last that is known.
pub(super) fn when(context: PageContext<'_>, id: EntryId, list: &mut List<'_>, event: &Event, told: usize) {
    let (entry, texts) = (context.site().entry(id), list.texts);
    let at = |occurrence: Occurrence| FactValue {
        datetime: Some(machine_moment(occurrence.starts)),
        ..value(super::occurrence_in_words(context, id, occurrence))
    };
    let Some(next) = entry.occurrence else {
        return list.values("when", super::undated(context, id).map(value).into_iter().collect());
    };
    // Single dates are told by nothing else.
    let is_rule = event.dates.is_empty();
    let known = if is_rule { entry.carried() } else { &entry.coming };
    let Some((last, others)) = known.split_last().filter(|_| comes_again(event)) else {
        return list.values("when", vec![at(next)]);
    };
    let over = |occurrence: &Occurrence| occurrence.last_day().tomorrow().ok();
    let mut values: Vec<_> = others
        .iter()
        .map(|occurrence| FactValue {
            timed: Timed::between(None, over(occurrence), context.site().day).unwrap_or_default(),
            changes: state_changes::passing(context, occurrence.last_day()),
            ..at(*occurrence)
        })
        .collect();
    // The last one that is known stays, so that the page never stands without a day.
    let others_follow = entry.ends.is_none_or(|ends| ends > last.last_day());
    let passing = state_changes::passing(context, last.last_day()).filter(|_| others_follow);
    values.push(FactValue { changes: passing.clone(), passing, ..at(*last) });
    let shown = if is_rule || told == 1 { told } else { values.len() };
    list.values_in_turn("when", values, shown);
    let timed = Timed::between(over(last), None, context.site().day);
    let wait = timed.filter(|_| others_follow && told > 1);
    let note = wait.map(|timed| FactValue { timed, ..value(texts.get("record.newer_dates")) });
    if let Some(fact) = list.last() {
        fact.later.extend(note);
    }
}

/// The times of an event that its page names.
pub(in crate::render) fn told_occurrences(
    context: PageContext<'_>,
    id: EntryId,
    event: &Event,
) -> Vec<Occurrence> {
    let occurrence = context.site().entry(id).occurrence;
    occurrence.into_iter().chain(further(context, id, event)).collect()
}

/// The days to come that are left out of a recurrence.
fn days_off(context: PageContext<'_>, event: &Event) -> Vec<FactValue> {
    let site = context.site();
    let zone = site.portal.settings.time_zone();
    let Some(recurrence) = Recurrence::of(event, &zone).filter(|_| comes_again(event)) else {
        return Vec::new();
    };
    let days = event.except.iter().map(|day| day.0).filter(|day| *day >= site.day);
    let days: BTreeSet<_> = days.filter(|day| recurrence.begins_on(*day)).collect();
    let told = |day: Date| FactValue {
        timed: Timed::between(None, day.tomorrow().ok(), site.day).unwrap_or_default(),
        ..day_value(context.texts(), day)
    };
    days.into_iter().take(2 * TOLD_DAYS_OFF).map(told).collect()
}

/// The name of the place, which leads to its page or website, and the website where the name does not.
pub(super) fn place_values(context: PageContext<'_>, event: &Event) -> Vec<FactValue> {
    let place = event.place.as_ref();
    let url = place.and_then(|place| place.url.as_ref());
    let website = url.map(|url| linked(url.0.clone(), Some(Href::outside(url))));
    let Some((name, page)) = event_place(context, event) else { return website.into_iter().collect() };
    let address = event_address(context, event, page).filter(|address| **address != name).cloned();
    let href = page.map(|page| context.entry_href(page)).or(url.map(Href::outside));
    let named = FactValue { note: address, ..linked(name, href) };
    let website = website.filter(|_| page.is_some());
    std::iter::once(named).chain(website).collect()
}

/// A day or moment as machines read it.
fn machine_moment(moment: crate::content::types::Moment) -> String {
    match moment.time {
        Some(time) => format!("{}T{:02}:{:02}", moment.day, time.hour(), time.minute()),
        None => moment.day.to_string(),
    }
}

/// The next times of a repeating event after the one that is shown first.
fn further(context: PageContext<'_>, id: EntryId, event: &Event) -> Vec<Occurrence> {
    let coming = &context.site().entry(id).coming;
    // Single dates are told by nothing else.
    let told = if event.dates.is_empty() { TOLD_OCCURRENCES } else { coming.len() };
    coming.iter().take(told).skip(1).filter(|_| comes_again(event)).copied().collect()
}

fn comes_again(event: &Event) -> bool {
    event.repeat.is_some() || !event.dates.is_empty()
}

pub(super) fn program(list: &mut List<'_>, program: &Program) {
    let texts = list.texts;
    list.group("help");
    list.kind_name("program_kind", program.kind.as_str(), program.kind_name.as_ref());
    list.text("provider", program.provider.clone());
    list.text("who", program.who.clone());
    list.text("amount", program.amount.clone());
    list.group("application");
    if let Some(apply) = &program.apply {
        let (first, last) = (apply.from.map(|day| day.0), apply.until.map(|day| day.0));
        list.text("period", format::days(texts, first, last));
    }
    list.text("legal_basis", program.legal_basis.clone());
}

pub(super) fn place(list: &mut List<'_>, place: &Place) {
    list.group("visit");
    list.kind_name("place_kind", place.kind.as_str(), place.kind_name.as_ref());
    list.text("address", place.address.clone());
    list.values("hours", place.hours.clone().map(|hours| noted(hours, None)).into_iter().collect());
    list.text("closed", place.closed.clone());
    list.text("fee", place.fee.clone());
    list.chips("facilities", place.facilities.iter().map(String::as_str));
}
