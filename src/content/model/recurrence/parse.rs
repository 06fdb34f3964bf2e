//! A recurrence rule is read, as RFC 5545 writes it.

use std::num::NonZeroU16;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::{Frequency, RecurrenceRule, RuleEnd, RuleWeekday, Until, WEEKDAYS, english, repair, words};

/// Why a text is no recurrence rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurrenceError {
    /// What is wrong.
    pub reason: Reason,
    /// The rule that is certainly meant, as it should be written.
    pub meant: Option<String>,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It has no `NAME=value` at all, and is not understood as words.
    Words,
    /// It has no `FREQ`.
    NoFrequency,
    /// It repeats more often than once a day.
    TooOften,
    /// It has a part of this name, which does not exist or is not supported.
    UnknownPart(String),
    /// A part stands in it twice.
    Repeated(&'static str),
    /// It has both `UNTIL` and `COUNT`.
    UntilAndCount,
    /// The value of `FREQ` is none.
    Frequency(String),
    /// The value of `UNTIL` is neither date nor date-time.
    Until(String),
    /// The value of `BYDAY` or `WKST` has something else than days of the week.
    Weekday {
        /// The name of the part.
        part: &'static str,
        /// The value, as written.
        value: String,
    },
    /// A value has something else than numbers in a range.
    Number {
        /// The name of the part.
        part: &'static str,
        /// The value, as written.
        value: String,
        /// The least and the greatest number.
        range: (i64, i64),
    },
    /// A numbered day of the week, such as `2SA`, in a rule that is neither monthly nor yearly.
    NumberedWeekday(String),
    /// A part has no meaning beside this `FREQ`, or without another part.
    Misplaced(&'static str),
}

/// How often something may come at most: 27 years of a daily event.
const MOST_TIMES: i64 = 10_000;

/// The parts that a rule may have.
const PARTS: [&str; 9] =
    ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"];

impl FromStr for RecurrenceRule {
    type Err = RecurrenceError;

    /// Reads `FREQ=MONTHLY;BYDAY=2SA`, in any case, with or without `RRULE:` before it, and `毎月第2土曜`.
    fn from_str(text: &str) -> Result<Self, RecurrenceError> {
        read(text).map_err(|reason| RecurrenceError {
            meant: repair::repaired(text).filter(|repaired| read(repaired).is_ok()),
            reason,
        })
    }
}

fn read(text: &str) -> Result<RecurrenceRule, Reason> {
    let text = text.trim().to_ascii_uppercase();
    let text = text.strip_prefix("RRULE:").unwrap_or(&text);
    let written = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let written: Vec<_> = written.map(|part| part.split_once('=').unwrap_or((part, ""))).collect();
    if written.iter().all(|(_, value)| value.is_empty()) && !text.contains('=') {
        return words::read(text).or_else(|| english::read(text)).ok_or(Reason::Words);
    }
    let parts = Parts::of(&written)?;
    let frequency = frequency(parts.get("FREQ").ok_or(Reason::NoFrequency)?)?;
    let end = match (parts.get("COUNT"), parts.get("UNTIL")) {
        (Some(_), Some(_)) => return Err(Reason::UntilAndCount),
        (Some(count), None) => RuleEnd::Count(positive("COUNT", count, MOST_TIMES)?),
        (None, Some(day)) => RuleEnd::Until(until(day).ok_or_else(|| Reason::Until(day.to_owned()))?),
        (None, None) => RuleEnd::Never,
    };
    let interval = parts.get("INTERVAL").map(|number| positive("INTERVAL", number, 1000)).transpose()?;
    let months = numbers(&parts, "BYMONTH", 1..=12)?;
    let rule = RecurrenceRule {
        frequency,
        interval: interval.unwrap_or(NonZeroU16::MIN),
        end,
        weekdays: parts.get("BYDAY").map(weekdays).transpose()?.unwrap_or_default(),
        month_days: numbers(&parts, "BYMONTHDAY", -31..=31)?,
        months,
        positions: numbers(&parts, "BYSETPOS", -366..=366)?,
        week_start: parts.get("WKST").map(week_start).transpose()?.unwrap_or(Weekday::Monday),
    };
    fitting(rule)
}

/// A rule whose parts have a meaning together.
fn fitting(rule: RecurrenceRule) -> Result<RecurrenceRule, Reason> {
    let most = match rule.frequency {
        Frequency::Daily | Frequency::Weekly => 0,
        Frequency::Yearly if rule.months.is_empty() => 53,
        Frequency::Monthly | Frequency::Yearly => 5,
    };
    let beyond = rule.weekdays.iter().find(|day| day.nth.is_some_and(|nth| nth.abs() > most));
    if let Some(day) = beyond {
        let written = day.to_string();
        return Err(if most == 0 {
            Reason::NumberedWeekday(written)
        } else {
            Reason::Weekday { part: "BYDAY", value: written }
        });
    }
    if rule.frequency == Frequency::Weekly && !rule.month_days.is_empty() {
        return Err(Reason::Misplaced("BYMONTHDAY"));
    }
    let chooses = !rule.weekdays.is_empty() || !rule.month_days.is_empty() || !rule.months.is_empty();
    if !rule.positions.is_empty() && !chooses {
        return Err(Reason::Misplaced("BYSETPOS"));
    }
    Ok(rule)
}

/// The parts of a rule, each at most once.
struct Parts<'a>([Option<&'a str>; PARTS.len()]);

