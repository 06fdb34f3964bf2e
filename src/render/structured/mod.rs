//! What a page says in the vocabulary of schema.org, for search engines: JSON-LD from typed values.
//!
//! Nothing is said here that the page does not say to readers. What lacks a part without which search
//! engines refuse it is left out as a whole, and what is over is not said at all.

mod address;
mod event;
mod frame;
mod job;
mod others;
mod things;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::Serialize;

use self::things::Thing;
use super::page_context::PageContext;
use super::parts::card;
use super::view::{Crumb, StructuredView};
use crate::content::{Details, Record};
use crate::site::{EntryId, Href, Page, PageId};

/// What is said of a page and of the record that it shows. `canonical` is the page's absolute address.
pub(super) fn of(
    context: PageContext<'_>,
    page: PageId,
    breadcrumbs: &[Crumb],
    canonical: Option<&Href>,
) -> Vec<StructuredView> {
    if matches!(page.page, Page::Paper(_)) {
        return Vec::new();
    }
    let canonical = canonical.map(ToString::to_string);
    let mut said: Vec<_> = frame::breadcrumbs(context, breadcrumbs, canonical.as_ref()).into_iter().collect();
    if page.page == Page::Home {
        said.extend(frame::web_site(context, canonical));
    } else if let Some(id) = page.page.record() {
        said.extend(record(context, id, canonical));
    }
    said
}

fn record(context: PageContext<'_>, id: EntryId, url: Option<String>) -> Option<StructuredView> {
    let record = context.record(id);
    let subject = Subject { context, id, record, url };
    match &record.details {
        Details::Job(job) => job::posting(&subject, job),
        Details::Event(event) => event::events(&subject, event),
        Details::Group(group) => Some(script(&[others::group(&subject, group)], None)),
        Details::Story(story) => Some(script(&[others::story(&subject, story)], None)),
        Details::Program(program) => others::program(&subject, program),
        Details::Place(place) => Some(script(&[others::place(&subject, place)], None)),
        Details::Region(_) => Some(script(&[others::region(&subject)], None)),
        Details::Page(_) => None,
    }
}

/// The record that a page is about.
struct Subject<'a> {
    context: PageContext<'a>,
    id: EntryId,
    /// In the reader's language.
    record: &'a Record,
    /// The absolute address of the page.
    url: Option<String>,
}

impl Subject<'_> {
    fn summary(&self) -> Option<String> {
        self.context.summary(self.id)
    }

    /// The absolute address of another record's page.
    fn url_of(&self, id: EntryId) -> Option<String> {
        let site = self.context.site();
        site.paths.absolute(&site.path_of_entry(id, self.context.language)).map(Href::into_string)
    }

    fn zone(&self) -> TimeZone {
        self.context.site().portal.settings.time_zone()
    }

    /// The absolute address of the record's picture.
    fn image(&self) -> Option<String> {
        let picture = card::picture(self.context, self.record)?;
        self.context.site().paths.absolute_from_root(&picture.path).map(Href::into_string)
    }
}

/// A moment in the site's zone, with its distance from UTC.
fn moment(at: DateTime, zone: &TimeZone) -> Option<String> {
    let zoned = at.to_zoned(zone.clone()).ok()?;
    Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// The script that says something until a last day.
fn script(things: &[Thing], until: Option<Date>) -> StructuredView {
    #[derive(Serialize)]
    struct Document<'a> {
        #[serde(rename = "@context")]
        context: &'static str,
        #[serde(rename = "@graph")]
        graph: &'a [Thing],
    }
    let json = serde_json::to_string(&Document { context: "https://schema.org", graph: things });
    StructuredView { json: for_script(json.unwrap_or_default()), until: until.map(|day| day.to_string()) }
}

/// JSON that can stand in an element `script`, whatever its texts hold.
fn for_script(json: String) -> String {
    if !json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    #[test]
    fn no_text_ends_the_script_that_it_stands_in() {
        let json = for_script(r#"{"name":"</script><!-- & \" 🍎"}"#.to_owned());
        assert_eq!(json, r#"{"name":"\u003c/script\u003e\u003c!-- \u0026 \" 🍎"}"#);
        let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read["name"], "</script><!-- & \" 🍎");
    }

    #[test]
    fn a_moment_tells_its_distance_from_utc() {
        let at = datetime(2026, 7, 1, 9, 30, 0, 0);
        let said = |zone: &str| moment(at, &TimeZone::get(zone).expect("a zone"));
        assert_eq!(said("Asia/Tokyo").as_deref(), Some("2026-07-01T09:30:00+09:00"));
        assert_eq!(said("America/New_York").as_deref(), Some("2026-07-01T09:30:00-04:00"));
        assert_eq!(said("UTC").as_deref(), Some("2026-07-01T09:30:00+00:00"));
    }
}
