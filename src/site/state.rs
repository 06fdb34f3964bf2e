//! In what state a record is on a day, for the kinds that have states.

use jiff::civil::Date;

use super::Occurrence;
use crate::content::Record;

/// From how many days before its last day a job counts as closing.
const CLOSING_DAYS: i32 = 7;

/// The state of a job, an event or a program on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Somebody was found.
    JobFilled,
    /// Not public yet.
    JobScheduled,
    /// The last day to apply is over.
    JobClosed,
    /// Seven days or fewer are left.
    JobClosing,
    /// One can apply.
    JobOpen,
    /// Called off.
    EventCancelled,
    /// The last occurrence is over.
    EventPast,
    /// It takes place on this very day.
    EventOngoing,
    /// It is still to come.
    EventUpcoming,
    /// One cannot apply yet.
    ProgramBefore,
    /// One can apply.
    ProgramOpen,
    /// The last day to apply is over.
    ProgramClosed,
}

impl State {
    /// The word of the format for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::JobFilled => "filled",
            Self::JobScheduled => "scheduled",
            Self::JobClosed | Self::ProgramClosed => "closed",
            Self::JobClosing => "closing",
            Self::JobOpen | Self::ProgramOpen => "open",
            Self::EventCancelled => "cancelled",
            Self::EventPast => "past",
            Self::EventOngoing => "ongoing",
            Self::EventUpcoming => "upcoming",
            Self::ProgramBefore => "before",
        }
    }

    /// The state of a record on a day; the first that fits.
    pub fn of(record: &Record, occurrence: Option<&Occurrence>, day: Date) -> Option<Self> {
        if let Some(job) = record.job() {
            let scheduled = super::publicity::first_day(record).is_some_and(|first| first > day);
            let left = job.closes.map(|last| (last.0 - day).get_days());
            return Some(match left {
                _ if job.filled == Some(true) => Self::JobFilled,
                _ if scheduled => Self::JobScheduled,
                Some(days) if days < 0 => Self::JobClosed,
                Some(days) if days <= CLOSING_DAYS => Self::JobClosing,
                _ => Self::JobOpen,
            });
        }
        if let (Some(event), Some(occurrence)) = (record.event(), occurrence) {
            return Some(if occurrence.last_day() < day {
                Self::EventPast
            } else if event.cancelled == Some(true) {
                Self::EventCancelled
            } else if occurrence.first_day() <= day {
                Self::EventOngoing
            } else {
                Self::EventUpcoming
            });
        }
        let apply = record.program()?.apply.clone().unwrap_or_default();
        Some(if apply.from.is_some_and(|first| first.0 > day) {
            Self::ProgramBefore
        } else if apply.until.is_some_and(|last| last.0 < day) {
            Self::ProgramClosed
        } else {
            Self::ProgramOpen
        })
    }
}
