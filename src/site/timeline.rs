//! The state of a record from a day on: on which days it changes, and to what.
//!
//! Pages, lists and the search index take the states of a record from here. In the browser
//! `timeline.js` decides the same; `tests/timeline/vectors.json` holds both.

use jiff::civil::Date;

use super::{EventState, JobState, Occurrence, ProgramState, State};
use crate::content::{Details, Record};

/// From how many days before its last day a job counts as closing.
pub const CLOSING_DAYS: i32 = 7;

/// The functions by which scripts in the browser know the state of a record on the visitor's day.
pub fn timeline_script() -> String {
    include_str!("timeline.js").replace("/*CLOSING_DAYS*/", &CLOSING_DAYS.to_string())
}

/// The dates that decide the state of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Schedule {
    Job {
        filled: bool,
        visible_from: Option<Date>,
        closes: Option<Date>,
    },
    Event {
        cancelled: bool,
        /// First and last day of the coming occurrences that are known.
        occurrences: Vec<(Date, Date)>,
        /// The last day of the last occurrence; none where the event repeats without end.
        ends: Option<Date>,
    },
    Program {
        opens: Option<Date>,
        closes: Option<Date>,
    },
}

/// The state of a record on the day of its site, and the days after it on which it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    state: State,
    changes: Vec<(Date, State)>,
}

impl Timeline {
    /// The state on the day of the site.
    pub const fn state(&self) -> State {
        self.state
    }

    /// The days after that of the site from which another state holds, in order. Of an event also the
    /// days from which another occurrence counts.
    pub fn changes(&self) -> &[(Date, State)] {
        &self.changes
    }

    /// The state on a day that is not before that of the site.
    pub fn state_on(&self, day: Date) -> State {
        let reached = self.changes.iter().take_while(|(from, _)| *from <= day).last();
        reached.map_or(self.state, |(_, state)| *state)
    }

    /// The states from the day of the site on, each once.
    pub fn states(&self) -> Vec<State> {
        let mut states = vec![self.state];
        for (_, state) in &self.changes {
            if !states.contains(state) {
                states.push(*state);
            }
        }
        states
    }
}

impl Schedule {
    /// The dates of a record; none for kinds that have no states.
    pub(super) fn of(record: &Record, coming: &[Occurrence], ends: Option<Date>) -> Option<Self> {
        match &record.details {
            Details::Job(job) => Some(Self::Job {
                filled: job.filled,
                visible_from: super::visible_from(record),
                closes: job.closes.map(|day| day.0),
            }),
            Details::Event(event) => Some(Self::Event {
                cancelled: event.cancelled,
                occurrences: coming.iter().map(|next| (next.first_day(), next.last_day())).collect(),
                ends,
            }),
            Details::Program(program) => {
                let apply = program.apply.as_ref();
                Some(Self::Program {
                    opens: apply.and_then(|apply| apply.from).map(|day| day.0),
                    closes: apply.and_then(|apply| apply.until).map(|day| day.0),
                })
            }
            Details::Story(_)
            | Details::Group(_)
            | Details::Region(_)
            | Details::Place(_)
            | Details::Page(_) => None,
        }
    }

    /// The state on a day, and what follows.
    pub(super) fn timeline(&self, day: Date) -> Timeline {
        let state = self.state_on(day);
        let mut days = self.boundaries();
        days.retain(|boundary| *boundary > day);
        days.sort_unstable();
        days.dedup();
        let mut changes = Vec::with_capacity(days.len());
        let mut before = state;
        for boundary in days {
            let next = self.state_on(boundary);
            // The occurrences of a daily event follow each other in one state.
            if next != before || matches!(self, Self::Event { .. }) {
                changes.push((boundary, next));
            }
            before = next;
        }
        Timeline { state, changes }
    }

    /// The state on a day; the first that fits. `stateOf` in `timeline.js` is the same.
    pub(super) fn state_on(&self, day: Date) -> State {
        match self {
            Self::Job { filled: true, .. } => State::Job(JobState::Filled),
            Self::Job { visible_from, closes, .. } => State::Job(match closes {
                _ if visible_from.is_some_and(|first| first > day) => JobState::Scheduled,
                Some(last) if *last < day => JobState::Closed,
                Some(last) if (*last - day).get_days() <= CLOSING_DAYS => JobState::Closing,
                _ => JobState::Open,
            }),
            Self::Event { cancelled, occurrences, ends } => State::Event(match ends {
                Some(last) if *last < day => EventState::Past,
                _ if *cancelled => EventState::Cancelled,
                _ if occurrences.iter().any(|(first, last)| *first <= day && day <= *last) => {
                    EventState::Ongoing
                }
                _ => EventState::Upcoming,
            }),
            Self::Program { opens, closes } => State::Program(match closes {
                _ if opens.is_some_and(|first| first > day) => ProgramState::Before,
                Some(last) if *last < day => ProgramState::Closed,
                _ => ProgramState::Open,
            }),
        }
    }

    /// All days from which the state may be another, in no order.
    pub(super) fn boundaries(&self) -> Vec<Date> {
        let after = |day: Option<Date>| day.and_then(|day| day.tomorrow().ok());
        match self {
            Self::Job { visible_from, closes, .. } => {
                let closing =
                    closes.and_then(|last| last.checked_sub(jiff::Span::new().days(CLOSING_DAYS)).ok());
                [*visible_from, closing, after(*closes)].into_iter().flatten().collect()
            }
            Self::Event { occurrences, ends, .. } => {
                let days = occurrences.iter().flat_map(|(first, last)| [Some(*first), after(Some(*last))]);
                days.chain([after(*ends)]).flatten().collect()
            }
            Self::Program { opens, closes } => [*opens, after(*closes)].into_iter().flatten().collect(),
        }
    }
}
