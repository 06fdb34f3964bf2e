//! The days on which a site changes by itself, and why.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::shown::day_after;
use super::timeline::Schedule;
use super::{
    EventState, JobState, Occurrence, ProgramState, Recurrence, Site, State, Visibility, bylines,
    covers_the_web, visibility,
};
use crate::content::Record;
use crate::content::kinds::Media;

/// How many occurrences of an event decide on its next change.
const NEAREST: usize = 2;

/// Something that is different on the site from a day on.
#[derive(Debug, Clone)]
pub struct Change {
    /// The day.
    pub day: Date,
    /// What is different.
    pub reason: Reason,
}

impl Change {
    /// The last day of what is over by it, such as that of a deadline: the day before. None where nothing is over.
    pub fn last_day(&self) -> Option<Date> {
        self.day.yesterday().ok().filter(|_| self.reason.is_end())
    }
}

/// What is different on the site.
#[derive(Debug, Clone)]
pub enum Reason {
    /// The notice above every page is over.
    AnnouncementOver,
    /// An author is named at what they wrote.
    AuthorAppears(String),
    /// An author is named no more: they do not agree to it any more.
    AuthorConsentEnds(String),
    /// Something of a record. Of a translation only whether it is there.
    Record(Arc<Record>, RecordChange),
}

impl Reason {
    /// Whether something is over.
    const fn is_end(&self) -> bool {
        match self {
            Self::AnnouncementOver | Self::AuthorConsentEnds(_) => true,
            Self::AuthorAppears(_) => false,
            Self::Record(_, change) => matches!(
                change,
                RecordChange::Expires
                    | RecordChange::ConsentEnds
                    | RecordChange::PictureConsentEnds
                    | RecordChange::RegistrationCloses
                    | RecordChange::State {
                        to: State::Job(JobState::Closed | JobState::Filled)
                            | State::Event(EventState::Past)
                            | State::Program(ProgramState::Closed),
                        ..
                    }
            ),
        }
    }
}

/// What is different of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordChange {
    /// It is there.
    Appears,
    /// It is not there any more: its last day is over.
    Expires,
    /// It is not there any more: nobody agrees to it any more.
    ConsentEnds,
    /// Its picture is there.
    PictureAppears,
    /// Its picture is not there any more: nobody agrees to it any more.
    PictureConsentEnds,
    /// It is in another state.
    State {
        /// The state before.
        from: State,
        /// The state from the day on.
        to: State,
    },
    /// Another occurrence of an event counts.
    NextOccurrence(Occurrence),
    /// One cannot register for an event any more.
    RegistrationCloses,
}

/// What readers see of a record on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    visibility: Visibility,
    is_readable: bool,
    has_picture: bool,
    state: Option<State>,
    occurrence: Option<Occurrence>,
    takes_registrations: bool,
}

/// A record with the days that it depends on.
struct Dated<'a> {
    site: &'a Site,
    record: &'a Arc<Record>,
    schedule: Option<Schedule>,
    coming: Vec<Occurrence>,
}

impl Site {
    /// Everything that changes after the day of the site, until the last of these days, by day.
    pub fn changes(&self, until: Date) -> Vec<Change> {
        let zone = self.portal.settings.time_zone();
        let mut changes: Vec<_> = self
            .announcement_ends()
            .filter(|day| *day <= until)
            .map(|day| Change { day, reason: Reason::AnnouncementOver })
            .collect();
        changes.extend(self.author_changes().into_iter().filter(|change| change.day <= until));
        for record in &self.portal.records {
            changes.extend(Dated::of(self, record, &zone, Some(until)).changes(until));
        }
        for record in &self.portal.translations {
            changes.extend(Dated::of_translation(self, record).changes(until));
        }
        changes.sort_by_key(|change| change.day);
        changes
    }

    /// The first day after this one on which the site would be different.
    pub fn next_change(&self) -> Option<Date> {
        let zone = self.portal.settings.time_zone();
        let of_authors = self.author_changes().into_iter().map(|change| change.day);
        let mut next = self.announcement_ends().chain(of_authors).min();
        let mut until = next.unwrap_or(Date::MAX);
        let mut take = |dated: Dated<'_>, until: Date| {
            dated.changes(until).first().map_or(until, |change| {
                next = Some(change.day);
                change.day
            })
        };
        for record in &self.portal.records {
            until = take(Dated::of(self, record, &zone, None), until);
        }
        for record in &self.portal.translations {
            until = take(Dated::of_translation(self, record), until);
        }
        next
    }

    /// From which days after that of the site on authors of what can be read then are named, or no more.
    fn author_changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let known = self.portal.settings.main.authors.iter();
        for known in known.filter(|known| known.consent.media.contains(&Media::Web)) {
            let is_named = |day: Date| {
                self.portal.records.iter().any(|record| {
                    bylines::author_of(record).is_some_and(|author| known.is_named_in(author))
                        && Visibility::of(record, day).is_seen_by(self.audience)
                })
            };
            let given = known.consent.given.0;
            let over = known.consent.until.map(|until| day_after(until.0));
            let mut change = |day: Date, reason: fn(String) -> Reason| {
                if day > self.day && is_named(day) {
                    changes.push(Change { day, reason: reason(known.name.trim().to_owned()) });
                }
            };
            if over.is_none_or(|over| given < over) {
                change(given, Reason::AuthorAppears);
                if let Some(over) = over {
                    change(over, Reason::AuthorConsentEnds);
                }
            }
        }
        changes
    }

    /// The days after that of the site from which the notice is over, in any language.
    fn announcement_ends(&self) -> impl Iterator<Item = Date> {
        let mut days: Vec<_> = self
            .languages
            .iter()
            .filter_map(|lang| self.settings(lang).announcement.as_ref()?.until?.0.tomorrow().ok())
            .filter(|day| *day > self.day)
            .collect();
        days.sort_unstable();
        days.dedup();
        days.into_iter()
    }
}

