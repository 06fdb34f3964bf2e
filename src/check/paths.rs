//! EN046, EN047: every path has one source, and every computer can store it.

use super::context::SiteContext;
use crate::content::Record;
use crate::content::types::FormerPath;
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, finding};
use crate::platform::portable::{Unportable, portable};
use crate::site::{Claim, EntryId, ListId, Output, Page, PageId, PathConflict, Reservation, Reserved, Site};

finding! {
    /// Two sources for one path.
    struct EN046: Structure Error { path: String }
    variant EN046Variant {
        Other = "default" / "default",
        Search = "search" / "search",
        Program = "program" / "program",
    }
    labels EN046Label { Other = "other" }
}

finding! {
    /// A path that not every computer can store.
    struct EN047: Structure Error { path: String }
    message EN047Message {
        Other = "default",
        Character { character: String } = "character",
        Reserved = "reserved",
        Ending = "ending",
        TooLong = "too_long",
    }
}

/// No two outputs claim one path, nor a file and a folder one name, on this day or a later one.
pub(super) fn collisions(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let SiteContext { site, outputs, has_errors: _ } = context;
    findings.extend(outputs.conflicts().iter().map(|conflict| conflicting(site, conflict)));
}

/// Every path can be stored on every computer.
pub(super) fn unportable_paths(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let SiteContext { site, outputs, has_errors: _ } = context;
    for (path, output) in outputs.iter() {
        if let Err(reason) = portable(path) {
            let location = location(site, output).unwrap_or_else(settings);
            findings.push(unportable(path, location, reason));
        }
    }
    for reservation in outputs.reserved() {
        if let Err(reason) = portable(&reservation.path) {
            let location = reserved_location(reservation).unwrap_or_else(settings);
            findings.push(unportable(&reservation.path, location, reason));
        }
    }
}

fn conflicting(site: &Site, conflict: &PathConflict) -> Diagnostic {
    let mut finding = collision(site, conflict);
    if conflict.comes_with_the_day() {
        // Time passing never keeps a site from being built.
        finding.severity = Severity::Warning;
    }
    finding
}

fn collision(site: &Site, PathConflict { path, first, second }: &PathConflict) -> Diagnostic {
    // The finding stands where somebody wrote; what the program makes of itself has no location.
    let places = (claim_location(site, first), claim_location(site, second));
    let written = if places.1.is_some() { second } else { first };
    let path = written_alias(site, written).or_else(|| path_in_static(written)).unwrap_or(path);
    let finding = |variant| EN046 { path: path.to_owned(), variant };
    match places {
        (Some(first), Some(second)) => {
            finding(EN046Variant::Other).at_labelled(second, [(EN046Label::Other, first)])
        }
        (None, Some(location))
            if matches!(first, Claim::Output(Output::SearchScript(_) | Output::SearchShard { .. })) =>
        {
            finding(EN046Variant::Search).at(location)
        }
        (Some(location), None) | (None, Some(location)) => finding(EN046Variant::Program).at(location),
        (None, None) => finding(EN046Variant::Program).at(settings()),
    }
}

fn unportable(path: &str, location: Location, reason: Unportable) -> Diagnostic {
    let message = match reason {
        Unportable::Character(c) => EN047Message::Character { character: c.escape_debug().to_string() },
        Unportable::Reserved => EN047Message::Reserved,
        Unportable::Ending => EN047Message::Ending,
        Unportable::TooLong => EN047Message::TooLong,
        Unportable::Empty | Unportable::Dots | Unportable::NotComposed | Unportable::Manifest => {
            EN047Message::Other
        }
    };
    EN047 { path: path.to_owned(), message }.at(location)
}

/// The path at which a file of `static/` comes out.
fn path_in_static(claim: &Claim) -> Option<&str> {
    let Claim::Output(Output::File(file) | Output::Picture { file }) = claim else { return None };
    file.strip_folder("static")
}

/// A former path as it stands in the record, where that takes the path.
fn written_alias<'a>(site: &'a Site, claim: &'a Claim) -> Option<&'a str> {
    let (record, alias) = match claim {
        Claim::Output(Output::Redirect { entry, alias }) => (&site.entry(*entry).record, *alias),
        Claim::Reserved(reservation) => match &reservation.by {
            Reserved::Redirect { record, alias } => (record, *alias),
            _ => return None,
        },
        Claim::Output(_) => return None,
    };
    record.common.aliases.get(alias).map(FormerPath::as_str)
}

fn claim_location(site: &Site, claim: &Claim) -> Option<Location> {
    match claim {
        Claim::Output(output) => location(site, output),
        Claim::Reserved(reservation) => reserved_location(reservation),
    }
}

fn reserved_location(reservation: &Reservation) -> Option<Location> {
    match &reservation.by {
        Reserved::Page(record) => Some(record.location_of(&["title"])),
        Reserved::Redirect { record, alias } => Some(alias_location(record, *alias)),
        Reserved::Tag(record) => Some(record.location_of(&["tags"])),
        Reserved::File(file) => Some(Location::File(file.to_string())),
        Reserved::List => None,
    }
}

fn alias_location(record: &Record, alias: usize) -> Location {
    record.location_of(&["aliases", &alias.to_string()])
}

/// Where in the portal that is written which makes an output; `None` for what the program makes of itself.
pub(super) fn location(site: &Site, output: &Output) -> Option<Location> {
    match output {
        Output::Page(id) => page_location(site, *id),
        Output::Redirect { entry, alias } => Some(alias_location(&site.entry(*entry).record, *alias)),
        Output::File(file) | Output::Picture { file } | Output::PhotoSize { file, .. } => {
            Some(Location::File(file.to_string()))
        }
        Output::Asset { .. }
        | Output::Sitemap
        | Output::SitemapPart { .. }
        | Output::Robots
        | Output::Favicon
        | Output::Manifest
        | Output::Data(_)
        | Output::ShortlistRecords(_)
        | Output::SearchScript(_)
        | Output::Calendar(..)
        | Output::Feed(_)
        | Output::SearchShard { .. } => None,
    }
}

fn page_location(site: &Site, id: PageId) -> Option<Location> {
    let of = |entry: EntryId, field| site.version(entry, id.language).0.location_of(&[field]);
    match id.page {
        Page::List(ListId::Author(author), _) => {
            site.authors[author.0].stories.first().map(|entry| of(*entry, "author"))
        }
        Page::List(ListId::Tag(tag), _) => site.tags[tag.0].entries.first().map(|entry| of(*entry, "tags")),
        page => page.record().map(|entry| of(entry, "title")),
    }
}

/// A location for what nobody wrote.
fn settings() -> Location {
    Location::File("site.yaml".to_owned())
}
