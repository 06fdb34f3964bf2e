//! EN046: every path has one source.

use crate::content::Record;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::site::{Clash, Content, EntryId, ListId, Page, Routes, Site};

/// No two sources claim one path.
pub(super) fn check(site: &Site, routes: &Routes, findings: &mut Vec<Diagnostic>) {
    for clash in &routes.clashes {
        findings.push(finding(site, clash));
    }
}

fn finding(site: &Site, clash: &Clash) -> Diagnostic {
    let second = match clash.alias_of {
        Some(id) => site.entry(id).record.place_of(&["aliases"]),
        None => place(site, &clash.second),
    };
    Diagnostic::new(Code::EN046, second).with("path", &clash.path).also(place(site, &clash.first), "other")
}

fn place(site: &Site, content: &Content) -> Place {
    let of = |id: EntryId| Record::place_of(&site.entry(id).record, &["title"]);
    match content {
        Content::File(path) => Place::File(path.clone()),
        Content::Page(id) => match id.page {
            Page::Record(entry) | Page::List(ListId::Region(entry), _) => of(entry),
            Page::List(ListId::Tag(tag), _) => {
                let first = site.tags[tag.0].entries.first();
                first.map_or(Place::File("site.yaml".into()), |id| site.entry(*id).record.place_of(&["tags"]))
            }
            _ => Place::File("site.yaml".into()),
        },
        Content::Redirect(to) => {
            let owner = site.entries().find(|(id, entry)| {
                !entry.record.common.aliases.is_empty() && site.path_of_entry(*id, 0) == *to
            });
            owner.map_or(Place::File(to.clone()), |(_, entry)| entry.record.place_of(&["aliases"]))
        }
    }
}
