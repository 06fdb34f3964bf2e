//! The questions that pages ask. Each of their answers leads to a list of the records that it fits.

use super::Filter;
use crate::content::kinds::{Frequency, Gain, PlaceMode};
use crate::content::{Details, Kind, Record};

/// What is asked for: a kind, and by which filter.
pub type Question = (Kind, Filter);

/// The questions of the first page.
pub const QUESTIONS: [Question; 2] = [(Kind::Group, Filter::Gives), (Kind::Job, Filter::Frequency)];

/// What one can do without being there, which those ask who live elsewhere.
pub const FROM_AFAR: [Question; 2] = [(Kind::Job, Filter::Mode), (Kind::Event, Filter::Mode)];

/// The answer to what one can do without being there: all that can be done online, if not only so.
pub const REMOTE: &str = PlaceMode::Remote.as_str();

/// The answers to a question, in the order in which they are offered; none for what is no question.
pub fn answers(question: Question) -> Vec<&'static str> {
    match question {
        (Kind::Group, Filter::Gives) => Gain::ALL.iter().map(|gain| gain.as_str()).collect(),
        (Kind::Job, Filter::Frequency) => Frequency::ALL.iter().map(|value| value.as_str()).collect(),
        (Kind::Job | Kind::Event, Filter::Mode) => vec![REMOTE],
        _ => Vec::new(),
    }
}

/// The answers that a record fits, each with its filter.
pub(super) fn answers_of(record: &Record) -> Vec<(Filter, &'static str)> {
    let from_afar = |mode: Option<PlaceMode>| {
        let is_remote = mode.is_some_and(|mode| mode != PlaceMode::Onsite);
        is_remote.then_some((Filter::Mode, REMOTE))
    };
    match &record.details {
        Details::Group(group) => {
            let mut gains: Vec<_> = group.gives.iter().map(|gain| (Filter::Gives, gain.as_str())).collect();
            gains.sort_unstable();
            gains.dedup();
            gains
        }
        Details::Job(job) => {
            let frequency = job.frequency.iter().map(|value| (Filter::Frequency, value.as_str()));
            frequency.chain(from_afar(job.place.as_ref().and_then(|place| place.mode))).collect()
        }
        Details::Event(event) => {
            from_afar(event.place.as_ref().and_then(|place| place.mode)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
