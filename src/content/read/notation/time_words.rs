//! Hours that are no times of the clock, 10時頃から, 受付12:30 開式13:30, 夕方: the day is read, and the words stand
//! beside it.

use jiff::civil::Date;

use super::date::{self, Written};
use super::event_times::Text;
use super::scan::{Scan, folded};
use super::{Converted, key, scalar};
use crate::diagnostic::Span;
use crate::source::{Key, Node, Value};

/// The field that holds them.
const FIELD: &str = "starting_words";

/// Parts of a day.
const PARTS_OF_DAY: [&str; 9] = ["午前", "午後", "早朝", "朝", "昼", "夕", "夜", "終日", "日没"];

/// What a text says that tells more than from when to when, or not exactly.
const INEXACT: [&str; 24] = [
    "頃", "ごろ", "受付", "開場", "開式", "開演", "開会", "開始", "閉会", "集合", "出発", "解散", "終了",
    "の部", "午前", "午後", "朝", "昼", "夕", "夜", "終日", "、", "・", "／",
];

/// Keeps what the columns of the beginning and of the end say, and tells so.
pub(super) fn keep(
    entries: &mut Vec<(Key, Node)>,
    day: Date,
    (start, end): (Option<Text>, Option<Text>),
    converted: &mut Vec<Converted>,
) {
    let (words, (written, span)) = match (start, end) {
        (Some(start), Some(end)) => (format!("{} 〜 {}", start.0.trim(), end.0.trim()), start),
        (Some(start), None) => (start.0.trim().to_owned(), start),
        (None, Some(end)) => (format!("終了 {}", end.0.trim()), end),
        (None, None) => return,
    };
    let (label, read) = ("時間".to_owned(), format!("{day} {words}"));
    add(entries, words, &span);
    converted.push(Converted::new(label, span, written, read));
}

/// Adds words to those that are there.
pub(super) fn add(entries: &mut Vec<(Key, Node)>, words: String, span: &Span) {
    match entries.iter_mut().find(|(key, node)| key.text == FIELD && !node.is_nothing()) {
        Some((_, Node { value: Value::Scalar(text), .. })) if !text.contains(&words) => {
            *text = format!("{text}、{words}");
        }
        Some(_) => {}
        None => {
            entries.retain(|(key, _)| key.text != FIELD);
            entries.push((key(FIELD, span), scalar(span, words)));
        }
    }
}

/// A day and the words behind it that say its hours and are no times of the clock. A time that the clock does
/// not have is none of them, nor is a further day.
pub(super) fn behind_day(text: &str) -> Option<(Date, String)> {
    let mut scan = Scan::new(text);
    let Written::Day(day) = date::written(&mut scan)? else { return None };
    let words = scan.spaces().rest();
    let plain = folded(&words);
    let names = |list: &[&str]| list.iter().any(|word| plain.contains(word) || words.contains(word));
    let says_hours = plain.contains([':', '時']) || names(&PARTS_OF_DAY);
    let is_joined =
        plain.starts_with(['~', '-', '+', 't', '、', '・', '/', ',']) || plain.starts_with("から");
    (says_hours && names(&INEXACT) && !is_joined).then_some((day, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_day() {
        let read = |text: &str| behind_day(text).map(|(day, words)| format!("{day} {words}"));
        for (text, expected) in [
            ("2026/12/10 10時頃から", "2026-12-10 10時頃から"),
            ("令和8年12月10日（木）受付12:30 開式13:30", "2026-12-10 受付12:30 開式13:30"),
            ("2026-12-10 午後", "2026-12-10 午後"),
            ("2026-12-10 10:00〜12:00、13:00〜15:00", "2026-12-10 10:00〜12:00、13:00〜15:00"),
            ("2026-12-10 夕方から", "2026-12-10 夕方から"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "2026-12-10 25:00",
            "2026-12-10 10:00～25:00",
            "2026-12-10T10:00+09:00",
            "2026-12-10～12-11 10時頃から",
            "2026-12-10、12-24 10時頃",
            "2026-12-10 雨天中止",
            "12月10日 10時頃",
            "未定",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
