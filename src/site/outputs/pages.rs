//! Which pages a site has, and where they stand.

use super::{ACCESSIBILITY_STEM, DATA_FOLDER, Page, PageId, SEARCH_STEM, SHORTLIST_STEM};
use crate::content::{Key, Kind};
use crate::platform::OutputPath;
use crate::site::{AgendaPart, EntryId, LanguageId, ListId, Site};

/// The pages of a site in a language.
pub(super) fn pages(site: &Site, language: LanguageId) -> Vec<Page> {
    let mut pages = vec![Page::Home];
    for list in site.all_lists() {
        let has_page = match list {
            ListId::Kind(_) | ListId::Archive(_) | ListId::Answer { .. } => true,
            ListId::Region(record) | ListId::Related { of: record, .. } => site.entry(record).has(language),
            ListId::Tag(_) | ListId::Author(_) => language.is_main(),
        };
        if has_page {
            pages.extend((1..=site.page_count(list)).map(|number| Page::List(list, number)));
        }
    }
    let agenda = site.agenda.pages(site.page_size());
    pages.extend(agenda.into_iter().map(|(part, number)| Page::Agenda(part, number)));
    for (id, entry) in site.entries() {
        if entry.record.kind() != Kind::Region && entry.has(language) {
            pages.push(Page::Record(id));
        }
        if entry.has(language) {
            pages.extend(site.paper_of(id).map(Page::Paper));
        }
    }
    if language.is_main() {
        pages.push(Page::NotFound);
    }
    if site.find(&Key { kind: Kind::Page, id: ACCESSIBILITY_STEM.into() }).is_none() {
        pages.push(Page::Accessibility);
    }
    if site.has_search() {
        pages.push(Page::Search);
    }
    if site.has_news_page() {
        pages.push(Page::News);
    }
    if site.has_shortlist() {
        pages.push(Page::Shortlist);
    }
    if site.has_open_data() && language.is_main() {
        pages.push(Page::Data);
    }
    pages
}

impl Site {
    /// The output path of a page.
    pub fn path_of(&self, id: PageId) -> OutputPath {
        self.in_folder_of(id.language, self.paths.page(&self.stem_of(id.page)))
    }

    /// The path of a page in the language of the site, without its ending.
    pub(in crate::site) fn stem_of(&self, page: Page) -> String {
        match page {
            Page::Home => "index".to_owned(),
            Page::NotFound => crate::site::paths::NOT_FOUND_STEM.to_owned(),
            Page::Accessibility => ACCESSIBILITY_STEM.to_owned(),
            Page::Search => SEARCH_STEM.to_owned(),
            Page::News => crate::site::feeds::NEWS_STEM.to_owned(),
            Page::Data => format!("{DATA_FOLDER}/index"),
            Page::Shortlist => SHORTLIST_STEM.to_owned(),
            Page::Record(entry) => self.stem_of_record(entry),
            Page::List(list, number) => self.stem_of_list(list, number),
            Page::Agenda(part, number) => numbered(&stem_of_agenda(part), number),
            Page::Paper(paper) => format!("{}/{}", self.entry(paper.record()).record.key(), paper.name()),
        }
    }

    /// The output path of a page in a language, where it has one in that language.
    pub fn path_in(&self, page: Page, language: LanguageId) -> Option<OutputPath> {
        let exists = match page {
            Page::Record(entry)
            | Page::List(ListId::Region(entry) | ListId::Related { of: entry, .. }, _) => {
                self.entry(entry).has(language)
            }
            Page::Paper(paper) => self.entry(paper.record()).has(language),
            Page::List(ListId::Tag(_) | ListId::Author(_), _) | Page::NotFound | Page::Data => {
                language.is_main()
            }
            Page::Home
            | Page::Accessibility
            | Page::Search
            | Page::News
            | Page::Shortlist
            | Page::List(..)
            | Page::Agenda(..) => true,
        };
        exists.then(|| self.path_of(PageId { page, language }))
    }

    /// Where the page of the shortlist finds what it says of each record, in a language.
    pub fn path_of_shortlist_records(&self, language: LanguageId) -> OutputPath {
        self.in_folder_of(language, OutputPath::from(format!("{SHORTLIST_STEM}-records.js")))
    }

    /// Whether readers can keep records on a shortlist: where there is one to keep.
    pub fn has_shortlist(&self) -> bool {
        self.entries().any(|(_, entry)| entry.can_be_shortlisted())
    }

    /// The output path of a record's page in a language, or of the original where it is not
    /// translated.
    pub fn path_of_entry(&self, entry: EntryId, language: LanguageId) -> OutputPath {
        let language = if self.entry(entry).has(language) { language } else { LanguageId::MAIN };
        let page = match self.entry(entry).record.kind() {
            Kind::Region => Page::List(ListId::Region(entry), 1),
            _ => Page::Record(entry),
        };
        self.path_of(PageId { page, language })
    }

    /// The path of a page in a language, from its path in the language of the site.
    pub fn in_folder_of(&self, language: LanguageId, page: OutputPath) -> OutputPath {
        if language.is_main() { page } else { OutputPath::from(format!("{}/{page}", self.lang(language))) }
    }

    fn stem_of_record(&self, entry: EntryId) -> String {
        stem_of_key(self.entry(entry).record.key())
    }

    pub(super) fn stem_of_list(&self, list: ListId, number: usize) -> String {
        match list {
            ListId::Kind(kind) if number == 1 => format!("{}/index", kind.folder()),
            ListId::Kind(kind) => format!("{}/page-{number}", kind.folder()),
            ListId::Archive(kind) if number == 1 => format!("{}/archive", kind.folder()),
            ListId::Archive(kind) => format!("{}/archive/page-{number}", kind.folder()),
            ListId::Region(region) => numbered(&self.entry(region).record.key().to_string(), number),
            ListId::Related { of, kind } => {
                numbered(&format!("{}/{}", self.entry(of).record.key(), kind.folder()), number)
            }
            ListId::Answer { kind, filter, value } => {
                numbered(&format!("{}/{}/{value}", kind.folder(), filter.as_str()), number)
            }
            ListId::Author(author) => {
                numbered(&format!("authors/{}", self.authors[author.0].file_stem), number)
            }
            ListId::Tag(tag) => numbered(&format!("tags/{}", self.tags[tag.0].file_stem), number),
        }
    }
}

/// The path of a record's page without its ending.
pub(super) fn stem_of_key(key: &Key) -> String {
    match key.kind {
        Kind::Page => key.id.clone(),
        _ => key.to_string(),
    }
}

/// In a folder of their own, as an event may be called `2027-01`.
fn stem_of_agenda(part: AgendaPart) -> String {
    let name = match part {
        AgendaPart::Running => "now".to_owned(),
        AgendaPart::Month(month) => month.strftime("%Y-%m").to_string(),
        AgendaPart::Later => "later".to_owned(),
    };
    format!("{}/months/{name}", Kind::Event.folder())
}

fn numbered(stem: &str, number: usize) -> String {
    if number == 1 { stem.to_owned() } else { format!("{stem}/page-{number}") }
}
