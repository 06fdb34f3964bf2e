//! What a link in a text means in a portal, whatever the day.

use crate::content::types::LinkTo;
use crate::content::{Key, Kind, Portal, may_hold_records};
use crate::markdown::Target;

use super::{ListId, Site, resolve_file};
use crate::source::PortalPath;

/// What a link inside the portal leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A record.
    Record(Key),
    /// A page of the site that is not a record, by its path without ending: `jobs/index`.
    Page(String),
    /// A file of the portal, by its path there.
    File(PortalPath),
}

/// What `target` means in a text written at `written_in`, and the heading that it names.
/// `None` for addresses outside and for links that lead nowhere.
pub fn resolve_link<'t>(
    portal: &Portal,
    written_in: &str,
    target: &'t Target,
) -> Option<(LinkTarget, Option<&'t str>)> {
    match target {
        Target::Record { kind, id, anchor } => {
            let key = Key { kind: Kind::of_folder(kind)?, id: id.clone() };
            portal.knows(&key).then_some((LinkTarget::Record(key), anchor.as_deref()))
        }
        Target::Named { name, anchor } => {
            Some((LinkTarget::Record(portal.key_of_name(name)?.clone()), anchor.as_deref()))
        }
        Target::Relative { path, anchor, .. } => {
            Some((resolve_relative_path(portal, written_in, path)?, anchor.as_deref()))
        }
        Target::Root { path, anchor, .. } => Some((resolve_root_path(portal, path)?, anchor.as_deref())),
        Target::Anchor(_) | Target::External(_) | Target::Mail(_) | Target::Tel(_) => None,
    }
}

fn resolve_relative_path(portal: &Portal, written_in: &str, path: &str) -> Option<LinkTarget> {
    let file = resolve_file(written_in, path)?;
    if let Some(key) = portal.key_of_file(&file) {
        return Some(LinkTarget::Record(key.clone()));
    }
    (portal.has_file(&file) && !may_hold_records(&file)).then_some(LinkTarget::File(file))
}

/// A path from the portal's root, with or without `.html`, as a file or as a folder.
fn resolve_root_path(portal: &Portal, path: &str) -> Option<LinkTarget> {
    let path = path.trim_start_matches('/');
    let file = PortalPath::new(&format!("static/{path}"));
    if portal.has_file(&file) {
        return Some(LinkTarget::File(file));
    }
    let stem = path.strip_suffix(".html").unwrap_or(path);
    let stem = stem.strip_suffix("index").filter(|s| s.is_empty() || s.ends_with('/')).unwrap_or(stem);
    let stem = stem.trim_end_matches('/');
    if stem.is_empty() {
        return Some(LinkTarget::Page("index".to_owned()));
    }
    if let Some(key) = record_at(stem).filter(|key| portal.knows(key)) {
        return Some(LinkTarget::Record(key));
    }
    match stem.split_once('/') {
        None if Kind::of_folder(stem).is_some_and(|kind| kind != Kind::Page) => {
            Some(LinkTarget::Page(format!("{stem}/index")))
        }
        None if matches!(stem, "accessibility" | "search" | "new") => Some(LinkTarget::Page(stem.to_owned())),
        Some(("tags", _) | ("jobs" | "events", "archive")) => Some(LinkTarget::Page(stem.to_owned())),
        _ => portal.key_of_alias(path).cloned().map(LinkTarget::Record),
    }
}

/// What a link of `site.yaml` names: a path there is one from the portal's root, with or without its
/// first `/`. `None` for what no link may be.
pub fn settings_target(to: &LinkTo) -> Option<Target> {
    // Two slashes would begin the name of a host; nobody writes that of another site without `https:`.
    let path = to.as_str().trim_start_matches(['/', '\\']);
    match Target::parse(path).ok()? {
        Target::Relative { .. } | Target::Anchor(_) => Target::parse(&format!("/{path}")).ok(),
        target => Some(target),
    }
}

impl Site {
    /// Whether what a link means has a page or file on the day. Nothing else may be linked: an address
    /// tells an id, and that is often a name.
    pub fn offers(&self, target: &LinkTarget) -> bool {
        match target {
            LinkTarget::Record(key) => self.find(key).is_some(),
            LinkTarget::Page(stem) => self.has_page(stem),
            LinkTarget::File(file) => self.files.has(file),
        }
    }

    fn has_page(&self, stem: &str) -> bool {
        match stem.split_once('/') {
            None if stem == "new" => self.has_news_page(),
            None => stem != "search" || self.has_search(),
            Some(("tags", name)) => self.tags.iter().any(|tag| tag.file_stem == name),
            Some((folder, "archive")) => Kind::of_folder(folder)
                .is_some_and(|kind| self.all_lists().any(|list| list == ListId::Archive(kind))),
            Some((folder, _)) => {
                Kind::of_folder(folder).is_some_and(|kind| self.kinds().any(|known| known == kind))
            }
        }
    }
}

/// The record whose page has this path: `jobs/x`, or `about` for a page.
fn record_at(stem: &str) -> Option<Key> {
    let (kind, id) = match stem.split_once('/') {
        Some((folder, id)) => (Kind::of_folder(folder)?, id),
        None => (Kind::Page, stem),
    };
    Some(Key { kind, id: id.to_owned() })
}
