//! On which days a rule lets something begin.

use jiff::Span;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::{Frequency, RecurrenceRule, RuleEnd, RuleWeekday};

/// The days of a rule for something that begins on one day for the first time.
#[derive(Debug, Clone)]
pub struct RuleDays<'a> {
    rule: &'a RecurrenceRule,
    /// None is earlier.
    first: Date,
    /// None is later.
    last: Date,
}

impl RecurrenceRule {
    /// The days on which something begins that first may begin on a day, at this time of the day. What an
    /// `UNTIL` in UTC means depends on the zone. The first day counts only where the rule takes it.
    pub fn days(&self, first: Date, time: Option<Time>, zone: &TimeZone) -> RuleDays<'_> {
        let last = match self.end {
            RuleEnd::Until(until) => until.last_day(time, zone),
            RuleEnd::Never | RuleEnd::Count(_) => Date::MAX,
        };
        RuleDays { rule: self, first, last }
    }

    /// After how many periods without a day there is none any more: the calendar repeats itself after
    /// 400 years, which are whole weeks.
    const fn longest_pause(&self) -> u32 {
        match self.frequency {
            Frequency::Daily => 146_097,
            Frequency::Weekly => 20_871,
            Frequency::Monthly => 4_800,
            Frequency::Yearly => 400,
        }
    }

    /// Whether the rule leaves it to the first day which day of a month it takes.
    fn takes_first_day(&self) -> bool {
        self.weekdays.is_empty() && self.month_days.is_empty()
    }
}

