//! Which files beside the texts may come out: a face goes with the consent of its person.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::visibility::{Visibility, covers_the_web};
use super::{Site, files_of, picture_path};
use crate::content::Record;
use crate::source::PortalPath;

/// The files that some records show.
pub(super) struct PublicFiles {
    shown: BTreeSet<PortalPath>,
    hidden: BTreeSet<PortalPath>,
}

impl PublicFiles {
    pub(super) fn of(site: &Site) -> Self {
        let public = site
            .entries()
            .flat_map(|(_, entry)| std::iter::once(&entry.record).chain(entry.translations.values()));
        let shown: BTreeSet<PortalPath> = public.flat_map(|record| files_of(&site.portal, record)).collect();
        let mut hidden = BTreeSet::new();
        for record in site.portal.records.iter().chain(&site.portal.translations) {
            hidden.extend(without_consent(record, site.day));
            if !Visibility::of(record, site.day).is_seen_by(site.audience) {
                hidden.extend(files_of(&site.portal, record).filter(|file| !shown.contains(file)));
            }
        }
        Self { shown, hidden }
    }

    /// Whether a file of the content folder is shown or linked by a public record.
    pub(super) fn is_shown(&self, file: &PortalPath) -> bool {
        self.shown.contains(file) && !self.hidden.contains(file)
    }

    /// Whether a file of `static/` must not come out: only records that are not public show it, or
    /// somebody on it did not agree.
    pub(super) fn is_hidden(&self, file: &PortalPath) -> bool {
        self.hidden.contains(file)
    }
}

/// The picture of a record whose own consent, or whose story's, does not cover the web.
fn without_consent(record: &Record, day: Date) -> Option<PortalPath> {
    let image = record.common.image.as_ref()?;
    let of_image = image.consent.as_ref();
    let of_story = record.story().map(|story| &story.consent);
    let is_covered = of_image.into_iter().chain(of_story).all(|consent| covers_the_web(consent, day));
    (!is_covered).then(|| picture_path(&record.origin.source.path, image.src.as_str())).flatten()
}
