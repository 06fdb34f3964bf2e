//! Calendars that other programs read (RFC 5545, RFC 7986).

mod event;
mod lines;
mod times;
#[cfg(test)]
mod times_tests;
mod zone;

use jiff::Span;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use self::event::Written;
use self::lines::Lines;
use super::address;
use crate::render::Renderer;
use crate::site::{CalendarId, CalendarScope, EntryId, LanguageId, Site};

/// For how many years the changes of a time zone are described.
const ZONE_YEARS: i16 = 10;

/// The bytes of a calendar in a language; `None` where the site has no such calendar. Its events are known by the
/// same UIDs in every language.
pub fn calendar(renderer: &Renderer, id: CalendarId, language: LanguageId) -> Option<Vec<u8>> {
    let site = renderer.site();
    let zone = site.portal.settings.time_zone();
    let zone_name = &site.portal.settings.main.time_zone;
    let written = |id: &EntryId| Written::of(renderer, (*id, language), &zone);
    let events: Vec<_> = site.calendar(id)?.iter().map(written).collect();
    let mut lines = Lines::default();
    begin(&mut lines, &name(renderer, id, language));
    if !matches!(id, CalendarId::Event(_)) {
        if let Some(address) = address::absolute(site, &site.path_of_calendar(id, language)) {
            lines.plain("SOURCE;VALUE=URI", &address);
        }
        lines.plain("X-WR-TIMEZONE", zone_name);
    }
    let first_day = events.iter().filter_map(Written::first_timed_day).min();
    if let Some(from) = first_day {
        let until = site.day.checked_add(Span::new().years(ZONE_YEARS)).unwrap_or(Date::MAX);
        zone::write(&mut lines, zone_name, &zone, from, until);
    }
    for event in &events {
        event.write(&mut lines, zone_name);
    }
    lines.plain("END", "VCALENDAR");
    Some(lines.into_bytes())
}

/// A day with something to note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The day.
    pub day: Date,
    /// What is noted, in a few words.
    pub summary: String,
    /// All of it, line by line.
    pub description: String,
}

/// A calendar of whole days with something to note, for who keeps a site. `made_on` is the day on which
/// it was so.
pub fn notes(site: &Site, name: &str, notes: &[Note], made_on: Date) -> Vec<u8> {
    let mut lines = Lines::default();
    begin(&mut lines, name);
    for note in notes {
        lines.plain("BEGIN", "VEVENT");
        lines.plain("UID", &format!("changes/{}@{}", note.day, address::host(site)));
        lines.plain("DTSTAMP", &midnight(made_on, &TimeZone::UTC));
        lines.plain("DTSTART;VALUE=DATE", &day(note.day));
        lines.plain("DTEND;VALUE=DATE", &day(note.day.tomorrow().unwrap_or(note.day)));
        lines.text("SUMMARY", &note.summary);
        lines.text("DESCRIPTION", &note.description);
        lines.plain("TRANSP", "TRANSPARENT");
        lines.plain("END", "VEVENT");
    }
    lines.plain("END", "VCALENDAR");
    lines.into_bytes()
}

fn begin(lines: &mut Lines, name: &str) {
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Enishi//Enishi//JA");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    lines.plain("COLOR", "teal");
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    lines.plain("X-PUBLISHED-TTL", "P1D");
}

/// What a calendar is called where it stands beside others.
fn name(renderer: &Renderer, id: CalendarId, language: LanguageId) -> String {
    let (site, texts) = (renderer.site(), renderer.texts(language));
    let settings = site.settings(site.lang(language));
    let title = |entry| site.version(entry, language).0.common.title.as_str();
    let of_scope = |scope| match scope {
        CalendarScope::Site => settings.title.clone(),
        CalendarScope::Region(entry) | CalendarScope::Group(entry) => {
            texts.fill("frame.title", &[("page", title(entry)), ("site", &settings.title)])
        }
    };
    match id {
        CalendarId::Upcoming(scope) => texts.fill("calendar.name", &[("title", &of_scope(scope))]),
        CalendarId::Archive(scope) => texts.fill("calendar.archive_name", &[("title", &of_scope(scope))]),
        CalendarId::Event(event) => title(event).to_owned(),
    }
}

/// `20260501`.
fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// The beginning of a day in a zone, in UTC: `20260430T150000Z`.
fn midnight(day: Date, zone: &TimeZone) -> String {
    let moment = day.to_zoned(zone.clone()).map(|zoned| zoned.timestamp()).unwrap_or_default();
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
