//! Ruby as HTML.

use unicode_width::UnicodeWidthChar;

use crate::markdown::html::escape::push_escaped;

/// Appends ruby: a reading for each character where there are as many, else one for the word.
pub(crate) fn push_ruby(out: &mut String, base: &str, readings: &[&str]) {
    out.push_str("<ruby>");
    let parts = characters(base);
    if parts.len() == readings.len() {
        for (part, reading) in parts.iter().zip(readings) {
            push_pair(out, part, reading.trim());
        }
    } else {
        let joined: String = readings.iter().map(|reading| reading.trim()).collect();
        push_pair(out, base, &joined);
    }
    out.push_str("</ruby>");
}

fn push_pair(out: &mut String, base: &str, reading: &str) {
    push_escaped(out, base);
    if reading.is_empty() {
        // Closes this base, so that the next reading stands over the next character alone.
        out.push_str("<rt></rt>");
    } else {
        out.push_str("<rp>（</rp><rt>");
        push_escaped(out, reading);
        out.push_str("</rt><rp>）</rp>");
    }
}

/// The characters as people count them: with the marks that combine with them.
fn characters(text: &str) -> Vec<&str> {
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
        let mut out = String::new();
        push_ruby(&mut out, base, readings);
        out
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
