//! A text made from another by replacing ranges: where each of its offsets comes from.

use std::ops::Range;

/// The replaced ranges, in order.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    made: Vec<Edit>,
    /// Those by which the text was made that these were made in.
    earlier: Option<Box<Edits>>,
}

/// A range that was replaced.
#[derive(Debug)]
struct Edit {
    /// Its place in the text that was made.
    made: Range<usize>,
    /// Its place in the text that it was made from.
    from: Range<usize>,
}

impl Edits {
    pub(crate) fn is_empty(&self) -> bool {
        self.made.is_empty() && self.earlier.is_none()
    }

    /// Edits that are made in a text which others have made.
    pub(crate) fn after(earlier: Self) -> Self {
        Self { made: Vec::new(), earlier: (!earlier.is_empty()).then(|| Box::new(earlier)) }
    }

    /// Adds a range behind all others.
    pub(crate) fn push(&mut self, made: Range<usize>, from: Range<usize>) {
        self.made.push(Edit { made, from });
    }

    /// Where an offset comes from.
    pub(crate) fn offset(&self, offset: usize) -> usize {
        let after = self.made.partition_point(|edit| edit.made.start <= offset);
        let from = match after.checked_sub(1).and_then(|index| self.made.get(index)) {
            None => offset,
            Some(edit) if offset < edit.made.end => edit.from.start,
            Some(edit) => edit.from.end + (offset - edit.made.end),
        };
        self.earlier.as_ref().map_or(from, |earlier| earlier.offset(from))
    }

    /// Where a range comes from.
    pub(crate) fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.offset(range.start);
        start..self.offset(range.end).max(start)
    }
}
