//! How chips and banners look: the closed list of what a theme may style.

use serde::Serialize;

use crate::content::kinds::Activity;
use crate::site::{EventState, JobState, ProgramState, State, Visibility};

macro_rules! tones {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $places:ident;)*) => {
        /// The look of a chip or banner. Its name ends a class of the theme: `chip--open`, `banner--closed`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum Tone {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Tone {
            /// All of them; chips have each.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in classes.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// Whether there are banners of it, too.
            pub const fn has_banner(self) -> bool {
                match self {
                    $(Self::$name => matches!(Places::$places, Places::ChipAndBanner),)*
                }
            }
        }
    };
}

/// Where a tone is seen.
enum Places {
    Chip,
    ChipAndBanner,
}

tones! {
    /// One can apply.
    Open = "open", Chip;
    /// Few days are left to apply.
    Closing = "closing", ChipAndBanner;
    /// One can no longer apply, or a group has ended.
    Closed = "closed", ChipAndBanner;
    /// The position is filled.
    Filled = "filled", ChipAndBanner;
    /// An event to come.
    Upcoming = "upcoming", Chip;
    /// An event of this day.
    Ongoing = "ongoing", Chip;
    /// An event that is over.
    Past = "past", ChipAndBanner;
    /// An event that was called off.
    Cancelled = "cancelled", ChipAndBanner;
    /// One cannot apply yet.
    Before = "before", ChipAndBanner;
    /// Not public before a later day.
    Scheduled = "scheduled", ChipAndBanner;
    /// Not public: being written.
    Draft = "draft", ChipAndBanner;
    /// Not public: waiting for review.
    Review = "review", ChipAndBanner;
    /// A group that rests.
    Dormant = "dormant", ChipAndBanner;
    /// The name of another language.
    Lang = "lang", Chip;
}

impl Tone {
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
