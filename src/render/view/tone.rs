//! How chips and banners look: the closed list of what a theme may style.

use serde::Serialize;

use crate::content::kinds::Activity;
use crate::site::{EventState, JobState, ProgramState, State, Visibility};

/// The look of a chip or banner. Its name ends a class of the theme: `chip--open`, `banner--closed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// One can apply.
    Open,
    /// Few days are left to apply.
    Closing,
    /// One can no longer apply, or a group has ended.
    Closed,
    /// The position is filled.
    Filled,
    /// An event to come.
    Upcoming,
    /// An event of this day.
    Ongoing,
    /// An event that is over.
    Past,
    /// An event that was called off.
    Cancelled,
    /// One cannot apply yet.
    Before,
    /// Not public before a later day.
    Scheduled,
    /// Not public: being written.
    Draft,
    /// Not public: waiting for review.
    Review,
    /// A group that rests.
    Dormant,
    /// The name of another language.
    Lang,
}

impl Tone {
    /// Those that chips have.
    pub const OF_CHIPS: [Self; 14] = [
        Self::Open,
        Self::Closing,
        Self::Closed,
        Self::Filled,
        Self::Upcoming,
        Self::Ongoing,
        Self::Past,
        Self::Cancelled,
        Self::Before,
        Self::Scheduled,
        Self::Draft,
        Self::Review,
        Self::Dormant,
        Self::Lang,
    ];
    /// Those that banners have.
    pub const OF_BANNERS: [Self; 10] = [
        Self::Closing,
        Self::Closed,
        Self::Filled,
        Self::Past,
        Self::Cancelled,
        Self::Before,
        Self::Scheduled,
        Self::Draft,
        Self::Review,
        Self::Dormant,
    ];

    /// Its name in classes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
            Self::Filled => "filled",
            Self::Upcoming => "upcoming",
            Self::Ongoing => "ongoing",
            Self::Past => "past",
            Self::Cancelled => "cancelled",
            Self::Before => "before",
            Self::Scheduled => "scheduled",
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Dormant => "dormant",
            Self::Lang => "lang",
        }
    }

    /// That of a record which only sites for editors show; none where the public sees it, or nobody.
    pub(in crate::render) const fn of_unpublished(visibility: Visibility) -> Option<Self> {
        match visibility {
            Visibility::Draft => Some(Self::Draft),
            Visibility::Review => Some(Self::Review),
            Visibility::Scheduled(_) => Some(Self::Scheduled),
            Visibility::Public | Visibility::Expired(_) | Visibility::Withheld => None,
        }
    }

    /// That of a group which is not active.
    pub(in crate::render) const fn of_resting(activity: Activity) -> Option<Self> {
        match activity {
            Activity::Active => None,
            Activity::Dormant => Some(Self::Dormant),
            Activity::Closed => Some(Self::Closed),
        }
    }
}

impl From<State> for Tone {
    fn from(state: State) -> Self {
        match state {
            State::Job(JobState::Open) | State::Program(ProgramState::Open) => Self::Open,
            State::Job(JobState::Closing) => Self::Closing,
            State::Job(JobState::Closed) | State::Program(ProgramState::Closed) => Self::Closed,
            State::Job(JobState::Filled) => Self::Filled,
            State::Job(JobState::Scheduled) => Self::Scheduled,
            State::Event(EventState::Upcoming) => Self::Upcoming,
            State::Event(EventState::Ongoing) => Self::Ongoing,
            State::Event(EventState::Past) => Self::Past,
            State::Event(EventState::Cancelled) => Self::Cancelled,
            State::Program(ProgramState::Before) => Self::Before,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_see_the_name_of_a_tone() {
        for tone in Tone::OF_CHIPS {
            assert_eq!(serde_json::to_value(tone).expect("a name"), tone.as_str());
        }
    }

    /// Scripts join the class of a chip from the name of a state.
    #[test]
    fn a_state_and_its_tone_have_one_name() {
        for state in [
            State::Job(JobState::Filled),
            State::Job(JobState::Scheduled),
            State::Job(JobState::Closed),
            State::Job(JobState::Closing),
            State::Job(JobState::Open),
            State::Event(EventState::Past),
            State::Event(EventState::Cancelled),
            State::Event(EventState::Ongoing),
            State::Event(EventState::Upcoming),
            State::Program(ProgramState::Before),
            State::Program(ProgramState::Closed),
            State::Program(ProgramState::Open),
        ] {
            assert_eq!(Tone::from(state).as_str(), state.as_str());
        }
    }
}
