//! What changes on a site, in words.

use jiff::civil::Date;

use crate::locale::Language;
use crate::site::{CLOSING_DAYS, Change, EventState, JobState, ProgramState, Reason, RecordChange, State};

/// What changes, as a sentence.
pub fn sentence(change: &Change, lang: Language) -> String {
    let (record, what) = match &change.reason {
        Reason::AnnouncementOver => {
            return lang.pick("ページの上のお知らせが消えます", "the announcement disappears").to_owned();
        }
        Reason::AuthorAppears(name) => {
            return match lang {
                Language::Ja => format!("書いた人「{name}」の名前が載ります"),
                Language::En => format!("“{name}” is named as an author"),
            };
        }
        Reason::AuthorConsentEnds(name) => {
            return match lang {
                Language::Ja => {
                    format!("書いた人「{name}」の名前が、掲載の同意の期限が切れて載らなくなります")
                }
                Language::En => {
                    format!("“{name}” is named as an author no more, since the consent has ended")
                }
            };
        }
        Reason::Record(record, what) => (record, *what),
    };
    let title = record.common.title.trim();
    let title = match &record.translation {
        Some(language) => format!("{title} ({language})"),
        None => title.to_owned(),
    };
    match lang {
        Language::Ja => format!("「{title}」{}", japanese(what)),
        Language::En => format!("“{title}” {}", english(what)),
    }
}

/// What changes, as a sentence, with the last day of what is over by it: the day of the change is the one after.
pub fn sentence_until(change: &Change, lang: Language) -> String {
    let sentence = sentence(change, lang);
    match (change.last_day(), lang) {
        (Some(last), Language::Ja) => format!("{sentence}（{last} まで）"),
        (Some(last), Language::En) => format!("{sentence} (until {last})"),
        (None, _) => sentence,
    }
}

/// A day with the day of the week.
pub fn day(day: Date, lang: Language) -> String {
    let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    match lang {
        Language::Ja => format!("{day}（{}）", ["月", "火", "水", "木", "金", "土", "日"][index]),
        Language::En => {
            format!("{day} ({})", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][index])
        }
    }
}

/// The name of a change for programs.
pub const fn name(change: &Change) -> &'static str {
    match &change.reason {
        Reason::AnnouncementOver => "announcement-over",
        Reason::AuthorAppears(_) => "author-appears",
        Reason::AuthorConsentEnds(_) => "author-consent-ends",
        Reason::Record(_, change) => match change {
            RecordChange::Appears => "appears",
            RecordChange::Expires => "expires",
            RecordChange::ConsentEnds => "consent-ends",
            RecordChange::PictureAppears => "picture-appears",
            RecordChange::PictureConsentEnds => "picture-consent-ends",
            RecordChange::State { .. } => "state",
            RecordChange::NextOccurrence(_) => "next-occurrence",
            RecordChange::RegistrationCloses => "registration-closes",
        },
    }
}

fn japanese(change: RecordChange) -> String {
    match change {
        RecordChange::Appears => "が載ります".to_owned(),
        RecordChange::Expires => "の公開が終わります".to_owned(),
        RecordChange::ConsentEnds => "が、掲載の同意の期限が切れて載らなくなります".to_owned(),
        RecordChange::PictureAppears => "に写真が載ります".to_owned(),
        RecordChange::PictureConsentEnds => "の写真が、掲載の同意の期限が切れて載らなくなります".to_owned(),
        RecordChange::NextOccurrence(next) => {
            format!("の次の回が {} になります", day(next.first_day(), Language::Ja))
        }
        RecordChange::RegistrationCloses => "の申し込みが締め切りになります".to_owned(),
        RecordChange::State { to, .. } => match to {
            State::Job(JobState::Open | JobState::Scheduled) => "の募集が始まります".to_owned(),
            State::Job(JobState::Closing) => {
                format!("の締切まで、あと{CLOSING_DAYS}日になります（まもなく締切）")
            }
            State::Job(JobState::Closed | JobState::Filled) => "の募集が終わります".to_owned(),
            State::Event(EventState::Past) => "が終わり、終わった催しに移ります".to_owned(),
            State::Event(EventState::Cancelled) => "が中止になります".to_owned(),
            State::Event(EventState::Ongoing) => "の開催日です".to_owned(),
            State::Event(EventState::Upcoming) => "が、これからの催しになります".to_owned(),
            State::Program(ProgramState::Before) => "の受付が、これからになります".to_owned(),
            State::Program(ProgramState::Open) => "の受付が始まります".to_owned(),
            State::Program(ProgramState::Closed) => "の受付が終わります".to_owned(),
        },
    }
}

fn english(change: RecordChange) -> String {
    match change {
        RecordChange::Appears => "appears".to_owned(),
        RecordChange::Expires => "is public no longer".to_owned(),
        RecordChange::ConsentEnds => "is withheld, since the consent has ended".to_owned(),
        RecordChange::PictureAppears => "gets its picture".to_owned(),
        RecordChange::PictureConsentEnds => "loses its picture, since the consent has ended".to_owned(),
        RecordChange::NextOccurrence(next) => {
            format!("takes place next on {}", day(next.first_day(), Language::En))
        }
        RecordChange::RegistrationCloses => "takes no more registrations".to_owned(),
        RecordChange::State { to, .. } => match to {
            State::Job(JobState::Open | JobState::Scheduled) | State::Program(ProgramState::Open) => {
                "takes applications".to_owned()
            }
            State::Job(JobState::Closing) => format!("closes in {CLOSING_DAYS} days"),
            State::Job(JobState::Closed | JobState::Filled) => "closes".to_owned(),
            State::Event(EventState::Past) => "is over and goes to the archive".to_owned(),
            State::Event(EventState::Cancelled) => "is called off".to_owned(),
            State::Event(EventState::Ongoing) => "takes place on this day".to_owned(),
            State::Event(EventState::Upcoming) => "is still to come".to_owned(),
            State::Program(ProgramState::Before) => "does not take applications yet".to_owned(),
            State::Program(ProgramState::Closed) => "takes no more applications".to_owned(),
        },
    }
}