impl<'a> Parts<'a> {
    fn of(written: &[(&str, &'a str)]) -> Result<Self, Reason> {
        let mut parts = Self([None; PARTS.len()]);
        for (name, value) in written {
            let name = name.trim();
            let known = PARTS.iter().position(|known| *known == name);
            let known = known.ok_or_else(|| Reason::UnknownPart(name.to_owned()))?;
            if parts.0[known].replace(value.trim()).is_some() {
                return Err(Reason::Repeated(PARTS[known]));
            }
        }
        Ok(parts)
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        PARTS.iter().position(|known| *known == name).and_then(|at| self.0[at])
    }
}

fn frequency(value: &str) -> Result<Frequency, Reason> {
    Ok(match value {
        "DAILY" => Frequency::Daily,
        "WEEKLY" => Frequency::Weekly,
        "MONTHLY" => Frequency::Monthly,
        "YEARLY" => Frequency::Yearly,
        "SECONDLY" | "MINUTELY" | "HOURLY" => return Err(Reason::TooOften),
        _ => return Err(Reason::Frequency(value.to_owned())),
    })
}

fn positive(part: &'static str, value: &str, most: i64) -> Result<NonZeroU16, Reason> {
    let number = number(part, value, value, 1..=most)?;
    Ok(u16::try_from(number).ok().and_then(NonZeroU16::new).unwrap_or(NonZeroU16::MIN))
}

/// The numbers of a part that may be missing, none of them 0, each once.
fn numbers<N>(parts: &Parts<'_>, part: &'static str, range: RangeInclusive<i64>) -> Result<Vec<N>, Reason>
where
    N: TryFrom<i64> + PartialEq,
{
    let Some(value) = parts.get(part) else { return Ok(Vec::new()) };
    let mut numbers = Vec::new();
    for item in value.split(',') {
        let number = N::try_from(number(part, value, item, range.clone())?).ok();
        numbers.extend(number.filter(|number| !numbers.contains(number)));
    }
    Ok(numbers)
}

fn number(part: &'static str, value: &str, item: &str, range: RangeInclusive<i64>) -> Result<i64, Reason> {
    let digits = item.strip_prefix(['+', '-']).unwrap_or(item);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = item.parse().ok().filter(|number| is_number && *number != 0 && range.contains(number));
    let range = (*range.start(), *range.end());
    number.ok_or_else(|| Reason::Number { part, value: value.to_owned(), range })
}

/// Days of the week with a comma between them: `SA`, and `2SA` or `-1SA` with a number.
fn weekdays(value: &str) -> Result<Vec<RuleWeekday>, Reason> {
    let mut days = Vec::new();
    for item in value.split(',') {
        let day = weekday(item);
        let day = day.ok_or_else(|| Reason::Weekday { part: "BYDAY", value: value.to_owned() })?;
        if !days.contains(&day) {
            days.push(day);
        }
    }
    Ok(days)
}

fn weekday(item: &str) -> Option<RuleWeekday> {
    let (number, day) = WEEKDAYS.iter().find_map(|(name, day)| Some((item.strip_suffix(name)?, *day)))?;
    let nth = match number {
        "" => None,
        _ => Some(i8::try_from(self::number("BYDAY", number, number, -53..=53).ok()?).ok()?),
    };
    Some(RuleWeekday { nth, day })
}

fn week_start(value: &str) -> Result<Weekday, Reason> {
    let day = WEEKDAYS.iter().find(|(name, _)| *name == value).map(|(_, day)| *day);
    day.ok_or_else(|| Reason::Weekday { part: "WKST", value: value.to_owned() })
}

/// `20270331` or `2027-03-31`, both also with a time as in `20270331T235900`, with `Z` in UTC.
fn until(value: &str) -> Option<Until> {
    let Some((day, time)) = value.split_once('T') else { return date(value).map(Until::Day) };
    let (time, is_utc) = time.strip_suffix('Z').map_or((time, false), |time| (time, true));
    let moment = date(day)?.to_datetime(self::time(time)?);
    if !is_utc {
        return Some(Until::Local(moment));
    }
    moment.to_zoned(TimeZone::UTC).ok().map(|moment| Until::Utc(moment.timestamp()))
}

fn date(text: &str) -> Option<Date> {
    let pieces: Vec<_> = text.split('-').collect();
    let lengths: Vec<_> = pieces.iter().map(|piece| piece.len()).collect();
    digits(&pieces.concat()).filter(|_| matches!(lengths.as_slice(), [8] | [4, 2, 2]))?.parse().ok()
}

fn time(text: &str) -> Option<Time> {
    let pieces: Vec<_> = text.split(':').collect();
    let is_divided = pieces.len() == 1 || pieces.iter().all(|piece| piece.len() == 2);
    let all = pieces.concat();
    let all = digits(&all).filter(|all| is_divided && matches!(all.len(), 4 | 6))?;
    let piece = |at: usize| all.get(at..at + 2).map_or(Some(0), |digits| digits.parse().ok());
    Time::new(piece(0)?, piece(2)?, piece(4)?, 0).ok()
}

fn digits(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}
