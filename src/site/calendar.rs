//! When events take place: single, over several days, repeating.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

use crate::content::kinds::Event;
use crate::content::types::Moment;

/// One time that an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// When it starts.
    pub starts: Moment,
    /// When it ends, where that is known.
    pub ends: Option<Moment>,
}

impl Occurrence {
    /// Its first day.
    pub const fn first_day(&self) -> Date {
        self.starts.day
    }

    /// Its last day.
    pub fn last_day(&self) -> Date {
        self.ends.map_or(self.starts.day, |ends| ends.day.max(self.starts.day))
    }
}

/// How often occurrences are followed; a daily event over 27 years.
const MOST_OCCURRENCES: u16 = 10_000;

/// The days of the week as rules name them.
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The times that an event takes place.
pub struct Recurrence<'a> {
    event: &'a Event,
    rule: Option<RRule<Unvalidated>>,
    except: BTreeSet<Date>,
}

/// Why a recurrence rule cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecurrenceError {
    /// It is written in words, without any `NAME=value`.
    Words,
    /// It has no `FREQ`.
    NoFrequency,
    /// It has a part of this name, which does not exist.
    UnknownPart(String),
    /// It has both `UNTIL` and `COUNT`.
    UntilAndCount,
    /// Its `UNTIL` is no date.
    Until,
    /// It repeats more often than once a day.
    TooOften,
    /// Anything else, as an English text.
    Unreadable(String),
}

impl<'a> Recurrence<'a> {
    /// The times of an event; a rule that cannot be read counts as none, `check` reports it.
    pub fn of(event: &'a Event) -> Self {
        let rule = event.repeat.as_ref().and_then(|rule| parse(rule.as_str()).ok());
        Self { event, rule, except: event.except.iter().map(|day| day.0).collect() }
    }

    /// The occurrence that counts on a day: the one that runs or comes next, else the last one.
    pub fn on(&self, day: Date) -> Occurrence {
        self.next_from(day).unwrap_or_else(|| self.last())
    }

    /// The first occurrence that is not over before a day.
    pub fn next_from(&self, day: Date) -> Option<Occurrence> {
        let length = (self.single().last_day() - self.event.starts.day).get_days();
        let from = day.checked_sub(jiff::Span::new().days(length)).unwrap_or(day);
        self.days_from(from, MOST_OCCURRENCES.min(64 + u16::try_from(self.except.len()).unwrap_or(u16::MAX)))
            .into_iter()
            .map(|first| self.shifted_to(first))
            .find(|occurrence| occurrence.last_day() >= day)
    }

    /// The first occurrences that are not over before a day, at most so many.
    pub fn coming(&self, day: Date, most: usize) -> Vec<Occurrence> {
        let length = (self.single().last_day() - self.event.starts.day).get_days();
        let from = day.checked_sub(jiff::Span::new().days(length)).unwrap_or(day);
        // Of the days that the rule names, some are exceptions, and a long event's first ones may be over.
        let spare = self.except.len() + usize::try_from(length).unwrap_or(0);
        let limit = u16::try_from(most.saturating_add(spare)).unwrap_or(u16::MAX).min(MOST_OCCURRENCES);
        let occurrences = self.days_from(from, limit).into_iter().map(|first| self.shifted_to(first));
        occurrences.filter(|occurrence| occurrence.last_day() >= day).take(most).collect()
    }

    /// The day on which the last occurrence ends; none where the event comes again without end.
    pub fn last_day(&self) -> Option<Date> {
        let rule = self.rule.as_ref().map(|rule| (rule.get_until().is_some(), rule.get_count().is_some()));
        (rule != Some((false, false))).then(|| self.last().last_day())
    }

    /// The last occurrence; the first one where every day is an exception.
    pub fn last(&self) -> Occurrence {
        let days = self.days_from(self.event.starts.day, MOST_OCCURRENCES);
        days.last().map_or_else(|| self.single(), |first| self.shifted_to(*first))
    }

    fn single(&self) -> Occurrence {
        Occurrence { starts: self.event.starts, ends: self.event.ends }
    }

