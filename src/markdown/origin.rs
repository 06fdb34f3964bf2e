//! Where the text that is parsed stands in its file.

use std::ops::Range;

use super::edits::Edits;
use super::{BodyMap, Context};
use crate::diagnostic::{Diagnostic, Finding, Location, Span};

/// The way back from the text that is parsed to the file: over the notations that were read as
/// Markdown, and over the position of the body.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub context: &'a Context<'a>,
    pub edits: &'a Edits,
}

impl Origin<'_> {
    /// The range of the file for a range of the text that is parsed.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.context.map.span(self.edits.range(range))
    }

    /// The range of the file for a range of the body as it was written.
    pub(crate) fn written_span(&self, range: Range<usize>) -> Span {
        self.context.map.span(range)
    }

    /// A finding at a range of the file.
    pub(crate) fn finding(&self, finding: impl Finding, span: Span) -> Diagnostic {
        finding.at(self.location(span))
    }

    pub(crate) fn location(&self, span: Span) -> Location {
        Location::Text(std::sync::Arc::clone(self.context.source), span)
    }

    /// Whether the body is a cell of a table or a quoted text, in which every line end was meant.
    pub(crate) fn is_cell(&self) -> bool {
        matches!(self.context.map, BodyMap::Opaque(_))
    }
}
