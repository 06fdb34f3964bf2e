//! A text is read as a recurrence rule whole, or refused.

use jiff::civil::{Date, Weekday, date};
use jiff::tz::TimeZone;
use unicode_normalization::UnicodeNormalization as _;

use super::words::numbers;
use crate::content::types::{RecurrenceRule, RuleEnd, Until};

/// How many days of a rule are looked at.
const DAYS: usize = 12;

/// What is read is written as RFC 5545 has it and read as the same again; nothing of the text is
/// ignored; its days are in order and are those that it names. The advice for what is refused can be
/// followed.
pub(super) fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match text.parse::<RecurrenceRule>() {
        Ok(rule) => {
            let written = rule.to_string();
            assert_eq!(written.parse().as_ref(), Ok(&rule), "{text:?} is {written}, which is not the same");
            accounts_for(&text, &written);
            for first in [date(2027, 1, 16), date(2028, 2, 29)] {
                has_its_days(&rule, first, &written);
            }
        }
        Err(error) => {
            if let Some(meant) = error.meant {
                assert!(meant.parse::<RecurrenceRule>().is_ok(), "{text:?}: the advice {meant:?} is no rule");
            }
        }
    }
}

/// Every number and day of the week of a text stands in its rule.
fn accounts_for(text: &str, written: &str) {
    if written.contains("UNTIL=0") {
        // A year below 1000, whose zero is no part of a number.
        return;
    }
    let told = numbers(&written.replace('T', "").replace(',', " "));
    let is_told = |number: u64| {
        // A date of an era, the parts of a date, and what a rule has by itself.
        told.iter().any(|told| {
            *told == number
                || *told >= 10_000_000 && date_has(*told, number)
                || text.contains("令和") && *told >= 10_000_000 && date_has(*told, number + 2018)
        })
    };
    let written_numbers = numbers(&text.replace(['-', ':', ',', '，'], " "));
    for number in written_numbers.into_iter().filter(|number| *number != 1) {
        assert!(is_told(number), "{text:?} is {written}, without {number}");
    }
    let plain: String = text.nfkc().collect::<String>().to_uppercase();
    let is_rule = plain.contains("FREQ");
    for (letter, day) in "火水木金土".chars().zip(["TU", "WE", "TH", "FR", "SA"]) {
        assert!(!plain.contains(letter) || written.contains(day), "{text:?} is {written}, without {letter}");
    }
    let parts = plain.split(';').map(|part| part.trim().trim_start_matches("RRULE:"));
    for part in parts.filter(|part| is_rule && !part.is_empty()) {
        let Some((name, value)) = part.split_once('=') else {
            panic!("{text:?} is {written}, without {part}")
        };
        let (name, value) = (name.trim(), value.trim());
        let is_usual =
            matches!((name, value.trim_start_matches(['+', '0'])), ("INTERVAL", "1") | ("WKST", "MO"));
        assert!(is_usual || written.contains(name), "{text:?} is {written}, without {part}");
        let mut items = value.split(',').filter(|_| matches!(name, "BYDAY" | "FREQ" | "WKST"));
        let is_told = |item: &str| written.contains(item.trim_start_matches(['+', '0', '-']));
        assert!(is_usual || items.all(is_told), "{text:?} is {written}, without {part}");
    }
}

/// Whether a date as a rule writes it, with or without a time, has such a year, month, day or time.
fn date_has(date: u64, number: u64) -> bool {
    let digits = date.to_string();
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u64>().ok());
    let parts = [0..4, 4..6, 6..8, 8..10, 10..12, 12..14, 0..8, 8..14, 8..12];
    parts.into_iter().filter_map(part).any(|part| part == number)
}

fn has_its_days(rule: &RecurrenceRule, first: Date, written: &str) {
    let zone = TimeZone::get("Asia/Tokyo").expect("a zone");
    let days: Vec<Date> = rule.days(first, None, &zone).from(first).take(DAYS).collect();
    let ascend = days.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(ascend && days.first().is_none_or(|day| *day >= first), "{written}: {days:?}");
    for day in &days {
        assert!(is_named(rule, *day), "{written}: {day} is none of its days");
    }
    if let Some(third) = days.get(2) {
        let later: Vec<Date> = rule.days(first, None, &zone).from(*third).take(DAYS - 2).collect();
        assert_eq!(later, days[2..], "{written}: other days from {third} on");
    }
    let is_short = match rule.end() {
        RuleEnd::Never | RuleEnd::Until(Until::Utc(_)) => false,
        RuleEnd::Count(count) => count.get() <= 40,
        RuleEnd::Until(Until::Day(day)) => day.year() <= first.year() + 2,
        RuleEnd::Until(Until::Local(moment)) => moment.year() <= first.year() + 2,
    };
    if is_short {
        let last = rule.days(first, None, &zone).from(first).last();
        assert_eq!(rule.days(first, None, &zone).last_where(|_| true), last, "{written}: the last day");
    }
    if let RuleEnd::Until(Until::Day(last)) = rule.end() {
        assert!(days.iter().all(|day| *day <= last), "{written}: {days:?}");
    }
}

/// Whether a rule can mean a day, by what it says of days of the week, of the month and months.
fn is_named(rule: &RecurrenceRule, day: Date) -> bool {
    let backwards = day.day() - day.days_in_month() - 1;
    let weekdays: Vec<Weekday> = rule.weekdays().iter().map(|weekday| weekday.day).collect();
    (weekdays.is_empty() || weekdays.contains(&day.weekday()))
        && (rule.months().is_empty() || rule.months().contains(&day.month()))
        && (rule.month_days().is_empty()
            || rule.month_days().contains(&day.day())
            || rule.month_days().contains(&backwards))
}
