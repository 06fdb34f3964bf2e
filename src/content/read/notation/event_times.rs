//! The beginning and the end of an event, which people write in one text or in several columns.

use jiff::civil::Date;

use super::clock::{self, Minutes};
use super::date::{self, Written};
use super::scan::Scan;
use super::{Converted, WHOLE, key, moment, scalar, time_words, words};
use crate::content::model::types::{Clock, Moment};
use crate::diagnostic::Span;
use crate::source::{Key, Node, Value};

/// The key under `starts` and `ends` by which the tree of a row holds what its column of times says.
pub(in crate::content::read) const TIME: &str = "time";

/// A text with its place.
pub(super) type Text = (String, Span);

/// Reads when an event begins and ends, and writes both as the format has them.
pub(super) fn join(tree: &mut Node, converted: &mut Vec<Converted>) {
    let Value::Map(entries) = &mut tree.value else { return };
    let (start_day, start_time) = taken(entries, "starts");
    let (end_day, end_time) = taken(entries, "ends");
    let Some((text, span)) = start_day else {
        restore(entries, "ends", end_day);
        return;
    };
    if start_time.is_none() && end_time.is_none() {
        one_text(entries, (text, span), end_day, converted);
        return;
    }
    let period = moment::period(&text).filter(|period| period.times.is_none() && end_day.is_none());
    let period = period.and_then(|period| Some((period.day, period.until?)));
    let end_day = match period {
        Some((first, (last, None))) => {
            let (label, read) = ("始まり".to_owned(), format!("{first} 〜 {last}"));
            converted.push(Converted::new(label, span.clone(), text.clone(), read));
            Some((last.to_string(), span.clone()))
        }
        _ => end_day,
    };
    let (start_time, of_start) = without_words(start_time);
    let (end_time, of_end) = without_words(end_time);
    let first = match (period, day_of(&text)) {
        (Some((first, (_, None))), _) | (_, Some(Written::Day(first))) => Some(first),
        _ => told_day(&text, start_time.as_ref()).inspect(|day| {
            converted.push(Converted::new("始まり".to_owned(), span.clone(), text.clone(), day.to_string()));
        }),
    };
    let Some(first) = first else {
        beside_other_hours(entries, (text, span), end_day, (start_time, end_time), converted);
        return;
    };
    let last = match &end_day {
        None => Some(first),
        Some((text, _)) => match day_of(text) {
            Some(Written::Day(last)) => Some(last),
            _ => None,
        },
    };
    tell_serial_day(converted, "始まり", &text, &span);
    if let Some((text, span)) = &end_day {
        tell_serial_day(converted, "終わり", text, span);
    }
    let times = times(start_time.as_ref(), end_time.as_ref());
    for (words, span) in [of_start, of_end].into_iter().flatten() {
        let (label, read) = ("時間の言い方".to_owned(), words.clone());
        converted.push(Converted::new(label, span.clone(), words.clone(), read));
        time_words::add(entries, words, &span);
    }
    match (last, times) {
        (Some(last), Some(times)) => {
            // Hours in a column of their own, from when to when, are those of each day.
            let is_each_day = last != first && end_time.is_none() && times.1.is_some_and(|end| end > times.0);
            if is_each_day {
                set(entries, "each_day", "true".to_owned(), &span);
            }
            set(entries, "starts", moment::written(first, Some(times.0)), &span);
            let end = times.1.map(|end| moment::written(last, Some(end)));
            let end = end.or_else(|| end_day.as_ref().map(|_| last.to_string()));
            if let Some(end) = end {
                set(entries, "ends", end, end_day.as_ref().map_or(&span, |(_, span)| span));
            }
            let is_told = tell(converted, start_time.as_ref(), entries);
            // What was said of the beginning names the end, too; a number names nothing.
            let is_plain = |(text, _): &&Text| is_told && super::numbers::serial_time(text).is_none();
            tell(converted, end_time.as_ref().filter(|end| !is_plain(end)), entries);
        }
        (last, _) => {
            let known = end_time.as_ref().and_then(|_| times_of(start_time.as_ref()?));
            let starts = known.map_or(first.to_string(), |(start, _)| moment::written(first, Some(start)));
            let unread = start_time.clone().filter(|_| known.is_none());
            time_words::keep(entries, first, (unread, end_time), converted);
            set(entries, "starts", starts, &span);
            tell(converted, start_time.as_ref().filter(|_| known.is_some()), entries);
            match (last, end_day) {
                (Some(last), Some((_, span))) => set(entries, "ends", last.to_string(), &span),
                (_, end_day) => restore(entries, "ends", end_day),
            }
        }
    }
}

/// The day of a text that tells nothing besides, `2026/12/1～`, or a time that the column of times tells, too.
fn told_day(text: &str, start_time: Option<&Text>) -> Option<Date> {
    let period = moment::period(text).filter(|period| period.until.is_none())?;
    let is_told = period.times.is_none_or(|(own_start, own_end)| {
        start_time.and_then(times_of).is_some_and(|(start, end)| {
            own_start == start && own_end.is_none_or(|own_end| Some(own_end) == end)
        })
    });
    is_told.then_some(period.day)
}

/// Keeps what the columns of times say as words, where the text of the beginning has other hours of its own. Without a
/// day the times say nothing; the check asks for the day.
fn beside_other_hours(
    entries: &mut Vec<(Key, Node)>,
    start: Text,
    end_day: Option<Text>,
    times: (Option<Text>, Option<Text>),
    converted: &mut Vec<Converted>,
) {
    let of_period = moment::period(&start.0).map(|period| period.day);
    if let Some(day) = of_period.or_else(|| Some(time_words::behind_day(&start.0)?.0)) {
        time_words::keep(entries, day, times, converted);
    }
    one_text(entries, start, end_day, converted);
}

