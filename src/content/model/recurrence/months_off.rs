//! The months in which nothing of a recurrence takes place: 毎月第2土曜（8月を除く）, 第1土（5・8・1月休）.

use super::words::{UP_TO, Words, month};
use super::{Frequency, RecurrenceRule};

/// What is said of such months, behind は or を.
const OFF: [&str; 10] =
    ["除く", "除きます", "お休み", "お休みです", "休み", "休みです", "休会", "休会です", "休", "なし"];

/// A rule without what stands behind it of months in which nothing takes place, in brackets or not; and these months.
pub(super) fn without_months(text: &str) -> (&str, Vec<i8>) {
    let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    if let Some((rule, inner)) = in_brackets {
        return months_off(inner).map_or((text, Vec::new()), |months| (rule, months));
    }
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    let mut starts = starts.filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    let found =
        starts.find_map(|at| Some((text[..at].trim_end_matches(['、', ',']), months_off(&text[at..])?)));
    found.unwrap_or((text, Vec::new()))
}

/// The months of a text that says nothing else than that nothing takes place in them.
fn months_off(text: &str) -> Option<Vec<i8>> {
    let mut words = Words(text);
    words.take(&["ただし", "但し"]);
    let months = called_months(&mut words)?;
    words.take(&["は", "を", "の月は"]);
    OFF.contains(&words.0).then_some(months)
}

/// `8月`, `5・8・1月`, `12月〜2月`: months, of which the last one at least is called so.
fn called_months(words: &mut Words<'_>) -> Option<Vec<i8>> {
    let before = words.0;
    let months = words.list(|words| {
        let from = words.number().filter(|month| *month <= 12)?;
        words.take(&["月"]);
        let to = words.attempt(|words| {
            words.take(&UP_TO)?;
            month(words)
        });
        words.take(&["まで"]);
        let count = (to.unwrap_or(from) - from).rem_euclid(12) + 1;
        Some((0..count).map(|step| (from - 1 + step) % 12 + 1).collect::<Vec<i8>>())
    })?;
    let said = &before[..before.len() - words.0.len()];
    (said.ends_with('月') || said.ends_with("まで")).then(|| months.concat())
}

/// A rule in all months but some. One that counts in months or weeks of its own, or names months, is not certain.
pub(super) fn in_other_months(rule: RecurrenceRule, off: &[i8]) -> Option<RecurrenceRule> {
    let is_plain = rule.months.is_empty() && rule.interval.get() == 1 && rule.frequency != Frequency::Yearly;
    let months: Vec<i8> = (1..=12).filter(|month| !off.contains(month)).collect();
    (is_plain && !months.is_empty()).then_some(RecurrenceRule { months, ..rule })
}
