//! The states of jobs, events and programs.

/// The state of a record on a day. The order of the variants is that in which they are decided: the
/// first that fits counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Of a job.
    Job(JobState),
    /// Of an event.
    Event(EventState),
    /// Of a program.
    Program(ProgramState),
}

/// The state of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobState {
    /// The position is filled.
    Filled,
    /// Not public yet: only sites for editors show it.
    Scheduled,
    /// The last day to apply is over.
    Closed,
    /// [`CLOSING_DAYS`](super::CLOSING_DAYS) days or fewer are left to apply.
    Closing,
    /// One can apply.
    Open,
}

/// The state of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventState {
    /// The last occurrence is over. A cancelled event is past as well once its last day is over: lists
    /// and search ask whether something can still happen, and then nothing can.
    Past,
    /// Called off.
    Cancelled,
    /// It takes place on this very day.
    Ongoing,
    /// It is still to come.
    Upcoming,
}

/// The state of a program. Programs are not marked as closing soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramState {
    /// One cannot apply yet.
    Before,
    /// The last day to apply is over.
    Closed,
    /// One can apply.
    Open,
}

impl State {
    /// The states in which readers find a record, each name once, in the order in which they choose from
    /// them. What editors alone see is not among them.
    pub const SEARCHED: [Self; 7] = [
        Self::Job(JobState::Open),
        Self::Job(JobState::Closing),
        Self::Event(EventState::Upcoming),
        Self::Event(EventState::Ongoing),
        Self::Program(ProgramState::Before),
        Self::Program(ProgramState::Closed),
        Self::Event(EventState::Cancelled),
    ];

    /// The name of the state in addresses, in HTML and in the script interface of the search.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Job(JobState::Filled) => "filled",
            Self::Job(JobState::Scheduled) => "scheduled",
            Self::Job(JobState::Closed) | Self::Program(ProgramState::Closed) => "closed",
            Self::Job(JobState::Closing) => "closing",
            Self::Job(JobState::Open) | Self::Program(ProgramState::Open) => "open",
            Self::Event(EventState::Past) => "past",
            Self::Event(EventState::Cancelled) => "cancelled",
            Self::Event(EventState::Ongoing) => "ongoing",
            Self::Event(EventState::Upcoming) => "upcoming",
            Self::Program(ProgramState::Before) => "before",
        }
    }

    /// Whether a record in this state is in the list of its kind and found by the search, rather than
    /// in the archive.
    pub const fn is_current(self) -> bool {
        !matches!(self, Self::Job(JobState::Closed | JobState::Filled) | Self::Event(EventState::Past))
    }

    /// Whether one can apply or register.
    pub const fn takes_applications(self) -> bool {
        matches!(
            self,
            Self::Job(JobState::Open | JobState::Closing)
                | Self::Event(EventState::Upcoming | EventState::Ongoing)
                | Self::Program(ProgramState::Open)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_choose_from_every_state_that_is_found() {
        let named = |name: &str| State::SEARCHED.into_iter().filter(|state| state.as_str() == name).count();
        let found = ["open", "closing", "upcoming", "ongoing", "before", "closed", "cancelled"];
        assert_eq!(found.map(named), [1; 7]);
        assert!(State::Event(EventState::Cancelled).is_current());
        assert_eq!(named("past") + named("filled") + named("scheduled"), 0);
    }
}
