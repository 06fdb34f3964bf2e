//! AC335: days as 10/24.

use std::ops::Range;

use super::passages::{Once, Passages, Sign};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A day that is read out as a fraction.
    struct AC335: Accessibility Notice { words: String, right: String }
}

/// Each day of a record once.
pub(in crate::check) fn slash_dates(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let mut once = Once::default();
    for passage in passages.sentences().filter(|passage| passage.may_hold(Sign::Slash)) {
        for (range, month, day) in find(passage.text) {
            let words = &passage.text[range.clone()];
            let right = format!("{month}月{day}日");
            if let Some(location) = passages.first((AC335::CODE, &right), &mut once, (passage, range)) {
                findings.push(AC335 { words: words.to_owned(), right }.at(location));
            }
        }
    }
}

/// Where two numbers around a slash are a month and a day for certain, and which.
pub(super) fn find(text: &str) -> impl Iterator<Item = (Range<usize>, u32, u32)> {
    text.char_indices().filter(|(_, c)| matches!(c, '/' | '／')).filter_map(|(at, slash)| {
        let digits = text[..at].chars().rev().take_while(|c| digit(*c).is_some());
        let start = at - digits.map(char::len_utf8).sum::<usize>();
        let behind = at + slash.len_utf8();
        let digits = text[behind..].chars().take_while(|c| digit(*c).is_some());
        let end = behind + digits.map(char::len_utf8).sum::<usize>();
        let (month, day) = (number(&text[start..at])?, number(&text[behind..end])?);
        let is_day = (1..=12).contains(&month) && (1..=last_day(month)).contains(&day);
        let says_so = follows_a_day(&text[end..]) || precedes_a_day(&text[..start]);
        let is_date = is_day && stands_alone(&text[..start], &text[end..]) && (says_so || day > 12);
        is_date.then_some((start..end, month, day))
    })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

fn number(digits: &str) -> Option<u32> {
    let count = digits.chars().count();
    (1..=2)
        .contains(&count)
        .then(|| digits.chars().filter_map(digit).fold(0, |number, digit| number * 10 + digit))
}

const fn last_day(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Neither a part of an address, of a longer number or day, nor a measure.
fn stands_alone(before: &str, behind: &str) -> bool {
    const MEASURES: &[&str] = &[
        "カップ",
        "杯",
        "本",
        "個",
        "枚",
        "人",
        "名",
        "倍",
        "程度",
        "以上",
        "以下",
        "サイズ",
        "スケール",
        "縮尺",
        "の大きさ",
        "インチ",
        "秒",
        "拍",
        "％",
    ];
    let is_part = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '/' | '／' | '.' | '．' | '-' | ',' | '，' | '_' | '#')
    };
    !before.ends_with(is_part)
        && !behind.starts_with(|c: char| is_part(c) && c != '-' && c != ',' && c != '.')
        && !MEASURES.iter().any(|measure| behind.trim_start().starts_with(measure))
        && !before.ends_with("約")
}

/// What stands behind a day: its day of the week, an hour, the end of a time.
fn follows_a_day(text: &str) -> bool {
    let text = text.trim_start();
    let weekday = |text: &str| text.starts_with(['月', '火', '水', '木', '金', '土', '日', '祝']);
    let in_brackets = text.strip_prefix(['(', '（']).is_some_and(weekday);
    in_brackets
        || ["から", "まで", "〜", "～", "必着", "締切", "締め切り", "〆", "開催", "当日"]
            .iter()
            .any(|word| text.starts_with(word))
}

fn precedes_a_day(text: &str) -> bool {
    ["締切", "締め切り", "〆切", "期限", "期日", "日時", "日程", "日にち", "開催日"]
        .iter()
        .any(|word| text.trim_end_matches([' ', '\u{3000}', ':', '：', 'は']).ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_day_is_told_from_a_fraction() {
        let found = |text: &str| find(text).map(|(range, ..)| text[range].to_owned()).collect::<Vec<_>>();
        for (text, expected) in [
            ("10/24は朝市です", &["10/24"][..]),
            ("５／３（日）に", &["５／３"]),
            ("4/1から5/6まで", &["4/1", "5/6"]),
            ("締切: 6/5", &["6/5"]),
            ("砂糖は1/2カップ、約1/20、1/16サイズ", &[]),
            ("2026/10/24、https://a.example/10/24、24/7、2/30（火）、9/11のこと、1/100", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
