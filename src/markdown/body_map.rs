//! Maps offsets in a body to offsets in its file.

use std::ops::Range;

use crate::diagnostic::Span;

/// How offsets in a body become offsets in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyMap {
    /// The body is one piece of the file, beginning at `start`.
    Contiguous {
        /// Offset of the body's first byte in the file.
        start: usize,
    },
    /// A YAML block (`body: |`): each line begins somewhere else because its indentation is gone.
    Block {
        /// For each line of the body, in order: its offset in the body and in the file.
        lines: Vec<(usize, usize)>,
    },
    /// Only the range of the whole body is known, as for a cell of a CSV file.
    Opaque(Span),
}

impl BodyMap {
    /// The range of the file for a range of the body.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        match self {
            Self::Contiguous { start } => start + range.start..start + range.end.max(range.start),
            Self::Opaque(span) => span.clone(),
            Self::Block { lines } => {
                let start = file_offset(lines, range.start);
                let end = match range.end.checked_sub(1) {
                    Some(last) if range.end > range.start => file_offset(lines, last) + 1,
                    _ => start,
                };
                start..end.max(start)
            }
        }
    }
}

/// The offset in the file of a byte of a block's body.
fn file_offset(lines: &[(usize, usize)], offset: usize) -> usize {
    let after = lines.partition_point(|(body, _)| *body <= offset);
    match after.checked_sub(1).and_then(|index| lines.get(index)) {
        Some((body, file)) => file + (offset - body),
        None => lines.first().map_or(offset, |(_, file)| *file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contiguous_body_is_shifted() {
        assert_eq!(BodyMap::Contiguous { start: 10 }.span(2..5), 12..15);
        assert_eq!(BodyMap::Contiguous { start: 10 }.span(2..2), 12..12);
    }

    #[test]
    fn a_block_keeps_a_range_that_crosses_lines() {
        let map = BodyMap::Block { lines: vec![(0, 20), (6, 28), (12, 36)] };
        assert_eq!(map.span(0..5), 20..25);
        assert_eq!(map.span(6..8), 28..30);
        assert_eq!(map.span(2..14), 22..38);
        assert_eq!(map.span(12..12), 36..36);
        assert_eq!(BodyMap::Block { lines: Vec::new() }.span(3..4), 3..4);
    }

    #[test]
    fn a_cell_is_its_own_place() {
        assert_eq!(BodyMap::Opaque(7..30).span(2..5), 7..30);
    }
}
