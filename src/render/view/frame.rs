//! What frames a page: `page`, for one page, and `site`, for all pages of a language.

use serde::Serialize;

use super::TimedText;

use crate::site::{Href, Icon};

/// What a template needs to frame any page: `page`.
#[derive(Debug, Serialize)]
pub(crate) struct PageView {
    /// The language tag for HTML.
    pub lang: String,
    /// The way from the page to the site's root: empty or `../`s.
    pub root: Href,
    /// The page's own path.
    pub path: String,
    /// The text of the `title` element.
    pub title: String,
    /// The description for search engines.
    pub description: Option<String>,
    /// The menu entry that the page belongs to, such as `jobs`.
    pub section: Option<String>,
    /// Keeps the page out of search engines.
    pub noindex: bool,
    /// The page's absolute address, where the site has one.
    pub canonical: Option<Href>,
    /// The same page in all languages, by absolute address.
    pub alternates: Vec<Alternate>,
    /// The feeds that programs find in the head.
    pub feeds: Vec<FeedLink>,
    /// The language selector.
    pub languages: Vec<LanguageLink>,
    /// Where the page stands, from home to itself.
    pub breadcrumbs: Vec<Crumb>,
    /// What social networks show of it.
    pub social: Option<SocialView>,
    /// What it says to search engines.
    pub structured: Vec<StructuredView>,
}

/// What social networks show of a page (Open Graph).
#[derive(Debug, Serialize)]
pub(crate) struct SocialView {
    /// The heading.
    pub title: String,
    /// The first words.
    pub description: Option<String>,
    /// `website` or `article`.
    pub kind: &'static str,
    /// The language and its country, such as `ja_JP`.
    pub locale: Option<&'static str>,
    /// The picture.
    pub image: Option<SocialImage>,
}

/// The picture that social networks show.
#[derive(Debug, Serialize)]
pub(crate) struct SocialImage {
    /// The absolute address.
    pub href: Href,
    /// What it shows, in words.
    pub alt: String,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

/// A script of structured data (JSON-LD).
#[derive(Debug, Serialize)]
pub(crate) struct StructuredView {
    /// The JSON, which no text in it can end as a script.
    pub json: String,
    /// The last day on which it is true, where there is one.
    pub until: Option<String>,
}

/// A page in another language, for search engines.
#[derive(Debug, Serialize)]
pub(crate) struct Alternate {
    /// The language tag.
    pub lang: String,
    /// The absolute address.
    pub href: Href,
}

/// A feed, for programs that read news.
#[derive(Debug, Serialize)]
pub(crate) struct FeedLink {
    /// What it tells of.
    pub title: String,
    /// Its media type.
    pub media: &'static str,
    /// Where it is, for the page at hand.
    pub href: Href,
}

/// An entry of the language selector.
#[derive(Debug, Serialize)]
pub(crate) struct LanguageLink {
    /// The language tag for HTML.
    pub lang: String,
    /// The language's name in itself.
    pub label: String,
    /// Where its page is.
    pub href: Href,
    /// Whether it is the language of this page.
    pub current: bool,
}

/// A step of the breadcrumbs; the last has no path.
#[derive(Debug, Serialize)]
pub(crate) struct Crumb {
    /// The words.
    pub text: String,
    /// The path from the site's root.
    pub path: Option<String>,
    /// The language of the words, where it is not the page's.
    pub lang: Option<String>,
}

/// What is the same on all pages of a language: `site`.
#[derive(Debug, Serialize)]
pub(crate) struct SiteView {
    /// The title of the site.
    pub title: String,
    /// The name in the header.
    pub name: NameView,
    /// The mark of the portal's own, where it has one.
    pub logo: Option<LogoView>,
    /// The language of the title, where it is not that of the interface.
    pub title_lang: Option<String>,
    /// The language of the interface, where it has no texts in that of the page.
    pub words_lang: Option<&'static str>,
    /// What the site and its regions are called, a name a line: no line of a title ends within one.
    pub names: String,
    /// The site's own language, where it is not the page's: what is not translated is in it.
    pub foreign_lang: Option<String>,
    /// What that language is called beside a link.
    pub foreign_name: Option<String>,
    /// The time zone in which days begin.
    pub zone: String,
    /// The path of the home page.
    pub home: String,
    /// The menu.
    pub menu: Vec<MenuEntry>,
    /// How many entries of the menu have room in one row of any wide window.
    pub menu_row: usize,
    /// Links at the bottom.
    pub footer: Vec<MenuEntry>,
    /// Who publishes the site.
    pub publisher: Option<Publisher>,
    /// The notice above every page.
    pub announcement: Option<Announcement>,
    /// Of which day the content is, in words.
    pub as_of: String,
    /// That the site should have been built again.
    pub overdue: Option<TimedText>,
    /// How many days are left, in words: `あと{n}日|今日まで|明日まで`.
    pub days_left: String,
    /// The paths of styles and scripts.
    pub assets: AssetPaths,
    /// The paths of the icons.
    pub icons: IconPaths,
    /// The path of the web manifest.
    pub manifest: &'static str,
    /// The path of what that page says of each record.
    pub shortlist_records: Option<String>,
    /// The path of the page of the shortlist.
    pub shortlist: Option<String>,
    /// The path of the search page, where the site has one.
    pub search: Option<String>,
}

/// The mark of the site in the header.
#[derive(Debug, Serialize)]
pub(crate) struct LogoView {
    /// The path from the site's root.
    pub path: String,
    /// That of the one for dark screens.
    pub dark: Option<String>,
    /// The words that it shows, where the name is among them.
    pub alt: Option<String>,
    /// The width in pixels, where known.
    pub width: Option<u32>,
    /// The height in pixels, where known.
    pub height: Option<u32>,
}

/// The name of the site in the header.
#[derive(Debug, Serialize)]
pub(crate) struct NameView {
    /// The whole name.
    pub text: String,
    /// The parts between which a line may end.
    pub pieces: Vec<String>,
    /// Whether it takes more room than a telephone has beside the buttons.
    pub is_long: bool,
    /// How many full-width letters the longest part takes, rounded up: 4, 6, 8, 10, 13, 17 or 24.
    pub longest: usize,
    /// The language, where it is not the page's.
    pub lang: Option<String>,
}

/// An entry of a menu.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MenuEntry {
    /// Its name.
    pub label: String,
    /// The path from the site's root, or an address elsewhere.
    pub path: String,
    /// Whether it leads elsewhere.
    pub external: bool,
    /// What it is current for.
    pub key: Option<String>,
    /// The language of the name, where it is not the page's.
    pub lang: Option<String>,
}

