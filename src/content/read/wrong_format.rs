//! EN014, EN024, EN027, EN029: texts that do not have their format.

use jiff::civil::{Date, Weekday};

use super::notation::date::{self, Written};
use crate::content::model::recurrence::{Reason, RecurrenceError};
use crate::content::model::types::{DateError, RecurrenceRule};
use crate::content::schema::FormatError;
use crate::diagnostic::findings::{EN014, EN024, EN024Variant, EN027, EN029, EN029Help, EN029Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location};

/// The finding for a value that does not have the format of its field. A day without a year is
/// probably one near to another day that the record or its table names.
pub(super) fn finding(
    error: FormatError,
    (field, label): (String, String),
    value: String,
    location: Location,
    near: Option<Date>,
) -> Diagnostic {
    let variant = match error {
        FormatError::LostZeros => return EN014::LostZeros { field, label, value }.at(location),
        FormatError::Form(variant) => return EN027 { field, label, value, variant }.at(location),
        FormatError::Recurrence(error) => return recurrence(error, value).at(location),
        FormatError::Date(DateError::NoSuchDay) => EN024Variant::NoSuchDay,
        FormatError::Date(DateError::Time) if has_offset(&value) => EN024Variant::Offset,
        FormatError::Date(DateError::Time) => EN024Variant::Time,
        FormatError::Date(DateError::Era { .. } | DateError::OtherForm { .. } | DateError::Unreadable) => {
            if field.starts_with("except") && names_months_off(&value) {
                EN024Variant::MonthsOff
            } else {
                unreadable(&value, near)
            }
        }
    };
    EN024 { field, label, value, variant }.at(location)
}

/// The finding for a text that is no recurrence rule.
fn recurrence(error: RecurrenceError, value: String) -> EN029 {
    let numbers = |part: &str, (min, max): (i64, i64)| EN029Help::Number {
        name: part.to_owned(),
        min: min.to_string(),
        max: max.to_string(),
    };
    let part = |name: &str, value: &str| EN029Message::Part { part: format!("{name}={value}") };
    let (message, help) = match error.reason {
        Reason::Words => (EN029Message::Words, EN029Help::Examples),
        Reason::NoFrequency => (EN029Message::NoFrequency, EN029Help::Examples),
        Reason::TooOften => (EN029Message::TooOften, EN029Help::Frequency),
        Reason::UnknownPart(part) => (EN029Message::UnknownPart { part }, EN029Help::Examples),
        Reason::Repeated(part) => {
            let part = part.to_owned();
            (EN029Message::Repeated { part: part.clone() }, EN029Help::KeepOne { part })
        }
        Reason::UntilAndCount => (EN029Message::UntilAndCount, EN029Help::UntilOrCount),
        Reason::Frequency(value) => (part("FREQ", &value), EN029Help::Frequency),
        Reason::Until(value) => (part("UNTIL", &value), EN029Help::Until),
        Reason::Weekday { part: "WKST", value } => (part("WKST", &value), EN029Help::WeekStart),
        Reason::Weekday { part: name, value } => (part(name, &value), EN029Help::Weekdays),
        Reason::Number { part: name, value, range } => (part(name, &value), numbers(name, range)),
        Reason::NumberedWeekday(part) => (EN029Message::NumberedWeekday { part }, EN029Help::Monthly),
        Reason::Misplaced(part) => {
            let part = part.to_owned();
            (EN029Message::Misplaced { part: part.clone() }, EN029Help::Remove { part })
        }
    };
    let help = error.meant.map_or(help, |suggestion| EN029Help::DidYouMean { suggestion });
    EN029 { value, message, help }
}

/// Why a text that names no day of the calendar does not.
fn unreadable(value: &str, near: Option<Date>) -> EN024Variant {
    match date::beginning(value) {
        Some(Written::NoSuchDay) => EN024Variant::NoSuchDay,
        Some(Written::NoSuchEraYear { western }) => EN024Variant::NoSuchEraYear { western },
        Some(Written::OtherWeekday { day, is }) => EN024Variant::OtherWeekday { day, weekday: word(is) },
        Some(Written::DayOfAnyYear { month, day }) => {
            match near.and_then(|near| date::nearest_to(near, month, day)) {
                Some(proposal) => EN024Variant::NoYear { proposal },
                None => EN024Variant::NoYearAtAll,
            }
        }
        Some(Written::Month { .. } | Written::Year(_)) => EN024Variant::NoDay,
        Some(Written::Day(_)) if has_offset(value) => EN024Variant::Offset,
        Some(Written::Day(_)) => EN024Variant::Time,
        None => EN024Variant::Unreadable,
    }
}

/// Whether a value names months alone (`8月`, `1・8月`), which a recurrence takes in brackets.
fn names_months_off(value: &str) -> bool {
    value.contains('月') && format!("毎週土曜（{value}は休み）").parse::<RecurrenceRule>().is_ok()
}

/// Whether a time has an offset from UTC: `10:00+09:00`, `10:00Z`.
fn has_offset(value: &str) -> bool {
    let Some((_, time)) = value.split_once(['T', ' ']) else { return false };
    time.ends_with(['Z', 'z']) || time.contains('+')
}

const fn word(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}
