//! The values by which a record can be filtered: the same for the boxes of a list and for the search index.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{EntryId, Occurrence, Site, State, Timeline};
use crate::content::kinds::{Contract, PlaceMode};
use crate::content::{Details, Kind};

/// What a filter asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// The kind of record.
    Kind,
    /// A region or one that it lies in, by id.
    Region,
    /// The contract of a job.
    Contract,
    /// How often a job asks for one.
    Frequency,
    /// Who is welcome in a job.
    Welcome,
    /// On site or remote: of jobs, events and groups.
    Mode,
    /// What one gains.
    Gives,
    /// How much a group asks for.
    Commitment,
    /// The state on the day of the visitor.
    State,
    /// The life event of a story.
    Turn,
    /// The months of an event, `2026-05`.
    Month,
}

impl Filter {
    /// All filters, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Kind,
        Self::Region,
        Self::State,
        Self::Month,
        Self::Contract,
        Self::Frequency,
        Self::Welcome,
        Self::Mode,
        Self::Commitment,
        Self::Gives,
        Self::Turn,
    ];

    /// Its name in addresses and in the script interface.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Region => "region",
            Self::Contract => "contract",
            Self::Frequency => "frequency",
            Self::Welcome => "welcome",
            Self::Mode => "mode",
            Self::Gives => "gives",
            Self::Commitment => "commitment",
            Self::State => "state",
            Self::Turn => "turn",
            Self::Month => "month",
        }
    }
}

/// The filter values of a record, in the words of the content format, by filter.
///
/// One flat list, since those of all pages are held while the search index is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets(Box<[(Filter, Cow<'static, str>)]>);

impl Facets {
    fn new(mut values: Vec<(Filter, Cow<'static, str>)>) -> Self {
        values.sort_by_key(|(filter, _)| *filter);
        Self(values.into_boxed_slice())
    }

    /// All values, each with its filter.
    pub fn iter(&self) -> impl Iterator<Item = (Filter, &str)> {
        self.0.iter().map(|(filter, value)| (*filter, &**value))
    }

    /// The values of a filter; none if the record cannot be filtered by it.
    pub fn of(&self, filter: Filter) -> impl Iterator<Item = &str> {
        self.iter().filter(move |(other, _)| *other == filter).map(|(_, value)| value)
    }

    /// These values without those of some filters.
    #[must_use]
    pub fn without(self, filters: &[Filter]) -> Self {
        Self(self.0.into_iter().filter(|(filter, _)| !filters.contains(filter)).collect())
    }
}

impl Site {
    /// The filter values of an entry, from the day of the site on: its states are all those that it
    /// can still have.
    pub fn facets(&self, id: EntryId) -> Facets {
        let entry = self.entry(id);
        let mut values: Vec<(Filter, Cow<'static, str>)> = Vec::new();
        let mut add = |filter: Filter, words: Vec<&'static str>| {
            values.extend(words.into_iter().map(|word| (filter, Cow::Borrowed(word))));
        };
        let place_mode = |mode: Option<PlaceMode>| mode.map(PlaceMode::as_str).into_iter().collect();
        add(Filter::Kind, vec![entry.record.kind().singular()]);
        add(Filter::State, states(entry.timeline.as_ref()));
        match &entry.record.details {
            Details::Job(job) => {
                add(Filter::Contract, job.contract.iter().map(Contract::as_str).collect());
                add(Filter::Frequency, job.frequency.iter().map(|value| value.as_str()).collect());
                add(Filter::Welcome, job.welcome.iter().map(|value| value.as_str()).collect());
                add(Filter::Mode, place_mode(job.place.as_ref().and_then(|place| place.mode)));
            }
            Details::Group(group) => {
                add(Filter::Gives, group.gives.iter().map(|value| value.as_str()).collect());
                add(Filter::Commitment, group.commitment.iter().map(|value| value.as_str()).collect());
                // A group meets somewhere; what it may say is that one can take part from afar as well.
                let mode = |online| if online { PlaceMode::Hybrid } else { PlaceMode::Onsite };
                add(Filter::Mode, place_mode(group.online.map(mode)));
            }
            Details::Story(story) => {
                add(Filter::Gives, story.gives.iter().map(|value| value.as_str()).collect());
                add(Filter::Turn, story.turn.iter().map(|value| value.as_str()).collect());
            }
            Details::Event(event) => {
                add(Filter::Mode, place_mode(event.place.as_ref().and_then(|place| place.mode)));
            }
            Details::Region(_) | Details::Program(_) | Details::Place(_) | Details::Page(_) => {}
        }
        let owned = |filter: Filter| move |word: String| (filter, Cow::Owned(word));
        values.extend(self.facet_regions(id).into_iter().map(str::to_owned).map(owned(Filter::Region)));
        values.extend(months(&entry.coming, self.day).into_iter().map(owned(Filter::Month)));
        Facets::new(values)
    }

    /// The regions whose hub shows the entry; of a region itself and those around it.
    fn facet_regions(&self, id: EntryId) -> Vec<&str> {
        let regions = match self.entry(id).record.kind() {
            Kind::Region => self.regions.with_ancestors(id).collect(),
            _ => self.regions_of(id),
        };
        regions.into_iter().map(|region| self.entry(region).record.key().id.as_str()).collect()
    }
}

/// The states in which the search finds a record, from the day of the site on.
fn states(timeline: Option<&Timeline>) -> Vec<&'static str> {
    let states = timeline.map(Timeline::states).unwrap_or_default();
    states.into_iter().filter(|state| state.is_current()).map(State::as_str).collect()
}

/// The months in which an event takes place from a day on, a year ahead: nobody chooses among more.
fn months(occurrences: &[Occurrence], day: Date) -> Vec<String> {
    let mut months = Vec::new();
    let end = day.checked_add(jiff::Span::new().years(1)).unwrap_or(day);
    for occurrence in occurrences {
        let last = occurrence.last_day();
        let mut next = Some(occurrence.first_day().max(day).first_of_month());
        while let Some(month) = next.filter(|month| *month <= last && *month < end) {
            months.push(month.strftime("%Y-%m").to_string());
            next = month.last_of_month().tomorrow().ok();
        }
    }
    months.sort();
    months.dedup();
    months
}
