//! The records that are in a site, and who is related to whom.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::bylines;
use super::shown::day_after;
use super::timeline::Schedule;
use super::{Audience, EventState, LanguageId, Occurrence, Recurrence, State, Timeline, Visibility};
use crate::content::{Key, Kind, Portal, Record};

/// How many coming occurrences of an event a site knows; a later build knows those behind them.
pub(super) const MOST_COMING: usize = 24;

/// How many of the coming occurrences of an event a page tells.
pub const TOLD_OCCURRENCES: usize = 4;
/// For how many days after that of the site as many are known, and of how many at most.
const CARRIED: (i32, usize) = (35, 13);

/// The number of an entry in its site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    pub(super) fn new(number: usize) -> Self {
        Self(u32::try_from(number).expect("a portal has fewer than four thousand million records"))
    }

    pub(super) const fn number(self) -> usize {
        self.0 as usize
    }
}

/// A record that is in the site of a day.
#[derive(Debug)]
pub struct Entry {
    /// The record in the language that it was first written in.
    pub record: Arc<Record>,
    /// Its translations by language.
    pub translations: BTreeMap<LanguageId, Arc<Record>>,
    /// Who may see it on the day.
    pub visibility: Visibility,
    /// Its state on the day and what follows, for the kinds that have states.
    pub timeline: Option<Timeline>,
    /// For an event, the occurrence that counts on the day: the running or next one, else the last.
    pub occurrence: Option<Occurrence>,
    /// The occurrences of an event that are not over before the day, at most `MOST_COMING`, in order.
    pub coming: Vec<Occurrence>,
    /// How many of these pages tell to readers of later days.
    carried: usize,
    /// The last day of the last occurrence of an event; none where it repeats without end.
    pub ends: Option<Date>,
    /// The records that it names and that name it.
    pub neighbours: Vec<Neighbour>,
}

/// A relation as one of its ends sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// The other end.
    pub entry: EntryId,
    /// The field that makes the relation: `groups`, `organizer`.
    pub field: Arc<str>,
    /// Whether the field stands in the other record.
    pub from_there: bool,
}

impl Entry {
    /// The language of the original; `site` is the site's own.
    pub fn language<'a>(&'a self, site: &'a str) -> &'a str {
        self.record.common.lang.as_ref().map_or(site, |lang| lang.as_str())
    }

    /// Whether it has a page in a language: in the site's own always, in others where it is translated.
    pub fn has(&self, language: LanguageId) -> bool {
        language.is_main() || self.translations.contains_key(&language)
    }

    /// Whether it is in the current list of its kind, rather than in the archive.
    pub fn is_current(&self) -> bool {
        self.state().is_none_or(State::is_current)
    }

    /// Its state on the day, for the kinds that have states.
    pub fn state(&self) -> Option<State> {
        self.timeline.as_ref().map(Timeline::state)
    }

    /// The day from which nobody sees it any more, where that is known.
    pub fn withdrawn_on(&self) -> Option<Date> {
        super::visible_until(&self.record).and_then(|last| last.tomorrow().ok())
    }

    /// Whether readers can keep it on a shortlist: what can be visited, joined, applied for or read.
    pub fn can_be_shortlisted(&self) -> bool {
        !matches!(self.record.kind(), Kind::Region | Kind::Page)
    }

    /// The day after that of the site from which it is in the list of its kind no more.
    pub fn unlisted_on(&self) -> Option<Date> {
        let changes = self.timeline.iter().filter(|timeline| timeline.state().is_current());
        let over = changes.flat_map(Timeline::changes).find(|(_, state)| !state.is_current());
        over.map(|(day, _)| *day).into_iter().chain(self.withdrawn_on()).min()
    }

    /// The day after that of the site from which one can apply; none where one can already, or never.
    pub fn applications_begin(&self) -> Option<Date> {
        let timeline = self.timeline.as_ref().filter(|timeline| !timeline.state().takes_applications())?;
        let opening = timeline.changes().iter().find(|(_, state)| state.takes_applications());
        opening.map(|(day, _)| *day)
    }

    /// The last day on which one can apply or register, from the day of the site on; none where that does
    /// not end, or where one never can.
    pub fn applications_end(&self) -> Option<Date> {
        let begin = self.applications_begin();
        let timeline = self.timeline.as_ref();
        let timeline = timeline.filter(|known| begin.is_some() || known.state().takes_applications())?;
        let changes = timeline.changes().iter().filter(|(day, _)| Some(*day) > begin);
        let over = changes.copied().find(|(_, state)| !state.takes_applications()).map(|(day, _)| day);
        let last = over.and_then(|day| day.yesterday().ok());
        last.into_iter().chain(self.registration_ends()).min()
    }

    /// Whether one can apply or register on a day.
    pub fn takes_applications_on(&self, day: Date) -> bool {
        let is_late = self.registration_ends().is_some_and(|last| last < day);
        !is_late && self.state().is_some_and(State::takes_applications)
    }

