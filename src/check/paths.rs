//! EN046, EN047: every path has one source, and every computer can store it.

use std::collections::HashMap;

use crate::content::Record;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::platform::portable::{Unportable, collision_key, portable};
use crate::site::{Clash, Content, EntryId, LanguageId, ListId, Page, Routes, Site};

/// The folder of the theme's own files, which are no routes.
const ASSETS: &str = "assets";

/// No two sources claim one path, nor a file and a folder one name.
pub(super) fn check(site: &Site, routes: &Routes, findings: &mut Vec<Diagnostic>) {
    for clash in &routes.clashes {
        findings.push(clashing(site, clash));
    }
    for (path, content) in &routes.by_path {
        if let Err(reason) = portable(path) {
            findings.push(unportable(path, place(site, content, path), reason));
        }
    }
    check_folders(site, routes, findings);
}

fn clashing(site: &Site, clash: &Clash) -> Diagnostic {
    let second = match clash.alias_of {
        Some(id) => site.entry(id).record.location_of(&["aliases"]),
        None => place(site, &clash.second, &clash.path),
    };
    let first = place(site, &clash.first, &clash.path);
    // What the program makes by itself has no place; the finding stands where somebody wrote.
    let (at, other) = if is_nowhere(&second) { (first, second) } else { (second, first) };
    Diagnostic::new(Code::EN046, at).with("path", &clash.path).also(other, "other")
}

fn is_nowhere(place: &Location) -> bool {
    matches!(place, Location::File(path) if path == "site.yaml")
}

fn unportable(path: &str, place: Location, reason: Unportable) -> Diagnostic {
    let finding = Diagnostic::new(Code::EN047, place).with("path", path);
    match reason {
        Unportable::Character(c) => finding.with("character", c.escape_debug()).saying("character"),
        Unportable::Reserved => finding.saying("reserved"),
        Unportable::Ending => finding.saying("ending"),
        Unportable::TooLong => finding.saying("too_long"),
        Unportable::Manifest => finding.saying("own"),
        Unportable::Empty | Unportable::Dots | Unportable::NotComposed => finding,
    }
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
                let finding = Diagnostic::new(Code::EN046, of(path)).with("path", path);
                findings
                    .push(user.into_iter().fold(finding, |finding, user| finding.also(of(user), "other")));
                break;
            }
        }
    }
    for path in routes.by_path.keys() {
        if let Some((_, user)) = folders.get(&collision_key(path)) {
            let finding = Diagnostic::new(Code::EN046, of(path)).with("path", path);
            findings.push(user.iter().fold(finding, |finding, user| finding.also(of(user), "other")));
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
