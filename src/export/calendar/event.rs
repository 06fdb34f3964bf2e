//! One event as iCalendar says it (`VEVENT`).

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::lines::Lines;
use super::times::{Stamp, Times};
use crate::content::Record;
use crate::content::types::{PlaceId, Url};
use crate::content::{Key, Kind};
use crate::export::address;
use crate::render::Renderer;
use crate::site::{EntryId, LanguageId, Site};

/// When a record was last changed that does not say it: a day that no other record moves, so that nobody is
/// told of a change where there is none, and before any day that the record may say later.
const NO_DAY: &str = "20000101T000000Z";

/// What a calendar says of an event.
pub(super) struct Written<'a> {
    record: &'a Record,
    times: Vec<Times>,
    uid: String,
    stamp: String,
    host: &'a str,
    address: Option<String>,
    description: String,
    location: Option<String>,
}

impl<'a> Written<'a> {
    /// An event in a language, or as it was first written where it lacks that one.
    pub(super) fn of(renderer: &'a Renderer, (id, language): (EntryId, LanguageId), zone: &TimeZone) -> Self {
        let site = renderer.site();
        let record = site.version(id, language).0;
        let address = address::absolute(site, &site.path_of_entry(id, language));
        let summary = renderer.summary(id, language);
        // Hours that are no times of the clock are told by these words alone.
        let hours = record.event().and_then(|event| event.starting_words.clone());
        let description: Vec<_> = hours.into_iter().chain(summary).chain(address.clone()).collect();
        let changed = record.common.updated.or(record.common.published);
        Self {
            record,
            times: record.event().map(|event| Times::of(event, zone, site.day)).unwrap_or_default(),
            uid: record.key().to_string(),
            stamp: changed.map_or_else(|| NO_DAY.to_owned(), |day| super::midnight(day.0, zone)),
            host: address::host(site),
            address,
            description: description.join("\n\n"),
            location: location(site, record, language),
        }
    }

    /// The first day on which it begins at a time, which needs a zone.
    pub(super) fn first_timed_day(&self) -> Option<Date> {
        let timed = self.times.iter().filter_map(|times| match times.starts {
            Stamp::Local(moment) => Some(moment.date()),
            Stamp::Day(_) => None,
        });
        timed.min()
    }

    pub(super) fn write(&self, lines: &mut Lines, zone: &str) {
        for (number, times) in self.times.iter().enumerate() {
            // What has not the form of the others is an event of its own, known by its first day.
            let part = match times.starts {
                _ if number == 0 => String::new(),
                Stamp::Day(day) => format!("/{day}"),
                Stamp::Local(moment) => format!("/{}", moment.date()),
            };
            lines.plain("BEGIN", "VEVENT");
            lines.plain("UID", &format!("{}{part}@{}", self.uid, self.host));
            lines.plain("DTSTAMP", &self.stamp);
            write_times(lines, times, zone);
            self.write_words(lines);
            lines.plain("END", "VEVENT");
        }
    }

    fn write_words(&self, lines: &mut Lines) {
        let common = &self.record.common;
        lines.text("SUMMARY", &common.title);
        if !self.description.is_empty() {
            lines.text("DESCRIPTION", &self.description);
        }
        if let Some(location) = &self.location {
            lines.text("LOCATION", location);
        }
        if let Some(address) = &self.address {
            lines.plain("URL", address);
        }
        if !common.tags.is_empty() {
            lines.texts("CATEGORIES", common.tags.iter().map(String::as_str));
        }
        // Who has the event already takes a change only where its number is higher.
        let is_cancelled = self.record.is_cancelled();
        lines.plain("STATUS", if is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        lines.plain("SEQUENCE", if is_cancelled { "1" } else { "0" });
    }
}

fn write_times(lines: &mut Lines, times: &Times, zone: &str) {
    write_stamps(lines, "DTSTART", &[times.starts], zone);
    write_stamps(lines, "DTEND", times.ends.as_slice(), zone);
    if let Some(rule) = &times.rule {
        lines.plain("RRULE", rule);
    }
    // Beside a rule the start is one of its days. Where there is none, some programs take the further dates
    // alone, so the start is named among them; it is still one time.
    let starts = times.starts;
    let has_dates_alone = times.rule.is_none() && !times.further.is_empty();
    let further: Vec<_> =
        Some(starts).filter(|_| has_dates_alone).into_iter().chain(times.further.iter().copied()).collect();
    write_stamps(lines, "RDATE", &further, zone);
    write_stamps(lines, "EXDATE", &times.except, zone);
}

/// A property of stamps that have one form.
fn write_stamps(lines: &mut Lines, name: &str, stamps: &[Stamp], zone: &str) {
    let Some(first) = stamps.first() else { return };
    let written = |stamp: &Stamp| match stamp {
        Stamp::Day(day) => super::day(*day),
        Stamp::Local(moment) => moment.strftime("%Y%m%dT%H%M%S").to_string(),
    };
    let name = match first {
        Stamp::Day(_) => format!("{name};VALUE=DATE"),
        Stamp::Local(_) => format!("{name};TZID={zone}"),
    };
    let stamps: Vec<_> = stamps.iter().map(written).collect();
    lines.plain(&name, &stamps.join(","));
}

/// Where it takes place, in words: the name and address of its venue, or its address on the web.
fn location(site: &Site, record: &Record, language: LanguageId) -> Option<String> {
    let event = record.event()?;
    let of_page = event.place_id.as_ref().and_then(|id| place(site, id, language));
    let (name, address) = of_page.unwrap_or((None, None));
    let written = event.place.as_ref();
    let name = written.and_then(|place| place.name.as_deref()).or(name);
    let address = written.and_then(|place| place.address.as_deref()).or(address);
    let between = if site.lang(language).starts_with("ja") { "、" } else { ", " };
    let words: Vec<_> = name.into_iter().chain(address).collect();
    let url = written.and_then(|place| place.url.as_ref()).map(Url::as_str);
    if words.is_empty() { url.map(str::to_owned) } else { Some(words.join(between)) }
}

/// The title and the address of a place that is public.
fn place<'a>(
    site: &'a Site,
    id: &PlaceId,
    language: LanguageId,
) -> Option<(Option<&'a str>, Option<&'a str>)> {
    let place = site.find(&Key { kind: Kind::Place, id: id.0.clone() })?;
    let record = site.version(place, language).0;
    Some((Some(&record.common.title), record.place()?.address.as_deref()))
}
