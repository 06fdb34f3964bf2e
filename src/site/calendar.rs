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

/// The times that an event takes place: those of its rule and its single dates.
pub struct Recurrence<'a> {
    /// The one that its fields give; the others are as long.
    first: Occurrence,
    rule: Option<RuleDays<'a>>,
    /// When those start that stand one by one, in order.
    dates: Vec<Moment>,
    is_endless: bool,
    except: BTreeSet<Date>,
}

impl<'a> Recurrence<'a> {
    /// The times of an event, in the zone of the site; none where no day is fixed yet.
    pub fn of(event: &'a Event, zone: &TimeZone) -> Option<Self> {
        let starts = event.first()?;
        let rule = event.repeat.as_ref();
        let of_rule = event.starts.filter(|_| rule.is_none());
        let timed = event.dates.iter().map(|date| Moment { time: date.time.or(starts.time), ..*date });
        let mut dates: Vec<_> = of_rule.into_iter().chain(timed).collect();
        dates.sort_unstable();
        dates.dedup();
        Some(Self {
            first: Occurrence { starts, ends: event.ends },
            rule: rule.map(|rule| rule.days(starts.day, starts.time, zone)),
            dates,
            is_endless: rule.is_some_and(|rule| rule.end() == RuleEnd::Never),
            except: event.except.iter().map(|day| day.0).collect(),
        })
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

    /// The occurrences that are not over before a day and begin before another, and the one that follows.
    pub fn coming_before(&self, day: Date, end: Date) -> Vec<Occurrence> {
        let mut coming = Vec::new();
        for occurrence in self.not_over_before(day) {
            coming.push(occurrence);
            if occurrence.first_day() >= end {
                break;
            }
        }
        coming
    }

    /// The day on which the last occurrence ends; none where the event comes again without end.
    pub fn last_day(&self) -> Option<Date> {
        (!self.is_endless).then(|| self.last().last_day())
    }

    /// The last occurrence; the event's own time where every day is an exception, or where it comes again
    /// without end.
    pub fn last(&self) -> Occurrence {
        let takes_place = |day: &Date| !self.except.contains(day);
        let of_rule = self.rule.clone().and_then(|days| days.last_where(takes_place));
        let of_rule = of_rule.map(|day| Moment { day, time: self.first.starts.time });
        let single = self.dates.iter().copied().rfind(|date| takes_place(&date.day));
        of_rule.max(single).map_or(self.first, |starts| self.occurrence(starts))
    }

    /// Whether an occurrence begins on a day, or would if it were no exception.
    pub fn begins_on(&self, day: Date) -> bool {
        self.starts_from(day).next().is_some_and(|starts| starts.day == day)
    }

    /// When occurrences start from a day on, exceptions among them.
    pub fn starts_from(&self, from: Date) -> impl Iterator<Item = Moment> + 'a {
        let dates: Vec<_> = self.dates.iter().copied().filter(|date| date.day >= from).collect();
        let mut dates = dates.into_iter().peekable();
        let time = self.first.starts.time;
        let of_rule = self.rule.clone().map(|days| days.from(from)).into_iter().flatten();
        let mut of_rule = of_rule.map(move |day| Moment { day, time }).peekable();
        std::iter::from_fn(move || match (dates.peek(), of_rule.peek()) {
            (Some(date), Some(of_rule)) if date < of_rule => dates.next(),
            (Some(date), Some(same)) if date == same => {
                of_rule.next();
                dates.next()
            }
            (Some(_), None) => dates.next(),
            _ => of_rule.next(),
        })
    }

    fn not_over_before(&self, day: Date) -> impl Iterator<Item = Occurrence> + '_ {
        let length = self.first.last_day() - self.first.first_day();
        let from = day.checked_sub(length).unwrap_or(day);
        let starts = self.starts_from(from).filter(|starts| !self.except.contains(&starts.day));
        starts.map(|starts| self.occurrence(starts)).filter(move |occurrence| occurrence.last_day() >= day)
    }

    /// The occurrence that starts at a moment, as long as the first one.
    pub fn occurrence(&self, starts: Moment) -> Occurrence {
        let first = self.first.starts;
        let ends = self.first.ends.map(|ends| {
            let later = match ends.time {
                Some(_) => starts.start().checked_add(ends.start() - first.start()),
                None => starts.day.to_datetime(Time::midnight()).checked_add(ends.day - first.day),
            };
            let later = later.unwrap_or_else(|_| starts.start());
            Moment { day: later.date(), time: ends.time.map(|_| later.time()) }
        });
        Occurrence { starts, ends }
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
        assert_eq!(
            Recurrence::of(&event, &TimeZone::UTC).expect("a day").on(day(asked)).first_day(),
            day(expected)
        );
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
    fn dates_one_by_one() {
        let yaml = "starts: 2026-12-10 10:00\nends: 2026-12-10 12:00\ndates: [2027-01-09 14:00, 2026-12-24]\n\
                    except: [2026-12-10]\n";
        let event = event(yaml);
        let recurrence = Recurrence::of(&event, &TimeZone::UTC).expect("a day");
        let told = |occurrence: Occurrence| {
            format!("{}/{}", occurrence.starts.start(), occurrence.ends.expect("an end").start())
        };
        let coming: Vec<_> = recurrence.coming(day("2026-01-01"), 9).into_iter().map(told).collect();
        assert_eq!(
            coming,
            ["2026-12-24T10:00:00/2026-12-24T12:00:00", "2027-01-09T14:00:00/2027-01-09T16:00:00"]
        );
        assert_eq!(recurrence.last_day(), Some(day("2027-01-09")));
        on("dates: [2026-12-24, 2026-12-10]\nrepeat: FREQ=WEEKLY;COUNT=2\n", "2026-12-18", "2026-12-24");
        on("dates: [2026-12-24, 2026-12-10]\nrepeat: FREQ=WEEKLY;COUNT=2\n", "2026-12-11", "2026-12-17");
    }

    #[test]
    fn what_ends_at_midnight_is_over_with_the_day_before() {
        let occurrence =
            |yaml: &str| Recurrence::of(&event(yaml), &TimeZone::UTC).expect("a day").on(day("2026-01-01"));
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
