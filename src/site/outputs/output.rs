//! What a site consists of: the pages and all other kinds of output.

use super::{DataFile, Reservation, SearchScript};
use crate::pictures::photo::Rendition;
use crate::platform::OutputPath;
use crate::site::lists::ListId;
use crate::site::{AgendaPart, CalendarId, EntryId, FeedId, LanguageId, Paper};
use crate::source::PortalPath;

/// A page of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The first page.
    Home,
    /// A page of a list, counted from 1. A region's hub is the list of the region.
    List(ListId, usize),
    /// A page of a part of the agenda, counted from 1.
    Agenda(AgendaPart, usize),
    /// A record.
    Record(EntryId),
    /// What a server shows for a path that does not exist.
    NotFound,
    /// How accessible the site is, where no page of the portal says it.
    Accessibility,
    /// Where readers search the site.
    Search,
    /// What is new.
    News,
    /// What is given out as open data.
    Data,
    /// What is made to be printed.
    Paper(Paper),
    /// What a reader has put on the own shortlist, which only the reader's browser knows.
    Shortlist,
}

impl Page {
    /// The record that a page shows: its own page, the hub of a region, a sheet to print.
    pub const fn record(self) -> Option<EntryId> {
        match self {
            Self::Paper(paper) => Some(paper.record()),
            Self::Record(entry) | Self::List(ListId::Region(entry), _) => Some(entry),
            _ => None,
        }
    }
}

/// A page in one of the site's languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId {
    /// The page.
    pub page: Page,
    /// The language.
    pub language: LanguageId,
}

/// What is written to one output path.
///
/// A new kind of output (a feed, a calendar, a sitemap, open data) is a variant here with what names
/// it, a path in `outputs/paths.rs`, and a function in `export` that makes its bytes; the compiler
/// finds every `match` that must learn of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A page, rendered by a template.
    Page(PageId),
    /// A page at a former path of a record (`aliases`) that leads on to the record's page.
    Redirect {
        /// The record.
        entry: EntryId,
        /// The place of the path among its former paths, from 0.
        alias: usize,
    },
    /// A file of the portal as it is.
    File(PortalPath),
    /// A picture of the portal without its metadata; a large or turned photograph smaller and upright.
    Picture {
        /// The file in the portal.
        file: PortalPath,
    },
    /// A photograph of the portal in a further size, from which browsers choose.
    PhotoSize {
        /// The file in the portal.
        file: PortalPath,
        /// Which size.
        rendition: Rendition,
    },
    /// A file of the theme: a style sheet, a script, a picture, a font.
    Asset {
        /// Its name in the theme, such as `style.css`.
        name: String,
    },
    /// The pages for search engines, or the list of its parts where they do not fit into one file.
    Sitemap,
    /// A part of the sitemap.
    SitemapPart {
        /// Its number, counted from 1.
        number: usize,
    },
    /// What search engines may read, and where the sitemap is.
    Robots,
    /// The icon that programs look for at the root of a server.
    Favicon,
    /// What telephones and launchers are told of the site.
    Manifest,
    /// A calendar that other programs read, in a language.
    Calendar(CalendarId, LanguageId),
    /// What is new, for programs that people read news with.
    Feed(FeedId),
    /// A file of open data.
    Data(DataFile),
    /// What the page of the shortlist says of each record, in a language.
    ShortlistRecords(LanguageId),
    /// A script that searches in the browser.
    SearchScript(SearchScript),
    /// A file of the search index.
    SearchShard {
        /// Its name in the index, such as `core` or `p/12`.
        name: String,
    },
}

impl Output {
    /// Whether it comes and goes with the day, so that nobody can be asked before to leave its path free:
    /// the further pages of a list, a list that exists only while it has something to hold, a month, a
    /// calendar, a feed, a sheet to print.
    const fn comes_with_the_day(&self) -> bool {
        match self {
            Self::Page(id) => matches!(
                id.page,
                Page::Agenda(..)
                    | Page::Paper(_)
                    | Page::List(_, 2..)
                    | Page::List(ListId::Related { .. } | ListId::Answer { .. } | ListId::Author(_), _)
            ),
            Self::SitemapPart { .. } | Self::Calendar(..) | Self::Feed(_) => true,
            _ => false,
        }
    }

    /// Whether it is left out where somebody else takes its path.
    pub(super) const fn gives_way(&self) -> bool {
        match self {
            Self::Calendar(..)
            | Self::Feed(_)
            | Self::Sitemap
            | Self::Robots
            | Self::Favicon
            | Self::Manifest => true,
            Self::Data(file) => file.gives_way(),
            _ => false,
        }
    }
}

/// What takes a path.
#[derive(Debug, Clone)]
pub enum Claim {
    /// What is written there on the day.
    Output(Output),
    /// What will be written there on a later day.
    Reserved(Reservation),
}

/// Two outputs that cannot both be written. The second is not among the outputs.
#[derive(Debug, Clone)]
pub struct PathConflict {
    /// The path of the second.
    pub path: OutputPath,
    /// What came first, at this path or at one that excludes it.
    pub first: Claim,
    /// What came second.
    pub second: Claim,
}

impl PathConflict {
    /// Whether it came with the day: no earlier one could tell of it.
    pub fn comes_with_the_day(&self) -> bool {
        let comes = |claim: &Claim| matches!(claim, Claim::Output(output) if output.comes_with_the_day());
        comes(&self.first) || comes(&self.second)
    }
}
