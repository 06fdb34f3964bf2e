//! Recurrence rules in English words: every 2nd Saturday, weekly on Friday, the last Sunday of the month.

use jiff::civil::Weekday;

use super::words::rule;
use super::{Frequency, RecurrenceRule, RuleWeekday, WEEKDAYS};

const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const ORDINALS: [(&[&str], i8); 6] = [
    (&["1st", "first"], 1),
    (&["2nd", "second"], 2),
    (&["3rd", "third"], 3),
    (&["4th", "fourth"], 4),
    (&["5th", "fifth"], 5),
    (&["last"], -1),
];

/// The rule that a text says in words.
pub(super) fn read(text: &str) -> Option<RecurrenceRule> {
    let plain = text.trim().trim_end_matches('.').to_lowercase().replace([',', '&', '/'], " and ");
    let words: Vec<&str> = plain.split_whitespace().filter(|word| *word != "the").collect();
    let words = words.as_slice();
    match words {
        ["daily"] | ["every", "day"] => return Some(rule(Frequency::Daily, 1)),
        ["weekdays"] | ["every", "weekday"] | ["on", "weekdays"] => {
            let days = WEEKDAYS[..5].iter().map(|(_, day)| RuleWeekday { nth: None, day: *day }).collect();
            return Some(RecurrenceRule { weekdays: days, ..rule(Frequency::Weekly, 1) });
        }
        _ => {}
    }
    nth_weekdays(words).or_else(|| weekdays(words)).or_else(|| day_of_month(words))
}

/// A rule of English words in Japanese ones.
pub(in crate::content) fn in_japanese(text: &str) -> Option<String> {
    let rule = read(text)?;
    let days = |days: &[RuleWeekday]| {
        let letter = |day: &RuleWeekday| {
            "月火水木金土日".chars().nth(usize::try_from(day.day.to_monday_zero_offset()).ok()?)
        };
        let letters = days.iter().filter_map(letter).map(String::from);
        letters.collect::<Vec<_>>().join("・")
    };
    let nth = |day: &RuleWeekday| match day.nth {
        Some(-1) => "最終".to_owned(),
        nth => format!("第{}", nth.unwrap_or(1)),
    };
    Some(match (rule.frequency, rule.interval.get(), rule.weekdays.as_slice()) {
        (Frequency::Daily, ..) => "毎日".to_owned(),
        (Frequency::Weekly, 2, weekdays) => format!("隔週{}曜", days(weekdays)),
        (Frequency::Weekly, _, weekdays) if weekdays.len() == 5 => "平日".to_owned(),
        (Frequency::Weekly, _, weekdays) => format!("毎週{}曜", days(weekdays)),
        (_, _, weekdays @ [first, ..]) => {
            let numbers: Vec<String> = weekdays.iter().map(nth).collect();
            format!("毎月{}{}曜", numbers.join("・"), days(std::slice::from_ref(first)))
        }
        (_, _, []) => format!("毎月{}日", rule.month_days.first()?),
    })
}

/// `every Friday`, `Fridays`, `weekly on Friday and Sunday`, `every other Wednesday`.
fn weekdays(words: &[&str]) -> Option<RecurrenceRule> {
    let (interval, rest) = match words {
        ["every", "other", "week", "on", rest @ ..]
        | ["every", "other", rest @ ..]
        | ["biweekly" | "fortnightly", "on", rest @ ..] => (2, rest),
        ["every", "week", "on", rest @ ..] | ["weekly", "on", rest @ ..] | ["every" | "each", rest @ ..] => {
            (1, rest)
        }
        ["on", rest @ ..] if rest.first().is_some_and(|word| word.ends_with('s')) => (1, rest),
        rest if rest.first().is_some_and(|word| word.ends_with('s')) => (1, rest),
        _ => return None,
    };
    let days: Option<Vec<Weekday>> =
        rest.iter().filter(|word| **word != "and").map(|word| weekday(word)).collect();
    let weekdays: Vec<_> = days?.into_iter().map(|day| RuleWeekday { nth: None, day }).collect();
    (!weekdays.is_empty()).then(|| RecurrenceRule { weekdays, ..rule(Frequency::Weekly, interval) })
}

/// `every 2nd Saturday`, `1st and 3rd Sunday of every month`, `monthly on the last Friday`.
fn nth_weekdays(words: &[&str]) -> Option<RecurrenceRule> {
    let (words, is_monthly) = match words {
        [rest @ .., "of", "every" | "each", "month"]
        | [rest @ .., "of", "month"]
        | ["monthly", "on", rest @ ..] => (rest, true),
        rest => (rest, false),
    };
    match (words, is_monthly) {
        (["every" | "each" | "on", rest @ ..], _) | (rest, true) => nth(rest),
        _ => None,
    }
}

fn nth(words: &[&str]) -> Option<RecurrenceRule> {
    let (day, ordinals) = words.split_last()?;
    let day = weekday(day)?;
    let numbers: Option<Vec<i8>> = ordinals
        .iter()
        .filter(|word| **word != "and")
        .map(|word| ORDINALS.iter().find(|(names, _)| names.contains(word)).map(|(_, number)| *number))
        .collect();
    let weekdays: Vec<_> = numbers?.into_iter().map(|nth| RuleWeekday { nth: Some(nth), day }).collect();
    (!weekdays.is_empty()).then(|| RecurrenceRule { weekdays, ..rule(Frequency::Monthly, 1) })
}

/// `on the 15th of every month`, `monthly on the 15th`.
fn day_of_month(words: &[&str]) -> Option<RecurrenceRule> {
    let (["on", day, "of", "every" | "each", "month"]
    | [day, "of", "every" | "each", "month"]
    | ["monthly", "on", day]
    | ["every", "month", "on", day]) = words
    else {
        return None;
    };
    let number = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end))?;
    let number: i8 = number.parse().ok().filter(|number| (1..=31).contains(number))?;
    Some(RecurrenceRule { month_days: vec![number], ..rule(Frequency::Monthly, 1) })
}

fn weekday(word: &str) -> Option<Weekday> {
    let is_called = |name: &str| word == name || word.strip_suffix('s') == Some(name) || word == &name[..3];
    let at = NAMES.iter().position(|name| is_called(name))?;
    Some(WEEKDAYS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_people_write_them() {
        for (text, same) in [
            ("every 2nd Saturday", "毎月第2土曜"),
            ("Every second Saturday of the month", "毎月第2土曜"),
            ("1st and 3rd Sunday of every month", "毎月第1・第3日曜"),
            ("monthly on the last Friday", "毎月最終金曜"),
            ("the last Friday of each month", "毎月最終金曜"),
            ("weekly on Friday", "毎週金曜"),
            ("Tuesdays and Thursdays", "毎週火・木曜"),
            ("every Mon, Wed", "毎週月・水曜"),
            ("every other Wednesday", "隔週水曜"),
            ("every day", "毎日"),
            ("on the 15th of every month", "毎月15日"),
        ] {
            assert_eq!(read(text), same.parse().ok(), "{text}");
            assert_eq!(in_japanese(text).as_deref(), Some(same));
        }
        for text in ["Saturday", "2nd", "every", "every month", "Saturday 5", "second helping", "on Friday"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
