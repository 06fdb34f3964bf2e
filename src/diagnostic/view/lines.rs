//! From bytes to lines and columns, quickly also for thousands of findings in one file.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::{Location, SourceText, Span};

/// Bytes between two remembered counts: bounds the work for one column, also in a single huge line.
const STRIDE: usize = 1024;

/// A position as people and editors count, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub line: usize,
    /// Counted in characters.
    pub column: usize,
    /// Counted in UTF-16 units, as editors do.
    pub column_utf16: usize,
}

/// Where the lines of a text begin.
pub(super) struct LineIndex {
    source: Arc<SourceText>,
    starts: Vec<usize>,
    /// Characters and UTF-16 units before each multiple of [`STRIDE`].
    counts: Vec<(usize, usize)>,
}

impl LineIndex {
    pub(super) fn new(source: Arc<SourceText>) -> Self {
        let bytes = source.text.as_bytes();
        let mut starts = vec![0];
        let mut counts = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let (mut chars, mut units) = (0, 0);
        for (at, &byte) in bytes.iter().enumerate() {
            if at % STRIDE == 0 {
                counts.push((chars, units));
            }
            let (c, u) = weight(byte);
            chars += c;
            units += u;
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
            }
        }
        if bytes.len().is_multiple_of(STRIDE) {
            counts.push((chars, units));
        }
        Self { source, starts, counts }
    }

    pub(super) fn is_workbook(&self) -> bool {
        self.source.is_workbook()
    }

    pub(super) fn text(&self) -> &str {
        &self.source.text
    }

    /// The span moved into the text and onto whole characters, whatever it was.
    pub(super) fn clamp(&self, span: &Span) -> Span {
        let text = self.text();
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end.max(span.start)).max(start);
        start..end
    }

    /// The line of a byte, from 0.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at) - 1
    }

    /// The bytes of a line (from 0) without its end.
    pub(super) fn line_span(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.text().len());
        let next = self.starts.get(line + 1).copied().unwrap_or(self.text().len());
        let content = self.text()[start..next].trim_end_matches(['\r', '\n']);
        start..start + content.len()
    }

    pub(super) fn position(&self, at: usize) -> Position {
        let line = self.line(at);
        let (chars, units) = self.before(at);
        let (line_chars, line_units) = self.before(self.starts[line]);
        Position { line: line + 1, column: chars - line_chars + 1, column_utf16: units - line_units + 1 }
    }

    /// Characters and UTF-16 units before a byte.
    fn before(&self, at: usize) -> (usize, usize) {
        let known = at / STRIDE;
        let bytes = &self.text().as_bytes()[known * STRIDE..at];
        let start = self.counts[known];
        bytes.iter().fold(start, |(chars, units), &byte| {
            let (c, u) = weight(byte);
            (chars + c, units + u)
        })
    }
}

/// What a byte adds: the first byte of a character counts, and one of four bytes twice in UTF-16.
const fn weight(byte: u8) -> (usize, usize) {
    match byte {
        0x80..=0xBF => (0, 0),
        0xF0..=0xFF => (1, 2),
        _ => (1, 1),
    }
}

/// The line where a place begins, from 1, counted as in all other views; `None` for a file as a whole.
pub fn line_number(place: &Location) -> Option<usize> {
    let (index, span) = Indexes::default().get(place)?;
    Some(index.line(span.start) + 1)
}

/// The indexes of the files met so far, each made once.
#[derive(Default)]
pub(super) struct Indexes(HashMap<*const SourceText, Rc<LineIndex>>);

impl Indexes {
    /// The index of the file of a place and its range there; nothing for a file as a whole.
    pub(super) fn get(&mut self, place: &Location) -> Option<(Rc<LineIndex>, Span)> {
        let Location::Text(source, span) = place else {
            return None;
        };
        // The index holds the `Arc`, so an address cannot be used again while it is a key.
        let index =
            self.0.entry(Arc::as_ptr(source)).or_insert_with(|| Rc::new(LineIndex::new(source.clone())));
        let span = index.clamp(span);
        Some((index.clone(), span))
    }

    /// `path:line:column`, in a workbook `path:sheet!cell`, or the path alone.
    pub(super) fn location(&mut self, place: &Location) -> String {
        let path = super::harmless(place.path());
        if let Some(cell) = place.workbook_cell() {
            return format!("{path}:{}", super::harmless(&cell.to_string()));
        }
        match self.get(place) {
            Some((index, span)) => {
                let Position { line, column, .. } = index.position(span.start);
                format!("{path}:{line}:{column}")
            }
            None => path.into_owned(),
        }
    }

    /// The same for people, who know the cells of a table and nothing of its lines: `path:E2（定員）`.
    pub(super) fn location_for_people(&mut self, place: &Location) -> String {
        let Some(cell) = place.cell() else { return self.location(place) };
        let location = match &cell.sheet {
            Some(_) => self.location(place),
            None => format!("{}:{}", super::harmless(place.path()), cell.address),
        };
        let header = cell.header.map(|header| header.split_whitespace().collect::<Vec<_>>().join(" "));
        let header = header.filter(|header| !header.is_empty());
        let header = header.as_deref().map(super::harmless);
        header.map_or(location.clone(), |header| format!("{location}（{header}）"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn index(text: &str) -> LineIndex {
        LineIndex::new(Arc::new(SourceText::new("a.md", text)))
    }

    fn position(text: &str, at: usize) -> (usize, usize, usize) {
        let Position { line, column, column_utf16 } = index(text).position(at);
        (line, column, column_utf16)
    }

    #[test]
    fn counts_characters() {
        assert_eq!(position("", 0), (1, 1, 1));
        assert_eq!(position("ab", 2), (1, 3, 3));
        assert_eq!(position("題名: 港\n", 6), (1, 3, 3));
        assert_eq!(position("𠮷野: x", 8), (1, 4, 5));
        assert_eq!(position("a\n", 2), (2, 1, 1));
    }

    #[test]
    fn knows_all_line_ends() {
        let text = "一\r\n二\r三\n四";
        let lines: Vec<_> = (0..4).map(|line| &text[index(text).line_span(line)]).collect();
        assert_eq!(lines, ["一", "二", "三", "四"]);
        assert_eq!(position(text, text.len()), (4, 2, 2));
    }

    proptest! {
        #[test]
        fn agrees_with_counting_by_hand(text in "(?s)[a\u{3042}\u{20bb7}\n\t]{0,3000}", at in 0usize..12000) {
            let index = index(&text);
            let at = index.clamp(&(at..at)).start;
            let before = &text[..at];
            let line = before.rsplit('\n').next().unwrap_or_default();
            let expected = Position {
                line: before.matches('\n').count() + 1,
                column: line.chars().count() + 1,
                column_utf16: line.encode_utf16().count() + 1,
            };
            prop_assert_eq!(index.position(at), expected);
        }
    }
}
