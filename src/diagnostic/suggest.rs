//! The nearest of several words, for "did you mean".

use std::borrow::Cow;
use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization as _;

/// The candidate that `word` most likely meant, if any is near enough to be worth a mention.
///
/// Width and case do not count (`ＴＩＴＬＥ` is `title`). Of equally near ones the one that begins
/// alike for longer wins, then the first.
pub fn nearest<'a, I>(word: &str, candidates: I) -> Option<&'a str>
where
    I: IntoIterator<Item = &'a str>,
{
    // Nobody mistypes a whole paragraph, and the distance costs the product of both lengths.
    const LONGEST: usize = 80;
    let word = fold(word);
    let length = word.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let mut best: Option<(usize, Reverse<usize>, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        if folded.len() > LONGEST * 4 {
            continue;
        }
        let Some(distance) = distance(&word, &folded) else {
            continue;
        };
        let begins = Reverse(common_start(&word, &folded));
        if best.is_none_or(|(least, longest, _)| (distance, begins) < (least, longest)) {
            best = Some((distance, begins, candidate));
        }
    }
    best.map(|(_, _, candidate)| candidate)
}

fn common_start(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// How many slips a word of this length may hold: one in three, so that short words need care.
const fn allowed(length: usize) -> usize {
    match length {
        0..=1 => 0,
        2..=5 => 1,
        6..=8 => 2,
        _ => 3 + (length - 9) / 6,
    }
}

/// How far apart two words are, if they are near: near misses by typing first, then words that are
/// a part of the other, then those that share a word.
fn distance(word: &str, other: &str) -> Option<usize> {
    let (length, others) = (word.chars().count(), other.chars().count());
    let limit = allowed(length.max(others));
    let exact = || strsim::osa_distance(word, other);
    let typed = (length.abs_diff(others) <= limit).then(exact).filter(|distance| *distance <= limit);
    typed
        .or_else(|| is_part(word, other).then(|| 100 + length.abs_diff(others)))
        .or_else(|| share_a_word(word, other).then(|| 200 + length.abs_diff(others)))
}

/// Whether one is the beginning or end of the other: `email` of `contact-email`.
fn is_part(word: &str, other: &str) -> bool {
    let (short, long) = if word.len() < other.len() { (word, other) } else { (other, word) };
    let enough = if short.is_ascii() { 4 } else { 2 };
    short.chars().count() >= enough && (long.starts_with(short) || long.ends_with(short))
}

/// Whether Japanese labels hold the same word: アルバイト・パート and パート・アルバイト.
fn share_a_word(word: &str, other: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(['・', '/', '、', '-']).filter(|part| !part.is_ascii() && part.chars().count() >= 2)
    }
    words(word).any(|word| words(other).any(|other| word == other))
}

/// One form for what looks or sounds the same to a person who types.
fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let folded = text.trim().nfkc().flat_map(char::to_lowercase);
    Cow::Owned(folded.map(|c| if matches!(c, '_' | ' ' | '‐' | '−' | '–') { '-' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const FIELDS: [&str; 9] =
        ["title", "reading", "summary", "contact", "email", "expires_on", "publish_on", "contract", "tel"];

    #[test]
    fn finds_what_was_meant() {
        for (word, meant) in [
            ("titel", "title"),
            ("tittle", "title"),
            ("Title", "title"),
            ("ＴＩＴＬＥ", "title"),
            ("e-mail", "email"),
            ("expires", "expires_on"),
            ("expire-on", "expires_on"),
            ("contrct", "contract"),
            ("contacts", "contact"),
            ("telephone", ""),
            ("colour", ""),
            ("te", "tel"),
            ("x", ""),
            ("", ""),
        ] {
            assert_eq!(nearest(word, FIELDS).unwrap_or(""), meant, "{word}");
        }
    }

    #[test]
    fn knows_japanese_labels() {
        let labels =
            ["電話番号", "題名", "締切日", "雇用主", "メールアドレス", "市町村", "パート・アルバイト"];
        for (word, meant) in [
            ("電話", "電話番号"),
            ("締切", "締切日"),
            ("締め切り日", ""),
            ("ﾒｰﾙｱﾄﾞﾚｽ", "メールアドレス"),
            ("メールアドレ", "メールアドレス"),
            ("市区町村", "市町村"),
            ("住所", ""),
            ("アルバイト・パート", "パート・アルバイト"),
            ("パート", "パート・アルバイト"),
        ] {
            assert_eq!(nearest(word, labels).unwrap_or(""), meant, "{word}");
        }
    }

    #[test]
    fn prefers_the_nearest_and_then_the_first() {
        assert_eq!(nearest("tokyo-b", ["tokyo-aa", "tokyo-a", "tokyo-c"]), Some("tokyo-a"));
        assert_eq!(nearest("tokyo-shiokase", ["osaka", "tokyo-shiokaze", "tokyo"]), Some("tokyo-shiokaze"));
        assert_eq!(nearest("tokyo-a", ["tokyo-a"]), Some("tokyo-a"));
    }

    #[test]
    fn leaves_long_texts_alone() {
        let long = "a".repeat(100_000);
        assert_eq!(nearest(&long, ["a"]), None);
        assert_eq!(nearest("title", [long.as_str(), "titles"]), Some("titles"));
    }
}
