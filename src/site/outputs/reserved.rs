//! What takes a path on a later day: records that wait for their day, and the pages that come with them.
//!
//! A collision with it is found on every day before, so that none begins because time passes.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::alias_path;
use crate::content::{Key, Kind, Record};
use crate::platform::OutputPath;
use crate::site::tags::file_stem;
use crate::site::timeline::{Schedule, Timeline};
use crate::site::visibility::waits_until;
use crate::site::{Entry, LanguageId, ListId, Recurrence, Site, State, files_of, visible_until};
use crate::source::PortalPath;

/// What takes a path on a later day.
#[derive(Debug, Clone)]
pub enum Reserved {
    /// The page of a record, in the language that this is in.
    Page(Arc<Record>),
    /// A former path of a record.
    Redirect {
        /// The record.
        record: Arc<Record>,
        /// The place of the path among its former paths, from 0.
        alias: usize,
    },
    /// The page of a tag that no public record bears before.
    Tag(Arc<Record>),
    /// A file that nothing public refers to before.
    File(PortalPath),
    /// The list of a kind, or its archive.
    List,
}

/// A path that is taken from a day on.
#[derive(Debug, Clone)]
pub struct Reservation {
    /// The path.
    pub path: OutputPath,
    /// What takes it.
    pub by: Reserved,
    /// The first day, where a record brings it.
    pub from: Option<Date>,
}

impl Reservation {
    /// Whether it is there on a day on which another is.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let ends_before = |first: &Self, second: &Self| {
            first.last_day().is_some_and(|last| second.from.is_some_and(|from| last < from))
        };
        !ends_before(self, other) && !ends_before(other, self)
    }

    /// The last day on which the path is taken, where the record that takes it says so.
    fn last_day(&self) -> Option<Date> {
        match &self.by {
            Reserved::Page(record) | Reserved::Redirect { record, .. } => visible_until(record),
            Reserved::Tag(_) | Reserved::File(_) | Reserved::List => None,
        }
    }
}

/// Every path of a site that is free on its day and will be taken on a later one, whatever happens until
/// then. How long lists grow is not known, so their further pages are not among them.
pub(super) fn reservations(site: &Site) -> Vec<Reservation> {
    let mut found = Found {
        site,
        zone: site.portal.settings.time_zone(),
        reservations: Vec::new(),
        tags: BTreeSet::new(),
        files: BTreeSet::new(),
        archives: BTreeSet::new(),
        kinds: BTreeSet::new(),
    };
    for record in &site.portal.records {
        if site.find(record.key()).is_none()
            && let Some(from) = waits_until(record, site.day)
        {
            found.record(record, from);
        }
    }
    for record in &site.portal.translations {
        found.translation(record);
    }
    let archived = site.entries().filter(|(_, entry)| goes_to_archive(entry));
    found.archives.extend(archived.map(|(_, entry)| entry.record.kind()));
    found.lists();
    found.reservations
}

struct Found<'a> {
    site: &'a Site,
    zone: TimeZone,
    reservations: Vec<Reservation>,
    tags: BTreeSet<&'a str>,
    files: BTreeSet<PortalPath>,
    archives: BTreeSet<Kind>,
    kinds: BTreeSet<Kind>,
}

impl<'a> Found<'a> {
    fn record(&mut self, record: &'a Arc<Record>, from: Date) {
        let key = record.key();
        // A page of this name stands in for the one that the program makes.
        if !is_accessibility(key) {
            let path = self.site.paths.page(&super::pages::stem_of_key(key));
            self.add(path, Reserved::Page(Arc::clone(record)), Some(from));
        }
        for (alias, path) in record.common.aliases.iter().enumerate() {
            let by = Reserved::Redirect { record: Arc::clone(record), alias };
            self.add(alias_path(path.as_str()), by, Some(from));
        }
        for tag in &record.derived.tags {
            let is_known = self.site.tags.binary_search_by(|known| known.name.as_str().cmp(tag)).is_ok();
            if !tag.is_empty() && !is_known && self.tags.insert(tag) {
                let path = self.site.paths.page(&format!("tags/{}", file_stem(tag)));
                self.add(path, Reserved::Tag(Arc::clone(record)), Some(from));
            }
        }
        self.files(record, from);
        self.kinds.insert(key.kind);
        if will_be_over(record, &self.zone, from) {
            self.archives.insert(key.kind);
        }
    }

    fn translation(&mut self, record: &'a Arc<Record>) {
        let site = self.site;
        let position = site.languages.iter().position(|lang| Some(lang) == record.translation.as_ref());
        let Some(language) = position.map(LanguageId::new) else { return };
        let original = site.find(record.key());
        if original.is_some_and(|original| site.entry(original).has(language)) {
            return;
        }
        let waits = |record: &Record| waits_until(record, site.day);
        let of_original = match original {
            Some(_) => None,
            None => match site.portal.find(record.key()).and_then(|original| waits(original)) {
                None => return,
                from => from,
            },
        };
        let Some(from) = waits(record).into_iter().chain(of_original).max() else { return };
        let path = site.in_folder_of(language, site.paths.page(&super::pages::stem_of_key(record.key())));
        self.add(path, Reserved::Page(Arc::clone(record)), Some(from));
        self.files(record, from);
    }

    fn files(&mut self, record: &Record, from: Date) {
        for file in files_of(&self.site.portal, record) {
            let path =
                file.strip_folder("static").filter(|_| !self.site.files.has(&file)).map(OutputPath::new);
            if let Some(path) = path
                && self.files.insert(file.clone())
            {
                self.add(path, Reserved::File(file), Some(from));
            }
        }
    }

    fn lists(&mut self) {
        let site = self.site;
        let new_kinds = self.kinds.iter().filter(|kind| **kind != Kind::Page).map(|kind| ListId::Kind(*kind));
        let new_archives = self.archives.iter().map(|kind| ListId::Archive(*kind));
        let known: BTreeSet<ListId> = site.all_lists().collect();
        let lists: Vec<_> = new_kinds.chain(new_archives).filter(|list| !known.contains(list)).collect();
        for list in lists {
            let page = site.paths.page(&site.stem_of_list(list, 1));
            for language in site.language_ids() {
                self.add(site.in_folder_of(language, page.clone()), Reserved::List, None);
            }
        }
    }

    fn add(&mut self, path: OutputPath, by: Reserved, from: Option<Date>) {
        self.reservations.push(Reservation { path, by, from });
    }
}

fn is_accessibility(key: &Key) -> bool {
    key.kind == Kind::Page && key.id == super::ACCESSIBILITY_STEM
}

/// Whether a record of the site goes into the archive of its kind while it is public.
fn goes_to_archive(entry: &Entry) -> bool {
    let changes = entry.timeline.as_ref().map(Timeline::changes).unwrap_or_default();
    let over = changes.iter().find(|(_, state)| !state.is_current());
    over.is_some_and(|(day, _)| entry.withdrawn_on().is_none_or(|withdrawn| *day < withdrawn))
}

/// Whether a record that is public from a day on goes into the archive of its kind.
fn will_be_over(record: &Record, zone: &TimeZone, from: Date) -> bool {
    let ends = record.event().and_then(|event| Recurrence::of(event, zone)?.last_day());
    let states = Schedule::of(record, &[], ends).map(|schedule| schedule.timeline(from).states());
    states.unwrap_or_default().into_iter().any(|state: State| !state.is_current())
}
