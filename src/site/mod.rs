//! One portal on one day: who is public, in what state, related to whom, listed where.
//!
//! Takes a [`Portal`], the [`Pictures`] that it shows and a day; gives one immutable [`Site`] and
//! its [`Outputs`]. Never renders, reads or writes.

mod agenda;
mod answers;
mod authors;
mod bylines;
mod calendar;
mod calendars;
mod changes;
mod documents;
mod entry;
mod facets;
mod feeds;
mod file_references;
mod href;
mod icons;
mod language;
mod links;
mod lists;
mod monthly;
mod other_outputs;
mod outputs;
mod paper;
mod paths;
mod pictures;
mod public_files;
mod region_tree;
mod shown;
mod soon;
mod state;
mod tags;
mod ties;
mod timeline;
#[cfg(test)]
mod timeline_vectors;
mod visibility;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use self::calendars::Calendars;
use self::feeds::News;
use crate::content::kinds::RegionKind;
use crate::content::{Key, Kind, Portal, Record, Settings};
use crate::platform::OutputPath;

pub use agenda::{Agenda, AgendaItem, AgendaPart};
pub use answers::{FROM_AFAR, QUESTIONS, Question, REMOTE, answers};
pub use authors::{AUTHOR_STORIES, Author, AuthorId};
pub use calendar::{Occurrence, Recurrence};
pub use calendars::{CalendarId, CalendarScope};
pub use changes::{Change, Reason, RecordChange};
pub use documents::{document_type, is_document_name};
pub use entry::{Entry, EntryId, Neighbour, TOLD_OCCURRENCES};
pub use facets::{Facets, Filter};
pub use feeds::{FeedFormat, FeedId, FeedScope, NEWS_DAYS, first_day, news_day};
pub use file_references::{
    SETTINGS_FILE, files_named, files_of, files_of_settings, is_asked_for_by_name, may_refer_to_files,
    path_candidates,
};
pub use href::Href;
pub use icons::{Icon, MANIFEST_NAME};
pub use language::LanguageId;
pub use links::{LinkTarget, SitePage, resolve_link, settings_target};
pub use lists::{HUB_CARDS, ListId, Lists, RELATED_CARDS};
pub use monthly::Monthly;
pub use outputs::{
    Claim, DataFile, ForPrograms, Output, Outputs, Page, PageId, PathConflict, Reservation, Reserved,
    SearchScript, ThemeAsset, asset_path, is_search_script, photo_size_path, search_shard_path,
    sitemap_part_path, sitemap_path,
};
pub use paper::Paper;
pub use paths::{NOT_FOUND_PATH, Paths};
pub use pictures::{Picture, Pictures, PublishedPhoto, resolve_file};
pub use public_files::{PublicFiles, without_consent};
pub use region_tree::RegionTree;
pub use shown::Shown;
pub use soon::{SOON_LINES, Soon, SoonItem, SoonReason};
pub use state::{EventState, JobState, ProgramState, State};
pub use tags::{Tag, TagId};
pub use ties::Tie;
pub use timeline::{CLOSING_DAYS, Timeline, timeline_script};
pub use visibility::{Visibility, covers, covers_the_web, visible_from, visible_until};

/// For whom a site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody: only what is public on the day.
    Public,
    /// Editors: drafts, records in review and scheduled ones too.
    Editors,
}

/// A portal on one day. Two sites of the same portal, pictures, day and audience are the same.
#[derive(Debug)]
pub struct Site {
    /// What was written.
    pub portal: Arc<Portal>,
    /// The pictures that it shows.
    pub pictures: Arc<Pictures>,
    /// The day.
    pub day: Date,
    /// For whom it is.
    pub audience: Audience,
    /// The languages, the site's own first.
    pub languages: Vec<String>,
    /// The tags, by path.
    pub tags: Vec<Tag>,
    /// Who wrote several stories, by path.
    pub authors: Vec<Author>,
    /// How pages are addressed.
    pub paths: Paths,
    entries: Vec<Entry>,
    index: HashMap<Key, EntryId>,
    lists: Lists,
    calendars: Calendars,
    news: News,
    /// Which files beside the texts come out.
    pub files: PublicFiles,
    /// Which region lies in which.
    pub regions: RegionTree,
    /// The events in the order in which they take place.
    pub agenda: Agenda,
    /// What closes or takes place soon.
    pub soon: Soon,
    /// Every output path, once a link asks for one.
    written: OnceLock<BTreeSet<OutputPath>>,
}

