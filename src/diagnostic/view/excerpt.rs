//! The piece of a line around a finding, made safe to show.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::lines::LineIndex;
use super::visible;
use crate::diagnostic::Span;

/// Columns that an excerpt may take; wide enough for a line of writing, narrow enough for a window.
const WIDTH: usize = 96;
/// Columns kept before a mark in a line that is cut.
const BEFORE: usize = 24;
/// Characters looked at in each direction: bounds the work where characters take no column.
const CHARS: usize = 400;
const CUT: &str = "...";
const TAB: &str = "    ";

/// A line as shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// One line without control characters; cut where it was too long.
    pub text: String,
    /// The bytes of the file that it shows.
    shown: Range<usize>,
    /// Bytes of `text` before them.
    lead: usize,
}

/// The line where `span` begins, so that the beginning of the span is seen.
pub(super) fn excerpt(index: &LineIndex, span: &Span) -> Excerpt {
    let line = index.line_span(index.line(span.start));
    let start = span.start.min(line.end);
    let text = index.text();

    let (_, after) = reach(text[start..line.end].chars(), WIDTH);
    let room = WIDTH.saturating_sub(after).max(BEFORE);
    let (before, _) = reach(text[line.start..start].chars().rev(), room);
    let from = start - before;
    let (shown, _) = reach(text[from..line.end].chars(), WIDTH);
    let shown = from..from + shown;

    let cut = |there: bool| if there { CUT } else { "" };
    let lead = cut(shown.start > line.start);
    let tail = cut(shown.end < line.end);
    let text = format!("{lead}{}{tail}", safe(&text[shown.clone()]));
    Excerpt { text, shown, lead: lead.len() }
}

impl Excerpt {
    /// Where a span stands in the excerpt's text, as far as it is shown.
    pub(super) fn mark(&self, index: &LineIndex, span: &Span) -> Range<usize> {
        let at = |byte: usize| {
            let byte = byte.clamp(self.shown.start, self.shown.end);
            self.lead + safe(&index.text()[self.shown.start..byte]).len()
        };
        at(span.start)..at(span.end)
    }
}

/// How many bytes of these characters fit into a number of columns, and the columns they take.
fn reach(chars: impl Iterator<Item = char>, columns: usize) -> (usize, usize) {
    let (mut bytes, mut taken) = (0, 0);
    for c in chars.take(CHARS) {
        let wide = char_width(c);
        if taken + wide > columns {
            break;
        }
        taken += wide;
        bytes += c.len_utf8();
    }
    (bytes, taken)
}

fn char_width(c: char) -> usize {
    if c == '\t' { TAB.len() } else { visible(c).width().unwrap_or(1) }
}

fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\t' {
            out.push_str(TAB);
        } else {
            out.push(visible(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::SourceText;

    fn shown(text: &str, span: Span) -> (String, String) {
        let index = LineIndex::new(Arc::new(SourceText::new("a.md", text)));
        let span = index.clamp(&span);
        let excerpt = excerpt(&index, &span);
        let marked = excerpt.text[excerpt.mark(&index, &span)].to_owned();
        (excerpt.text, marked)
    }

    #[test]
    fn shows_a_short_line_whole() {
        assert_eq!(shown("a\n題名: 港\r\nb", 2..8), ("題名: 港".into(), "題名".into()));
        assert_eq!(shown("a\nb", 3..3), ("b".into(), String::new()));
        assert_eq!(shown("a\n", 2..9), (String::new(), String::new()));
    }

    #[test]
    fn makes_controls_visible() {
        assert_eq!(shown("\ta\u{1b}[31mb\u{7}\u{202e}c", 0..1), ("    a␛[31mb␇�c".into(), "    ".into()));
    }

    #[test]
    fn cuts_a_long_line_around_the_mark() {
        let text = format!("{}港{}", "あ".repeat(1000), "い".repeat(1000));
        let (line, marked) = shown(&text, 3000..3003);
        assert_eq!(line, format!("...{}港{}...", "あ".repeat(12), "い".repeat(35)));
        assert_eq!(marked, "港");
        let (line, _) = shown(&text, 0..3);
        assert_eq!(line, format!("{}...", "あ".repeat(48)));
        let (line, marked) = shown(&text, text.len() - 3..text.len());
        assert_eq!(line, format!("...{}", "い".repeat(48)));
        assert_eq!(marked, "い");
    }

    #[test]
    fn marks_the_first_line_of_several() {
        assert_eq!(shown("title: |\n  a\n  b\n", 7..16), ("title: |".into(), "|".into()));
    }

    #[test]
    fn bounds_characters_without_width() {
        let (line, _) = shown(&"\u{301}".repeat(100_000), 100_000..100_002);
        assert!(line.chars().count() <= 2 * CHARS + 6, "{}", line.chars().count());
    }
}
