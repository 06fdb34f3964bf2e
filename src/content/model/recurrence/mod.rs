//! When something comes again: recurrence rules as RFC 5545 (iCalendar) 3.3.10 defines them, and the same
//! in Japanese or English words.
//!
//! A rule is read once, whole, where the type of its field is read (`parse`, `words`); what is
//! not understood to the last letter is a [`RecurrenceError`]. `days` says on which days
//! a rule lets something begin. Days have no zone here; only an `UNTIL` in UTC needs that of the site.

mod days;
mod english;
mod months_off;
mod parse;
mod repair;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;
use std::num::NonZeroU16;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

pub use days::RuleDays;
pub(in crate::content) use english::in_japanese;
pub(in crate::content) use parse::{Reason, RecurrenceError};

/// The days of the week with their names in rules, from Monday.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// A recurrence rule: how often, on which days, until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurrenceRule {
    frequency: Frequency,
    interval: NonZeroU16,
    end: RuleEnd,
    weekdays: Vec<RuleWeekday>,
    month_days: Vec<i8>,
    months: Vec<i8>,
    positions: Vec<i16>,
    week_start: Weekday,
}

/// The period of which a rule takes every one, or every second, third … (`FREQ`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Days.
    Daily,
    /// Weeks.
    Weekly,
    /// Months.
    Monthly,
    /// Years.
    Yearly,
}

/// When a rule ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleEnd {
    /// It does not.
    Never,
    /// After so many times (`COUNT`).
    Count(NonZeroU16),
    /// After a day or moment (`UNTIL`).
    Until(Until),
}

/// The last day or moment at which something may begin (`UNTIL`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// All of a day: `20270331`.
    Day(Date),
    /// A moment in the zone of the site: `20270331T090000`.
    Local(DateTime),
    /// A moment in UTC: `20270331T000000Z`.
    Utc(Timestamp),
}

/// A day of the week in a rule (`BYDAY`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleWeekday {
    /// Which one of the month or year: `2` the second, `-1` the last; every one if not given. Never 0.
    pub nth: Option<i8>,
    /// The day.
    pub day: Weekday,
}

impl RecurrenceRule {
    /// Of which period it takes every [`interval`](Self::interval)th.
    pub const fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// 1 for every day, week …, 2 for every second.
    pub const fn interval(&self) -> u16 {
        self.interval.get()
    }

    /// When it ends.
    pub const fn end(&self) -> RuleEnd {
        self.end
    }

    /// The same rule with another end.
    #[must_use]
    pub fn ending(&self, end: RuleEnd) -> Self {
        Self { end, ..self.clone() }
    }

    /// The same rule in all months.
    #[must_use]
    pub fn in_all_months(&self) -> Self {
        Self { months: Vec::new(), ..self.clone() }
    }

    /// The days of the week, in the order in which they are written.
    pub fn weekdays(&self) -> &[RuleWeekday] {
        &self.weekdays
    }

    /// The days of the month: 1 the first, -1 the last.
    pub fn month_days(&self) -> &[i8] {
        &self.month_days
    }

    /// The months, 1 to 12.
    pub fn months(&self) -> &[i8] {
        &self.months
    }

    /// Which of the days of a period it keeps (`BYSETPOS`): 1 the first, -1 the last; all if empty.
    pub fn positions(&self) -> &[i16] {
        &self.positions
    }
}

impl Until {
    /// The last day on which something that begins at this time of the day may begin.
    pub fn last_day(self, time: Option<Time>, zone: &TimeZone) -> Date {
        let moment = match self {
            Self::Day(day) => return day,
            Self::Local(moment) => moment,
            Self::Utc(moment) => zone.to_datetime(moment),
        };
        let is_late = time.unwrap_or_default() > moment.time();
        if is_late { moment.date().yesterday().unwrap_or(moment.date()) } else { moment.date() }
    }
}

/// As RFC 5545 writes it: `FREQ=MONTHLY;BYDAY=2SA`.
impl fmt::Display for RecurrenceRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = match self.frequency {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.interval.get() > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.end {
            RuleEnd::Never => {}
            RuleEnd::Count(count) => write!(f, ";COUNT={count}")?,
            RuleEnd::Until(Until::Day(day)) => write!(f, ";UNTIL={}", day.strftime("%Y%m%d"))?,
            RuleEnd::Until(Until::Local(moment)) => {
                write!(f, ";UNTIL={}", moment.strftime("%Y%m%dT%H%M%S"))?;
            }
            RuleEnd::Until(Until::Utc(moment)) => {
                write!(f, ";UNTIL={}", moment.strftime("%Y%m%dT%H%M%SZ"))?;
            }
        }
        write_list(f, "BYMONTH", &self.months)?;
        write_list(f, "BYMONTHDAY", &self.month_days)?;
        write_list(f, "BYDAY", &self.weekdays)?;
        write_list(f, "BYSETPOS", &self.positions)?;
        if self.week_start == Weekday::Monday { Ok(()) } else { write!(f, ";WKST={}", name(self.week_start)) }
    }
}

impl fmt::Display for RuleWeekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.nth.map_or(Ok(()), |nth| write!(f, "{nth}"))?;
        f.write_str(name(self.day))
    }
}

fn name(day: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(_, known)| *known == day).map_or("", |(name, _)| name)
}

fn write_list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, part: &str, items: &[T]) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        match index {
            0 => write!(f, ";{part}={item}")?,
            _ => write!(f, ",{item}")?,
        }
    }
    Ok(())
}