    /// The first days of occurrences from a day on.
    fn days_from(&self, from: Date, limit: u16) -> Vec<Date> {
        let start = self.event.starts.day;
        let Some(rule) = &self.rule else {
            return if start >= from && !self.except.contains(&start) { vec![start] } else { Vec::new() };
        };
        let Some(set) = rule_set(rule.clone(), start) else { return vec![start] };
        let set = set.after(at_midnight(from.max(start)));
        let days = set
            .all(limit)
            .dates
            .into_iter()
            .filter_map(|date| date.format("%Y-%m-%d").to_string().parse().ok());
        days.filter(|day| !self.except.contains(day)).collect()
    }

    fn shifted_to(&self, first: Date) -> Occurrence {
        let days = first - self.event.starts.day;
        let shift =
            |moment: Moment| Moment { day: moment.day.checked_add(days).unwrap_or(first), time: moment.time };
        Occurrence { starts: shift(self.event.starts), ends: self.event.ends.map(shift) }
    }
}

/// Reads a recurrence rule, as RFC 5545 writes it, `UNTIL` as a local date.
pub fn parse(text: &str) -> Result<RRule<Unvalidated>, RecurrenceError> {
    let text = text.trim().trim_start_matches("RRULE:").to_ascii_uppercase();
    let parts: Vec<(&str, &str)> = text
        .split(';')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .collect();
    let known = [
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "BYDAY",
        "BYMONTH",
        "BYMONTHDAY",
        "BYSETPOS",
        "WKST",
        "BYYEARDAY",
        "BYWEEKNO",
    ];
    let has = |name: &str| parts.iter().any(|(key, _)| *key == name);
    if !has("FREQ") {
        let is_words = parts.iter().all(|(_, value)| value.is_empty());
        return Err(if is_words { RecurrenceError::Words } else { RecurrenceError::NoFrequency });
    }
    if let Some((key, _)) = parts.iter().find(|(key, _)| !known.contains(key)) {
        return Err(RecurrenceError::UnknownPart((*key).to_owned()));
    }
    if has("UNTIL") && has("COUNT") {
        return Err(RecurrenceError::UntilAndCount);
    }
    if parts.iter().any(|(key, value)| *key == "FREQ" && matches!(*value, "SECONDLY" | "MINUTELY" | "HOURLY"))
    {
        return Err(RecurrenceError::TooOften);
    }
    let mut plain = Vec::with_capacity(parts.len());
    for (key, value) in &parts {
        let value = match *key {
            "UNTIL" => until(value).ok_or(RecurrenceError::Until)?,
            "BYDAY" => checked_weekdays(value)?.to_owned(),
            _ => (*value).to_owned(),
        };
        plain.push(format!("{key}={value}"));
    }
    let rule = plain.join(";").parse::<RRule<Unvalidated>>();
    let rule = rule.map_err(|error| RecurrenceError::Unreadable(error.to_string()))?;
    match rule.clone().validate(at_midnight(Date::constant(2026, 1, 1))) {
        Ok(_) => Ok(rule),
        // Whether a rule fits its first day is known only with the event.
        Err(_) if has("UNTIL") => Ok(rule),
        Err(error) => Err(RecurrenceError::Unreadable(error.to_string())),
    }
}

/// The value of a `BYDAY` if all its items are days of the week: `SA`, or `2SA` and `-1SA` with a number.
///
/// The library cuts each item two bytes before its end, even inside a character, and drops a number
/// that it cannot read.
fn checked_weekdays(list: &str) -> Result<&str, RecurrenceError> {
    match list.split(',').find(|item| !is_weekday(item)) {
        None => Ok(list),
        Some(item) => Err(RecurrenceError::Unreadable(format!(
            "`{item}` is not a weekday. Valid are `MO`, `TU`, `WE`, `TH`, `FR`, `SA` and `SU`, with a number \
             before them as in `2SA`, and a comma between them."
        ))),
    }
}

fn is_weekday(item: &str) -> bool {
    let number = WEEKDAYS.iter().find_map(|name| item.strip_suffix(name));
    number.is_some_and(|number| number.is_empty() || number.parse::<i16>().is_ok_and(|nth| nth != 0))
}

/// The last moment of a local date, in the form that the reader of rules wants.
fn until(text: &str) -> Option<String> {
    let digits: String = text.split('T').next()?.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 8).then(|| digits.parse::<Date>().ok())??;
    Some(format!("{digits}T235959Z"))
}