/// Who publishes the site.
#[derive(Debug, Serialize)]
pub(crate) struct Publisher {
    /// The name.
    pub name: String,
    /// The language of the name and address, where they are not translated.
    pub lang: Option<String>,
    /// The address on the web.
    pub url: Option<String>,
    /// The telephone number.
    pub tel: Option<String>,
    /// The address by which it is called.
    pub tel_href: Option<Href>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The postal address.
    pub address: Option<String>,
}

/// The notice above every page.
#[derive(Debug, Serialize)]
pub(crate) struct Announcement {
    /// What it says.
    pub text: String,
    /// The language of that, where it is not that of the interface.
    pub lang: Option<String>,
    /// Where it leads.
    pub path: Option<String>,
    /// Whether that is elsewhere.
    pub external: bool,
    /// Whether it is about a danger: it is shown in full everywhere.
    pub emergency: bool,
    /// When it is shown no more: the day and the state `closed`.
    pub timeline: Option<String>,
}

/// The paths of the icons that pages name, from the site's root.
#[derive(Debug, Serialize)]
pub(crate) struct IconPaths {
    /// The one that old browsers take.
    pub favicon: Option<String>,
    /// The one for other browsers, which is mostly a drawing.
    pub drawing: Option<String>,
    /// The type of its content.
    pub drawing_type: Option<&'static str>,
    /// The one for home screens.
    pub touch: Option<String>,
}

/// An icon of the site.
#[derive(Debug)]
pub struct IconView {
    /// Which it is.
    pub icon: Icon,
    /// Its path from the site's root.
    pub path: String,
    /// Its width and height, or `any`.
    pub sizes: Option<String>,
    /// The type of its content.
    pub media_type: &'static str,
}

/// The paths of styles and scripts, from the site's root.
#[derive(Debug, Serialize)]
pub(crate) struct AssetPaths {
    /// The stylesheet.
    pub style: String,
    /// The stylesheet of what is printed.
    pub paper: String,
    /// The script.
    pub script: String,
    /// The icon.
    pub icon: String,
    /// The search engine, which is published beside its index.
    pub search: String,
    /// The script that writes results.
    pub search_words: String,
    /// The script of the page of the shortlist.
    pub shortlist: String,
    /// The script of the search page and of lists that can be filtered.
    pub search_page: String,
}
