//! Who may see a record on a day, and why.

use jiff::civil::Date;

use super::Audience;
use crate::content::Record;
use crate::content::kinds::{Consent, Media, Status};

/// Who may see a record on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// Its writer has not finished it.
    Draft,
    /// Not confirmed yet.
    Review,
    /// Everybody, from this day on.
    Scheduled(Date),
    /// Nobody any more, since the day after this one.
    Expired(Date),
    /// Nobody: the consent of the person does not cover it.
    Withheld,
}

impl Visibility {
    /// Who may see `record` on `day`.
    pub fn of(record: &Record, day: Date) -> Self {
        if record.story().is_some_and(|story| !covers_the_web(&story.consent, day)) {
            return Self::Withheld;
        }
        if let Some(last) = record.common.expires_on.filter(|last| last.0 < day) {
            return Self::Expired(last.0);
        }
        match record.common.status {
            Some(Status::Draft) => return Self::Draft,
            Some(Status::Review) => return Self::Review,
            Some(Status::Published) | None => {}
        }
        match visible_from(record) {
            Some(first) if first > day => Self::Scheduled(first),
            _ => Self::Public,
        }
    }

    /// Whether an audience sees it.
    pub const fn is_seen_by(self, audience: Audience) -> bool {
        match self {
            Self::Public => true,
            Self::Draft | Self::Review | Self::Scheduled(_) => matches!(audience, Audience::Editors),
            Self::Expired(_) | Self::Withheld => false,
        }
    }
}

/// The first day that a record is public: a job not before it is posted.
pub fn visible_from(record: &Record) -> Option<Date> {
    let posted = record.job().and_then(|job| job.posted).map(|day| day.0);
    record.common.publish_on.map(|day| day.0).into_iter().chain(posted).max()
}

/// The first day that a record is public, where it waits for that day: its own, or that of its consent.
pub(super) fn waits_until(record: &Record, day: Date) -> Option<Date> {
    let consent = record.story().map(|story| &story.consent);
    let given = consent.map(|consent| consent.given.0).filter(|given| *given > day);
    let on_day = given.unwrap_or(day);
    match Visibility::of(record, on_day) {
        Visibility::Public => given,
        Visibility::Scheduled(first) => Some(first),
        _ => None,
    }
}

/// The last day that a record is public: its own, or that of the consent of the person.
pub fn visible_until(record: &Record) -> Option<Date> {
    let consent = record.story().and_then(|story| story.consent.until);
    consent.into_iter().chain(record.common.expires_on).map(|day| day.0).min()
}

/// Whether a consent lets something stand on the web on a day: from the day on which it is given.
pub fn covers_the_web(consent: &Consent, day: Date) -> bool {
    covers(consent, Media::Web, day)
}

/// Whether a consent lets something be shown in a medium on a day.
pub fn covers(consent: &Consent, medium: Media, day: Date) -> bool {
    consent.media.contains(&medium)
        && consent.given.0 <= day
        && consent.until.is_none_or(|until| day <= until.0)
}

/// The days from which others may see a record, its picture or what it says of a person, or not any more.
pub(super) fn transition_dates(record: &Record) -> Vec<Date> {
    let common = &record.common;
    let last_days = [
        common.expires_on.map(|day| day.0),
        record.story().and_then(|story| story.consent.until).map(|day| day.0),
        common.image.as_ref().and_then(|image| image.consent.as_ref()?.until).map(|day| day.0),
    ];
    let of_picture = common.image.as_ref().and_then(|image| image.consent.as_ref());
    let consents = record.story().map(|story| &story.consent).into_iter().chain(of_picture);
    let given = consents.map(|consent| consent.given.0);
    let over = last_days.into_iter().flatten().filter_map(|day| day.tomorrow().ok());
    over.chain(given).chain(visible_from(record)).collect()
}
