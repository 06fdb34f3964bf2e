//! EN046, EN047: every path has one source, and every computer can store it.

use std::collections::HashMap;

use super::context::SiteContext;
use crate::content::Record;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::platform::portable::{Unportable, collision_key, portable};
use crate::site::{Clash, Content, EntryId, LanguageId, ListId, Page, Routes, Site};

/// The folder of the theme's own files, which are no routes.
const ASSETS: &str = "assets";

finding! {
    /// Two sources for one path.
    struct EN046: Structure Error { path: String }
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
        Own = "own",
    }
}

/// No two sources claim one path, nor a file and a folder one name.
pub(super) fn collisions(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let SiteContext { site, routes } = context;
    for clash in &routes.clashes {
        findings.push(clashing(site, clash));
    }
    check_folders(site, routes, findings);
}

/// Every path can be stored on every computer.
pub(super) fn unportable_paths(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let SiteContext { site, routes } = context;
    for (path, content) in &routes.by_path {
        if let Err(reason) = portable(path) {
            findings.push(unportable(path, place(site, content, path), reason));
        }
    }
}

fn clashing(site: &Site, clash: &Clash) -> Diagnostic {
    let second = match clash.alias_of {
        Some(id) => site.entry(id).record.location_of(&["aliases"]),
        None => place(site, &clash.second, &clash.path),
    };
    let first = place(site, &clash.first, &clash.path);
    // What the program makes by itself has no place; the finding stands where somebody wrote.
    let (at, other) = if is_nowhere(&second) { (first, second) } else { (second, first) };
    EN046 { path: clash.path.clone() }.at_labelled(at, [(EN046Label::Other, other)])
}

fn is_nowhere(place: &Location) -> bool {
    matches!(place, Location::File(path) if path == "site.yaml")
}

fn unportable(path: &str, place: Location, reason: Unportable) -> Diagnostic {
    let message = match reason {
        Unportable::Character(c) => EN047Message::Character { character: c.escape_debug().to_string() },
        Unportable::Reserved => EN047Message::Reserved,
        Unportable::Ending => EN047Message::Ending,
        Unportable::TooLong => EN047Message::TooLong,
        Unportable::Manifest => EN047Message::Own,
        Unportable::Empty | Unportable::Dots | Unportable::NotComposed => EN047Message::Other,
    };
    EN047 { path: path.to_owned(), message }.at(place)
}

/// A file must not have the name of a folder, nor two folders names that differ only in case.
fn check_folders(site: &Site, routes: &Routes, findings: &mut Vec<Diagnostic>) {
    let mut folders: HashMap<String, (&str, Option<&str>)> = HashMap::new();
    folders.insert(ASSETS.to_owned(), (ASSETS, None));
    let of = |path: &str| place(site, &routes.by_path[path], path);
    for path in routes.by_path.keys() {
        for (cut, _) in path.match_indices('/') {
            let folder = &path[..cut];
            let (first, user) = *folders.entry(collision_key(folder)).or_insert((folder, Some(path)));
            if first != folder {
                let other = user.map(|user| (EN046Label::Other, of(user)));
                findings.push(EN046 { path: path.clone() }.at_labelled(of(path), other));
                break;
            }
        }
    }
    for path in routes.by_path.keys() {
        if let Some((_, user)) = folders.get(&collision_key(path)) {
            let other = user.map(|user| (EN046Label::Other, of(user)));
            findings.push(EN046 { path: path.clone() }.at_labelled(of(path), other));
        }
    }
}

fn place(site: &Site, content: &Content, path: &str) -> Location {
    let of = |id: EntryId| Record::location_of(&site.entry(id).record, &["title"]);
    match content {
        Content::File(path) => Location::File(path.to_string()),
        Content::Page(id) => match id.page {
            Page::Record(entry) | Page::List(ListId::Region(entry), _) => of(entry),
            Page::List(ListId::Tag(tag), _) => {
                let first = site.tags[tag.0].entries.first();
                first.map_or(Location::File("site.yaml".into()), |id| {
                    site.entry(*id).record.location_of(&["tags"])
                })
            }
            _ => Location::File("site.yaml".into()),
        },
        Content::Redirect(to) => {
            let owners = site.entries().filter(|(id, entry)| {
                !entry.record.common.aliases.is_empty() && site.path_of_entry(*id, LanguageId::MAIN) == *to
            });
            let alias = owners.map(|(_, entry)| entry.record.location_of(&["aliases"])).next();
            alias.unwrap_or_else(|| Location::File(path.to_owned()))
        }
    }
}
