//! Stories and pictures of people who did not agree, or will soon not agree any more.

mod ends_soon;
mod withheld;

pub(super) use ends_soon::{PR202, ends_soon};
pub(super) use withheld::{PR201, withheld};

use super::context::RecordContext;
use crate::content::kinds::Consent;
use crate::diagnostic::Location;

/// A consent that a record rests on.
struct Given<'a> {
    consent: &'a Consent,
    /// Whether it is that of the people in the record's picture.
    of_image: bool,
    context: &'a RecordContext<'a>,
}

impl Given<'_> {
    fn location_of(&self, field: &str) -> Location {
        let path: &[&str] = if self.of_image { &["image", "consent", field] } else { &["consent", field] };
        self.context.location_of(path)
    }
}

/// The consents of a record. A translation rests on those of its original.
fn consents<'a>(context: &'a RecordContext<'a>) -> impl Iterator<Item = Given<'a>> {
    let record = context.record;
    let story = record.story().map(|story| (&story.consent, false));
    let image = record.common.image.as_ref().and_then(|image| image.consent.as_ref());
    let both = story.into_iter().chain(image.map(|consent| (consent, true)));
    let both = both.filter(|_| record.translation.is_none());
    both.map(move |(consent, of_image)| Given { consent, of_image, context })
}