impl Site {
    /// Makes the site of a day.
    pub fn new(portal: Arc<Portal>, pictures: Arc<Pictures>, day: Date, audience: Audience) -> Self {
        let languages = portal.settings.languages();
        let mut entries = entry::public_entries(&portal, &languages, day, audience);
        let index: HashMap<_, _> = entries
            .iter()
            .enumerate()
            .map(|(number, entry)| (entry.record.key().clone(), EntryId::new(number)))
            .collect();
        entry::relate(&mut entries, &index);
        let tags = tags::collect(&entries);
        let authors = authors::collect(&portal, &entries);
        let mut regions = RegionTree::of(&entries, &index);
        let lists = Lists::of(&entries, &regions, &tags, &authors);
        regions.sort_by_rank(|id| lists.rank(id));
        let calendars = Calendars::of(&entries, &regions, |id| lists.rank(id));
        let news = News::of(&entries, &regions, &languages);
        let paths = Paths::of(&portal.settings.main);
        let zone = portal.settings.time_zone();
        let agenda = Agenda::of(&entries, lists.get(ListId::Kind(Kind::Event)), &zone, day);
        let soon = Soon::of(&entries, |id| regions.hubs_of(&entries[id.number()], &entries), day);
        let files = PublicFiles::of(&portal, &pictures, &entries, day, audience);
        Self {
            portal,
            pictures,
            day,
            audience,
            languages,
            tags,
            authors,
            paths,
            entries,
            index,
            lists,
            calendars,
            news,
            files,
            regions,
            agenda,
            soon,
            written: OnceLock::new(),
        }
    }

    /// The languages, the site's own first.
    pub fn language_ids(&self) -> impl Iterator<Item = LanguageId> + use<> {
        (0..self.languages.len()).map(LanguageId::new)
    }

    /// The tag of a language as it is written in the settings, such as `ja-easy`.
    pub fn lang(&self, language: LanguageId) -> &str {
        &self.languages[language.index()]
    }

    /// The settings in a language.
    pub fn settings(&self, lang: &str) -> &Settings {
        self.portal.settings.in_language(lang)
    }

