//! What a link may name by its path beside records, lists and files of the portal: the pages of a further
//! language, sheets to print, calendars, feeds, open data, what search engines ask for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::links::{SitePage, gives_out_data, record_at, stem_of};
use super::outputs::robots_path;
use super::{DataFile, Icon, MANIFEST_NAME, Outputs, Paths, Site, calendars, feeds, paper, sitemap_path};
use crate::content::{Kind, Portal, Record};
use crate::platform::OutputPath;

/// The output at a path from the portal's root that the settings and records of a portal can bring about on
/// some day; `None` for what no day has.
pub(super) fn at(portal: &Portal, path: &str) -> Option<OutputPath> {
    let paths = Paths::of(&portal.settings.main);
    let languages = portal.settings.languages();
    let (folder, rest) = path.split_once('/').unwrap_or((path, ""));
    if let Some(lang) = languages.iter().skip(1).find(|lang| *lang == folder) {
        if paths.host().is_some() && feeds::may_be_at(portal, rest) || calendars::may_be_at(portal, rest) {
            return Some(OutputPath::new(path));
        }
        let page = paths.page(&stem_in(portal, lang, stem_of(rest))?);
        return Some(OutputPath::from(format!("{lang}/{page}")));
    }
    let stem = stem_of(path);
    if paper::may_be_at(portal, stem) {
        return Some(paths.page(stem));
    }
    is_file(portal, &paths, path).then(|| OutputPath::new(path))
}

/// The path without ending of the page that a language has of its own.
fn stem_in(portal: &Portal, lang: &str, stem: &str) -> Option<String> {
    if let Some(key) = record_at(stem).filter(|key| portal.knows(key)) {
        let slot = (&key, Some(lang));
        let of = |record: &Arc<Record>| (record.key(), record.translation.as_deref()).cmp(&slot);
        let is_there = portal.translations.binary_search_by(of).is_ok();
        let stem = if key.kind == Kind::Page { key.id } else { key.to_string() };
        return is_there.then_some(stem);
    }
    if paper::may_be_at(portal, stem) {
        return Some(stem.to_owned());
    }
    SitePage::at(portal, stem).filter(SitePage::is_in_every_language).map(|page| page.to_string())
}

/// Whether a file for programs may be at a path.
fn is_file(portal: &Portal, paths: &Paths, path: &str) -> bool {
    let is_data = |file: DataFile| file != DataFile::Catalogue || paths.has_base_url();
    path == MANIFEST_NAME
        || path == Icon::Favicon.name()
        || paths.has_base_url() && *sitemap_path() == *path
        || paths.has_base_url() && paths.base_path() == "/" && *robots_path() == *path
        || gives_out_data(portal) && DataFile::at(path).is_some_and(is_data)
        || paths.host().is_some() && feeds::may_be_at(portal, path)
        || calendars::may_be_at(portal, path)
}

impl Site {
    /// Whether the site of the day has something at a path. The files of a theme and the search index are named
    /// by nobody.
    pub fn writes(&self, path: &OutputPath) -> bool {
        let outputs = self.written.get_or_init(|| {
            let outputs = Outputs::of(self, []);
            outputs.iter().map(|(path, _)| path.clone()).collect::<BTreeSet<_>>()
        });
        outputs.contains(path) || **path == *Icon::Favicon.name() && !self.has_own_icons()
    }
}
