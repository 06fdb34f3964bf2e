//! `sitemap.xml` and `robots.txt`: the pages of a site for search engines, with the day on which each
//! last changed, as its content says.
//! Source: sitemaps.org/protocol.html

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::content::Record;
use crate::escape::html::escaped;
use crate::platform::OutputPath;
use crate::render::format::html_lang;
use crate::site::{ListId, Outputs, Page, PageId, Site, sitemap_part_path, sitemap_path};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap, or the list of its parts where it has several.
pub fn sitemap(site: &Site, outputs: &Outputs) -> String {
    let pages: Vec<_> = outputs.in_sitemap(site).collect();
    let parts = outputs.sitemap_parts(site);
    if parts > 1 { index(site, parts) } else { urls(site, &pages) }
}

/// A part of a sitemap that has several, counted from 1.
pub fn sitemap_part(site: &Site, outputs: &Outputs, number: usize) -> String {
    let size = site.sitemap_part_size();
    let pages: Vec<_> = outputs.in_sitemap(site).skip((number - 1) * size).take(size).collect();
    urls(site, &pages)
}

/// What search engines may read: everything. It says where the sitemap is.
pub fn robots(site: &Site) -> String {
    let sitemap = site.paths.absolute_in_ascii(&sitemap_path()).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}

fn index(site: &Site, parts: usize) -> String {
    let mut xml = format!("{DECLARATION}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for number in 1..=parts {
        if let Some(part) = site.paths.absolute_in_ascii(&sitemap_part_path(number)) {
            let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escaped(&part));
        }
    }
    xml + "</sitemapindex>\n"
}

fn urls(site: &Site, pages: &[(&OutputPath, PageId)]) -> String {
    let mut xml =
        format!("{DECLARATION}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (path, id) in pages {
        let Some(address) = site.paths.absolute_in_ascii(path) else { continue };
        let _ = write!(xml, "<url><loc>{}</loc>", escaped(&address));
        if let Some(day) = last_change(site, *id) {
            let _ = write!(xml, "<lastmod>{day}</lastmod>");
        }
        for (lang, address) in alternates(site, id.page) {
            let (lang, address) = (escaped(lang), escaped(&address));
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml + "</urlset>\n"
}

/// A page in all its languages, where it has several.
fn alternates(site: &Site, page: Page) -> Vec<(&str, String)> {
    if site.languages.len() < 2 {
        return Vec::new();
    }
    let one = |language| {
        let path = site.path_in(page, language)?;
        Some((html_lang(site.lang(language)), site.paths.absolute_in_ascii(&path)?))
    };
    let all: Vec<_> = site.language_ids().filter_map(one).collect();
    if all.len() < 2 { Vec::new() } else { all }
}

/// The day on which what a page shows last changed, as far as its writers say so.
fn last_change(site: &Site, id: PageId) -> Option<Date> {
    let of_entry = |entry| changed(site.version(entry, id.language).0, site.day);
    let in_list = |list, number: usize| {
        let all = site.list_in(list, id.language);
        let shown = all.chunks(site.page_size()).nth(number.saturating_sub(1));
        shown.into_iter().flatten().filter_map(|entry| of_entry(*entry)).max()
    };
    match id.page {
        Page::Record(entry) => of_entry(entry),
        Page::List(list @ ListId::Region(region), 1) => of_entry(region).max(in_list(list, 1)),
        Page::List(list, number) => in_list(list, number),
        Page::Home | Page::News => site.entries().filter_map(|(entry, _)| of_entry(entry)).max(),
        Page::Agenda(..)
        | Page::Accessibility
        | Page::NotFound
        | Page::Search
        | Page::Data
        | Page::Shortlist
        | Page::Paper(_) => None,
    }
}

/// The day on which a record last changed: never one that is still to come.
fn changed(record: &Record, day: Date) -> Option<Date> {
    let posted = record.job().and_then(|job| job.posted);
    let days = [record.common.updated, record.common.published, posted];
    days.into_iter().flatten().map(|written| written.0).filter(|written| *written <= day).max()
}
