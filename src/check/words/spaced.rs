//! AC331: words whose letters are parted by spaces.

use std::ops::Range;

use super::passages::{Once, Passages, Sign};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A word with spaces between its letters.
    struct AC331: Accessibility Notice { words: String, right: String }
}

/// Words of two letters that people spread to the width of others. Of other pairs nobody knows whether they are one
/// word.
const PAIRS: &[&str] = &[
    "日時", "場所", "会場", "会費", "主催", "共催", "後援", "協賛", "対象", "定員", "内容", "氏名", "住所",
    "電話", "期間", "期日", "費用", "講師", "時間", "件名", "題名", "宛先", "目的", "備考", "資格", "募集",
    "注意", "職種", "給与", "休日", "締切", "次第", "目次", "記事", "年齢", "職業", "料金", "持物", "服装",
    "集合", "解散", "以上",
];

/// Letters that stand beside each other as things of their own: 春 夏 秋 冬.
const LISTED: &str = "月火水木金土日祝東西南北春夏秋冬上中下大小左右男女老若赤青黄白黒緑松竹梅一二三四五六七八九十衣食住\
    心技体朝昼夕夜晩前後内外甲乙丙丁米麦豆花鳥風雪山川海雨風父母兄弟姉妹天地人子丑寅卯辰巳午未申酉戌亥年可否有無";

/// Each such word of a record once.
pub(in crate::check) fn spaced_words(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let mut once = Once::default();
    for passage in passages.iter().filter(|passage| passage.may_hold(Sign::Space)) {
        for range in find(passage.text) {
            let words = &passage.text[range.clone()];
            let right: String = words.chars().filter(|c| !is_space(*c)).collect();
            if let Some(location) = passages.first((AC331::CODE, &right), &mut once, (passage, range)) {
                findings.push(AC331 { words: words.to_owned(), right }.at(location));
            }
        }
    }
}

/// Where single letters stand in a row with a space or two between each of them, and are a word together.
pub(super) fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < chars.len() {
            let start = at;
            let (end, letters) = run(&chars, start);
            at = end.max(start + 1);
            if is_word(&letters) {
                let last = chars[end - 1];
                return Some(chars[start].0..last.0 + last.1.len_utf8());
            }
        }
        None
    })
}

/// The letters that stand alone from an index on, and the index behind the last of them.
fn run(chars: &[(usize, char)], start: usize) -> (usize, String) {
    let letter = |at: usize| chars.get(at).map(|(_, c)| *c).filter(|c| is_letter(*c));
    let joins = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_alphanumeric() || *c == 'ー');
    let mut letters = String::new();
    if start > 0 && joins(start - 1) {
        return (start, letters);
    }
    let is_particle = |at: usize| chars.get(at).is_some_and(|(_, c)| "をはがにのでとへも".contains(*c));
    let (mut at, mut end) = (start, start);
    while let Some(c) = letter(at) {
        if joins(at + 1) && (letters.is_empty() || !is_particle(at + 1)) {
            // The beginning of a longer word: nobody knows whether what stands before belongs to it.
            return (end, String::new());
        }
        letters.push(c);
        end = at + 1;
        let spaces = chars[end..].iter().take_while(|(_, c)| is_space(*c)).count();
        if !(1..=2).contains(&spaces) {
            break;
        }
        at = end + spaces;
    }
    (end, letters)
}

fn is_word(letters: &str) -> bool {
    let has_kanji = letters.chars().any(|c| !is_kana(c));
    match letters.chars().count() {
        0 | 1 => false,
        2 => PAIRS.contains(&letters),
        _ => has_kanji && !letters.chars().all(|c| LISTED.contains(c)),
    }
}

fn is_letter(c: char) -> bool {
    is_kana(c) || matches!(c, '\u{3400}'..='\u{9fff}' | '々')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_word_is_told_from_things_in_a_row() {
        let found = |text: &str| find(text).map(|range| text[range].to_owned()).collect::<Vec<_>>();
        for (text, expected) in [
            ("お 知 ら せ", "お 知 ら せ"),
            ("■日　時：5月3日", "日　時"),
            ("【開 催 要 項】", "開 催 要 項"),
            ("お 知 ら せを読む", "お 知 ら せ"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "春 夏 秋 冬",
            "月 水 金",
            "林 修",
            "ア イ ウ",
            "第2土曜 午前",
            "とうきょう の ひと",
            "A 会 B 社",
            "東 西 南 北",
            "電 話番号",
            "場 所在地",
            "開 催 要 項目",
            "ご 案 内します",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
