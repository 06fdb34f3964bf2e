//! What a rule that cannot be read certainly means, for the advice to its writer.

use unicode_normalization::UnicodeNormalization;

use super::WEEKDAYS;
use crate::content::model::types::{DateError, Day};

/// A rule with full-width letters, Japanese separators, names of days and other notations of dates put
/// right. The result may still be no rule.
pub(super) fn repaired(text: &str) -> Option<String> {
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let plain = plain.strip_prefix("RRULE:").unwrap_or(&plain);
    let parts = plain.split(';').filter(|part| !part.is_empty());
    let parts: Option<Vec<_>> = parts.map(|part| part.split_once('=').and_then(repaired_part)).collect();
    parts.map(|parts| parts.join(";"))
}

fn repaired_part((name, value): (&str, &str)) -> Option<String> {
    let value = match name {
        "FREQ" => frequency(value).to_owned(),
        "BYDAY" => {
            let days: Option<Vec<_>> = items(value).map(weekdays).collect();
            days.filter(|days| !days.is_empty())?.join(",")
        }
        "BYMONTH" => items(value).map(|item| item.trim_end_matches('月')).collect::<Vec<_>>().join(","),
        "BYMONTHDAY" => items(value).map(|item| item.trim_end_matches('日')).collect::<Vec<_>>().join(","),
        "INTERVAL" | "COUNT" => value.trim_end_matches('回').to_owned(),
        "UNTIL" => until(value)?,
        _ => value.to_owned(),
    };
    Some(format!("{name}={value}"))
}

fn items(value: &str) -> impl Iterator<Item = &str> {
    value.split([',', '、', '・', '/', 'と']).filter(|item| !item.is_empty())
}

fn frequency(value: &str) -> &str {
    match value {
        "DAY" | "毎日" => "DAILY",
        "WEEK" | "毎週" => "WEEKLY",
        "MONTH" | "毎月" => "MONTHLY",
        "YEAR" | "毎年" | "ANNUALLY" => "YEARLY",
        other => other,
    }
}

/// `2SA` of `第2土曜日` and `2SAT`, and `MO,TU,WE` of `MO-WE`.
fn weekdays(item: &str) -> Option<String> {
    let range = item.split_once(['-', '~', '〜']).filter(|(from, _)| !from.is_empty());
    if let Some((from, to)) = range {
        let (from, to) = (weekday(from)?, weekday(to)?);
        let names = WEEKDAYS.get(from..=to)?.iter().map(|(name, _)| *name);
        return Some(names.collect::<Vec<_>>().join(","));
    }
    let item = item.trim_start_matches('第');
    let at = item.find(|c: char| !c.is_ascii_digit() && !matches!(c, '+' | '-'))?;
    let (number, name) = item.split_at(at);
    Some(format!("{number}{}", WEEKDAYS[weekday(name)?].0))
}

/// The position of a day of the week, Monday first.
fn weekday(name: &str) -> Option<usize> {
    const ENGLISH: [&str; 7] = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
    let japanese = name.trim_end_matches('日').trim_end_matches('曜');
    let japanese = if name == "日" { name } else { japanese };
    let of_japanese = "月火水木金土日".chars().position(|day| japanese.chars().eq([day]));
    of_japanese.or_else(|| ENGLISH.iter().position(|day| name.len() >= 2 && day.starts_with(name)))
}

fn until(value: &str) -> Option<String> {
    if value.bytes().all(|byte| byte.is_ascii_digit() || b"-T:Z".contains(&byte)) {
        return Some(value.to_owned());
    }
    let day = match value.trim_end_matches("まで").parse::<Day>() {
        Ok(day) => day,
        Err(DateError::Era { western: iso } | DateError::OtherForm { iso }) => iso.parse().ok()?,
        Err(_) => return None,
    };
    Some(day.0.to_string().replace('-', ""))
}
