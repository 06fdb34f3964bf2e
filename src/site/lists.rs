//! The lists of a site and their orders.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answers::answers_of;
use super::authors::{Author, AuthorId};
use super::tags::{Tag, TagId};
use super::{Entry, EntryId, Filter, RegionTree};
use crate::content::{Kind, natural_order};

/// How many records of a kind the hub of a region shows. Where there are more, they have a list of their own.
pub const HUB_CARDS: usize = 3;
/// How many records of a kind that it is tied to the page of a record shows. Where there are more, they have a list
/// of their own.
pub const RELATED_CARDS: usize = 6;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListId {
    /// What is current of a kind.
    Kind(Kind),
    /// Closed jobs, past events.
    Archive(Kind),
    /// What belongs to a region: its hub.
    Region(EntryId),
    /// What belongs to a region, or is tied to another record, and is of one kind, where that is more than the
    /// page of it shows.
    Related {
        /// The region or the other record.
        of: EntryId,
        /// The kind.
        kind: Kind,
    },
    /// What is current of a kind and fits an answer to a question of the first page.
    Answer {
        /// The kind.
        kind: Kind,
        /// The question.
        filter: Filter,
        /// The answer.
        value: &'static str,
    },
    /// What somebody wrote.
    Author(AuthorId),
    /// What bears a tag.
    Tag(TagId),
}

/// All lists, sorted.
#[derive(Debug)]
pub struct Lists {
    lists: BTreeMap<ListId, Vec<EntryId>>,
    /// The position of each entry in the order of all entries.
    ranks: Vec<u32>,
}

impl Lists {
    pub(super) fn of(entries: &[Entry], regions: &RegionTree, tags: &[Tag], authors: &[Author]) -> Self {
        let order = ordered(entries);
        let mut lists: BTreeMap<ListId, Vec<EntryId>> = BTreeMap::new();
        let mut ranks = vec![0; entries.len()];
        for (rank, id) in order.iter().enumerate() {
            ranks[id.number()] = u32::try_from(rank).unwrap_or(u32::MAX);
            let entry = &entries[id.number()];
            let kind = entry.record.kind();
            if !entry.is_current() {
                lists.entry(ListId::Archive(kind)).or_default().push(*id);
                continue;
            }
            lists.entry(ListId::Kind(kind)).or_default().push(*id);
            for region in regions.hubs_of(entry, entries) {
                lists.entry(ListId::Region(region)).or_default().push(*id);
                lists.entry(ListId::Related { of: region, kind }).or_default().push(*id);
            }
            for (filter, value) in answers_of(&entry.record) {
                lists.entry(ListId::Answer { kind, filter, value }).or_default().push(*id);
            }
        }
        lists.retain(|list, ids| !matches!(list, ListId::Related { .. }) || ids.len() > HUB_CARDS);
        for (number, entry) in entries.iter().enumerate() {
            lists.extend(tied_to(EntryId::new(number), entry, entries, &ranks));
        }
        // Lists that have nothing on this day keep their page: somebody may have linked it.
        for (number, entry) in entries.iter().enumerate() {
            let kind = entry.record.kind();
            lists.entry(ListId::Kind(kind)).or_default();
            if kind == Kind::Region {
                lists.entry(ListId::Region(EntryId::new(number))).or_default();
            }
        }
        let current = |all: &[EntryId]| {
            let mut current: Vec<_> =
                all.iter().copied().filter(|id| entries[id.number()].is_current()).collect();
            current.sort_by_key(|id| ranks[id.number()]);
            current
        };
        for (number, tag) in tags.iter().enumerate() {
            lists.insert(ListId::Tag(TagId(number)), current(&tag.entries));
        }
        for (number, author) in authors.iter().enumerate() {
            lists.insert(ListId::Author(AuthorId(number)), current(&author.stories));
        }
        lists.remove(&ListId::Kind(Kind::Page));
        Self { lists, ranks }
    }

    pub(super) fn get(&self, list: ListId) -> &[EntryId] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = ListId> + '_ {
        self.lists.keys().copied()
    }

    pub(super) fn has(&self, list: ListId) -> bool {
        self.lists.contains_key(&list)
    }

    pub(super) fn rank(&self, id: EntryId) -> u32 {
        self.ranks[id.number()]
    }
}

/// The lists of what a record that is no region is tied to.
fn tied_to(of: EntryId, entry: &Entry, entries: &[Entry], ranks: &[u32]) -> Vec<(ListId, Vec<EntryId>)> {
    let mut by_kind: BTreeMap<Kind, Vec<EntryId>> = BTreeMap::new();
    if matches!(entry.record.kind(), Kind::Region | Kind::Page) {
        return Vec::new();
    }
    for neighbour in &entry.neighbours {
        let there = &entries[neighbour.entry.number()];
        let kind = there.record.kind();
        if there.is_current() && !matches!(kind, Kind::Region | Kind::Page) {
            by_kind.entry(kind).or_default().push(neighbour.entry);
        }
    }
    let listed = |(kind, mut ids): (Kind, Vec<EntryId>)| {
        ids.sort_by_key(|id| ranks[id.number()]);
        ids.dedup();
        (ids.len() > RELATED_CARDS).then_some((ListId::Related { of, kind }, ids))
    };
    by_kind.into_iter().filter_map(listed).collect()
}

/// All entries, kind by kind: stories and jobs newest first, events by their next day (past ones
/// latest first, those without a fixed day last), the others by reading; ties by title, then id. Numbers count by their value.
fn ordered(entries: &[Entry]) -> Vec<EntryId> {
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    struct Order<'a> {
        kind: Kind,
        is_past: bool,
        newest_first: Reverse<Option<jiff::civil::Date>>,
        has_no_day: bool,
        soonest_first: Option<jiff::civil::DateTime>,
        reading: String,
        title: String,
        id: &'a str,
    }
    let mut keyed: Vec<_> = entries
        .iter()
        .enumerate()
        .map(|(number, entry)| {
            let record = &*entry.record;
            let is_past = !entry.is_current();
            let starts = entry.occurrence.map(|occurrence| occurrence.starts);
            let newest = match record.kind() {
                Kind::Story => record.common.published.map(|day| day.0),
                Kind::Job => record.job().and_then(|job| job.posted).map(|day| day.0),
                Kind::Event if is_past => starts.map(|starts| starts.day),
                _ => None,
            };
            let order = Order {
                kind: record.kind(),
                is_past,
                newest_first: Reverse(newest),
                has_no_day: record.kind() == Kind::Event && starts.is_none(),
                soonest_first: starts.filter(|_| !is_past).map(crate::content::types::Moment::start),
                reading: natural_order(&record.derived.sort_reading),
                title: natural_order(&record.common.title),
                id: &record.key().id,
            };
            (order, EntryId::new(number))
        })
        .collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, id)| id).collect()
}
