//! What frames every page: menu, footer, notice, breadcrumbs, languages.

use super::format::{self, html_lang};
use super::reader::Reader;
use super::view::{
    Alternate, Announcement, AssetPaths, Crumb, LanguageLink, MenuEntry, PageView, Publisher, SiteView,
};
use super::{chips, list};
use crate::content::Kind;
use crate::content::types::LinkTo;
use crate::site::{Audience, EntryId, ListId, Page, PageId};

/// What is the same on all pages of a language.
pub(super) fn site_view(reader: Reader<'_>) -> SiteView {
    let site = reader.site();
    let settings = site.settings(reader.lang());
    let theme = &reader.renderer.theme;
    let main = &site.portal.settings.main;
    let untranslated = |is_same: bool| reader.foreign_site_lang().filter(|_| is_same);
    let main_publisher = main.publisher.as_ref().map(|publisher| &publisher.name);
    let as_of = format::day(reader.texts(), "day", site.day);
    SiteView {
        title: settings.title.clone(),
        title_lang: untranslated(settings.title == main.title),
        foreign_lang: reader.foreign_site_lang(),
        foreign_name: reader.foreign_site_lang().map(|_| chips::language_name(reader, &site.languages[0])),
        zone: main.time_zone.clone().unwrap_or_else(|| "Asia/Tokyo".to_owned()),
        home: reader.page_path(Page::Home),
        menu: menu(reader),
        footer: footer(reader),
        publisher: settings.publisher.as_ref().map(|publisher| Publisher {
            name: publisher.name.clone(),
            lang: untranslated(main_publisher == Some(&publisher.name)),
            url: publisher.url.as_ref().map(|url| url.0.clone()),
            tel: publisher.tel.as_ref().map(|tel| tel.0.clone()),
            email: publisher.email.as_ref().map(|email| email.0.clone()),
            address: publisher.address.clone(),
        }),
        announcement: announcement(reader),
        as_of: reader.texts().fill("frame.as_of", &[("date", &as_of)]),
        assets: AssetPaths {
            style: theme.asset_path("style.css").to_owned(),
            script: theme.asset_path("site.js").to_owned(),
            icon: theme.asset_path("icon.svg").to_owned(),
            search: "search/enishi.js".to_owned(),
            search_words: theme.asset_path("search-words.js").to_owned(),
            search_page: theme.asset_path("search-page.js").to_owned(),
        },
        search: site.has_search().then(|| reader.page_path(Page::Search)),
    }
}

fn entry_of(reader: Reader<'_>, label: String, to: &LinkTo) -> MenuEntry {
    let destination = reader.destination(to);
    let settings = &reader.site().portal.settings.main;
    let is_untranslated = settings.navigation.iter().any(|entry| entry.label == label);
    MenuEntry {
        lang: reader.foreign_site_lang().filter(|_| is_untranslated),
        label,
        path: destination.path,
        external: destination.external,
        key: destination.key,
    }
}

fn menu(reader: Reader<'_>) -> Vec<MenuEntry> {
    let settings = reader.site().settings(reader.lang());
    if !settings.navigation.is_empty() {
        return settings
            .navigation
            .iter()
            .map(|entry| entry_of(reader, entry.label.clone(), &entry.to))
            .collect();
    }
    let order = [Kind::Group, Kind::Job, Kind::Story, Kind::Event, Kind::Program, Kind::Place, Kind::Region];
    let kinds = order.into_iter().filter(|kind| reader.site().kinds().any(|known| known == *kind));
    let mut entries: Vec<_> = kinds
        .map(|kind| MenuEntry {
            label: reader.kind_name(kind),
            path: reader.list_path(ListId::Kind(kind), 1),
            external: false,
            key: Some(kind.folder().to_owned()),
            lang: None,
        })
        .collect();
    let mut pages: Vec<_> =
        pages(reader).filter_map(|id| Some((reader.record(id).page()?.menu.as_ref()?, id))).collect();
    pages.sort_by_key(|(menu, id)| (menu.order.unwrap_or(i32::MAX), *id));
    entries.extend(pages.into_iter().map(|(menu, id)| page_entry(reader, id, menu.label.clone())));
    entries
}