impl<'a> Dated<'a> {
    /// A record with its occurrences until a day, or with those alone that decide on its next change.
    fn of(site: &'a Site, record: &'a Arc<Record>, zone: &TimeZone, until: Option<Date>) -> Self {
        let recurrence = record.event().and_then(|event| Recurrence::of(event, zone));
        let coming = recurrence.as_ref().map(|times| match until.map(Date::tomorrow) {
            Some(end) => times.coming_before(site.day, end.unwrap_or(Date::MAX)),
            None => times.coming(site.day, NEAREST),
        });
        let coming = coming.unwrap_or_default();
        let ends = recurrence.as_ref().and_then(Recurrence::last_day);
        Self { site, record, schedule: Schedule::of(record, &coming, ends), coming }
    }

    /// A translation, which follows its original in all but whether it is there.
    const fn of_translation(site: &'a Site, record: &'a Arc<Record>) -> Self {
        Self { site, record, schedule: None, coming: Vec::new() }
    }

    /// What changes after the day of the site, until the last of these days.
    fn changes(&self, until: Date) -> Vec<Change> {
        let mut days = visibility::transition_dates(self.record);
        days.extend(self.schedule.iter().flat_map(Schedule::boundaries));
        days.extend(self.registration_ends().and_then(|last| last.tomorrow().ok()));
        days.retain(|day| *day > self.site.day && *day <= until);
        if days.is_empty() {
            return Vec::new();
        }
        days.sort_unstable();
        days.dedup();
        let mut changes = Vec::new();
        let mut before = self.seen_on(self.site.day);
        for day in days {
            let after = self.seen_on(day);
            let different = before.differences(&after);
            let reason = |change| Reason::Record(Arc::clone(self.record), change);
            changes.extend(different.into_iter().map(|change| Change { day, reason: reason(change) }));
            before = after;
        }
        changes
    }

    fn seen_on(&self, day: Date) -> Seen {
        let visibility = Visibility::of(self.record, day);
        let consent = self
            .record
            .common
            .image
            .as_ref()
            .map(|image| image.consent.as_ref())
            .filter(|_| !self.is_translation());
        let state = self.schedule.as_ref().map(|schedule| schedule.state_on(day));
        Seen {
            visibility,
            is_readable: visibility.is_seen_by(self.site.audience),
            has_picture: consent
                .is_some_and(|consent| consent.is_none_or(|consent| covers_the_web(consent, day))),
            state,
            occurrence: self.coming.iter().find(|occurrence| occurrence.last_day() >= day).copied(),
            takes_registrations: self.registration_ends().is_some_and(|last| day <= last)
                && state.is_some_and(State::takes_applications),
        }
    }

    fn is_translation(&self) -> bool {
        self.record.translation.is_some()
    }

    /// The last day to register for an event.
    fn registration_ends(&self) -> Option<Date> {
        let apply = self.record.event()?.apply.as_ref().filter(|_| !self.is_translation())?;
        apply.until.map(|moment| moment.day)
    }
}

impl Seen {
    /// What is different afterwards.
    fn differences(&self, after: &Self) -> Vec<RecordChange> {
        if !self.is_readable && !after.is_readable {
            return Vec::new();
        }
        if self.is_readable && !after.is_readable {
            return vec![match after.visibility {
                Visibility::Withheld => RecordChange::ConsentEnds,
                _ => RecordChange::Expires,
            }];
        }
        // Editors see what waits for its day, and are told that it does.
        if !self.is_readable || self.visibility != after.visibility {
            return vec![RecordChange::Appears];
        }
        let mut changes = Vec::new();
        match (self.has_picture, after.has_picture) {
            (false, true) => changes.push(RecordChange::PictureAppears),
            (true, false) => changes.push(RecordChange::PictureConsentEnds),
            _ => {}
        }
        let is_over = after.state.is_some_and(|state| !state.takes_applications());
        if self.takes_registrations && !after.takes_registrations && !is_over {
            changes.push(RecordChange::RegistrationCloses);
        }
        let (Some(from), Some(to)) = (self.state, after.state) else { return changes };
        let is_event_on = matches!(to, State::Event(EventState::Upcoming | EventState::Ongoing));
        let next = after.occurrence.filter(|next| is_event_on && self.occurrence != Some(*next));
        match next {
            Some(next) => changes.push(RecordChange::NextOccurrence(next)),
            None if from != to => changes.push(RecordChange::State { from, to }),
            None => {}
        }
        changes
    }
}
