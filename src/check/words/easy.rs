//! AC341 and AC342: plain Japanese that is not plain yet.

use std::ops::Range;

use super::passages::{Passages, Place};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A sentence in plain Japanese that is too long.
    struct AC341: Accessibility Notice { count: usize, limit: usize }
}

finding! {
    /// Kanji without readings in plain Japanese.
    struct AC342: Accessibility Notice { words: String, right: String, count: usize }
    variant AC342Variant {
        Text = "default" / "default",
        Field = "field" / "field",
    }
}

/// In characters without spaces and marks at the end. The guideline says "short" and gives no number.
const LONGEST: usize = 50;

/// Every long sentence of a record in plain Japanese.
pub(in crate::check) fn long_sentences(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    if !passages.is_easy() {
        return;
    }
    for passage in passages.sentences() {
        for range in sentences(passage.text) {
            let count = passage.text[range.clone()].chars().filter(|c| !c.is_whitespace()).count();
            if count > LONGEST
                && let Some(location) = passages.location(passage, range)
            {
                findings.push(AC341 { count, limit: LONGEST }.at(location));
            }
        }
    }
}

fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let parts = text.split_inclusive(['。', '！', '？', '\n']).map(move |part| {
        let start = at + part.len() - part.trim_start().len();
        at += part.len();
        start..at - (part.len() - part.trim_end_matches(['。', '\n', ' ', '\r']).len())
    });
    parts.filter(|range| range.start < range.end)
}

/// One finding for the text of a record in plain Japanese, and one for its fields, which cannot hold readings.
pub(in crate::check) fn kanji_without_readings(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    if !passages.is_easy() {
        return;
    }
    let is_field = |place: &Place<'_>| !matches!(place, Place::Block(_));
    for of_fields in [true, false] {
        let mut words = Vec::new();
        for passage in passages.sentences().filter(|passage| is_field(&passage.place) == of_fields) {
            let read = match passage.place {
                Place::Block(block) => block.ranges_with_readings(),
                _ => &[],
            };
            words.extend(kanji(passage.text, read).map(|range| (passage, range)));
        }
        let of = |word: &str, count| {
            let variant = if of_fields { AC342Variant::Field } else { AC342Variant::Text };
            AC342 { right: format!("{{{word}|よみ}}"), words: word.to_owned(), count, variant }
        };
        let (mut first, mut count) = (None, 0);
        for (passage, range) in words {
            let word = &passage.text[range.clone()];
            let Some(location) = passages.location(passage, range) else { continue };
            if passages.accept(AC342::CODE, &location) {
                findings.push(of(word, 1).at(location));
                continue;
            }
            count += 1;
            first.get_or_insert((word, location));
        }
        findings.extend(first.map(|(word, location)| of(word, count).at(location)));
    }
}

/// The words of kanji outside of some ranges.
fn kanji(text: &str, read: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(is_kanji)?;
            let length = text[start..].find(|c| !is_kanji(c)).unwrap_or(text.len() - start);
            let end = read
                .iter()
                .find(|range| range.start > start)
                .map_or(start + length, |range| range.start.min(start + length));
            if let Some(range) = read.iter().find(|range| range.contains(&start)) {
                at = range.end;
            } else {
                at = end;
                return Some(start..end);
            }
        }
    })
}

const fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '々' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kanji_with_a_reading_are_passed_over() {
        let text = "毎朝会う人です";
        let found = |read: &[Range<usize>]| kanji(text, read).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found(&[]), ["毎朝会", "人"]);
        assert_eq!(found(&[0..3, 3..6]), ["会", "人"]);
        assert_eq!(found(&[0..6, 6..9, 12..15]), [""; 0]);
        assert_eq!(found(&[3..6, 9..12]), ["毎", "会", "人"]);
    }

    #[test]
    fn a_text_falls_into_its_sentences() {
        let text = "会う。 話す！\n\n食べる";
        assert_eq!(
            sentences(text).map(|range| &text[range]).collect::<Vec<_>>(),
            ["会う", "話す！", "食べる"]
        );
    }
}