impl<'a> RuleDays<'a> {
    /// The days from one on, in order; they may have no end.
    pub fn from(self, day: Date) -> impl Iterator<Item = Date> + 'a {
        let (start, count) = match self.rule.end {
            RuleEnd::Count(count) => (0, usize::from(count.get())),
            RuleEnd::Never | RuleEnd::Until(_) => (self.period_of(day), usize::MAX),
        };
        let longest_pause = self.rule.longest_pause();
        let mut pause = 0;
        let periods = (start..).map_while(move |number| self.period(number));
        let periods = periods.take_while(move |days| {
            pause = if days.is_empty() { pause + 1 } else { 0 };
            pause <= longest_pause
        });
        periods.flatten().take(count).skip_while(move |found| *found < day)
    }

    /// The last day for which something holds; none for a rule without end.
    pub fn last_where(self, mut holds: impl FnMut(&Date) -> bool) -> Option<Date> {
        match self.rule.end {
            RuleEnd::Never => None,
            RuleEnd::Count(_) => {
                let first = self.first;
                self.from(first).filter(holds).last()
            }
            RuleEnd::Until(_) => {
                let longest_pause = self.rule.longest_pause();
                let mut pause = 0;
                for number in (0..=self.period_of(self.last)).rev() {
                    let days = self.period(number).unwrap_or_default();
                    if let Some(day) = days.iter().rev().find(|day| holds(day)) {
                        return Some(*day);
                    }
                    pause = if days.is_empty() { pause + 1 } else { 0 };
                    if pause > longest_pause {
                        return None;
                    }
                }
                None
            }
        }
    }

    /// The number of the period that holds a day, or of the last one before it.
    fn period_of(&self, day: Date) -> u32 {
        let (first, day) = (self.first, day.max(self.first));
        let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        let passed = match self.rule.frequency {
            Frequency::Daily => (day - first).get_days(),
            Frequency::Weekly => (day - first).get_days().saturating_add(self.days_into_week()) / 7,
            Frequency::Monthly => months(day) - months(first),
            Frequency::Yearly => i32::from(day.year()) - i32::from(first.year()),
        };
        u32::try_from(passed).unwrap_or(0) / u32::from(self.rule.interval())
    }

    /// How many days of its week lie before the first day.
    fn days_into_week(&self) -> i32 {
        i32::from(self.first.weekday().since(self.rule.week_start))
    }

    /// The days of a period, in order; none for periods that begin after the last day, or after the end of
    /// the calendar.
    fn period(&self, number: u32) -> Option<Vec<Date>> {
        let passed = i64::from(number) * i64::from(self.rule.interval());
        let days_later =
            |days: i64| Span::new().try_days(days).ok().and_then(|span| self.first.checked_add(span).ok());
        let (begins, candidates): (Date, Vec<Date>) = match self.rule.frequency {
            Frequency::Daily => {
                let day = days_later(passed)?;
                (day, vec![day])
            }
            Frequency::Weekly => {
                let week = passed * 7 - i64::from(self.days_into_week());
                (days_later(week)?, (week..week + 7).map_while(days_later).collect())
            }
            Frequency::Monthly => {
                let months = i64::from(self.first.year()) * 12 + i64::from(self.first.month()) - 1 + passed;
                let month = first_of_month(months.div_euclid(12), months.rem_euclid(12) + 1)?;
                (month, days_of_month(month).collect())
            }
            Frequency::Yearly => {
                let year = i64::from(self.first.year()) + passed;
                let months = self.months().filter_map(|month| first_of_month(year, month.into()));
                (first_of_month(year, 1)?, months.flat_map(days_of_month).collect())
            }
        };
        if begins > self.last {
            return None;
        }
        let days = candidates.into_iter().filter(|day| self.takes(*day));
        let (first, last) = (self.first, self.last);
        Some(self.chosen(days.collect()).into_iter().filter(|day| *day >= first && *day <= last).collect())
    }

    /// The months of a year that can hold a day, in order.
    fn months(&self) -> impl Iterator<Item = i8> + '_ {
        (1..=12).filter(|month| match self.rule.months.as_slice() {
            [] => !self.rule.takes_first_day() || *month == self.first.month(),
            months => months.contains(month),
        })
    }

    fn takes(&self, day: Date) -> bool {
        let rule = self.rule;
        let (number, backwards) = (day.day(), day.day() - day.days_in_month() - 1);
        let is_taken_month = rule.months.is_empty() || rule.months.contains(&day.month());
        let is_taken_day = match rule.month_days.as_slice() {
            [] if rule.takes_first_day() => match rule.frequency {
                Frequency::Daily => true,
                Frequency::Weekly => day.weekday() == self.first.weekday(),
                Frequency::Monthly | Frequency::Yearly => number == self.first.day(),
            },
            [] => true,
            days => days.contains(&number) || days.contains(&backwards),
        };
        let is_taken_weekday =
            rule.weekdays.is_empty() || rule.weekdays.iter().any(|weekday| self.is_weekday(day, *weekday));
        is_taken_month && is_taken_day && is_taken_weekday
    }

    fn is_weekday(&self, day: Date, weekday: RuleWeekday) -> bool {
        let of_year = self.rule.frequency == Frequency::Yearly && self.rule.months.is_empty();
        let (number, all) = if of_year {
            (day.day_of_year(), day.days_in_year())
        } else {
            (day.day().into(), day.days_in_month().into())
        };
        let is_nth = weekday.nth.is_none_or(|nth| {
            let nth = i16::from(nth);
            if nth > 0 { (number - 1) / 7 + 1 == nth } else { (all - number) / 7 + 1 == -nth }
        });
        is_nth && day.weekday() == weekday.day
    }

    /// The days at the positions that the rule names; all if it names none.
    fn chosen(&self, days: Vec<Date>) -> Vec<Date> {
        if self.rule.positions.is_empty() {
            return days;
        }
        let of_end = |index: usize| i16::try_from(days.len() - index).map_or(0, |number| -number);
        let of_start = |index: usize| i16::try_from(index + 1).unwrap_or(0);
        let is_named = |index: usize| {
            self.rule.positions.contains(&of_start(index)) || self.rule.positions.contains(&of_end(index))
        };
        let named = days.iter().enumerate().filter(|(index, _)| is_named(*index));
        named.map(|(_, day)| *day).collect()
    }
}

fn first_of_month(year: i64, month: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()
}

fn days_of_month(first: Date) -> impl Iterator<Item = Date> {
    (1..=first.days_in_month()).filter_map(move |day| Date::new(first.year(), first.month(), day).ok())
}
