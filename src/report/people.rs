//! Consents, groups that nobody has confirmed for long, contacts that are missing, and what ends soon.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::words::Words;
use super::{day, sentence};
use crate::content::kinds::{Activity, Apply, Consent, ContactMethods, EventApply, Media, ProgramApply};
use crate::content::{Details, Kind, Record};
use crate::markdown::{Target, phone_numbers};
use crate::site::{Change, Site, covers_the_web};

/// After how many days a group is asked for again.
const LONG: i32 = 365;
/// How many of a list are named.
const MOST: usize = 20;
/// The days ahead within which something ends.
const AHEAD: [i32; 3] = [30, 60, 90];

/// Names, and how many more there are.
#[derive(Debug, Default, Serialize)]
pub(super) struct Names {
    pub names: Vec<String>,
    pub more: Option<String>,
}

impl Names {
    pub(super) fn of(mut names: Vec<String>, words: Words) -> Self {
        let more = names.len().saturating_sub(MOST);
        names.truncate(MOST);
        Self { names, more: (more > 0).then(|| words.say("more", &[("n", &more)])) }
    }
}

/// What ends within some days.
#[derive(Debug, Serialize)]
pub(super) struct Ending {
    pub heading: String,
    pub what: Names,
}

/// What ends after the day of the site, in steps of days.
pub(super) fn endings(site: &Site, words: Words) -> Vec<Ending> {
    let until = |days: i32| site.day.checked_add(Span::new().days(days)).unwrap_or(Date::MAX);
    let changes = site.changes(until(AHEAD[2] + 1));
    // What is open today for the last time belongs to the first step.
    let mut from = 0;
    let step = |days: i32| {
        let is_within = |last: Date| last >= until(from) && last <= until(days);
        let ending_within = |change: &Change| change.last_day().filter(|last| is_within(*last));
        let line = |change: &Change| Some(ending_line(ending_within(change)?, change, words));
        let what = Names::of(changes.iter().filter_map(line).collect(), words);
        let key = if from == 0 { "ending_first" } else { "ending_heading" };
        let heading = words.say(key, &[("from", &from), ("to", &days), ("day", &day(until(days), words.0))]);
        from = days + 1;
        Ending { heading, what }
    };
    AHEAD.into_iter().map(step).collect()
}

/// What is over, behind its last day: who writes to somebody about it needs that one, not the day of the change.
pub(super) fn ending_line(last: Date, change: &Change, words: Words) -> String {
    words.say("last_day", &[("day", &day(last, words.0)), ("what", &sentence(change, words.0))])
}

/// What is known of consents.
#[derive(Debug, Serialize)]
pub(super) struct Consents {
    pub counts: String,
    /// Those that end within a year or have ended, with the days.
    pub ending: Names,
    /// Pictures of records of which no consent is written.
    pub pictures: String,
}

pub(super) fn consents(site: &Site, words: Words) -> Consents {
    let records = || site.portal.records.iter().map(|record| &**record);
    let authors = site.portal.settings.main.authors.iter();
    let of_authors = authors.map(|known| (&*known.name, &known.consent, "author"));
    let all: Vec<(&str, &Consent, &str)> = records().flat_map(consents_of).chain(of_authors).collect();
    let count_of = |sort: &str| all.iter().filter(|(_, _, of)| *of == sort).count();
    let covered = all.iter().filter(|(_, consent, _)| covers_the_web(consent, site.day)).count();
    let endless = all.iter().filter(|(_, consent, _)| consent.until.is_none()).count();
    let guardians = all.iter().filter(|(_, consent, _)| consent.guardian.is_some()).count();
    let mut ending: Vec<(Date, String)> = all
        .iter()
        .filter_map(|(name, consent, of)| {
            let until = consent.until?.0;
            let when = match (until < site.day, (until - site.day).get_days() <= LONG) {
                (false, false) => return None,
                (false, true) => "ends",
                (true, _) => "ended",
            };
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("title", &name.trim()), ("day", &day(until, words.0))];
            Some((until, words.say(&format!("consent_{of}_{when}"), &values)))
        })
        .collect();
    ending.sort();
    let unsaid =
        records().filter(|record| record.common.image.as_ref().is_some_and(|image| image.consent.is_none()));
    let in_texts: usize = records().map(|record| record.body.pictures().count()).sum();
    Consents {
        counts: words.say(
            "consent_counts",
            &[
                ("n", &all.len()),
                ("stories", &count_of("story")),
                ("pictures", &count_of("picture")),
                ("authors", &count_of("author")),
                ("day", &day(site.day, words.0)),
                ("web", &covered),
                ("endless", &endless),
                ("guardians", &guardians),
            ],
        ),
        ending: Names::of(ending.into_iter().map(|(_, line)| line).collect(), words),
        pictures: words.say("consent_pictures", &[("images", &unsaid.count()), ("texts", &in_texts)]),
    }
}

