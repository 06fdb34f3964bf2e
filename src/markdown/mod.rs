//! The text of a record: Markdown as Japanese writers expect it.
//!
//! [`parse`] turns a body in one pass into HTML with slots, text marks, headings, links, pictures and
//! findings. [`write()`] fills the slots with what depends on a page: addresses, titles, words. Knows no kind of
//! record, no path of the portal and no template, reads no file, and lets no script through.

mod body;
mod body_map;
mod buffer;
mod html;
mod inline;
mod parse;
mod target;
#[cfg(test)]
mod tests;
mod text;
mod write;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Finding, Location, SourceText, Span};

pub use body::{AlertKind, Body, Heading, Link, Picture, Piece, RecordName, Word};
pub use body_map::BodyMap;
pub use target::{Refused, Target};
pub use text::{BlockKind, SourceBlock, TextBlock};
pub use write::{LinkOutcome, PictureView, Resolve, write};

/// How deep blocks and inline marks may be nested, raw HTML included.
pub const MAX_DEPTH: usize = 100;

/// Where a body comes from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The file.
    pub source: &'a Arc<SourceText>,
    /// The position of the body in the file.
    pub map: &'a BodyMap,
}

impl Context<'_> {
    /// The range of the file for a range of the body.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.map.span(range)
    }

    /// A finding at a range of the file.
    fn finding(&self, finding: impl Finding, span: Span) -> Diagnostic {
        finding.at(self.location(span))
    }

    fn location(&self, span: Span) -> Location {
        Location::Text(Arc::clone(self.source), span)
    }
}

/// Parses a body. If it is nested too deep, the result is an empty body and one finding.
#[must_use]
pub fn parse(body: &str, context: &Context<'_>) -> (Body, Vec<Diagnostic>) {
    parse::render(body, context)
}
