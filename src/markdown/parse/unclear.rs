//! Marks that come out as they were typed, though something else was meant by them.

use std::ops::Range;

use super::Renderer;
use super::text_run::TextRun;
use crate::diagnostic::Span;
use crate::diagnostic::findings::{AC305, AC305Variant, LK409};
use crate::markdown::notation::right_line;

const STRONG: &str = "**";

impl Renderer<'_> {
    /// `**` that makes nothing strong: it has no partner, or spaces on its inner side.
    pub(crate) fn check_strong(&mut self, run: &TextRun, range: Range<usize>) {
        for (at, _) in run.text()[range.clone()].match_indices(STRONG) {
            let start = self.prepared.body_offset(run.origin(range.start + at));
            let place = start..start + STRONG.len();
            if self.strong_until > start || !is_lone_mark(self.body, &place) {
                continue;
            }
            let line = self.body.get(place.end..).unwrap_or_default().lines().next().unwrap_or_default();
            let (words, whole) = match line.find(STRONG) {
                Some(end) => (&line[..end], place.start..place.end + end + STRONG.len()),
                None => (line, place.start..place.end + line.len()),
            };
            self.strong_until = whole.end;
            let words = words.trim();
            let before = self.body[..place.start].rsplit('\n').next().unwrap_or_default().trim_start();
            let (variant, right) = if whole.end == place.end + words.len() && ends_strong(before, words) {
                let from = place.start - before.len()..place.end;
                (AC305Variant::Strong, right_line(self.body, &from, &format!("**{}**", before.trim_end())))
            } else if words.is_empty() {
                (AC305Variant::LoneStrong, String::new())
            } else {
                (AC305Variant::Strong, right_line(self.body, &whole, &format!("**{words}**")))
            };
            self.unclear(variant, right, self.origin.span(place));
        }
    }

    /// Markdown within HTML, where it does nothing.
    pub(crate) fn check_markdown_in_html(&mut self, text: &str, start: usize) {
        let mark = [STRONG, "](", "[["].into_iter().filter_map(|mark| text.find(mark)).min();
        let Some(at) = mark else { return };
        let place = self.prepared.body_offset(start + at);
        let place = self.body.floor_char_boundary(place);
        let line_start = self.body[..place].rfind('\n').map_or(0, |found| found + 1);
        let line = self.body[line_start..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        let from = line_start + indent;
        let span = self.origin.span(from..from + line.len());
        self.unclear(AC305Variant::InHtml, line.to_owned(), span);
    }

    /// Sentences in a listing of code that is one only because they are indented.
    pub(crate) fn check_indented(&mut self, range: Range<usize>) {
        let range = self.prepared.body_range(range);
        let text = self.body.get(range.clone()).unwrap_or_default();
        let first = text.trim_start().lines().next().unwrap_or_default().trim_end();
        if text.contains(|c: char| matches!(c, '。' | '、' | '「' | '・' | '\u{3041}'..='\u{3096}'))
            && !text.contains([';', '{', '<', '=', '"', '\'', '$'])
            && !text.contains(": ")
        {
            let start = range.start + (text.len() - text.trim_start().len());
            let span = self.origin.span(start..start + first.len());
            self.unclear(AC305Variant::Indented, format!("\u{3000}{first}"), span);
        }
    }

    /// A paragraph that is a heading because a line of `-` or `=` stands right below it.
    pub(crate) fn check_underlined(&mut self, source: Range<usize>) {
        let text = self.body.get(source.clone()).unwrap_or_default().trim_end();
        let Some(line_feed) = text.rfind('\n').filter(|_| !text.trim_start().starts_with('#')) else {
            return;
        };
        let words = text[..line_feed].trim();
        if words.contains('\n') || words.ends_with(['。', '」', '！', '？', '.']) {
            let span = self.origin.span(source.start + line_feed + 1..source.start + text.len());
            self.unclear(AC305Variant::Underlined, text[line_feed + 1..].trim().to_owned(), span);
        }
    }

    /// Japanese letters behind an address, which may be a part of it.
    pub(crate) fn unclear_address(&mut self, run: &TextRun, start: usize, letters: Range<usize>) {
        let finding = LK409 {
            address: run.text()[start..letters.end].to_owned(),
            letters: run.text()[letters.clone()].to_owned(),
        };
        let span = self.span(run.origin(start)..run.origin(letters.end - 1) + 1);
        self.find(self.origin.finding(finding, span));
    }

    fn unclear(&mut self, variant: AC305Variant, right: String, span: Span) {
        self.find(self.origin.finding(AC305 { right, variant }, span));
    }
}

/// Whether a `**` without a partner in its line ends what stands before it: `四時**に起きました。`
fn ends_strong(before: &str, after: &str) -> bool {
    const PARTICLES: &[char] = &['は', 'が', 'を', 'に', 'の', 'で', 'と', 'も', 'へ', '。', '、'];
    !before.is_empty()
        && !before.ends_with(char::is_whitespace)
        && !before.contains("**")
        && (after.is_empty() || after.starts_with(PARTICLES))
}

/// Exactly two, not escaped, and not between two letters or digits of an expression such as 2**3.
fn is_lone_mark(body: &str, place: &Range<usize>) -> bool {
    let before = body.get(..place.start).and_then(|text| text.chars().next_back());
    let after = body.get(place.end..).and_then(|text| text.chars().next());
    let is_ascii_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    body.get(place.clone()) == Some(STRONG)
        && !matches!(before, Some('*' | '\\'))
        && after != Some('*')
        && !(is_ascii_word(before) && is_ascii_word(after))
}
