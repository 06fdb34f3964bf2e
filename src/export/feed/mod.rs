//! Feeds: what is new, for programs that people read news with.

mod atom;
mod json;

use jiff::civil::Date;
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::TimeZone;

use super::address;
use crate::content::Kind;
use crate::render::Renderer;
use crate::render::format::html_lang;
use crate::site::{
    EntryId, FeedFormat, FeedId, FeedScope, LanguageId, ListId, Page, PageId, Site, first_day, news_day,
};

/// The year in which the host of an identifier belonged to the site (RFC 4151). It never changes, so that
/// what was read stays read.
const TAG_YEAR: &str = "2026";

/// What a feed says, in whatever format.
struct Feed<'a> {
    id: String,
    title: String,
    /// The language, as HTML names it.
    lang: &'a str,
    /// Its own address.
    address: String,
    /// The page that shows the same.
    page: String,
    author: &'a str,
    items: Vec<Item<'a>>,
}

/// What a feed says of a record.
struct Item<'a> {
    id: String,
    title: &'a str,
    page: String,
    summary: Option<String>,
    published: Option<String>,
    updated: String,
    tags: &'a [String],
}

/// The bytes of a feed; `None` where the site has no such feed.
pub fn feed(renderer: &Renderer, id: FeedId) -> Option<Vec<u8>> {
    let feed = Feed::of(renderer, id)?;
    Some(match id.format {
        FeedFormat::Atom => atom::write(&feed),
        FeedFormat::Json => json::write(&feed),
    })
}

/// What a feed is called.
pub(super) fn title(renderer: &Renderer, scope: FeedScope, language: LanguageId) -> String {
    let (site, texts) = (renderer.site(), renderer.texts(language));
    let title = &site.settings(site.lang(language)).title;
    let page = match scope {
        FeedScope::Site => return title.clone(),
        FeedScope::Kind(kind) => texts.get(&format!("kind.{}.name", kind.folder())).to_owned(),
        FeedScope::Region(entry) | FeedScope::Group(entry) => {
            site.version(entry, language).0.common.title.clone()
        }
    };
    texts.fill("frame.title", &[("page", &page), ("site", title)])
}

impl<'a> Feed<'a> {
    fn of(renderer: &'a Renderer, id: FeedId) -> Option<Self> {
        let site = renderer.site();
        let zone = site.portal.settings.time_zone();
        let entries = site.feed(id.scope, id.language)?;
        let items = entries.iter().filter_map(|entry| Item::of(renderer, *entry, id.language, &zone));
        let settings = site.settings(site.lang(id.language));
        let author = settings.publisher.as_ref().map_or(&settings.title, |publisher| &publisher.name);
        // The same feed in another format is the same feed.
        let named = site.path_of_feed(FeedId { format: FeedFormat::Atom, ..id });
        Some(Self {
            id: tag(site, named.strip_suffix(".xml").unwrap_or(&named)),
            title: title(renderer, id.scope, id.language),
            lang: html_lang(site.lang(id.language)),
            address: address::absolute(site, &site.path_of_feed(id))?,
            page: page_of(site, id.scope, id.language)?,
            author,
            items: items.collect(),
        })
    }

    /// When the last of its records was changed.
    fn updated(&self) -> &str {
        self.items.iter().map(|item| item.updated.as_str()).max().unwrap_or_default()
    }
}

impl<'a> Item<'a> {
    fn of(renderer: &'a Renderer, id: EntryId, language: LanguageId, zone: &TimeZone) -> Option<Self> {
        let site = renderer.site();
        let (record, _) = site.version(id, language);
        let original = &site.entry(id).record;
        let day = news_day(record).or_else(|| news_day(original))?;
        let first = first_day(record).or_else(|| first_day(original));
        // What is the same at another path keeps its name; a translation is something else to read.
        let key = site.in_folder_of(language, original.key().to_string().into());
        Some(Self {
            id: tag(site, &key),
            title: record.common.title.trim(),
            page: address::absolute(site, &site.path_of_entry(id, language))?,
            summary: renderer.summary(id, language),
            published: first.map(|day| midnight(day, zone)),
            updated: midnight(day, zone),
            tags: &record.common.tags,
        })
    }
}

/// The page that shows what a feed tells of.
fn page_of(site: &Site, scope: FeedScope, language: LanguageId) -> Option<String> {
    let path = match scope {
        FeedScope::Site | FeedScope::Kind(Kind::Page) => site.path_of(PageId { page: Page::Home, language }),
        FeedScope::Kind(kind) => site.path_of(PageId { page: Page::List(ListId::Kind(kind), 1), language }),
        FeedScope::Region(entry) | FeedScope::Group(entry) => site.path_of_entry(entry, language),
    };
    address::absolute(site, &path)
}

/// A name that stays whatever the address becomes (RFC 4151).
fn tag(site: &Site, name: &str) -> String {
    address::in_ascii(&format!("tag:{},{TAG_YEAR}:{name}", address::host(site)))
}

/// The beginning of a day in a zone: `2026-05-01T00:00:00+09:00`.
fn midnight(day: Date, zone: &TimeZone) -> String {
    day.to_zoned(zone.clone()).map_or_else(
        |_| format!("{day}T00:00:00Z"),
        |moment| DateTimePrinter::new().timestamp_with_offset_to_string(&moment.timestamp(), moment.offset()),
    )
}