fn rule_set(rule: RRule<Unvalidated>, start: Date) -> Option<RRuleSet> {
    let start = at_midnight(start);
    rule.build(start).ok().map(RRuleSet::limit)
}

/// Days are counted as if they were in UTC: a rule knows no zones, and the site's days are all alike.
fn at_midnight(day: Date) -> rrule_date::DateTime {
    rrule_date::of(day.to_datetime(Time::midnight()))
}

mod rrule_date {
    use super::{DateTime as Local, Tz};

    pub(super) type DateTime = chrono::DateTime<Tz>;

    pub(super) fn of(local: Local) -> DateTime {
        let seconds =
            local.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |zoned| zoned.timestamp().as_second());
        chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default().with_timezone(&Tz::UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::types::Day;
    use crate::source::{decode, parse_yaml};

    fn event(yaml: &str) -> Event {
        let source = std::sync::Arc::new(crate::diagnostic::SourceText::new("a.yaml", yaml));
        decode(&parse_yaml(&source, 0..yaml.len()).expect("good YAML")).expect("an event")
    }

    fn day(text: &str) -> Date {
        text.parse::<Day>().expect("a day").0
    }

    #[track_caller]
    fn on(yaml: &str, asked: &str, expected: &str) {
        let event = event(yaml);
        assert_eq!(Recurrence::of(&event).on(day(asked)).first_day(), day(expected));
    }

    #[test]
    fn second_saturdays() {
        let monthly = "starts: 2026-01-10 10:00\nrepeat: FREQ=MONTHLY;BYDAY=2SA\nexcept: [2026-03-14]\n";
        on(monthly, "2025-06-01", "2026-01-10");
        on(monthly, "2026-01-10", "2026-01-10");
        on(monthly, "2026-01-11", "2026-02-14");
        on(monthly, "2026-03-01", "2026-04-11");
        on(monthly, "2031-01-01", "2031-01-11");
    }

    #[test]
    fn a_rule_that_ends_is_over_after_its_last_occurrence() {
        let weekly = "starts: 2026-04-01\nrepeat: FREQ=WEEKLY;UNTIL=20260415\n";
        on(weekly, "2026-04-15", "2026-04-15");
        on(weekly, "2026-05-01", "2026-04-15");
    }

    #[test]
    fn an_event_of_several_days_runs_until_its_last() {
        let festival = "starts: 2026-08-01\nends: 2026-08-03\nrepeat: FREQ=YEARLY\n";
        on(festival, "2026-08-03", "2026-08-01");
        on(festival, "2026-08-04", "2027-08-01");
    }

    #[test]
    fn rules_that_cannot_be_read_say_why() {
        let error = |text: &str| parse(text).expect_err("refused");
        assert_eq!(error("毎月第2土曜"), RecurrenceError::Words);
        assert_eq!(error("BYDAY=SA"), RecurrenceError::NoFrequency);
        assert_eq!(error("FREQ=DAILY;EVERY=2"), RecurrenceError::UnknownPart("EVERY".into()));
        assert_eq!(error("FREQ=DAILY;COUNT=2;UNTIL=20270101"), RecurrenceError::UntilAndCount);
        assert_eq!(error("FREQ=HOURLY"), RecurrenceError::TooOften);
        assert!(matches!(error("FREQ=MONTHLY;BYDAY=XX"), RecurrenceError::Unreadable(_)));
        assert!(parse("FREQ=MONTHLY;BYDAY=2SA;UNTIL=2027-03-31").is_ok());
    }

    #[test]
    fn a_weekday_that_is_only_half_understood_is_refused() {
        for weekdays in ["土", "2土", "2SA、4SA", "第2SA", "1.5SA", "0SA", "SA,", ""] {
            let rule = format!("FREQ=MONTHLY;BYDAY={weekdays}");
            assert!(matches!(parse(&rule), Err(RecurrenceError::Unreadable(_))), "{rule}");
        }
        for weekdays in ["SA", "2SA", "+2SA,4SA", "-1WE,MO"] {
            assert!(parse(&format!("FREQ=MONTHLY;BYDAY={weekdays}")).is_ok(), "{weekdays}");
        }
    }
}
