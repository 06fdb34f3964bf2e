//! A text made from another by replacing ranges: where each of its offsets comes from.

use std::ops::Range;

/// The replaced ranges, in order.
#[derive(Debug, Default)]
pub(crate) struct Edits(Vec<Edit>);

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
        self.0.is_empty()
    }

    /// Adds a range behind all others.
    pub(crate) fn push(&mut self, made: Range<usize>, from: Range<usize>) {
        self.0.push(Edit { made, from });
    }

    /// Where an offset comes from.
    pub(crate) fn offset(&self, offset: usize) -> usize {
        let after = self.0.partition_point(|edit| edit.made.start <= offset);
        match after.checked_sub(1).and_then(|index| self.0.get(index)) {
            None => offset,
            Some(edit) if offset < edit.made.end => edit.from.start,
            Some(edit) => edit.from.end + (offset - edit.made.end),
        }
    }

    /// Where a range comes from.
    pub(crate) fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.offset(range.start);
        start..self.offset(range.end).max(start)
    }
}
