//! When an event takes place, as iCalendar says it.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::content::kinds::Event;
use crate::content::types::{Moment, RecurrenceRule, RuleEnd, Until};
use crate::site::{Occurrence, Recurrence};

/// For how many years what has no rule in iCalendar is listed day by day.
const LISTED_YEARS: i16 = 5;

/// A day, or a moment in the zone of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stamp {
    Day(Date),
    Local(DateTime),
}

/// The times of one `VEVENT`. An event whose times have not all one form has several of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    /// `DTSTART`.
    pub starts: Stamp,
    /// `DTEND`, which the event does not reach.
    pub ends: Option<Stamp>,
    /// `RRULE`.
    pub rule: Option<String>,
    /// `RDATE`.
    pub further: Vec<Stamp>,
    /// `EXDATE`.
    pub except: Vec<Stamp>,
}

impl Times {
    /// The times of an event in the zone of the site; none where no day is fixed, or none is left. `day` is
    /// that of the site.
    pub(super) fn of(event: &Event, zone: &TimeZone, day: Date) -> Vec<Self> {
        let Some(recurrence) = Recurrence::of(event, zone) else { return Vec::new() };
        let Some(first) = event.first() else { return Vec::new() };
        let plan = Plan { event, zone, recurrence, first };
        let hours = plan.recurrence.occurrence(first).daily_hours();
        if let Some(((_, from), (_, to))) = hours.filter(|_| event.has_daily_hours() && !event.all_day) {
            return plan.each_day(from, to, day).into_iter().collect();
        }
        match &event.repeat {
            Some(rule) => plan.repeating(rule),
            None => plan.listed(plan.dates()),
        }
    }
}

struct Plan<'a> {
    event: &'a Event,
    zone: &'a TimeZone,
    recurrence: Recurrence<'a>,
    first: Moment,
}

impl Plan<'_> {
    /// An event with a rule, and its single dates beside it.
    fn repeating(&self, rule: &RecurrenceRule) -> Vec<Times> {
        let Moment { day, time } = self.first;
        let Some(begins) = rule.days(day, time, self.zone).from(day).next() else {
            return self.listed(self.dates());
        };
        let starts = Moment { day: begins, time };
        let mut times = self.one(starts);
        times.rule = Some(self.in_icalendar(rule).to_string());
        times.except = self.event.except.iter().map(|day| self.stamp(Moment { day: day.0, time })).collect();
        times.except.sort_unstable();
        times.except.dedup();
        let (same, other): (Vec<_>, Vec<_>) =
            self.dates().into_iter().partition(|date| same_form(self.stamp(*date), times.starts));
        times.further = same.into_iter().map(|date| self.stamp(date)).collect();
        std::iter::once(times).chain(self.listed(other)).collect()
    }

    /// Single dates, in order.
    fn listed(&self, dates: Vec<Moment>) -> Vec<Times> {
        let mut listed: Vec<Times> = Vec::new();
        for date in dates {
            let stamp = self.stamp(date);
            match listed.iter_mut().find(|times| same_form(times.starts, stamp)) {
                Some(times) => times.further.push(stamp),
                None => listed.push(self.one(date)),
            }
        }
        listed
    }

    /// The same hours on each day of every occurrence.
    fn each_day(&self, from: Time, to: Time, day: Date) -> Option<Times> {
        let is_endless = self.event.repeat.as_ref().is_some_and(|rule| rule.end() == RuleEnd::Never);
        let years = |count: i16| Span::new().years(count);
        let (since, until) = if is_endless {
            let since = day.checked_sub(years(1)).unwrap_or(day).max(self.first.day);
            (since, day.checked_add(years(LISTED_YEARS)).unwrap_or(Date::MAX))
        } else {
            (self.first.day, Date::MAX)
        };
        let mut stamps = Vec::new();
        for occurrence in self.recurrence.coming_before(since, until) {
            let days = occurrence.first_day().series(Span::new().days(1));
            let days = days.take_while(|day| *day <= occurrence.last_day());
            let is_on = |day: &Date| !self.event.except.iter().any(|except| except.0 == *day);
            stamps.extend(days.filter(is_on).map(|day| Stamp::Local(day.to_datetime(from))));
        }
        stamps.sort_unstable();
        stamps.dedup();
        let (first, rest) = stamps.split_first()?;
        let Stamp::Local(starts) = *first else { return None };
        let ends = Some(Stamp::Local(starts.date().to_datetime(to)));
        let mut times =
            Times { starts: *first, ends, rule: None, further: rest.to_vec(), except: Vec::new() };
        let follow_each_other = stamps.is_sorted_by(|a, b| match (a, b) {
            (Stamp::Local(a), Stamp::Local(b)) => a.date().tomorrow().ok() == Some(b.date()),
            _ => false,
        });
        if follow_each_other && !rest.is_empty() {
            times.rule = Some(format!("FREQ=DAILY;COUNT={}", stamps.len()));
            times.further.clear();
        }
        Some(times)
    }

    /// The dates that stand one by one, in order.
    fn dates(&self) -> Vec<Moment> {
        let of_rule = self.event.starts.filter(|_| self.event.repeat.is_none());
        let timed = self.event.dates.iter();
        let timed = timed.map(|date| Moment { time: date.time.or(self.first.time), ..*date });
        let mut dates: Vec<_> = of_rule.into_iter().chain(timed).collect();
        dates.retain(|date| !self.event.except.iter().any(|except| except.0 == date.day));
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// The times of a single occurrence.
    fn one(&self, starts: Moment) -> Times {
        let occurrence = self.recurrence.occurrence(starts);
        let ends = self.ends(&occurrence);
        Times { starts: self.stamp(starts), ends, rule: None, further: Vec::new(), except: Vec::new() }
    }

    fn stamp(&self, moment: Moment) -> Stamp {
        match moment.time {
            Some(_) if !self.event.all_day => Stamp::Local(moment.start()),
            _ => Stamp::Day(moment.day),
        }
    }

    /// The end, which is not reached: the day after the last one for whole days.
    fn ends(&self, occurrence: &Occurrence) -> Option<Stamp> {
        let starts = match self.stamp(occurrence.starts) {
            Stamp::Day(_) => return Some(Stamp::Day(occurrence.last_day().tomorrow().ok()?)),
            Stamp::Local(starts) => starts,
        };
        let ends = occurrence.ends?;
        let ends = match ends.time {
            Some(_) => ends.start(),
            None if ends.day > starts.date() => ends.day.tomorrow().ok()?.to_datetime(Time::midnight()),
            None => return None,
        };
        (ends > starts).then_some(Stamp::Local(ends))
    }

    /// A rule whose end has the form that iCalendar asks for: a day where the event has days, else UTC.
    fn in_icalendar(&self, rule: &RecurrenceRule) -> RecurrenceRule {
        let RuleEnd::Until(until) = rule.end() else { return rule.clone() };
        let last = until.last_day(self.first.time, self.zone);
        let until = match self.stamp(Moment { day: last, time: self.first.time }) {
            Stamp::Day(day) => Until::Day(day),
            Stamp::Local(moment) => match self.zone.to_ambiguous_timestamp(moment).compatible() {
                Ok(moment) => Until::Utc(moment),
                Err(_) => Until::Local(moment),
            },
        };
        rule.ending(RuleEnd::Until(until))
    }
}

fn same_form(a: Stamp, b: Stamp) -> bool {
    matches!((a, b), (Stamp::Day(_), Stamp::Day(_)) | (Stamp::Local(_), Stamp::Local(_)))
}
