//! What a reader asks first: at most six facts of a record, for the head of its page.
//!
//! Each of them stands in the list of all facts as well, with its notes; search is told of it there.

use super::{List, called, event_address, event_place, headcount, job, linked, noted, others, rule, value};
use crate::content::kinds::{Event, Group, Job, Place, Program};
use crate::content::{Details, Kind};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::times;
use crate::render::view::{Fact, FactValue, SearchMark, Timed};
use crate::site::{EntryId, Occurrence};
use crate::texts::readings::without_readings;

/// How many facts stand at the head of a page.
const MOST: usize = 6;
/// How many half-width letters have room beside another fact on a telephone, in two lines.
const SHORT_LETTERS: usize = 32;
/// How many times of a group's events a page carries, so that the next one moves up.
const MEETINGS_CARRIED: usize = 13;

/// The facts that a reader of a record asks for first, in the order of the questions; none for the kinds whose
/// head is a person or a text.
pub(in crate::render) fn key_facts(context: PageContext<'_>, id: EntryId) -> Vec<Fact> {
    let mut list = List { labels: "key", mark: SearchMark::Unsearched, ..List::of(context, id) };
    match &context.record(id).details {
        Details::Job(details) => of_job(context, id, &mut list, details),
        Details::Event(details) => of_event(context, id, &mut list, details),
        Details::Program(details) => of_program(context, id, &mut list, details),
        Details::Place(details) => of_place(&mut list, details),
        Details::Group(details) => of_group(context, id, &mut list, details),
        Details::Story(_) | Details::Region(_) | Details::Page(_) => {}
    }
    let mut facts: Vec<_> = list.groups.into_iter().flat_map(|group| group.facts).take(MOST).collect();
    for fact in &mut facts {
        let words =
            fact.values.iter().chain(&fact.later).flat_map(|value| value.text.iter().chain(&value.note));
        fact.is_long = words.map(|words| width(words)).max().unwrap_or(0) > SHORT_LETTERS;
    }
    facts
}

