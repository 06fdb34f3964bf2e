//! Which files beside the texts come out: what something public refers to, and what machines ask for
//! by name. A face goes with the consent of its person, and with the last page that shows it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::visibility::{Visibility, covers_the_web};
use super::{Audience, Entry, Pictures, files_of, files_of_settings, is_asked_for_by_name, resolve_file};
use crate::content::{Portal, Record};
use crate::source::PortalPath;

/// The files of `content/` and `static/` that a site publishes, and why others stay.
#[derive(Debug, Default)]
pub struct PublicFiles {
    published: BTreeSet<PortalPath>,
    /// The files of `static/` that nothing refers to, sorted.
    pub unused: Vec<PortalPath>,
    /// The files of `static/` that only records refer to that are not public, sorted.
    pub waiting: Vec<PortalPath>,
}

impl PublicFiles {
    pub(super) fn of(
        portal: &Portal,
        pictures: &Pictures,
        entries: &[Entry],
        day: Date,
        audience: Audience,
    ) -> Self {
        let public = entries
            .iter()
            .flat_map(|entry| std::iter::once(&entry.record).chain(entry.translations.values()));
        let mut shown: BTreeSet<PortalPath> = public.flat_map(|record| files_of(portal, record)).collect();
        shown.extend(files_of_settings(portal));
        shown.extend(pictures.site_wide.iter().cloned());
        let (mut withheld, mut hidden) = (BTreeSet::new(), BTreeSet::new());
        for record in portal.records.iter().chain(&portal.translations) {
            withheld.extend(without_consent(record, day));
            if !Visibility::of(record, day).is_seen_by(audience) {
                hidden.extend(files_of(portal, record).into_iter().filter(|file| !shown.contains(file)));
            }
        }
        let takes_all = portal.settings.main.publish_unused_files;
        let mut files = Self::default();
        for file in portal.paths.iter().filter(|file| file.is_below("static")) {
            if withheld.contains(file) {
                continue;
            }
            if hidden.contains(file) {
                files.waiting.push(file.clone());
            } else if takes_all || shown.contains(file) || is_asked_for_by_name(file) {
                files.published.insert(file.clone());
            } else {
                files.unused.push(file.clone());
            }
        }
        let in_content = |file: &PortalPath| !file.is_below("static") && !withheld.contains(file);
        files.published.extend(shown.into_iter().filter(in_content));
        files
    }

    /// Whether a file of the content folder or of `static/` comes out.
    pub fn has(&self, file: &PortalPath) -> bool {
        self.published.contains(file)
    }
}

/// The picture of a record whose own consent, or whose story's, does not cover the web.
pub fn without_consent(record: &Record, day: Date) -> Option<PortalPath> {
    let image = record.common.image.as_ref()?;
    let of_image = image.consent.as_ref();
    let of_story = record.story().map(|story| &story.consent);
    let is_covered = of_image.into_iter().chain(of_story).all(|consent| covers_the_web(consent, day));
    (!is_covered).then(|| resolve_file(&record.origin.source.path, image.src.as_str())).flatten()
}
