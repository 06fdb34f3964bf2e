//! What comes again, in the column of first days: 毎月第2土曜. Its first day is the first one in the period
//! of the table.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Dated, WholeTable};
use crate::content::model::Kind;
use crate::content::model::types::RecurrenceRule;
use crate::content::read::notation::{MORE, clock, scan::Scan};

/// Moves recurrences from the column of first days to that of recurrences, where it is certain when they
/// begin.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    if table.kind != Kind::Event {
        return;
    }
    let Some(starts) = table.column(&["starts"]) else { return };
    let Some((first, last)) = table.period else { return };
    let repeat = table.column(&["repeat"]);
    for number in 0..table.rows.len() {
        let row = &table.rows[number];
        if !repeat.is_none_or(|repeat| row.text(repeat).is_empty()) {
            continue;
        }
        let whole = row.text(starts).to_owned();
        let Some((words, times)) = recurrence(&whole) else { continue };
        let Some(day) = first_day(&words, first).filter(|day| *day <= last) else { continue };
        let repeat = table.column_or_new(&["repeat"]);
        let row = &mut table.rows[number];
        let begins = format!("{day} {times}").trim_end().to_owned();
        let (span, written) = (row.cells[starts].span.clone(), row.text(starts).to_owned());
        let (label, read) = ("始まり".to_owned(), format!("{begins}、{words}"));
        table.dated.insert(span.start, Dated { span, label, written, read });
        row.give(starts, starts, begins);
        row.give(repeat, starts, words);
        if without_brackets(&whole).is_some() {
            let more = table.column_or_new(&[MORE, "日時"]);
            table.rows[number].give(more, starts, whole);
        }
    }
}

/// A recurrence in words, and the times behind it: `毎月第2土曜 13:00～16:00`.
pub(super) fn recurrence(text: &str) -> Option<(String, String)> {
    // What is no day may begin so, and nothing else does: most cells are told at once.
    let is_likely = text.starts_with(['毎', '隔', '第', '平', '奇', '偶'])
        || text.contains('毎')
        || text.contains("ごと")
        || text.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_rule = |text: &str| text.parse::<RecurrenceRule>().is_ok();
    let is_time = |text: &str| {
        let mut scan = Scan::new(text);
        clock::range(&mut scan).is_some() && scan.is_done()
    };
    if !is_likely {
        return None;
    }
    if is_rule(text) {
        return Some((text.to_owned(), String::new()));
    }
    if let Some(before) = without_brackets(text) {
        return recurrence(before);
    }
    let cuts =
        text.char_indices().filter(|(_, c)| c.is_whitespace() || c.is_numeric() || matches!(c, '午' | '正'));
    let mut parts = cuts.map(|(at, _)| (text[..at].trim(), text[at..].trim()));
    let found = parts.find(|(rule, times)| is_time(times) && is_rule(rule));
    found.map(|(rule, times)| (rule.to_owned(), times.to_owned()))
}

/// What stands before the words in brackets at the end: `毎週水曜` of `毎週水曜（祝日を除く）`.
fn without_brackets(text: &str) -> Option<&str> {
    let text = text.trim();
    let at = text.ends_with(['）', ')']).then(|| text.rfind(['（', '('])).flatten()?;
    Some(text[..at].trim_end()).filter(|before| !before.is_empty())
}

/// The first day of a recurrence from a day on.
fn first_day(words: &str, from: Date) -> Option<Date> {
    let rule: RecurrenceRule = words.parse().ok()?;
    rule.days(from, None, &TimeZone::UTC).from(from).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_times_are_told_apart() {
        let read = |text: &str| recurrence(text).map(|(words, times)| format!("{words}|{times}"));
        assert_eq!(read("毎月第2土曜").as_deref(), Some("毎月第2土曜|"));
        assert_eq!(read("毎週火・木曜 13:00～16:00").as_deref(), Some("毎週火・木曜|13:00～16:00"));
        assert_eq!(read("第1・第3日曜日午後1時〜3時").as_deref(), Some("第1・第3日曜日|午後1時〜3時"));
        assert_eq!(read("毎週水曜（祝日・年末年始を除く）").as_deref(), Some("毎週水曜|"));
        assert_eq!([read("2026/12/5"), read("毎月2回"), read("未定")], [const { None }; 3]);
        assert_eq!(
            first_day("毎月第2土曜", jiff::civil::date(2026, 12, 1)),
            Some(jiff::civil::date(2026, 12, 12))
        );
    }
}
