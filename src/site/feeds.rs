//! What is new, and which feeds a site has.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::links::record_at;
use super::outputs::FEED_FOLDER;
use super::{Entry, EntryId, LanguageId, RegionTree, Site, Visibility};
use crate::content::{Key, Kind, Portal, Record};
use crate::platform::OutputPath;

/// How many records a feed holds.
const MOST_ENTRIES: usize = 50;
/// For how many days a record is new.
pub const NEWS_DAYS: i32 = 60;
/// For how many days after that of the site what will be new is carried.
const NEWS_AHEAD: i32 = 14;
/// The path of the page of news, without its ending.
pub(super) const NEWS_STEM: &str = "new";

/// What a feed tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedScope {
    /// All of the site.
    Site,
    /// The records of a kind.
    Kind(Kind),
    /// A region and what lies in it: what its hub shows.
    Region(EntryId),
    /// A group and what names it, or what it names.
    Group(EntryId),
}

/// The format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// A feed in one of the site's languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeedId {
    /// What it tells of.
    pub scope: FeedScope,
    /// The language of its records.
    pub language: LanguageId,
    /// The format.
    pub format: FeedFormat,
}

/// What is new: the records that say of which day they are, the newest first. The days of events are when
/// they take place, so they say nothing here.
#[derive(Debug, Default)]
pub(super) struct News {
    all: Vec<EntryId>,
    feeds: BTreeMap<(FeedScope, LanguageId), Vec<EntryId>>,
}

/// The day on which a record was last changed, as it says itself.
pub fn news_day(record: &Record) -> Option<Date> {
    record.common.updated.map(|day| day.0).or_else(|| first_day(record))
}

/// The day on which a record was first published, as it says itself.
pub fn first_day(record: &Record) -> Option<Date> {
    let posted = record.job().and_then(|job| job.posted);
    record.common.published.or(posted).map(|day| day.0)
}

impl News {
    pub(super) fn of(entries: &[Entry], regions: &RegionTree, languages: &[String]) -> Self {
        let is_told = |entry: &Entry| {
            entry.is_current() && entry.visibility == Visibility::Public && news_day(&entry.record).is_some()
        };
        let told = entries.iter().enumerate().filter(|(_, entry)| is_told(entry));
        let mut all: Vec<_> = told.map(|(number, _)| EntryId::new(number)).collect();
        all.sort_by_key(|id| (Reverse(news_day(&entries[id.number()].record)), *id));
        let mut feeds: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for id in &all {
            let entry = &entries[id.number()];
            let scopes = scopes(*id, entry, regions, entries);
            for language in (0..languages.len()).map(LanguageId::new).filter(|language| entry.has(*language))
            {
                for scope in &scopes {
                    let feed = feeds.entry((*scope, language)).or_default();
                    if feed.len() < MOST_ENTRIES {
                        feed.push(*id);
                    }
                }
            }
        }
        Self { all, feeds }
    }
}

/// The feeds that tell of a record.
fn scopes(id: EntryId, entry: &Entry, regions: &RegionTree, entries: &[Entry]) -> Vec<FeedScope> {
    let kind = entry.record.kind();
    let mut scopes = vec![FeedScope::Site, FeedScope::Kind(kind)];
    match kind {
        Kind::Region => scopes.push(FeedScope::Region(id)),
        Kind::Group => scopes.push(FeedScope::Group(id)),
        _ => {}
    }
    scopes.extend(regions.hubs_of(entry, entries).into_iter().map(FeedScope::Region));
    for neighbour in &entry.neighbours {
        let scope = FeedScope::Group(neighbour.entry);
        if entries[neighbour.entry.number()].record.kind() == Kind::Group && !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    scopes
}

/// Whether a feed of a portal in its own language may be at a path, as [`Site::path_of_feed`] gives it, on some
/// day.
pub(super) fn may_be_at(portal: &Portal, path: &str) -> bool {
    let stem = path.strip_prefix(FEED_FOLDER).and_then(|rest| rest.strip_prefix('/'));
    let stem = stem.and_then(|rest| rest.strip_suffix(".xml").or_else(|| rest.strip_suffix(".json")));
    stem.is_some_and(|stem| {
        let key = || record_at(stem).filter(|key| matches!(key.kind, Kind::Region | Kind::Group));
        stem == "site"
            || Kind::of_folder(stem)
                .is_some_and(|kind| portal.records.iter().any(|record| record.kind() == kind))
            || key().is_some_and(|key| portal.knows(&key))
    })
}

impl Site {
    /// What is new on the day of the site, the newest first.
    pub fn news(&self) -> impl Iterator<Item = (Date, EntryId)> + '_ {
        self.carried_news().filter(|(day, _)| *day <= self.day)
    }

    /// The same with what will be new on one of the days behind it.
    pub fn carried_news(&self) -> impl Iterator<Item = (Date, EntryId)> + '_ {
        let from = self.day.checked_sub(Span::new().days(NEWS_DAYS)).unwrap_or(Date::MIN);
        let last = self.day.checked_add(Span::new().days(NEWS_AHEAD)).unwrap_or(Date::MAX);
        let dated = self.news.all.iter().filter_map(|id| Some((news_day(&self.entry(*id).record)?, *id)));
        dated.filter(move |(day, _)| from < *day && *day <= last)
    }

    /// Whether a record belongs to what a feed tells of.
    pub fn tells(&self, scope: FeedScope, id: EntryId) -> bool {
        let entry = self.entry(id);
        scope == FeedScope::Site || scopes(id, entry, &self.regions, &self.entries).contains(&scope)
    }

    /// Whether there is a page of news: where some record says of which day it is, and nobody put anything
    /// else at its path.
    pub fn has_news_page(&self) -> bool {
        let is_record = self.find(&Key { kind: Kind::Page, id: NEWS_STEM.to_owned() }).is_some();
        let aliases = [NEWS_STEM.to_owned(), format!("{NEWS_STEM}.html"), format!("{NEWS_STEM}/index.html")];
        let is_taken = |path: &String| {
            self.portal.key_of_alias(path).is_some() || self.portal.has_file(&format!("static/{path}"))
        };
        !self.news.all.is_empty() && !is_record && !aliases.iter().any(is_taken)
    }

    /// All feeds, in a fixed order: none where the address of the site is not known, since whoever reads a
    /// feed needs whole addresses.
    pub fn feeds(&self) -> impl Iterator<Item = FeedId> + '_ {
        let has_address = self.paths.host().is_some();
        let known = self.news.feeds.keys().filter(move |_| has_address);
        known.flat_map(|(scope, language)| {
            [FeedFormat::Atom, FeedFormat::Json].map(|format| FeedId {
                scope: *scope,
                language: *language,
                format,
            })
        })
    }

    /// The records of a feed, the newest first; `None` where the site has no such feed.
    pub fn feed(&self, scope: FeedScope, language: LanguageId) -> Option<&[EntryId]> {
        self.paths.host()?;
        self.news.feeds.get(&(scope, language)).map(Vec::as_slice)
    }

    /// Where a feed is.
    pub fn path_of_feed(&self, id: FeedId) -> OutputPath {
        let stem = match id.scope {
            FeedScope::Site => "site".to_owned(),
            FeedScope::Kind(kind) => kind.folder().to_owned(),
            FeedScope::Region(entry) | FeedScope::Group(entry) => self.entry(entry).record.key().to_string(),
        };
        let ending = match id.format {
            FeedFormat::Atom => "xml",
            FeedFormat::Json => "json",
        };
        self.in_folder_of(id.language, OutputPath::from(format!("{FEED_FOLDER}/{stem}.{ending}")))
    }
}
