//! The text of a record: Markdown as Japanese writers expect it.
//!
//! [`parse`] turns a body in one pass into HTML with slots, text marks, headings, links, pictures and
//! findings. [`write()`] fills the slots with what depends on a page: addresses, titles, words. Knows no kind of
//! record, no path of the portal and no template, reads no file, and lets no script through.

mod as_markdown;
mod body;
mod body_map;
mod buffer;
mod edits;
mod html;
mod inline;
mod notation;
mod origin;
mod parse;
mod target;
#[cfg(test)]
mod tests;
mod text;
mod write;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceText};

pub use as_markdown::as_markdown;
pub use body::{AlertKind, Body, Heading, LineBreak, Link, Picture, Piece, RecordName, Word};
pub use body_map::BodyMap;
pub use inline::file_names::{is_name_of, says_nothing};
pub(crate) use inline::phone::zeros;
use notation::Notation;
use origin::Origin;
pub use target::{Refused, Target};
pub use text::{BlockKind, SourceBlock, SourceLink, TextBlock};
pub use write::{DocumentNote, LinkOutcome, PictureView, Resolve, write};

/// How deep blocks and inline marks may be nested, raw HTML included.
pub const MAX_DEPTH: usize = 100;

/// Where the telephone numbers of a text stand, and what to dial for each.
pub fn phone_numbers(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, String)> {
    inline::phone::find(text).into_iter()
}

/// Where a body comes from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The file.
    pub source: &'a Arc<SourceText>,
    /// The position of the body in the file.
    pub map: &'a BodyMap,
}

/// Parses a body. If it is nested too deep, the result is an empty body and one finding.
#[must_use]
pub fn parse(body: &str, context: &Context<'_>) -> (Body, Vec<Diagnostic>) {
    let notation = Notation::read(body);
    let origin = Origin { context, edits: &notation.edits };
    let (body, mut findings) = parse::render(&notation.text, &origin);
    findings.extend(notation.findings(&origin));
    (body, notation::fold(findings))
}
