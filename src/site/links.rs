//! What a link in a text means in a portal, whatever the day.

use crate::content::{Key, Kind, Portal};
use crate::markdown::Target;

use super::picture_path;
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
        Target::Relative { path, anchor, .. } => {
            Some((resolve_relative_path(portal, written_in, path)?, anchor.as_deref()))
        }
        Target::Root { path, anchor, .. } => Some((resolve_root_path(portal, path)?, anchor.as_deref())),
        Target::Anchor(_) | Target::External(_) | Target::Mail(_) | Target::Tel(_) => None,
    }
}

fn resolve_relative_path(portal: &Portal, written_in: &str, path: &str) -> Option<LinkTarget> {
    let file = picture_path(written_in, path)?;
    if let Some(key) = portal.key_of_file(&file) {
        return Some(LinkTarget::Record(key.clone()));
    }
    (portal.has_file(&file) && !holds_records(&file)).then_some(LinkTarget::File(file))
}

/// Whether a file may hold what is not for readers: drafts, consents, names behind pen names.
fn holds_records(file: &PortalPath) -> bool {
    file.is_below("content") && matches!(&*file.extension(), "md" | "yaml" | "yml" | "csv")
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
        None if matches!(stem, "accessibility" | "search") => Some(LinkTarget::Page(stem.to_owned())),
        Some(("tags", _) | ("jobs" | "events", "archive")) => Some(LinkTarget::Page(stem.to_owned())),
        _ => portal.has_alias(path).then(|| LinkTarget::Page(stem.to_owned())),
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
