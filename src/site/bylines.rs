//! Whether those who wrote stories are named: as long as they agree to it in the settings. Who is not mentioned
//! there is named.

use std::sync::Arc;

use jiff::civil::Date;

use super::covers_the_web;
use super::shown::day_after;
use crate::content::{AuthorConsent, Details, Record};

/// Whether everybody whom the author of a story names may stand on the web on a day.
fn may_be_named(known: &[AuthorConsent], author: &str, day: Date) -> bool {
    let mut named = known.iter().filter(|known| known.is_named_in(author));
    named.all(|known| covers_the_web(&known.consent, day))
}

/// The day from which the author of a story is named no more, where that is known.
pub(super) fn named_until(known: &[AuthorConsent], author: &str) -> Option<Date> {
    let named = known.iter().filter(|known| known.is_named_in(author));
    named.filter_map(|known| known.consent.until).map(|until| day_after(until.0)).min()
}

/// The author as a story gives it.
pub(super) fn author_of(record: &Record) -> Option<&str> {
    record.story()?.author.as_deref()
}

/// A record, or its translation, as the site of a day shows it: without an author who does not agree to be named.
pub(super) fn as_shown(
    record: &Arc<Record>,
    original: &Record,
    known: &[AuthorConsent],
    day: Date,
) -> Arc<Record> {
    let hides = |record| author_of(record).is_some_and(|author| !may_be_named(known, author, day));
    if !hides(original) && !hides(record) {
        return Arc::clone(record);
    }
    let mut shown = Record::clone(record);
    if let Details::Story(story) = &mut shown.details {
        story.author = None;
    }
    Arc::new(shown)
}
