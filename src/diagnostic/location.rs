//! Where something stands in what people wrote.

use std::ops::Range;
use std::sync::Arc;

use super::cells::{CellIndex, CellPlace};

/// A range of bytes in a [`SourceText`].
pub type Span = Range<usize>;

/// The text of a file, as decoded, with the path that people know it by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceText {
    /// From the portal's root, with `/` between folders.
    pub path: String,
    /// The whole text, without a byte order mark. Line ends are as in the file. That of a workbook
    /// has a line for each row, with the cells as they are shown.
    pub text: String,
    /// The cells of a table; none in any other file.
    pub cells: Option<Box<CellIndex>>,
}

impl SourceText {
    /// The text of a file that is no table.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), cells: None }
    }

    /// The cell that a byte belongs to, where the file is a table.
    pub fn cell_at(&self, byte: usize) -> Option<CellPlace<'_>> {
        self.cells.as_ref()?.at(byte)
    }

    /// Whether the file is a workbook: people know its cells, not the lines of its text.
    pub fn is_workbook(&self) -> bool {
        self.cells.as_ref().is_some_and(|cells| cells.has_sheets())
    }
}

/// A file, or a range in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A range in a file that was read.
    Text(Arc<SourceText>, Span),
    /// A file or folder as a whole: its path from the portal's root.
    File(String),
}

impl Location {
    /// The path from the portal's root.
    pub fn path(&self) -> &str {
        match self {
            Self::Text(source, _) => &source.path,
            Self::File(path) => path,
        }
    }

    /// The range of bytes, where there is one.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Text(_, span) => Some(span.clone()),
            Self::File(_) => None,
        }
    }

    /// The cell that it begins in, where the file is a table.
    pub fn cell(&self) -> Option<CellPlace<'_>> {
        match self {
            Self::Text(source, span) => source.cell_at(span.start),
            Self::File(_) => None,
        }
    }

    /// The cell that it begins in, where the file is a workbook.
    pub fn workbook_cell(&self) -> Option<CellPlace<'_>> {
        self.cell().filter(|place| place.sheet.is_some())
    }
}
