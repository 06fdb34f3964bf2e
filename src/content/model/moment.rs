//! Days, times and both together, as they are written.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use unicode_normalization::UnicodeNormalization;

/// A day: `2026-05-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

/// A day, or a month where nobody knows the day any more: `2026-05-01`, `2026-05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOrMonth {
    /// The day.
    Day(Date),
    /// The month.
    Month(Month),
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(Date);

/// A day or a date-time in the site's zone: `2026-05-01`, `2026-05-01 10:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The time of the day, where one was given.
    pub time: Option<Time>,
}

/// A time of the day: `10:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(pub Time);

/// Why a text is no day or time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// It has the form of a day that the calendar does not have.
    NoSuchDay,
    /// It names a year of a Japanese era.
    Era {
        /// The same day, or only its year, in the western calendar.
        western: String,
    },
    /// Year, month and day are written in another form.
    OtherForm {
        /// The same day as it should be written.
        iso: String,
    },
    /// The time is not written as hours and minutes.
    Time,
    /// Anything else.
    Unreadable,
}

impl Moment {
    /// The moment as a date-time; a whole day begins at midnight.
    pub fn start(self) -> DateTime {
        self.day.to_datetime(self.time.unwrap_or_default())
    }
}

impl FromStr for Day {
    type Err = DateError;

    /// Reads `2026-05-01`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        if has_iso_form(text) {
            return text.parse::<Date>().map(Self).map_err(|_| DateError::NoSuchDay);
        }
        Err(why_no_day(text))
    }
}

impl Month {
    /// Its first day.
    pub const fn first(self) -> Date {
        self.0
    }
}

impl DayOrMonth {
    /// The day, or the first one of the month.
    pub const fn first(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.first(),
        }
    }
}

impl fmt::Display for DayOrMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(month) => write!(f, "{}", month.first().strftime("%Y-%m")),
        }
    }
}

impl FromStr for DayOrMonth {
    type Err = DateError;

    /// Reads `2026-05-01` or `2026-05`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let first = format!("{}-01", text.trim());
        if has_iso_form(&first) {
            let first = first.parse::<Date>().map_err(|_| DateError::NoSuchDay)?;
            return Ok(Self::Month(Month(first)));
        }
        text.parse::<Day>().map(|day| Self::Day(day.0))
    }
}

impl FromStr for Moment {
    type Err = DateError;

    /// Reads `2026-05-01`, `2026-05-01 10:00` or `2026-05-01T10:00`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (day, Some(time.trim())),
            None => (text, None),
        };
        let day = day.parse::<Day>()?.0;
        let time = time.map(str::parse::<Clock>).transpose()?.map(|clock| clock.0);
        Ok(Self { day, time })
    }
}

impl FromStr for Clock {
    type Err = DateError;

    /// Reads `10:00` or `10:00:30`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.trim().split(':');
        let mut next = |required: bool| match parts.next() {
            Some(part) if (1..=2).contains(&part.len()) => part.parse::<i8>().map_err(|_| DateError::Time),
            None if !required => Ok(0),
            _ => Err(DateError::Time),
        };
        let (hour, minute, second) = (next(true)?, next(true)?, next(false)?);
        if parts.next().is_some() {
            return Err(DateError::Time);
        }
        Time::new(hour, minute, second, 0).map(Self).map_err(|_| DateError::Time)
    }
}

fn has_iso_form(text: &str) -> bool {
    let bytes = text.as_bytes();
    let fits =
        |(at, byte): (usize, &u8)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() };
    bytes.len() == 10 && bytes.iter().enumerate().all(fits)
}

/// The eras of Japan since the calendar change, with the year before their first.
/// Source: 元号を改める政令 (令和, 平成); 皇室典範 and earlier decrees for the others.
const ERAS: [(&str, char, i32); 5] =
    [("令和", 'R', 2018), ("平成", 'H', 1988), ("昭和", 'S', 1925), ("大正", 'T', 1911), ("明治", 'M', 1867)];

fn why_no_day(text: &str) -> DateError {
    let plain: String = text.nfkc().collect();
    for (name, letter, before) in ERAS {
        let rest = plain.strip_prefix(name).or_else(|| plain.strip_prefix(letter));
        let Some(rest) = rest else { continue };
        let rest = rest.trim_start().replacen('元', "1", 1);
        let numbers: Vec<i32> = numbers(&rest);
        let Some(year) = numbers.first() else { continue };
        let western = match numbers.as_slice() {
            [_, month, day, ..] => format!("{:04}-{month:02}-{day:02}", before + year),
            _ => (before + year).to_string(),
        };
        return DateError::Era { western };
    }
    if let [year, month, day, ..] = numbers(&plain).as_slice()
        && *year > 1000
        && (1..=12).contains(month)
        && (1..=31).contains(day)
    {
        return DateError::OtherForm { iso: format!("{year:04}-{month:02}-{day:02}") };
    }
    DateError::Unreadable
}

fn numbers(text: &str) -> Vec<i32> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn why<T: FromStr<Err = DateError>>(text: &str) -> Option<DateError> {
        text.parse::<T>().err()
    }

    #[test]
    fn days() {
        let era = |western: &str| Some(DateError::Era { western: western.to_owned() });
        assert_eq!(why::<Day>("2026-05-01"), None);
        assert_eq!(why::<Day>("2026-02-30"), Some(DateError::NoSuchDay));
        assert_eq!(why::<Day>("5月1日"), Some(DateError::Unreadable));
        assert_eq!(why::<Day>("令和8年5月1日"), era("2026-05-01"));
        assert_eq!(why::<Day>("令和元年"), era("2019"));
        assert_eq!(why::<Day>("2026/5/1"), Some(DateError::OtherForm { iso: "2026-05-01".into() }));
    }

    #[test]
    fn moments_and_times() {
        assert_eq!(why::<Moment>("2026-05-01 10:00"), None);
        assert_eq!(why::<Moment>("2026-05-01T09:30:00"), None);
        assert_eq!(why::<Moment>("2026-05-01 25:00"), Some(DateError::Time));
        assert_eq!(why::<Clock>("9:05"), None);
        assert_eq!(why::<Clock>("1000"), Some(DateError::Time));
    }
}
