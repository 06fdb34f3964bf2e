//! The second page: what somebody needs who takes the portal over.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::people::{Names, ending_line, without_contact};
use super::words::Words;
use crate::content::Kind;
use crate::pipeline::SiteBuild;
use crate::site::{Change, EventState, Reason, RecordChange, Site, State};
use crate::texts::own_name;

/// How many things of a month are named.
const MOST_OF_MONTH: usize = 6;

/// What is said to a successor.
#[derive(Debug, Serialize)]
pub(super) struct Handover {
    pub places: Vec<Place>,
    pub facts: Vec<Place>,
    pub months: Vec<Month>,
    pub without_contact: Names,
}

/// A place or fact with what it is.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    pub name: String,
    pub what: String,
}

/// What there is to do in a month.
#[derive(Debug, Serialize)]
pub(super) struct Month {
    pub name: String,
    /// What every portal does in this month.
    pub usual: &'static str,
    /// What this portal's own days ask for.
    pub own: Vec<String>,
}

pub(super) fn handover(build: &SiteBuild, words: Words) -> Handover {
    let site = &build.site;
    Handover {
        places: places(site, words),
        facts: facts(site, words),
        months: months(site, words),
        without_contact: without_contact(site, words),
    }
}

/// The folders of the portal, with how much is in them.
fn places(site: &Site, words: Words) -> Vec<Place> {
    let portal = &site.portal;
    let mut places =
        vec![Place { name: "site.yaml".to_owned(), what: words.get("place_settings").to_owned() }];
    let mut of_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    for record in
        portal.records.iter().chain(&portal.unread).filter(|record| portal.keys.contains_key(record.key()))
    {
        *of_kind.entry(record.kind()).or_default() += 1;
    }
    for (kind, count) in of_kind {
        let what = words.say("place_records", &[("kind", &super::kind_name(kind, words.0)), ("n", &count)]);
        places.push(Place { name: format!("content/{}/", kind.folder()), what });
    }
    let is_table = |path: &str| [".csv", ".xlsx", ".ods", ".tsv"].iter().any(|end| path.ends_with(end));
    let tables =
        portal.paths.iter().filter(|path| path.as_str().starts_with("content/") && is_table(path.as_str()));
    places.extend(
        tables.map(|table| Place { name: table.to_string(), what: words.get("place_table").to_owned() }),
    );
    let of_folder =
        |folder: &str| portal.paths.iter().filter(|path| path.as_str().starts_with(folder)).count();
    let folders = [("static/", "place_static"), ("themes/", "place_themes"), ("imports/", "place_imports")];
    for (folder, key) in folders {
        let count = of_folder(folder);
        if count > 0 {
            places.push(Place { name: folder.to_owned(), what: words.say(key, &[("n", &count)]) });
        }
    }
    places.push(Place { name: "public/".to_owned(), what: words.get("place_public").to_owned() });
    places
}

/// What the settings say of the portal, and what they do not.
fn facts(site: &Site, words: Words) -> Vec<Place> {
    let settings = &site.portal.settings.main;
    let publisher = settings.publisher.as_ref();
    let unsaid = || words.get("unsaid").to_owned();
    let fact = |key: &str, value: Option<String>| Place {
        name: words.get(key).to_owned(),
        what: value.filter(|value| !value.trim().is_empty()).unwrap_or_else(unsaid),
    };
    vec![
        fact("fact_title", Some(settings.title.clone())),
        fact("fact_address", settings.base_url.as_ref().map(|url| url.as_str().to_owned())),
        fact("fact_publisher", publisher.map(|publisher| publisher.name.clone())),
        fact("fact_email", publisher.and_then(|of| of.email.as_ref()).map(|email| email.as_str().to_owned())),
        fact("fact_tel", publisher.and_then(|of| of.tel.as_ref()).map(|tel| tel.as_str().to_owned())),
        fact("fact_languages", Some(words.list(&languages(site)))),
        fact("fact_program", Some(concat!("Enishi ", env!("CARGO_PKG_VERSION")).to_owned())),
    ]
}

/// The languages of the site by their names.
fn languages(site: &Site) -> Vec<String> {
    site.portal.settings.languages().iter().map(|language| own_name(language).into_owned()).collect()
}

/// The twelve months from that of the day on.
fn months(site: &Site, words: Words) -> Vec<Month> {
    let year = site.day.checked_add(Span::new().months(12)).unwrap_or(Date::MAX);
    let changes = site.changes(year);
    let first = site.day.first_of_month();
    let of_month = |ahead: i32| {
        let month = first.checked_add(Span::new().months(ahead)).ok()?;
        let is_of_month = |day: Date| (day.year(), day.month()) == (month.year(), month.month());
        let mut own: Vec<String> = changes
            .iter()
            .filter(|change| !is_past_event(change))
            .filter_map(|change| {
                let last = change.last_day().filter(|last| is_of_month(*last))?;
                Some(ending_line(last, change, words))
            })
            .collect();
        own.extend(site.entries().filter_map(|(_, entry)| {
            let record = &entry.record;
            let last = record.group().and(record.common.verified)?.0;
            let again = last.checked_add(Span::new().years(1)).ok().filter(|day| is_of_month(*day))?;
            let title = record.common.title.trim();
            Some(words.say("month_confirm", &[("title", &title), ("day", &super::day(again, words.0))]))
        }));
        // Each begins with its day.
        own.sort();
        let more = own.len().saturating_sub(MOST_OF_MONTH);
        own.truncate(MOST_OF_MONTH);
        if more > 0 {
            own.push(words.say("more", &[("n", &more)]));
        }
        let name = words.say("month", &[("year", &month.year()), ("month", &month.month())]);
        Some(Month { name, usual: words.get(&format!("month_{}", month.month())), own })
    };
    (0..12).filter_map(of_month).collect()
}

/// Whether it is but an event that is over, which asks nothing of anybody.
fn is_past_event(change: &Change) -> bool {
    matches!(
        &change.reason,
        Reason::Record(_, RecordChange::State { to: State::Event(EventState::Past), .. })
    )
}