/// Pages that are in no menu, how accessible the site is, and where to search.
fn footer(reader: Reader<'_>) -> Vec<MenuEntry> {
    let has_menu = |id: &EntryId| reader.record(*id).page().is_some_and(|page| page.menu.is_some());
    let mut entries: Vec<_> =
        pages(reader).filter(|id| !has_menu(id)).map(|id| page_entry(reader, id, None)).collect();
    if reader.find(Kind::Page, "accessibility").is_none() {
        let label = reader.texts().get("frame.accessibility").to_owned();
        let path = reader.page_path(Page::Accessibility);
        entries.push(MenuEntry {
            label,
            path,
            external: false,
            key: Some("accessibility".to_owned()),
            lang: None,
        });
    }
    if reader.site().has_search() {
        entries.push(MenuEntry {
            label: reader.texts().get("search.title").to_owned(),
            path: reader.page_path(Page::Search),
            external: false,
            key: Some("search".to_owned()),
            lang: None,
        });
    }
    entries
}

fn pages(reader: Reader<'_>) -> impl Iterator<Item = EntryId> {
    reader.site().entries().filter(|(_, entry)| entry.record.kind() == Kind::Page).map(|(id, _)| id)
}

fn page_entry(reader: Reader<'_>, id: EntryId, label: Option<String>) -> MenuEntry {
    let record = reader.record(id);
    MenuEntry {
        label: label.unwrap_or_else(|| record.common.title.clone()),
        path: reader.entry_path(id),
        external: false,
        key: Some(record.key.id.clone()),
        lang: reader.foreign_lang(id),
    }
}

fn announcement(reader: Reader<'_>) -> Option<Announcement> {
    let announcement = reader.site().settings(reader.lang()).announcement.as_ref()?;
    if announcement.until.is_some_and(|until| until.0 < reader.site().day) {
        return None;
    }
    let destination = announcement.link.as_ref().map(|link| reader.destination(link));
    let external = destination.as_ref().is_some_and(|destination| destination.external);
    Some(Announcement {
        text: announcement.text.clone(),
        path: destination.map(|destination| destination.path),
        external,
        until: announcement.until.map(|until| until.0.to_string()),
    })
}

/// What frames one page.
pub(super) fn page_view(
    reader: Reader<'_>,
    id: PageId,
    heading: &str,
    description: Option<String>,
) -> PageView {
    let site = reader.site();
    let settings = site.settings(reader.lang());
    let is_home = id.page == Page::Home;
    PageView {
        lang: html_lang(reader.lang()).to_owned(),
        root: site.paths.link(reader.from, ""),
        path: reader.path(reader.from),
        title: title(reader, id, heading),
        description: description.or_else(|| settings.description.clone().filter(|_| is_home)),
        section: section(reader, id.page),
        // Pages of results are for readers; search engines have the pages themselves.
        noindex: matches!(id.page, Page::NotFound | Page::Search) || site.audience == Audience::Editors,
        canonical: site.paths.absolute(reader.from).filter(|_| id.page != Page::NotFound),
        alternates: alternates(reader, id),
        languages: languages(reader, id),
        breadcrumbs: if is_home { Vec::new() } else { breadcrumbs(reader, id.page, heading) },
        feeds: Vec::new(),
    }
}

fn title(reader: Reader<'_>, id: PageId, heading: &str) -> String {
    let texts = reader.texts();
    let site_title = &reader.site().settings(reader.lang()).title;
    let page = match id.page {
        Page::Home => return site_title.clone(),
        Page::List(_, number) if number > 1 => {
            texts.fill("frame.page_of", &[("title", heading), ("n", &number.to_string())])
        }
        _ => heading.to_owned(),
    };
    texts.fill("frame.title", &[("page", &page), ("site", site_title)])
}