/// The pictures of a record about which no consent is written: its own, and those in its text, which have no place
/// for one.
pub(super) fn pictures_without_consent(record: &Record, words: Words) -> Vec<String> {
    let image = record.common.image.as_ref().filter(|image| image.consent.is_none());
    let own = image.map(|image| (image.alt.trim(), image.src.as_str()));
    let in_text = record.body.pictures().map(|picture| {
        let file = match &picture.target {
            Target::Relative { path, .. } | Target::Root { path, .. } => path.as_str(),
            Target::External(address) => address.as_str(),
            _ => "",
        };
        (picture.alt.trim(), file)
    });
    let line = |(alt, file): (&str, &str)| {
        let alt = if alt.is_empty() { words.get("no_alt") } else { alt };
        words.say("picture_of", &[("title", &record.common.title.trim()), ("alt", &alt), ("file", &file)])
    };
    own.into_iter().chain(in_text).map(line).collect()
}

/// The consents of a record, with its title and whether they are of the story or of the picture.
fn consents_of(record: &Record) -> impl Iterator<Item = (&str, &Consent, &str)> {
    let title = record.common.title.as_str();
    let story = record.story().map(|story| (title, &story.consent, "story"));
    let image = record.common.image.as_ref().and_then(|image| image.consent.as_ref());
    story.into_iter().chain(image.map(|consent| (title, consent, "picture")))
}

/// Whether a consent of the record covers no web, so that people have to ask.
pub(super) fn is_story_for_the_web(record: &Record) -> bool {
    record.story().is_some_and(|story| story.consent.media.contains(&Media::Web))
}

/// The public groups at work that nobody has confirmed for a year, the longest first.
pub(super) fn unconfirmed(site: &Site, words: Words) -> Names {
    let groups = site.entries().map(|(_, entry)| &*entry.record).filter(|record| is_at_work(record));
    let mut old: Vec<(Option<Date>, String)> = groups
        .filter_map(|record| {
            let last = record.common.verified.map(|day| day.0);
            if last.is_some_and(|last| (site.day - last).get_days() <= LONG) {
                return None;
            }
            let title = record.common.title.trim();
            let line = match last {
                Some(last) => {
                    words.say("group_confirmed", &[("title", &title), ("day", &day(last, words.0))])
                }
                None => words.say("group_unconfirmed", &[("title", &title)]),
            };
            Some((last, line))
        })
        .collect();
    old.sort();
    Names::of(old.into_iter().map(|(_, line)| line).collect(), words)
}

fn is_at_work(record: &Record) -> bool {
    record.group().is_some_and(|group| group.activity.is_none_or(|activity| activity == Activity::Active))
}

/// What readers could turn to nobody about, kind by kind.
pub(super) fn without_contact(site: &Site, words: Words) -> Names {
    let mut names: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    for (_, entry) in site.entries().filter(|(_, entry)| entry.is_current()) {
        let record = &entry.record;
        let asks = match record.kind() {
            Kind::Group => is_at_work(record),
            Kind::Job | Kind::Event | Kind::Program | Kind::Place => true,
            Kind::Region | Kind::Story | Kind::Page => false,
        };
        if asks && !has_way(record) {
            names.entry(record.kind()).or_default().push(record.common.title.trim().to_owned());
        }
    }
    let lines = names.into_iter().flat_map(|(kind, titles)| {
        titles.into_iter().map(move |title| {
            words.say("of_kind", &[("kind", &super::kind_name(kind, words.0)), ("title", &title)])
        })
    });
    Names::of(lines.collect(), words)
}

/// Whether a reader is told of a telephone, an address, a page or a way to turn to.
fn has_way(record: &Record) -> bool {
    let contact = record.common.contact.as_ref();
    let is_told = |name: &String| phone_numbers(name).next().is_some();
    let by_contact = contact.is_some_and(|of| {
        of.tel.is_some() || of.email.is_some() || of.url.is_some() || of.name.as_ref().is_some_and(is_told)
    });
    let (methods, has_page) = match &record.details {
        Details::Group(group) => {
            let has_channel = group.channels.iter().any(|channel| channel.url.is_some());
            (group.join.as_ref().map(Apply::contact_methods), has_channel)
        }
        Details::Job(job) => (job.apply.as_ref().map(Apply::contact_methods), false),
        Details::Event(event) => (event.apply.as_ref().map(EventApply::contact_methods), false),
        Details::Program(program) => (program.apply.as_ref().map(ProgramApply::contact_methods), false),
        Details::Place(place) => (None, place.url.is_some()),
        Details::Region(_) | Details::Story(_) | Details::Page(_) => (None, false),
    };
    let says = |of: ContactMethods<'_>| {
        let has_words = of.how.is_some_and(|how| !how.trim().is_empty());
        has_words || of.url.is_some() || of.email.is_some() || of.tel.is_some()
    };
    by_contact || has_page || methods.is_some_and(says)
}