/// The text of a field and that of its column of times.
fn taken(entries: &mut Vec<(Key, Node)>, name: &str) -> (Option<Text>, Option<Text>) {
    let Some(at) = entries.iter().position(|(key, node)| key.text == name && !node.is_nothing()) else {
        return (None, None);
    };
    let text = |node: &Node| node.as_text().map(|text| (text.to_owned(), node.span.clone()));
    match &entries[at].1.value {
        Value::Scalar(_) => (text(&entries.remove(at).1), None),
        Value::Map(_) => {
            let (_, node) = entries.remove(at);
            (node.get(WHOLE).and_then(text), node.get(TIME).and_then(text))
        }
        _ => (None, None),
    }
}

fn restore(entries: &mut Vec<(Key, Node)>, name: &str, text: Option<Text>) {
    if let Some((text, span)) = text {
        set(entries, name, text, &span);
    }
}

fn set(entries: &mut Vec<(Key, Node)>, name: &str, text: String, span: &Span) {
    entries.push((key(name, span), scalar(span, text)));
}

/// `2026-12-31 10:00〜12:00` in one text: its end is that of the event, where no other is given.
fn one_text(entries: &mut Vec<(Key, Node)>, start: Text, end: Option<Text>, converted: &mut Vec<Converted>) {
    let (text, span) = start;
    let is_moment = text.parse::<Moment>().is_ok();
    let period = moment::period(&text);
    let is_read = is_moment || period.is_some();
    let period = period.filter(|_| !is_moment);
    match (period.and_then(|period| Some((period, period.end()?))), end) {
        (Some((period, own_end)), None) => {
            let label = "始まり".to_owned();
            let read = format!("{} 〜 {own_end}", period.start());
            converted.push(Converted::new(label, span.clone(), text, read));
            set(entries, "starts", period.start(), &span);
            set(entries, "ends", own_end, &span);
        }
        (None, end) if !is_read && let Some((day, words)) = time_words::behind_day(&text) => {
            time_words::add(entries, words.clone(), &span);
            set(entries, "starts", day.to_string(), &span);
            restore(entries, "ends", end);
            let (label, read) = ("始まり".to_owned(), format!("{day} {words}"));
            converted.push(Converted::new(label, span, text, read));
        }
        (_, end) => {
            restore(entries, "starts", Some((text, span)));
            restore(entries, "ends", end);
        }
    }
}

/// The day that a text names, which may be in the form of the format or of a spreadsheet.
fn day_of(text: &str) -> Option<Written> {
    date::whole(text).or_else(|| {
        let day: Date = super::numbers::serial_day(text)?.parse().ok()?;
        Some(Written::Day(day))
    })
}

/// Tells how a day was read that stands there as the number by which a spreadsheet counts it.
fn tell_serial_day(converted: &mut Vec<Converted>, label: &str, text: &str, span: &Span) {
    if let Some(day) = super::numbers::serial_day(text) {
        converted.push(Converted::new(label.to_owned(), span.clone(), text.to_owned(), day));
    }
}

/// From when to when, by the columns of times.
fn times(start: Option<&Text>, end: Option<&Text>) -> Option<(Minutes, Option<Minutes>)> {
    let (start, own_end) = times_of(start?)?;
    match end {
        None => Some((start, own_end)),
        Some(end) => {
            let (end, beyond) = times_of(end)?;
            (own_end.is_none() && beyond.is_none()).then_some((start, Some(end)))
        }
    }
}

/// A column of times without what stands in brackets behind a time, 17:00（最終入館16:30まで）, and that. A dash
/// is no time.
fn without_words(column: Option<Text>) -> (Option<Text>, Option<Text>) {
    let Some((text, span)) = column.filter(|(text, _)| !words::is_dash(text)) else { return (None, None) };
    let split = text.trim().strip_suffix(['）', ')']).and_then(|inner| {
        let (before, inner) = inner.split_once(['（', '('])?;
        let before = (before.trim().to_owned(), span.clone());
        times_of(&before).map(|_| (before, (inner.trim().to_owned(), span.clone())))
    });
    match split {
        Some((time, words)) => (Some(time), Some(words)),
        None => (Some((text, span)), None),
    }
}

/// The times that a whole text names.
fn times_of((text, _): &Text) -> Option<(Minutes, Option<Minutes>)> {
    let mut scan = Scan::new(&serial(text));
    let range = clock::range(&mut scan)?;
    scan.is_done().then_some(range)
}

/// A time that a spreadsheet saved as a part of the day, as people write it.
fn serial(text: &str) -> String {
    super::numbers::serial_time(text).unwrap_or_else(|| text.to_owned())
}

/// Says how a column of times was read, unless it was a time and nothing else. Gives whether something was said.
fn tell(converted: &mut Vec<Converted>, time: Option<&Text>, entries: &[(Key, Node)]) -> bool {
    let Some((text, span)) = time.filter(|(text, _)| text.parse::<Clock>().is_err()) else {
        return false;
    };
    let said =
        |name: &str| entries.iter().find(|(key, _)| key.text == name).and_then(|(_, node)| node.as_text());
    let read = [said("starts"), said("ends")].into_iter().flatten().collect::<Vec<_>>().join(" 〜 ");
    converted.push(Converted::new("時間".to_owned(), span.clone(), text.clone(), read));
    true
}
