//! Stories, pictures and authors of people who did not agree, or will soon not agree any more.

mod authors;
mod ends_soon;
mod withheld;

pub(super) use authors::{PR211, PR212, author_of_nothing, author_without_consent, is_person};
pub(super) use ends_soon::{PR202, authors_end_soon, ends_soon};
pub(super) use withheld::{PR201, authors_withheld, withheld};

use super::context::RecordContext;
use crate::content::SiteSettings;
use crate::content::kinds::Consent;
use crate::diagnostic::Location;
use crate::site::Site;

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

/// The consent of somebody who writes stories, in the settings.
struct OfAuthor<'a> {
    consent: &'a Consent,
    number: usize,
    settings: &'a SiteSettings,
}

impl OfAuthor<'_> {
    fn location_of(&self, field: &str) -> Location {
        self.settings.location_of(&["authors", &self.number.to_string(), "consent", field])
    }
}

/// The consents of those who write stories to be named.
fn author_consents(site: &Site) -> impl Iterator<Item = OfAuthor<'_>> {
    let settings = &site.portal.settings;
    let known = settings.main.authors.iter().enumerate();
    known.map(move |(number, known)| OfAuthor { consent: &known.consent, number, settings })
}
