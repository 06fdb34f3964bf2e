//! Which calendars a site has, and the events in each.

use std::collections::BTreeMap;

use super::links::record_at;
use super::outputs::CALENDAR_FOLDER;
use super::{Entry, EntryId, LanguageId, RegionTree, Site, Visibility};
use crate::content::{Kind, Portal};
use crate::platform::OutputPath;

/// Whose events a calendar holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarScope {
    /// All of the site.
    Site,
    /// Those of a region and of what lies in it: those that its hub shows.
    Region(EntryId),
    /// Those that name a group, or that it names.
    Group(EntryId),
}

/// A calendar that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarId {
    /// The events that are not over.
    Upcoming(CalendarScope),
    /// The events that are over.
    Archive(CalendarScope),
    /// One event that is not over.
    Event(EntryId),
}

/// The events of every calendar of a site, in the order of their list.
///
/// Events without a fixed day are in none, nor is what only editors see. Where somebody has an event, be
/// it over, there are both calendars, so that who subscribed to one finds it in a quiet season too.
#[derive(Debug, Default)]
pub(super) struct Calendars(BTreeMap<CalendarId, Vec<EntryId>>);

impl Calendars {
    pub(super) fn of(entries: &[Entry], regions: &RegionTree, rank: impl Fn(EntryId) -> u32) -> Self {
        let is_in_calendars = |entry: &Entry| {
            entry.record.kind() == Kind::Event
                && entry.occurrence.is_some()
                && entry.visibility == Visibility::Public
        };
        let events = entries.iter().enumerate().filter(|(_, entry)| is_in_calendars(entry));
        let mut events: Vec<_> = events.map(|(number, _)| EntryId::new(number)).collect();
        events.sort_by_key(|id| rank(*id));
        let mut calendars: BTreeMap<CalendarId, Vec<EntryId>> = BTreeMap::new();
        for event in events {
            let entry = &entries[event.number()];
            for scope in scopes(entry, regions, entries) {
                let (upcoming, archive) = (CalendarId::Upcoming(scope), CalendarId::Archive(scope));
                let (here, there) =
                    if entry.is_current() { (upcoming, archive) } else { (archive, upcoming) };
                calendars.entry(here).or_default().push(event);
                calendars.entry(there).or_default();
            }
            if entry.is_current() {
                calendars.insert(CalendarId::Event(event), vec![event]);
            }
        }
        Self(calendars)
    }
}

/// Whose calendars hold an event.
fn scopes(entry: &Entry, regions: &RegionTree, entries: &[Entry]) -> Vec<CalendarScope> {
    let mut scopes = vec![CalendarScope::Site];
    scopes.extend(regions.hubs_of(entry, entries).into_iter().map(CalendarScope::Region));
    for neighbour in &entry.neighbours {
        let scope = CalendarScope::Group(neighbour.entry);
        if entries[neighbour.entry.number()].record.kind() == Kind::Group && !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    scopes
}

/// Whether a calendar of a portal may be at a path below the folder of its language, as [`Site::path_of_calendar`]
/// gives it, on some day.
pub(super) fn may_be_at(portal: &Portal, path: &str) -> bool {
    let stem =
        path.strip_prefix(CALENDAR_FOLDER).and_then(|rest| rest.strip_prefix('/')?.strip_suffix(".ics"));
    let Some(stem) = stem else { return false };
    let archive = stem.strip_prefix("archive/");
    let stem = archive.unwrap_or(stem);
    stem == "site"
        || record_at(stem).is_some_and(|key| {
            let has_calendar = matches!(key.kind, Kind::Region | Kind::Group)
                || key.kind == Kind::Event && archive.is_none();
            has_calendar && portal.knows(&key)
        })
}

impl Site {
    /// All calendars, in a fixed order, each in every language that it has.
    pub fn calendars(&self) -> impl Iterator<Item = (CalendarId, LanguageId)> + '_ {
        let in_languages = move |id: CalendarId| {
            let languages = self.language_ids().filter(move |language| self.has_calendar(id, *language));
            languages.map(move |language| (id, language))
        };
        self.calendars.0.keys().copied().flat_map(in_languages)
    }

    /// The language in which pages of a language offer a calendar: their own, where one of its events has it.
    pub fn language_of_calendar(&self, id: CalendarId, language: LanguageId) -> LanguageId {
        if self.has_calendar(id, language) { language } else { LanguageId::MAIN }
    }

    fn has_calendar(&self, id: CalendarId, language: LanguageId) -> bool {
        let of = |event: &EntryId| self.entry(*event).has(language);
        self.calendar(id).is_some_and(|events| language.is_main() || events.iter().any(of))
    }

    /// The events of a calendar; `None` where the site has no such calendar.
    pub fn calendar(&self, id: CalendarId) -> Option<&[EntryId]> {
        self.calendars.0.get(&id).map(Vec::as_slice)
    }

    /// Where a calendar is in a language.
    pub fn path_of_calendar(&self, id: CalendarId, language: LanguageId) -> OutputPath {
        let key = |entry| self.entry(entry).record.key();
        let of_scope = |scope| match scope {
            CalendarScope::Site => "site".to_owned(),
            CalendarScope::Region(entry) | CalendarScope::Group(entry) => key(entry).to_string(),
        };
        let path = OutputPath::from(match id {
            CalendarId::Upcoming(scope) => format!("{CALENDAR_FOLDER}/{}.ics", of_scope(scope)),
            CalendarId::Archive(scope) => format!("{CALENDAR_FOLDER}/archive/{}.ics", of_scope(scope)),
            CalendarId::Event(event) => format!("{CALENDAR_FOLDER}/{}.ics", key(event)),
        });
        self.in_folder_of(language, path)
    }
}
