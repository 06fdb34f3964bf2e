//! Which pages search engines are told of, and in how many files.

use super::{Output, Outputs, Page, PageId};
use crate::platform::OutputPath;
use crate::site::{Audience, ListId, Site};

/// The most addresses that a file of a sitemap may hold (sitemaps.org).
const MOST_ADDRESSES: usize = 50_000;

/// Where the sitemap is.
pub fn sitemap_path() -> OutputPath {
    OutputPath::new("sitemap.xml")
}

/// Where a part of a sitemap is, counted from 1.
pub fn sitemap_part_path(number: usize) -> OutputPath {
    OutputPath::from(format!("sitemap-{number}.xml"))
}

/// Where search engines look for what they may read.
pub(in crate::site) fn robots_path() -> OutputPath {
    OutputPath::new("robots.txt")
}

impl Site {
    /// Whether it has a sitemap: its pages need absolute addresses, and those of drafts are nobody's.
    pub fn has_sitemap(&self) -> bool {
        self.paths.has_base_url() && self.audience == Audience::Public
    }

    /// Whether search engines are told of a page: not of what is over, nor of pages that are only
    /// for those who are on the site.
    fn is_in_sitemap(&self, page: Page) -> bool {
        match page {
            Page::Home | Page::Accessibility | Page::News | Page::Data => true,
            Page::List(list, _) => !matches!(list, ListId::Archive(_)),
            Page::Record(id) => self.entry(id).is_current(),
            // The pages of the agenda go with their month, sheets say what the page of their record says.
            Page::Agenda(..) | Page::Paper(_) | Page::NotFound | Page::Search | Page::Shortlist => false,
        }
    }

    /// How many addresses a file of the sitemap holds. Each page names its other languages as well.
    pub fn sitemap_part_size(&self) -> usize {
        MOST_ADDRESSES / self.languages.len().max(1)
    }
}

impl Outputs {
    /// The pages of the sitemap, in the order of their paths.
    pub fn in_sitemap<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = (&'a OutputPath, PageId)> {
        let page = |(path, output): (&'a OutputPath, &'a Output)| match output {
            Output::Page(id) => Some((path, *id)),
            _ => None,
        };
        self.iter().filter_map(page).filter(|(_, id)| site.is_in_sitemap(id.page))
    }

    /// How many files the pages of the sitemap fill.
    pub fn sitemap_parts(&self, site: &Site) -> usize {
        self.in_sitemap(site).count().div_ceil(site.sitemap_part_size())
    }
}