    /// The last day to register for an event, where one is given.
    pub(super) fn registration_ends(&self) -> Option<Date> {
        self.record.event()?.apply.as_ref()?.until.map(|moment| moment.day)
    }

    /// The coming occurrences of an event that pages tell to readers of later days, in order.
    pub fn carried(&self) -> &[Occurrence] {
        &self.coming[..self.carried]
    }

    /// The day from which another occurrence counts than pages know of.
    pub fn carried_until(&self) -> Option<Date> {
        let last = self.carried().last()?.last_day();
        self.ends.is_none_or(|ends| ends > last).then(|| day_after(last))
    }

    /// The days after that of the site on which what its page says of its state is over, with the state
    /// from then on. `None` says that the last date of a repeating event that the page knows is over and
    /// that another one follows, which a later build shows.
    pub fn shown_changes(&self) -> Vec<(Date, Option<State>)> {
        let Some(timeline) = &self.timeline else { return Vec::new() };
        let unknown_from = self.carried_until();
        let mut shown: Vec<(Date, Option<State>)> = Vec::new();
        let mut before = timeline.state();
        for (day, state) in timeline.changes() {
            let is_unknown = unknown_from.is_some_and(|from| from <= *day);
            if is_unknown && state.is_current() && *state != State::Event(EventState::Cancelled) {
                shown.push((*day, None));
                break;
            }
            if *state != before {
                shown.push((*day, Some(*state)));
            }
            before = *state;
        }
        shown
    }
}

/// How many of the coming occurrences readers of later days are told.
fn number_carried(coming: &[Occurrence], day: Date) -> usize {
    let last = day.checked_add(jiff::Span::new().days(CARRIED.0)).unwrap_or(Date::MAX);
    let over_in_time = coming.iter().take_while(|occurrence| occurrence.last_day() < last).count();
    (over_in_time + TOLD_OCCURRENCES).min(coming.len()).min(CARRIED.1)
}

/// The records of a portal that an audience can see on a day.
pub(super) fn public_entries(
    portal: &Portal,
    languages: &[String],
    day: Date,
    audience: Audience,
) -> Vec<Entry> {
    let mut translations: HashMap<&Key, BTreeMap<LanguageId, Arc<Record>>> = HashMap::new();
    for record in &portal.translations {
        // A portal keeps translations into the site's languages only.
        let position = languages.iter().position(|lang| Some(lang) == record.translation.as_ref());
        let Some(language) = position.map(LanguageId::new) else { continue };
        if Visibility::of(record, day).is_seen_by(audience) {
            translations.entry(record.key()).or_default().insert(language, Arc::clone(record));
        }
    }
    let (zone, known) = (portal.settings.time_zone(), &portal.settings.main.authors);
    let mut entries = Vec::with_capacity(portal.records.len());
    for record in &portal.records {
        let visibility = Visibility::of(record, day);
        if !visibility.is_seen_by(audience) {
            continue;
        }
        let recurrence = record.event().and_then(|event| Recurrence::of(event, &zone));
        let coming = recurrence.as_ref().map(|times| times.coming(day, MOST_COMING)).unwrap_or_default();
        let ends = recurrence.as_ref().and_then(Recurrence::last_day);
        let occurrence = recurrence.map(|times| coming.first().copied().unwrap_or_else(|| times.last()));
        let translated = translations.remove(record.key()).unwrap_or_default();
        entries.push(Entry {
            record: bylines::as_shown(record, record, known, day),
            translations: translated
                .into_iter()
                .map(|(language, version)| (language, bylines::as_shown(&version, record, known, day)))
                .collect(),
            visibility,
            timeline: Schedule::of(record, &coming, ends).map(|schedule| schedule.timeline(day)),
            occurrence,
            carried: number_carried(&coming, day),
            coming,
            ends,
            neighbours: Vec::new(),
        });
    }
    entries
}

/// Lets both ends of every relation know of each other.
pub(super) fn relate(entries: &mut [Entry], index: &HashMap<Key, EntryId>) {
    let mut names: HashMap<String, Arc<str>> = HashMap::new();
    for number in 0..entries.len() {
        let here = EntryId::new(number);
        let record = Arc::clone(&entries[number].record);
        for reference in &record.references {
            // The key is built only to look it up; ids are short.
            let key = Key { kind: reference.kind, id: reference.id.clone() };
            let Some(there) = index.get(&key).copied().filter(|there| *there != here) else { continue };
            let field =
                names.entry(reference.field.clone()).or_insert_with(|| reference.field.as_str().into());
            let neighbour = |entry, from_there| Neighbour { entry, field: Arc::clone(field), from_there };
            entries[number].neighbours.push(neighbour(there, false));
            entries[there.number()].neighbours.push(neighbour(here, true));
        }
    }
}
