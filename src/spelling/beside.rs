//! What stands directly before or behind a name, and whether it makes another word or the name of somebody else of it.

use super::fold::{fold, is_kana, is_kanji};

/// What people are called by behind their names.
pub(super) const TITLES: &[&str] = &["さん", "くん", "ちゃん", "さま", "君", "氏", "様", "先生", "家"];

/// With which signs the first name of somebody else goes on, where they are called by it right behind: 浜口ミツ江さん is
/// not 浜口ミツ. Signs that are words of their own beside a name (夫, 姉, 孫) are none of them.
const GOES_ON: &str = "子江代美枝恵香奈男雄郎";
/// The same in readings.
const READS_ON: &str = "こえよみ";

/// Whether a text begins with one of these words, and no further kanji makes another word of it: 家 in 家具.
pub(super) fn starts_with(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| word.chars().count() > 1 || !rest.starts_with(is_kanji))
    })
}

/// Whether what follows a name makes the name of somebody else of it.
pub(super) fn goes_on(after: &str, is_reading: bool) -> bool {
    let mut rest = after.chars();
    let Some(sign) = rest.next().map(fold) else { return false };
    let rest = rest.as_str();
    let (signs, last) = if is_reading { (READS_ON, 'こ') } else { (GOES_ON, '子') };
    // 子 and こ say nothing by themselves where a name ends with them.
    let is_end = |c: char| !(is_kana(fold(c)) || is_kanji(c));
    signs.contains(sign)
        && (starts_with(rest, TITLES) || sign == last && rest.chars().next().is_none_or(is_end))
}

/// Whether kana before a name make another word of its first half, which is kana as well: こもり花子 is not もり花子.
pub(super) fn kana_goes_on(before: &str, name: &str) -> bool {
    /// What a sentence joins a name with.
    const JOINS: &str = "はがのともにをでやへ";
    let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{3096}');
    let (Some(last), Some(first)) = (before.chars().next_back(), name.chars().next()) else { return false };
    let is_same = is_hiragana(last) && is_hiragana(first)
        || !is_hiragana(last) && !is_hiragana(first) && is_kana(fold(last)) && is_kana(fold(first));
    is_same && !JOINS.contains(last)
}

/// Whether a name in kana certainly is the beginning of another word, since no word begins with the sign behind it:
/// 吉田さくらんぼ園. 「さくらって」 and 「さくらんち」 are said of people.
pub(super) fn runs_on(name: &str, after: &str) -> bool {
    const SPOKEN: [&str; 3] = ["って", "んち", "んとこ"];
    let (Some(last), Some(next)) = (name.chars().next_back(), after.chars().next()) else { return false };
    is_same_script(last, next)
        && "んぁぃぅぇぉっゃゅょー".contains(fold(next))
        && !SPOKEN.iter().any(|word| begins_in_kana(after, word))
}

/// Whether kana behind a name in kana may be the rest of another word: 吉田はるかぜ園. What a sentence joins a name with
/// is none.
pub(super) fn may_run_on(name: &str, after: &str) -> bool {
    const JOINS: &[&str] = &[
        "は",
        "が",
        "の",
        "と",
        "も",
        "に",
        "を",
        "で",
        "へ",
        "だ",
        "や",
        "よ",
        "ね",
        "か",
        "さん",
        "さま",
        "さえ",
        "くん",
        "ちゃん",
        "こと",
        "まで",
        "など",
        "なら",
        "なの",
        "って",
        "じゃ",
        "たち",
        "しか",
        "ほか",
        "ほど",
        "ばかり",
        "らしい",
        "んち",
        "んとこ",
        "せんせい",
    ];
    let (Some(last), Some(next)) = (name.chars().next_back(), after.chars().next()) else { return false };
    is_same_script(last, next) && !JOINS.iter().any(|word| begins_in_kana(after, word))
}

fn begins_in_kana(text: &str, word: &str) -> bool {
    let mut rest = text.chars().map(fold);
    word.chars().all(|c| rest.next() == Some(c))
}

/// Whether two signs are both hiragana or both katakana, of any width.
fn is_same_script(a: char, b: char) -> bool {
    let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{3096}');
    is_kana(fold(a))
        && is_kana(fold(b))
        && (is_hiragana(a) || a == 'ー') == (is_hiragana(b) || b == 'ー' && is_hiragana(a))
}
