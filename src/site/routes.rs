//! Every path of a site and what comes out there.

use std::collections::BTreeMap;

use super::lists::ListId;
use super::public_files::PublicFiles;
use super::{EntryId, LanguageId, Site};
use crate::content::{Key, Kind};
use crate::source::PortalPath;

use unicode_normalization::UnicodeNormalization as _;

/// A page of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The first page.
    Home,
    /// A page of a list, counted from 1. A region's hub is the list of the region.
    List(ListId, usize),
    /// A record.
    Record(EntryId),
    /// What a server shows for a path that does not exist.
    NotFound,
    /// How accessible the site is, where no page of the portal says it.
    Accessibility,
    /// Where readers search the site.
    Search,
}

/// A page in one of the site's languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId {
    /// The page.
    pub page: Page,
    /// The language.
    pub language: LanguageId,
}

/// What comes out at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A page.
    Page(PageId),
    /// A page that leads on to another path.
    Redirect(String),
    /// A file of the portal.
    File(PortalPath),
}

/// A path that two sources claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The path.
    pub path: String,
    /// What came first.
    pub first: Content,
    /// What came second, and for a redirect the record that it belongs to.
    pub second: Content,
    /// The record whose alias it is, if the second is an alias.
    pub alias_of: Option<EntryId>,
}

/// The ordered map from path to content, and the paths that two sources claim.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    /// By output path.
    pub by_path: BTreeMap<String, Content>,
    /// Paths claimed twice.
    pub clashes: Vec<Clash>,
    /// Output paths in the form in which file systems may take them for one.
    folded: BTreeMap<String, String>,
}

impl Routes {
    pub(super) fn of(site: &Site) -> Self {
        let mut routes = Self::default();
        for language in site.language_ids() {
            for page in pages(site, language) {
                let id = PageId { page, language };
                routes.add(site.path_of(id), Content::Page(id), None);
            }
        }
        let files = PublicFiles::of(site);
        for path in site.portal.paths.iter().filter(|path| path.starts_with("static/")) {
            if !files.is_hidden(path) {
                routes.add(path["static/".len()..].to_owned(), Content::File(path.clone()), None);
            }
        }
        for (file, picture) in &site.pictures.by_file {
            // The same bytes under the same name come out once.
            if files.is_shown(file) && !routes.by_path.contains_key(&picture.output) {
                routes.add(picture.output.clone(), Content::File(file.clone()), None);
            }
        }
        routes.add_aliases(site);
        routes
    }

    fn add_aliases(&mut self, site: &Site) {
        for (id, entry) in site.entries() {
            for alias in &entry.record.common.aliases {
                let to = site.path_of_entry(id, LanguageId::MAIN);
                self.add(alias_path(alias.as_str()), Content::Redirect(to), Some(id));
            }
        }
    }

    fn add(&mut self, path: String, content: Content, alias_of: Option<EntryId>) {
        // An upload to a case-insensitive server must not lose a page.
        let folded = path.to_lowercase();
        if let Some(existing) = self.folded.get(&folded) {
            let first = self.by_path[existing].clone();
            self.clashes.push(Clash { path, first, second: content, alias_of });
        } else {
            self.folded.insert(folded, path.clone());
            self.by_path.insert(path, content);
        }
    }
}

/// The output path that answers a former path.
fn alias_path(alias: &str) -> String {
    let path: String = alias.trim_start_matches('/').nfc().collect();
    let name = path.rsplit('/').next().unwrap_or_default();
    if path.ends_with('/') {
        format!("{path}index.html")
    } else if name.contains('.') {
        path
    } else {
        format!("{path}/index.html")
    }
}

fn pages(site: &Site, language: LanguageId) -> Vec<Page> {
    let mut pages = vec![Page::Home];
    for list in site.all_lists() {
        let has_page = match list {
            ListId::Kind(_) | ListId::Archive(_) => true,
            ListId::Region(region) => site.entry(region).has(language),
            ListId::Tag(_) => language.is_main(),
        };
        if has_page {
            pages.extend((1..=site.page_count(list)).map(|number| Page::List(list, number)));
        }
    }
    for (id, entry) in site.entries() {
        if entry.record.kind() != Kind::Region && entry.has(language) {
            pages.push(Page::Record(id));
        }
    }
    if language.is_main() {
        pages.push(Page::NotFound);
    }
    if site.find(&Key { kind: Kind::Page, id: "accessibility".into() }).is_none() {
        pages.push(Page::Accessibility);
    }
    if site.has_search() {
        pages.push(Page::Search);
    }
    pages
}

impl Site {
    /// The output path of a page.
    pub fn path_of(&self, id: PageId) -> String {
        let stem = match id.page {
            Page::Home => "index".to_owned(),
            Page::NotFound => "404".to_owned(),
            Page::Accessibility => "accessibility".to_owned(),
            Page::Search => "search".to_owned(),
            Page::Record(entry) => self.stem_of_record(entry),
            Page::List(list, number) => self.stem_of_list(list, number),
        };
        let page = self.paths.page(&stem);
        if id.language.is_main() { page } else { format!("{}/{page}", self.lang(id.language)) }
    }

    /// The output path of a record's page in a language, or of the original where it is not
    /// translated.
    pub fn path_of_entry(&self, entry: EntryId, language: LanguageId) -> String {
        let language = if self.entry(entry).has(language) { language } else { LanguageId::MAIN };
        let page = match self.entry(entry).record.kind() {
            Kind::Region => Page::List(ListId::Region(entry), 1),
            _ => Page::Record(entry),
        };
        self.path_of(PageId { page, language })
    }

    fn stem_of_record(&self, entry: EntryId) -> String {
        let key = self.entry(entry).record.key();
        match key.kind {
            Kind::Page => key.id.clone(),
            _ => key.to_string(),
        }
    }

    fn stem_of_list(&self, list: ListId, number: usize) -> String {
        match list {
            ListId::Kind(kind) if number == 1 => format!("{}/index", kind.folder()),
            ListId::Kind(kind) => format!("{}/page-{number}", kind.folder()),
            ListId::Archive(kind) if number == 1 => format!("{}/archive", kind.folder()),
            ListId::Archive(kind) => format!("{}/archive/page-{number}", kind.folder()),
            ListId::Region(region) => numbered(&self.entry(region).record.key().to_string(), number),
            ListId::Tag(tag) => numbered(&format!("tags/{}", self.tags[tag.0].file_stem), number),
        }
    }
}

fn numbered(stem: &str, number: usize) -> String {
    if number == 1 { stem.to_owned() } else { format!("{stem}/page-{number}") }
}
