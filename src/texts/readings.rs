//! Readings in interface texts. People write 会社《かいしゃ》 over kanji, or ｜1日《いちにち》 over anything; the
//! program holds it between the three marks that Unicode has for this, so that words can be put together, and each
//! way out makes of it what it can show: ruby in HTML, the word alone elsewhere.

use std::borrow::Cow;

use serde_json::Value;

/// Stands before a word that has a reading.
pub const WORD: char = '\u{fff9}';
/// Stands between a word and its reading.
pub const READING: char = '\u{fffa}';
/// Stands behind a reading.
pub const END: char = '\u{fffb}';

/// A text with the words alone.
pub fn without_readings(text: &str) -> Cow<'_, str> {
    if !text.contains(WORD) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    each_word(text, |before, word| {
        out.push_str(before);
        out.extend(word.map(|(word, _)| word));
    });
    Cow::Owned(out)
}

/// Goes through a text: what stands before each word with a reading and the two, then what stands behind the last.
pub fn each_word<'t>(text: &'t str, mut with: impl FnMut(&'t str, Option<(&'t str, &'t str)>)) {
    let mut rest = text;
    while let Some((before, word, reading, behind)) = next_word(rest) {
        with(before, Some((word, reading)));
        rest = behind;
    }
    with(rest, None);
}

fn next_word(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, from) = text.split_once(WORD)?;
    let (word, from) = from.split_once(READING)?;
    let (reading, behind) = from.split_once(END)?;
    Some((before, word, reading, behind))
}

/// Puts the marks in the place of the notation, in all texts of a tree.
pub(super) fn mark(tree: &mut Value) {
    match tree {
        Value::String(text) if text.contains('《') => *text = marked(text),
        Value::Array(items) => items.iter_mut().for_each(mark),
        Value::Object(map) => map.values_mut().for_each(mark),
        _ => {}
    }
}

/// Puts the marks of all texts of a tree away.
pub(super) fn unmark(tree: &mut Value) {
    match tree {
        Value::String(text) if text.contains(WORD) => *text = without_readings(text).into_owned(),
        Value::Array(items) => items.iter_mut().for_each(unmark),
        Value::Object(map) => map.values_mut().for_each(unmark),
        _ => {}
    }
}

fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 6);
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('《') {
        let Some((reading, behind)) = from.split_once('》').filter(|(reading, _)| is_reading(reading))
        else {
            break;
        };
        let (unread, word) = match before.rsplit_once('｜') {
            Some((unread, word)) => (unread, word),
            None => before.split_at(before.trim_end_matches(is_kanji).len()),
        };
        if word.is_empty() {
            break;
        }
        out.push_str(unread);
        out.extend([WORD]);
        out.push_str(word);
        out.extend([READING]);
        out.push_str(reading);
        out.extend([END]);
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn is_reading(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'))
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Texts;

    #[test]
    fn a_reading_stands_over_the_kanji_before_it_or_what_a_bar_begins() {
        for (written, shown) in [
            ("おなじ 会社《かいしゃ》に いた 人《ひと》", "おなじ [会社|かいしゃ]に いた [人|ひと]"),
            ("{n}日《にち》", "{n}[日|にち]"),
            ("｜1日《いちにち》じゅう", "[1日|いちにち]じゅう"),
            ("おわりました", "おわりました"),
            ("《もも》の 話《はなし》", "《もも》の 話《はなし》"),
            ("会社《ABC》", "会社《ABC》"),
        ] {
            let marked = marked(written);
            assert_eq!(marked.replace(WORD, "[").replace(READING, "|").replace(END, "]"), shown);
            let plain: String = shown
                .split('[')
                .map(|part| {
                    let (word, behind) = part.split_once('|').map_or(("", part), |(word, rest)| {
                        (word, rest.split_once(']').map_or("", |(_, behind)| behind))
                    });
                    format!("{word}{behind}")
                })
                .collect();
            assert_eq!(without_readings(&marked), plain);
        }
    }

    /// Said in the site's own language alone, or in tables and editors.
    const NOT_SHOWN: [&str; 13] = [
        "data.",
        "value.status.published",
        "value.media.",
        "value.publisher_kind.",
        "value.url_style.",
        "value.line_breaks.",
        "value.corners.",
        "value.lettering.",
        "value.menu_place.",
        "value.announcement_kind.",
        "value.level.",
        "value.home_part.",
        "value.focus.",
    ];

    #[test]
    fn every_kanji_of_easy_japanese_has_a_reading() {
        fn bare(key: &str, text: &Value, faults: &mut Vec<String>) {
            match text {
                Value::String(text) => each_word(text, |before, _| {
                    if before.contains(|letter| is_kanji(letter) || letter == '《') {
                        faults.push(format!("{key}: {before}"));
                    }
                }),
                Value::Array(items) => items.iter().for_each(|item| bare(key, item, faults)),
                Value::Object(map) => map.values().for_each(|item| bare(key, item, faults)),
                _ => {}
            }
        }
        let texts = Texts::of("ja-easy", &[]);
        let mut faults = Vec::new();
        for key in texts.keys().iter().filter(|key| !NOT_SHOWN.iter().any(|part| key.starts_with(part))) {
            bare(key, key.split('.').fold(texts.tree(), |node, part| &node[part]), &mut faults);
        }
        assert_eq!(faults, Vec::<String>::new());
    }
}
