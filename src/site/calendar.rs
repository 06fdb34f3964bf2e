//! When events take place: single, over several days, repeating.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::content::kinds::Event;
use crate::content::types::{Moment, RuleDays, RuleEnd};

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

    /// Its last day. What ends at 0:00 is over with the day before.
    pub fn last_day(&self) -> Date {
        let Some(ends) = self.ends else { return self.starts.day };
        let is_over_before = ends.time == Some(Time::midnight());
        let last = if is_over_before { ends.day.yesterday().unwrap_or(ends.day) } else { ends.day };
        last.max(self.starts.day)
    }

    /// The hours of each day where it is on several days, and begins on each of them before it ends.
    pub fn daily_hours(&self) -> Option<((Date, Time), (Date, Time))> {
        let ends = self.ends?;
        let (from, to) = (self.starts.time?, ends.time?);
        (self.starts.day < ends.day && from < to).then_some(((self.starts.day, from), (ends.day, to)))
    }
}

/// The times that an event takes place.
pub struct Recurrence<'a> {
    event: &'a Event,
    days: Option<RuleDays<'a>>,
    except: BTreeSet<Date>,
}

impl<'a> Recurrence<'a> {
    /// The times of an event, in the zone of the site.
    pub fn of(event: &'a Event, zone: &TimeZone) -> Self {
        let Moment { day, time } = event.starts;
        let days = event.repeat.as_ref().map(|rule| rule.days(day, time, zone));
        Self { event, days, except: event.except.iter().map(|day| day.0).collect() }
    }

    /// The occurrence that counts on a day: the one that runs or comes next, else the last one.
    pub fn on(&self, day: Date) -> Occurrence {
        self.next_from(day).unwrap_or_else(|| self.last())
    }

    /// The first occurrence that is not over before a day.
    pub fn next_from(&self, day: Date) -> Option<Occurrence> {
        self.not_over_before(day).next()
    }

    /// The first occurrences that are not over before a day, at most so many.
    pub fn coming(&self, day: Date, most: usize) -> Vec<Occurrence> {
        self.not_over_before(day).take(most).collect()
    }

    /// The day on which the last occurrence ends; none where the event comes again without end.
    pub fn last_day(&self) -> Option<Date> {
        let rule = self.event.repeat.as_ref();
        (rule.is_none_or(|rule| rule.end() != RuleEnd::Never)).then(|| self.last().last_day())
    }

    /// The last occurrence; the event's own time where every day is an exception, or where it comes again
    /// without end.
    pub fn last(&self) -> Occurrence {
        let last = self.days.clone().and_then(|days| days.last_where(|day| !self.except.contains(day)));
        last.map_or_else(|| self.single(), |first| self.shifted_to(first))
    }

    /// Whether an occurrence begins on a day, or would if it were no exception.
    pub fn begins_on(&self, day: Date) -> bool {
        self.all_days_from(day).next() == Some(day)
    }

    /// The first days of occurrences from a day on, exceptions among them.
    pub fn all_days_from(&self, from: Date) -> impl Iterator<Item = Date> + 'a {
        let single = self.days.is_none().then_some(self.event.starts.day).filter(|day| *day >= from);
        let repeated = self.days.clone().map(|days| days.from(from));
        single.into_iter().chain(repeated.into_iter().flatten())
    }

    fn not_over_before(&self, day: Date) -> impl Iterator<Item = Occurrence> + '_ {
        let length = self.single().last_day() - self.event.starts.day;
        let from = day.checked_sub(length).unwrap_or(day);
        let days = self.all_days_from(from).filter(|first| !self.except.contains(first));
        days.map(|first| self.shifted_to(first)).filter(move |occurrence| occurrence.last_day() >= day)
    }

    fn single(&self) -> Occurrence {
        Occurrence { starts: self.event.starts, ends: self.event.ends }
    }

    fn shifted_to(&self, first: Date) -> Occurrence {
        let days = first - self.event.starts.day;
        let shift =
            |moment: Moment| Moment { day: moment.day.checked_add(days).unwrap_or(first), time: moment.time };
        Occurrence { starts: shift(self.event.starts), ends: self.event.ends.map(shift) }
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
        assert_eq!(Recurrence::of(&event, &TimeZone::UTC).on(day(asked)).first_day(), day(expected));
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
    fn what_ends_at_midnight_is_over_with_the_day_before() {
        let occurrence = |yaml: &str| Recurrence::of(&event(yaml), &TimeZone::UTC).on(day("2026-01-01"));
        let last = |yaml: &str| occurrence(yaml).last_day().to_string();
        assert_eq!(last("starts: 2026-12-31 22:00\nends: 2027-01-01 00:00\n"), "2026-12-31");
        assert_eq!(last("starts: 2026-12-31 22:00\nends: 2027-01-01 00:01\n"), "2027-01-01");
        assert_eq!(last("starts: 2026-12-31 22:00\nends: 2027-01-01\n"), "2027-01-01");
        assert_eq!(last("starts: 2026-12-31 00:00\nends: 2026-12-31 00:00\n"), "2026-12-31");
    }

    #[test]
    fn an_event_of_several_days_runs_until_its_last() {
        let festival = "starts: 2026-08-01\nends: 2026-08-03\nrepeat: FREQ=YEARLY\n";
        on(festival, "2026-08-03", "2026-08-01");
        on(festival, "2026-08-04", "2027-08-01");
    }
}