/// How many half-width letters a text is wide.
fn width(text: &str) -> usize {
    without_readings(text).chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn of_job(context: PageContext<'_>, id: EntryId, list: &mut List<'_>, job: &Job) {
    let texts = list.texts;
    let pay = job::pay_parts(texts, job).map(|(amount, others)| noted(amount, others));
    list.values("pay", pay.into_iter().collect());
    let days = job.hours.as_ref().and_then(|hours| hours.days.clone());
    let hours = match job::clock_hours(texts, job) {
        Some(hours) => Some(noted(hours, days)),
        None => days.map(value),
    };
    list.values("hours", hours.into_iter().collect());
    let mut often = job::how_often(texts, job).into_iter();
    list.values("frequency", often.next().map(|first| noted(first, often.next())).into_iter().collect());
    list.text("place", job::place_in_short(texts, job));
    let months = job.term.as_ref().and_then(|term| term.months);
    let months = months.map(|months| texts.count("number.months", months.into()));
    list.values("contract", vec![noted(job::contract_name(texts, job), months)]);
    last_day(context, id, list, "closes");
}

fn of_event(context: PageContext<'_>, id: EntryId, list: &mut List<'_>, event: &Event) {
    let texts = list.texts;
    others::when(context, id, list, event, 1);
    list.text("repeat", rule::in_words(texts, event, &context.site().portal.settings.time_zone()));
    if let Some((name, page)) = event_place(context, event) {
        let address = event_address(context, event, page).filter(|address| **address != name).cloned();
        let mode = event.place.as_ref().and_then(|place| place.mode);
        // That something takes place where it takes place needs no word.
        let mode = mode.map(|mode| texts.value("event_mode", mode.as_str()).to_owned());
        let mode = mode.filter(|words| *words != name && event.place.as_ref().is_some_and(is_remote));
        list.values("venue", vec![noted(name, mode.or(address))]);
    }
    list.text("event_fee", event.fee.clone());
    list.values("capacity", event.capacity.iter().map(|count| headcount::headcount(texts, count)).collect());
    last_day(context, id, list, "event_closes");
}

/// Whether one can take part from afar.
fn is_remote(place: &crate::content::kinds::EventPlace) -> bool {
    place.mode.is_some_and(|mode| mode.as_str() != "onsite")
}

fn of_program(context: PageContext<'_>, id: EntryId, list: &mut List<'_>, program: &Program) {
    let texts = list.texts;
    list.text("amount", program.amount.clone());
    list.text("who", program.who.clone());
    let first = program.apply.as_ref().and_then(|apply| apply.from).map(|day| day.0);
    // From when on one can apply is asked until one can.
    if let Some(first) = first.filter(|first| *first > context.site().day) {
        let begins =
            texts.fill("date.from", &[("from", &format::near_day(texts, first, context.site().day))]);
        let timed = Timed::between(None, Some(first), context.site().day).unwrap_or_default();
        list.values("opens", vec![FactValue { timed, ..value(begins) }]);
    }
    last_day(context, id, list, "program_closes");
    list.text("provider", program.provider.clone());
}

fn of_place(list: &mut List<'_>, place: &Place) {
    list.text("open", place.hours.clone());
    list.text("closed", place.closed.clone());
    list.text("address", place.address.clone());
    list.text("fee", place.fee.clone());
}

fn of_group(context: PageContext<'_>, id: EntryId, list: &mut List<'_>, group: &Group) {
    let texts = list.texts;
    list.values_in_turn("next_meeting", meetings(context, id), 1);
    list.text("commitment", group.commitment.map(|word| texts.value("commitment", word.as_str())));
    list.text("meets", group.meets.clone());
    list.values("members", group.members.iter().map(|count| headcount::headcount(texts, count)).collect());
    list.text("group_fee", group.fee.clone());
}

/// The last day to apply, with the hour or the words beside it.
fn last_day(context: PageContext<'_>, id: EntryId, list: &mut List<'_>, name: &str) {
    let (texts, record) = (list.texts, context.record(id));
    let words = record.job().and_then(|job| job.closing_words.clone());
    let Some(day) = times::last_day(context, id) else { return list.text(name, words) };
    let until = record.event().and_then(|event| event.apply.as_ref()?.until);
    let time = until.and_then(|until| until.time).map(|time| format::time(texts, time));
    let day_words = format::near_day(texts, day, context.site().day);
    let said = match time.or(words) {
        Some(words) => called(texts, Some(&day_words), &words),
        None => day_words,
    };
    let left = Some(day.to_string());
    list.values(name, vec![FactValue { left, datetime: Some(day.to_string()), ..value(said) }]);
}

/// When the events of a group take place next, in order: the first one is shown, the others move up.
fn meetings(context: PageContext<'_>, id: EntryId) -> Vec<FactValue> {
    let site = context.site();
    let events = site.neighbours(id).remove(&Kind::Event).unwrap_or_default();
    let mut times: Vec<(Occurrence, EntryId)> = Vec::new();
    for event in events {
        let entry = site.entry(event);
        if entry.is_current() && !entry.record.is_cancelled() {
            times.extend(entry.carried().iter().map(|occurrence| (*occurrence, event)));
        }
    }
    times.sort_by_key(|(occurrence, event)| (occurrence.starts.start(), site.rank(*event)));
    let told = |(occurrence, event): &(Occurrence, EntryId)| {
        let over = occurrence.last_day().tomorrow().ok();
        let until = over.into_iter().chain(site.entry(*event).withdrawn_on()).min();
        let when = super::occurrence_in_words(context, *event, *occurrence);
        let what = linked(when, Some(context.entry_href(*event)));
        let timed = Timed::between(None, until, site.day)?;
        Some(FactValue { note: Some(context.title(*event).0), timed, ..what })
    };
    times.iter().filter_map(told).take(MEETINGS_CARRIED).collect()
}