    /// All records that are in the site, sorted by kind and id.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries.iter().enumerate().map(|(number, entry)| (EntryId::new(number), entry))
    }

    /// A record of the site.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.number()]
    }

    /// The record with a key, where it is in the site.
    pub fn find(&self, key: &Key) -> Option<EntryId> {
        self.index.get(key).copied()
    }

    /// The entries of a list, in its order.
    pub fn list(&self, list: ListId) -> &[EntryId] {
        self.lists.get(list)
    }

    /// The entries of a list in the order in which a page in a language shows them.
    pub fn list_in(&self, list: ListId, language: LanguageId) -> Cow<'_, [EntryId]> {
        self.readable_first(self.list(list), language)
    }

    /// Entries of one kind, in the order of their list, as readers of a language want them: those in the language
    /// first. Events stay in the order of their days, and what is over stays behind. In the site's own language the
    /// order is that of the list.
    pub fn readable_first<'a>(&self, ids: &'a [EntryId], language: LanguageId) -> Cow<'a, [EntryId]> {
        let is_event = |id: &EntryId| self.entry(*id).record.kind() == Kind::Event;
        if language.is_main() || ids.first().is_some_and(is_event) {
            return Cow::Borrowed(ids);
        }
        let mut ids = ids.to_vec();
        ids.sort_by_key(|id| (!self.entry(*id).is_current(), !self.version(*id, language).1));
        Cow::Owned(ids)
    }

    /// Every list that has a page.
    pub fn all_lists(&self) -> impl Iterator<Item = ListId> + '_ {
        self.lists.all()
    }

    /// Whether a list has a page.
    pub fn has_list(&self, list: ListId) -> bool {
        self.lists.has(list)
    }

    /// How many entries a page of a list holds.
    pub fn page_size(&self) -> usize {
        usize::from(self.portal.settings.main.page_size).max(1)
    }

    /// How many pages a list has: at least one. Regions are shown as one tree, the parts of the agenda have
    /// pages of their own, and what a hub does not show stands in lists of one kind.
    pub fn page_count(&self, list: ListId) -> usize {
        if matches!(list, ListId::Kind(Kind::Region | Kind::Event) | ListId::Region(_)) {
            return 1;
        }
        self.list(list).len().div_ceil(self.page_size()).max(1)
    }

    /// The record in a language, and whether it is in that language.
    pub fn version(&self, id: EntryId, language: LanguageId) -> (&Record, bool) {
        let entry = self.entry(id);
        match entry.translations.get(&language) {
            Some(record) => (record, true),
            None => (&entry.record, self.original_lang(id) == self.lang(language)),
        }
    }

    /// The tag of the language that a record was first written in.
    pub fn original_lang(&self, id: EntryId) -> &str {
        self.entry(id).language(self.lang(LanguageId::MAIN))
    }

    /// The neighbours of an entry in both directions, by kind, in the order of the kinds' lists.
    pub fn neighbours(&self, id: EntryId) -> BTreeMap<Kind, Vec<EntryId>> {
        let mut by_kind: BTreeMap<Kind, Vec<EntryId>> = BTreeMap::new();
        for neighbour in &self.entry(id).neighbours {
            let list = by_kind.entry(self.entry(neighbour.entry).record.kind()).or_default();
            if !list.contains(&neighbour.entry) {
                list.push(neighbour.entry);
            }
        }
        for list in by_kind.values_mut() {
            list.sort_by_key(|id| self.lists.rank(*id));
        }
        by_kind
    }

    /// The position of an entry in the order of all: by kind, then as in the list of its kind.
    pub fn rank(&self, id: EntryId) -> u32 {
        self.lists.rank(id)
    }

    /// Who wrote a story, where this author has a page.
    pub fn author_of(&self, id: EntryId) -> Option<AuthorId> {
        authors::of_record(&self.authors, &self.entry(id).record)
    }

    /// The day from which a page names the author of a story no more, where that is known.
    pub fn byline_ends(&self, id: EntryId, language: LanguageId) -> Option<Date> {
        let versions = [&self.entry(id).record, self.version(id, language).0];
        let known = &self.portal.settings.main.authors;
        let authors = versions.into_iter().filter_map(bylines::author_of);
        authors.filter_map(|author| bylines::named_until(known, author)).min()
    }

    /// The group that is named as the author of a story, where it is in the site.
    pub fn group_that_wrote(&self, id: EntryId) -> Option<EntryId> {
        let name = self.entry(id).record.story()?.author.as_deref()?;
        self.find(authors::group_named(&self.portal, name)?)
    }

    /// The regions whose hub shows a record: those that it names and all above them.
    pub fn regions_of(&self, id: EntryId) -> Vec<EntryId> {
        self.regions.hubs_of(self.entry(id), &self.entries)
    }

    /// Whether none of a record's regions lies abroad.
    pub fn is_in_japan(&self, id: EntryId) -> bool {
        let kind = |region: &EntryId| self.entry(*region).record.region().map(|region| region.kind);
        self.regions_of(id).iter().all(|region| kind(region) != Some(RegionKind::Abroad))
    }

    /// The outermost regions around those that the portal is about.
    pub fn home_regions(&self) -> Vec<EntryId> {
        let named = self.portal.settings.main.home_regions.iter();
        let known = named.filter_map(|id| self.find(&Key { kind: Kind::Region, id: id.0.clone() }));
        known.filter_map(|region| self.regions.with_ancestors(region).last()).collect()
    }

    /// How many records wait for the day from which they are public, and the first of these days.
    pub fn waiting(&self) -> Option<(usize, Date)> {
        let days = self.portal.records.iter().filter_map(|record| visibility::waits_until(record, self.day));
        days.fold(None, |found, day| match found {
            None => Some((1, day)),
            Some((count, first)) => Some((count + 1, day.min(first))),
        })
    }

    /// The kinds that have a list: those with records that anybody can see.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        Kind::ALL.into_iter().filter(|kind| *kind != Kind::Page && self.lists.has(ListId::Kind(*kind)))
    }

    /// Whether it gives out open data: what editors see beside the public is nobody's.
    pub fn has_open_data(&self) -> bool {
        let settings = self.portal.settings.main.open_data.as_ref();
        settings.is_some_and(|settings| settings.enabled) && self.audience == Audience::Public
    }

    /// Whether readers can search it.
    pub fn has_search(&self) -> bool {
        self.portal.settings.main.search.enabled
    }
}
