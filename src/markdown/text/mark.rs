//! Text marks: the ranges of a body's HTML that are text, with their sources in the file, and the
//! boundaries of blocks.

use std::ops::Range;

use super::BlockKind;

/// A mark at an offset of a body's HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextMark {
    /// Offset in the HTML, in bytes.
    pub at: u32,
    pub kind: MarkKind,
}

/// The kinds of [`TextMark`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// A block begins, or the one before ends and what follows belongs to none.
    Block(Option<BlockKind>),
    /// All blocks from here on are footnotes.
    Footnotes,
    /// Visible text: `len` bytes of HTML without tags.
    Text { len: u32, source: Source },
    /// A line break, which is white space between words.
    Break,
    /// What follows is a reading (ruby), until `Shown`.
    Reading,
    /// What follows is no text of the block, until `Shown`.
    Hidden,
    /// The end of `Reading` and `Hidden`.
    Shown,
}

/// A range of the file, in bytes; empty where none is known.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    pub start: u32,
    pub len: u32,
}

impl From<Range<usize>> for Source {
    fn from(range: Range<usize>) -> Self {
        Self { start: offset(range.start), len: offset(range.len()) }
    }
}

/// An offset as marks keep it; files are far smaller than 4 GiB.
pub(crate) fn offset(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
