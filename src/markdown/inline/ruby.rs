//! Ruby as HTML.

use unicode_width::UnicodeWidthChar;

use crate::markdown::buffer::Buffer;
use crate::markdown::text::mark::{MarkKind, Source};

/// Appends ruby: a reading for each character where there are as many, else one for the word.
/// `start` is the offset of the base in the file.
pub(crate) fn push_ruby(out: &mut Buffer, base: &str, readings: &[&str], start: usize) {
    out.html.push_str("<ruby>");
    let parts = characters(base);
    if parts.len() == readings.len() {
        let mut at = start;
        for (part, reading) in parts.iter().zip(readings) {
            push_pair(out, part, reading.trim(), at);
            at += part.len();
        }
    } else {
        let joined: String = readings.iter().map(|reading| reading.trim()).collect();
        push_pair(out, base, &joined, start);
    }
    out.html.push_str("</ruby>");
}

fn push_pair(out: &mut Buffer, base: &str, reading: &str, at: usize) {
    let source = Source::from(at..at + base.len());
    out.text(base, source);
    if reading.is_empty() {
        // Closes this base, so that the next reading stands over the next character alone.
        out.html.push_str("<rt></rt>");
    } else {
        out.html.push_str("<rp>（</rp><rt>");
        out.mark(MarkKind::Reading);
        out.text(reading, source);
        out.mark(MarkKind::Shown);
        out.html.push_str("</rt><rp>）</rp>");
    }
}

/// The characters as people count them: with the marks that combine with them.
pub(crate) fn characters(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        if starts.is_empty() || c.width() != Some(0) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruby(base: &str, readings: &[&str]) -> String {
        let mut out = Buffer::default();
        push_ruby(&mut out, base, readings, 0);
        out.html
    }

    #[test]
    fn readings_stand_over_characters_or_over_the_word() {
        assert_eq!(
            ruby("県人会", &["けんじんかい"]),
            "<ruby>県人会<rp>（</rp><rt>けんじんかい</rt><rp>）</rp></ruby>"
        );
        assert_eq!(
            ruby("県人", &["けん", "じん"]),
            "<ruby>県<rp>（</rp><rt>けん</rt><rp>）</rp>人<rp>（</rp><rt>じん</rt><rp>）</rp></ruby>"
        );
        assert_eq!(ruby("県人会", &["けん", "じんかい"]), ruby("県人会", &["けんじんかい"]));
        assert_eq!(
            ruby("乗り場", &["の", "", "ば"]),
            "<ruby>乗<rp>（</rp><rt>の</rt><rp>）</rp>り<rt></rt>場<rp>（</rp><rt>ば</rt><rp>）</rp></ruby>"
        );
        assert_eq!(ruby("葛\u{e0100}城", &["かつら", "ぎ"]).matches("<rt>").count(), 2);
    }
}
