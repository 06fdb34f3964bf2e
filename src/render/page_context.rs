//! What every view is made with: the site, the texts of a language, and where the page stands.

use std::sync::Arc;

use super::view::{Link, PathLink, SearchMark};
use super::{Renderer, format, parts};
use crate::content::types::LinkTo;
use crate::content::{Key, Kind, Record, prefectures};
use crate::platform::OutputPath;
use crate::site::{
    EntryId, Href, LanguageId, LinkTarget, ListId, Page, PageId, Site, resolve_link, settings_target,
};
use crate::texts::Texts;

/// The page that a view is made for: the site, the language of the interface, the page's path.
#[derive(Clone, Copy)]
pub(super) struct PageContext<'a> {
    pub renderer: &'a Renderer,
    /// The language of the interface.
    pub language: LanguageId,
    /// The output path of the page.
    pub from: &'a OutputPath,
}

/// A place that a menu or a notice leads to.
pub(super) struct Destination {
    /// From the site's root, or an address elsewhere.
    pub path: String,
    /// Whether it is elsewhere.
    pub external: bool,
    /// The menu entry that it stands for.
    pub key: Option<String>,
}

impl<'a> PageContext<'a> {
    pub(super) fn site(self) -> &'a Site {
        &self.renderer.site
    }

    pub(super) fn lang(self) -> &'a str {
        self.site().lang(self.language)
    }

    pub(super) fn texts(self) -> &'a Arc<Texts> {
        &self.renderer.language(self.language).texts
    }

    /// The record in the reader's language, or as it was first written.
    pub(super) fn record(self, id: EntryId) -> &'a Record {
        self.site().version(id, self.language).0
    }

    /// Whether a record is in the reader's language.
    pub(super) fn is_translated(self, id: EntryId) -> bool {
        self.site().version(id, self.language).1
    }

    /// By what name a reader keeps a record on the shortlist; none where it cannot be kept.
    pub(super) fn key_to_keep(self, id: EntryId) -> Option<String> {
        let entry = self.site().entry(id);
        entry.can_be_shortlisted().then(|| entry.record.key().to_string())
    }

    /// The language of a record for HTML, where it is not that of the interface around it.
    pub(super) fn foreign_lang(self, id: EntryId) -> Option<String> {
        if self.is_translated(id) {
            return self.lang_among_words();
        }
        Some(format::html_lang(self.site().original_lang(id)).to_owned())
    }

    /// The language of the text of a record for HTML, where a translation has none of its own.
    pub(super) fn inherited_text_lang(self, id: EntryId) -> Option<String> {
        let (record, original) = (self.record(id), &self.site().entry(id).record);
        let is_inherited = record.translation.is_some() && record.body == original.body;
        is_inherited.then(|| format::html_lang(self.site().original_lang(id)).to_owned())
    }

    /// The language of most words of the interface for HTML, where it is not the reader's.
    pub(super) fn words_lang(self) -> Option<&'static str> {
        self.renderer.language(self.language).words_lang
    }

    /// The reader's language for HTML, where the words of the interface around it are in another.
    pub(super) fn lang_among_words(self) -> Option<String> {
        self.words_lang().map(|_| format::html_lang(self.lang()).to_owned())
    }

    /// The title of a record and its language, where that is not the reader's. The built-in
    /// prefectures know their English names.
    pub(super) fn title(self, id: EntryId) -> (String, Option<String>) {
        let record = self.record(id);
        let foreign = self.foreign_lang(id);
        if !self.is_translated(id) && record.kind() == Kind::Region && self.lang().starts_with("en") {
            let prefecture =
                prefectures::find(&record.key().id).filter(|known| known.name == record.common.title);
            if let Some(prefecture) = prefecture {
                return (prefecture.english.clone(), None);
            }
        }
        (record.common.title.clone(), foreign)
    }

    /// The site's own language for HTML, where it is not the reader's.
    pub(super) fn foreign_site_lang(self) -> Option<String> {
        (!self.language.is_main()).then(|| format::html_lang(self.site().lang(LanguageId::MAIN)).to_owned())
    }

    /// The language for HTML of what the settings say, where it is not that of the interface around it; `is_main`
    /// says whether it is written in the site's own language.
    pub(super) fn settings_lang(self, is_main: bool) -> Option<String> {
        self.foreign_site_lang().filter(|_| is_main).or_else(|| self.lang_among_words())
    }

    /// An output path as templates want it: from the site's root.
    pub(super) fn path(self, output: &OutputPath) -> String {
        self.site().paths.from_root(output)
    }

    /// The path of a page in the reader's language.
    pub(super) fn page_path(self, page: Page) -> String {
        self.path(&self.site().path_of(PageId { page, language: self.language }))
    }

    pub(super) fn list_path(self, list: ListId, number: usize) -> String {
        self.page_path(Page::List(list, number))
    }

    pub(super) fn entry_path(self, id: EntryId) -> String {
        self.path(&self.site().path_of_entry(id, self.language))
    }

    /// The address of an output path, for the page at hand.
    pub(super) fn href(self, output: &OutputPath) -> Href {
        self.site().paths.link(self.from, output)
    }

    /// The address of a record, for the page at hand.
    pub(super) fn entry_href(self, id: EntryId) -> Href {
        self.href(&self.site().path_of_entry(id, self.language))
    }

    pub(super) fn path_link(self, id: EntryId) -> PathLink {
        let (text, lang) = self.title(id);
        PathLink {
            text,
            path: self.entry_path(id),
            lang,
            timed: parts::times::listed(self, id),
            ..PathLink::default()
        }
    }

    /// A link to a record with a word on what it is.
    pub(super) fn entry_link(self, id: EntryId) -> Link {
        let (text, lang) = self.title(id);
        let sub = parts::card::short_description(self, id);
        // What an author wrote is in the record's language, what the interface says in the reader's.
        let is_written = matches!(self.record(id).kind(), Kind::Job | Kind::Story | Kind::Program);
        let sub_lang = self.foreign_lang(id).filter(|_| is_written);
        let timed = parts::times::listed(self, id);
        let in_words = |next| parts::facts::occurrence_in_words(self, id, next);
        let sub_later = parts::coming::later(self, id, &in_words);
        Link { text, href: self.entry_href(id), sub, sub_later, sub_lang, lang, timed, ..Link::default() }
    }

    /// Whether the page of a record is searched: that of a closed job or a past event is not.
    pub(super) fn is_searched(self, id: EntryId) -> bool {
        self.site().entry(id).is_current()
    }

    /// The mark of what search finds on the page of a record.
    pub(super) fn search_mark(self, id: EntryId) -> SearchMark {
        SearchMark::when(self.is_searched(id))
    }

    /// The record of that kind and id, where it is in the site.
    pub(super) fn find(self, kind: Kind, id: &str) -> Option<EntryId> {
        self.site().find(&Key { kind, id: id.to_owned() })
    }

    pub(super) fn kind_name(self, kind: Kind) -> String {
        self.texts().get(&format!("kind.{}.name", kind.folder())).to_owned()
    }

    /// What a number of records of a kind is called within a sentence.
    pub(super) fn kind_of_many(self, kind: Kind, number: u64) -> String {
        self.texts().count(&format!("kind.{}.many", kind.folder()), number)
    }

    /// Where a link of the settings leads: a list or page in the reader's language, a file of the
    /// portal, or an address elsewhere. `None` where what it names has no page on the day.
    pub(super) fn destination(self, to: &LinkTo) -> Option<Destination> {
        let written = to.as_str();
        let target = settings_target(to)?;
        if target.plain_href().is_some() {
            return Some(Destination { path: written.to_owned(), external: true, key: None });
        }
        let site = self.site();
        let Some((leads_to, _)) = resolve_link(&site.portal, "site.yaml", &target) else {
            // A path of somebody else's on the same host, where the check of links is switched off.
            let path = self.path(&OutputPath::new(written.trim_start_matches('/')));
            return Some(Destination { path, external: false, key: None });
        };
        let (output, key) = match &leads_to {
            LinkTarget::Record(key) => {
                (site.path_of_entry(site.find(key)?, self.language), Some(menu_key(key)))
            }
            LinkTarget::Page(page) => (self.output_of_page(site.page_named(page)?), Some(page.section())),
            LinkTarget::File(file) if site.offers(&leads_to) => (site.output_of(file), None),
            LinkTarget::Output(path) if site.offers(&leads_to) => (path.clone(), None),
            LinkTarget::File(_) | LinkTarget::Output(_) => return None,
        };
        let path = target.with_query_and_anchor(self.path(&output));
        Some(Destination { path, external: false, key })
    }

    /// The output path of a page in the reader's language, or in that of the site where it has none in it.
    pub(super) fn output_of_page(self, page: Page) -> OutputPath {
        let in_main = || self.site().path_of(PageId { page, language: LanguageId::MAIN });
        self.site().path_in(page, self.language).unwrap_or_else(in_main)
    }
}

/// The name by which the menu knows on which of its pages a reader is.
fn menu_key(key: &Key) -> String {
    if key.kind == Kind::Page { key.id.clone() } else { key.to_string() }
}
