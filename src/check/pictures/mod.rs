//! Pictures that records show.

mod missing;
mod outside;

pub(super) use missing::missing;
pub(crate) use missing::{LK402, LK402Help, LK402Label, LK402Message};
pub(super) use outside::outside;

use super::context::RecordContext;
use crate::diagnostic::Span;
use crate::markdown::Target;

/// The pictures that a record names by their path, in a field or in its text.
fn named_pictures<'a>(context: &RecordContext<'a>) -> impl Iterator<Item = (&'a str, &'a Span)> {
    let fields = context.record.pictures.iter().map(|(src, span)| (src.as_str(), span));
    let shown = context.record.body.pictures().filter_map(|picture| match &picture.target {
        Target::Relative { path, .. } | Target::Root { path, .. } => Some((path.as_str(), &picture.span)),
        _ => None,
    });
    fields.chain(shown)
}
