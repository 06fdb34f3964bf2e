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
    let mut best: Option<((usize, bool), Reverse<usize>, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        if folded.len() > LONGEST * 4 {
            continue;
        }
        let Some(distance) = distance(&word, &folded) else {
            continue;
        };
        // Letters change places more often than one is lost.
        let distance = (distance, sorted(&word) != sorted(&folded));
        let begins = Reverse(common_start(&word, &folded));
        if best.is_none_or(|(least, longest, _)| (distance, begins) < (least, longest)) {
            best = Some((distance, begins, candidate));
        }
    }
    best.map(|(_, _, candidate)| candidate)
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

fn common_start(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// How many slips a word of this length may hold. A sign of Japanese says as much as several letters:
/// 会長 and 会費 are two words, not one with a slip.
fn allowed(word: &str, other: &str) -> usize {
    let length = word.chars().count().max(other.chars().count());
    if word.is_ascii() {
        match length {
            0..=2 => 0,
            3..=5 => 1,
            6..=8 => 2,
            _ => 3 + (length - 9) / 6,
        }
    } else {
        match length {
            0..=4 => 0,
            5..=8 => 1,
            _ => 2,
        }
    }
}

/// How far apart two words are, if they are near: near misses by typing first, then words that are
/// one of those that the other is put together from.
fn distance(word: &str, other: &str) -> Option<usize> {
    let (length, others) = (word.chars().count(), other.chars().count());
    if digits(word) != digits(other) {
        // Another number is another thing: `asaichi-2025` is not a misspelt `asaichi-2026`.
        return None;
    }
    let limit = allowed(word, other);
    let exact = || strsim::osa_distance(word, other);
    let begins_alike = length.min(others) > 5 || word.chars().next() == other.chars().next();
    let typed = (begins_alike && length.abs_diff(others) <= limit).then(exact);
    typed
        .filter(|distance| *distance <= limit)
        .or_else(|| is_part(word, other).then(|| 100 + length.abs_diff(others)))
        .or_else(|| same_words(word, other).then_some(200))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether one is a word that the other is put together from: `email` of `contact-email`.
fn is_part(word: &str, other: &str) -> bool {
    let enough = word.is_ascii() && word.len() >= 4;
    enough && (other.starts_with(&format!("{word}-")) || other.ends_with(&format!("-{word}")))
}

/// Whether Japanese labels consist of the same words: アルバイト・パート and パート・アルバイト.
fn same_words(word: &str, other: &str) -> bool {
    fn words(text: &str) -> Vec<&str> {
        let mut words: Vec<_> = text.split(['・', '/', '、', '･']).collect();
        words.sort_unstable();
        words
    }
    let of_word = words(word);
    of_word.len() > 1 && of_word == words(other)
}

/// One form for what looks or sounds the same to a person who types.
fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let folded = text.trim().nfkc().flat_map(char::to_lowercase);
    Cow::Owned(
        folded
            .map(|c| {
                if matches!(c, '_' | ' ' | '‐' | '−' | '–') {
                    '-'
                } else if c == '曰' {
                    '日'
                } else {
                    c
                }
            })
            .collect(),
    )
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
            ("電話", ""),
            ("締切", ""),
            ("締切曰", "締切日"),
            ("締め切り日", ""),
            ("ﾒｰﾙｱﾄﾞﾚｽ", "メールアドレス"),
            ("メールアドレ", "メールアドレス"),
            ("市区町村", ""),
            ("会長", ""),
            ("住所", ""),
            ("アルバイト・パート", "パート・アルバイト"),
            ("パート", ""),
            ("パート・アルバイド", "パート・アルバイト"),
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
