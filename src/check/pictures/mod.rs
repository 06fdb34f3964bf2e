//! Pictures that records show.

mod heavy;
mod meaningless_alt;
mod missing;
mod not_for_screens;
mod outside;
mod shared;
mod unpublishable;

pub(super) use heavy::LK411;
pub use heavy::{heavy_files, heavy_picture, large_picture};
pub(super) use meaningless_alt::meaningless_alt;
pub(super) use missing::{LK402, missing, of_look};
pub(super) use not_for_screens::LK413;
pub use not_for_screens::peculiar_picture;
pub(super) use outside::outside;
pub(super) use shared::{LK412, share_picture};
pub(super) use unpublishable::LK407;
pub use unpublishable::{shortened_picture, unpublishable_picture, with_unpublishable_pictures};

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