fn section(reader: Reader<'_>, page: Page) -> Option<String> {
    match page {
        Page::Home => Some("home".to_owned()),
        Page::List(ListId::Kind(kind) | ListId::Archive(kind), _) => Some(kind.folder().to_owned()),
        Page::List(ListId::Region(_), _) => Some(Kind::Region.folder().to_owned()),
        Page::Record(id) => match &reader.record(id).key {
            key if key.kind == Kind::Page => Some(key.id.clone()),
            key => Some(key.kind.folder().to_owned()),
        },
        Page::Accessibility => Some("accessibility".to_owned()),
        Page::Search => Some("search".to_owned()),
        Page::List(ListId::Tag(_), _) | Page::NotFound => None,
    }
}

fn breadcrumbs(reader: Reader<'_>, page: Page, heading: &str) -> Vec<Crumb> {
    let crumb = |text: String, path: String| Crumb { text, path: Some(path), lang: None };
    let list = |kind: Kind| crumb(reader.kind_name(kind), reader.list_path(ListId::Kind(kind), 1));
    let mut crumbs = vec![crumb(reader.texts().get("frame.home").to_owned(), reader.page_path(Page::Home))];
    match page {
        Page::Record(id) if reader.record(id).kind() != Kind::Page => {
            crumbs.push(list(reader.record(id).kind()));
        }
        Page::List(ListId::Archive(kind), _) => crumbs.push(list(kind)),
        Page::List(ListId::Region(id), _) => {
            crumbs.push(list(Kind::Region));
            let mut above = Vec::new();
            let mut next = list::parent(reader, id);
            // A cycle of parents is reported elsewhere; here it only must end.
            while let Some(region) = next.filter(|region| *region != id && !above.contains(region)) {
                above.push(region);
                next = list::parent(reader, region);
            }
            let region = |id| {
                let (text, lang) = reader.title(id);
                Crumb { text, path: Some(reader.entry_path(id)), lang }
            };
            crumbs.extend(above.into_iter().rev().map(region));
        }
        _ => {}
    }
    crumbs.push(Crumb { text: heading.to_owned(), path: None, lang: None });
    crumbs
}

/// The output path of the same page in another language, where there is one.
fn in_language(reader: Reader<'_>, id: PageId, language: usize) -> Option<String> {
    let site = reader.site();
    let lang = &site.languages[language];
    let has = |entry: EntryId| site.entry(entry).translations.contains_key(lang) || language == 0;
    let exists = match id.page {
        Page::Record(entry) | Page::List(ListId::Region(entry), 1) => has(entry),
        Page::List(ListId::Region(_) | ListId::Tag(_), _) | Page::NotFound => language == 0,
        Page::Home | Page::Accessibility | Page::Search | Page::List(..) => true,
    };
    exists.then(|| site.path_of(PageId { page: id.page, language }))
}

fn languages(reader: Reader<'_>, id: PageId) -> Vec<LanguageLink> {
    let site = reader.site();
    if site.languages.len() < 2 {
        return Vec::new();
    }
    let link = |(language, lang): (usize, &String)| {
        let path =
            in_language(reader, id, language).unwrap_or_else(|| nearest_page(reader, id.page, language));
        LanguageLink {
            lang: html_lang(lang).to_owned(),
            label: reader.renderer.theme.texts(lang).get("language").to_owned(),
            href: reader.href(&path),
            current: language == reader.language,
        }
    };
    site.languages.iter().enumerate().map(link).collect()
}

/// Where a reader of another language goes on when a page is not translated: the list that it is in.
fn nearest_page(reader: Reader<'_>, page: Page, language: usize) -> String {
    let page = match page {
        Page::Record(id) if reader.record(id).kind() != Kind::Page => {
            Page::List(ListId::Kind(reader.record(id).kind()), 1)
        }
        Page::List(ListId::Region(_), _) => Page::List(ListId::Kind(Kind::Region), 1),
        _ => Page::Home,
    };
    reader.site().path_of(PageId { page, language })
}

fn alternates(reader: Reader<'_>, id: PageId) -> Vec<Alternate> {
    let site = reader.site();
    let one = |(language, lang): (usize, &String)| {
        let href = site.paths.absolute(&in_language(reader, id, language)?)?;
        Some(Alternate { lang: html_lang(lang).to_owned(), href })
    };
    let all: Vec<_> = site.languages.iter().enumerate().filter_map(one).collect();
    if all.len() < 2 { Vec::new() } else { all }
}
