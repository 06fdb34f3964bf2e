//! EN071: a text that says when a recurring event does not take place, while its days are published all the same.

mod period;
mod said;

use jiff::Span;
use jiff::civil::Date;

use crate::check::context::RecordContext;
use crate::check::jobs::folded;
use crate::check::scalars::visible_scalars;
use crate::content::kinds::{Event, Status};
use crate::content::{Key, Record};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::{Recurrence, Site};
use period::{Period, week};
use said::{How, said};

finding! {
    /// Days of a recurrence are published on which it does not take place by the words of a text.
    enum EN071: Structure Warning {
        Off { words: String, title: String, days: String } = "default" / "default",
        Moved { words: String, title: String, days: String } = "moved" / "moved",
        Holidays { words: String, title: String } = "holidays" / "holidays",
        HolidaysMoved { words: String, title: String } = "holidays" / "moved",
    }
}

/// How many days ahead the days of an event are looked at: a year and a month.
const AHEAD: i32 = 396;
/// How many days are named.
const MOST_DAYS: usize = 6;
/// Without any of these, no text says that something does not take place or is moved.
const SIGNS: [&str; 13] =
    ["休", "翌", "やすみ", "ません", "なし", "無し", "除", "以外", "中止", "不開催", "のみ", "だけ", "月は"];

/// What the texts of an event, or of the group that alone holds it, say against its days.
pub(in crate::check) fn days_off_in_words(
    site: &Site,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let text = record.origin.text();
    if record.translation.is_some() || !SIGNS.iter().any(|sign| text.contains(sign)) {
        return;
    }
    let Some((title, event)) = recurring(site, record) else { return };
    let days = coming_days(site, event);
    if days.is_empty() {
        return;
    }
    let mut look = |text: &str, locate: &dyn Fn(std::ops::Range<usize>) -> Option<Location>| {
        let (folded, origins) = folded(text);
        for said in said(&folded) {
            let range = origins[said.range.start]..origins[said.range.end];
            let words = text[range.clone()].trim().to_owned();
            let found = against(&said.periods, &said.how, &days, event);
            let finding = match found {
                Found::Nothing => continue,
                Found::Holidays if said.how == How::Later => {
                    EN071::HolidaysMoved { words, title: title.to_owned() }
                }
                Found::Holidays => EN071::Holidays { words, title: title.to_owned() },
                Found::Days(days) if said.how == How::Off => {
                    EN071::Off { words, title: title.to_owned(), days: listed(&days) }
                }
                Found::Days(days) => EN071::Moved { words, title: title.to_owned(), days: listed(&days) },
            };
            findings.extend(locate(range).map(|location| finding.at(location)));
        }
    };
    for (path, node) in visible_scalars(context.tree()) {
        if let Some(text) = node.as_text().filter(|_| path.first() != Some(&"body")) {
            look(text, &|_| Some(context.location_at(&node.span)));
        }
    }
    for block in context.texts() {
        look(block.text(), &|range| block.location(range));
    }
}

/// The event that a text is about, if it comes again: the record itself, or the only one that the group holds.
fn recurring<'a>(site: &'a Site, record: &'a Record) -> Option<(&'a str, &'a Event)> {
    let comes_again = |record: &'a Record| {
        let is_told = !matches!(record.common.status, Some(Status::Draft | Status::Review));
        let event = record.event().filter(|event| is_told && event.repeat.is_some() && !event.cancelled)?;
        Some((record.common.title.as_str(), event))
    };
    if record.event().is_some() {
        return comes_again(record);
    }
    let Key { id, .. } = record.key();
    let is_held = |event: &Event| event.organizer.as_ref().is_some_and(|group| group.as_str() == id);
    let mut held = site
        .portal
        .records
        .iter()
        .filter_map(|record| comes_again(record))
        .filter(|(_, event)| is_held(event));
    held.next().filter(|_| held.next().is_none())
}

/// The days on which an event begins in the coming year.
fn coming_days(site: &Site, event: &Event) -> Vec<Date> {
    let zone = site.portal.settings.time_zone();
    let Some(recurrence) = Recurrence::of(event, &zone) else { return Vec::new() };
    let end = site.day.checked_add(Span::new().days(AHEAD)).unwrap_or(Date::MAX);
    let starts = recurrence.starts_from(site.day).map(|starts| starts.day);
    let is_left_out = |day: &Date| event.except.iter().any(|except| except.0 == *day);
    let days = starts.take_while(|day| *day < end).filter(|day| !is_left_out(day));
    // A day that is written beside the rule was thought of.
    days.filter(|day| !event.dates.iter().any(|date| date.day == *day)).collect()
}

/// What the days of an event have against words.
enum Found {
    Nothing,
    Holidays,
    Days(Vec<Date>),
}

fn against(periods: &[Period], how: &How, days: &[Date], event: &Event) -> Found {
    // Who leaves out any days has looked at the calendar.
    if periods.contains(&Period::Holidays) && event.except.is_empty() {
        return Found::Holidays;
    }
    let contradicts = |day: &&Date| match how {
        How::Off | How::Later => true,
        How::On { nths, weekday } => day.weekday() != *weekday || !nths.contains(&week(**day)),
        How::OnDay(number) => day.day() != *number,
    };
    let said: Vec<Date> = days
        .iter()
        .filter(|day| periods.iter().any(|period| period.holds(**day)))
        .filter(contradicts)
        .copied()
        .collect();
    if said.is_empty() { Found::Nothing } else { Found::Days(said) }
}

fn listed(days: &[Date]) -> String {
    let more = if days.len() > MOST_DAYS { ", …" } else { "" };
    let days: Vec<String> = days.iter().take(MOST_DAYS).map(ToString::to_string).collect();
    format!("{}{more}", days.join(", "))
}
