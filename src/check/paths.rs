//! EN046, EN047: every path has one source, and every computer can store it.

use super::context::SiteContext;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::platform::portable::{Unportable, portable};
use crate::site::{EntryId, ListId, Output, Page, PageId, PathConflict, Site};

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

/// No two outputs claim one path, nor a file and a folder one name.
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
}

fn conflicting(site: &Site, PathConflict { path, first, second }: &PathConflict) -> Diagnostic {
    let finding = |variant| EN046 { path: path.to_string(), variant };
    // The finding stands where somebody wrote; what the program makes of itself has no location.
    match (location(site, first), location(site, second)) {
        (Some(first), Some(second)) => {
            finding(EN046Variant::Other).at_labelled(second, [(EN046Label::Other, first)])
        }
        (None, Some(location)) if matches!(first, Output::SearchEngine | Output::SearchShard { .. }) => {
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

/// Where in the portal that is written which makes an output; `None` for what the program makes of itself.
pub(super) fn location(site: &Site, output: &Output) -> Option<Location> {
    match output {
        Output::Page(id) => page_location(site, *id),
        Output::Redirect { entry } => Some(site.entry(*entry).record.location_of(&["aliases"])),
        Output::File(file) | Output::Picture { file } => Some(Location::File(file.to_string())),
        Output::Asset { .. }
        | Output::Sitemap
        | Output::SitemapPart { .. }
        | Output::Robots
        | Output::SearchEngine
        | Output::Calendar(_)
        | Output::Feed(_)
        | Output::SearchShard { .. } => None,
    }
}

fn page_location(site: &Site, id: PageId) -> Option<Location> {
    let of = |entry: EntryId, field| site.version(entry, id.language).0.location_of(&[field]);
    match id.page {
        Page::Record(entry) | Page::List(ListId::Region(entry), _) => Some(of(entry, "title")),
        Page::List(ListId::Tag(tag), _) => site.tags[tag.0].entries.first().map(|entry| of(*entry, "tags")),
        Page::Home
        | Page::List(..)
        | Page::Agenda(..)
        | Page::NotFound
        | Page::Accessibility
        | Page::Search
        | Page::News => None,
    }
}

/// A location for what nobody wrote.
fn settings() -> Location {
    Location::File("site.yaml".to_owned())
}
