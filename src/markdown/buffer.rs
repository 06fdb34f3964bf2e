//! HTML in the making, with gaps.

use crate::markdown::body::{Gap, Piece};

/// HTML and the gaps in it. What is inserted early moves the gaps behind it.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    pub html: String,
    pub gaps: Vec<Gap>,
}

impl Buffer {
    /// Appends a gap.
    pub(crate) fn piece(&mut self, piece: Piece) {
        self.gaps.push(Gap { at: self.html.len(), piece });
    }

    /// Appends an attribute whose value is a gap.
    pub(crate) fn attribute_piece(&mut self, name: &str, piece: Piece) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        self.piece(piece);
        self.html.push('"');
    }

    /// Puts HTML in the place of a range of HTML that holds no gap. Meant for places near the end.
    pub(crate) fn replace(&mut self, range: std::ops::Range<usize>, html: &str) {
        for gap in self.gaps.iter_mut().rev().take_while(|gap| gap.at >= range.end) {
            gap.at = gap.at - range.len() + html.len();
        }
        self.html.replace_range(range, html);
    }

    /// Appends another buffer.
    pub(crate) fn append(&mut self, other: Self) {
        let shift = self.html.len();
        self.html.push_str(&other.html);
        self.gaps.extend(other.gaps.into_iter().map(|gap| Gap { at: gap.at + shift, piece: gap.piece }));
    }
}
