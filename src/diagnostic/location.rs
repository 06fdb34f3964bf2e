//! Where something stands in what people wrote.

use std::ops::Range;
use std::sync::Arc;

/// A range of bytes in a [`SourceText`].
pub type Span = Range<usize>;

/// The text of a file, as decoded, with the path that people know it by.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// From the portal's root, with `/` between folders.
    pub path: String,
    /// The whole text, without a byte order mark. Line ends are as in the file.
    pub text: String,
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
}
