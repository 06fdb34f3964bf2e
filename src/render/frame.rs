//! What frames every page: menu, footer, notice, breadcrumbs, languages.

use super::format::{self, html_lang};
use super::page_context::PageContext;
use super::view::{
    Alternate, Announcement, AssetPaths, Crumb, LanguageLink, MenuEntry, PageView, Publisher, SiteView,
};
use super::{chips, state_changes};
use crate::content::Kind;
use crate::content::types::LinkTo;
use crate::platform::OutputPath;
use crate::site::{Audience, EntryId, LanguageId, ListId, Page, PageId, search_engine_path};

/// What is the same on all pages of a language.
pub(super) fn site_view(context: PageContext<'_>) -> SiteView {
    let site = context.site();
    let settings = site.settings(context.lang());
    let theme = &context.renderer.theme;
    let main = &site.portal.settings.main;
    let untranslated = |is_same: bool| context.foreign_site_lang().filter(|_| is_same);
    let main_publisher = main.publisher.as_ref().map(|publisher| &publisher.name);
    let as_of = format::day(context.texts(), "day", site.day);
    SiteView {
        title: settings.title.clone(),
        title_lang: untranslated(settings.title == main.title),
        foreign_lang: context.foreign_site_lang(),
        foreign_name: context
            .foreign_site_lang()
            .map(|_| chips::language_name(context, site.lang(LanguageId::MAIN))),
        zone: main.time_zone.clone(),
        home: context.page_path(Page::Home),
        menu: menu(context),
        footer: footer(context),
        publisher: settings.publisher.as_ref().map(|publisher| Publisher {
            name: publisher.name.clone(),
            lang: untranslated(main_publisher == Some(&publisher.name)),
            url: publisher.url.as_ref().map(|url| url.0.clone()),
            tel: publisher.tel.as_ref().map(|tel| tel.0.clone()),
            email: publisher.email.as_ref().map(|email| email.0.clone()),
            address: publisher.address.clone(),
        }),
        announcement: announcement(context),
        as_of: context.texts().fill("frame.as_of", &[("date", &as_of)]),
        assets: AssetPaths {
            style: theme.asset_path("style.css").to_owned(),
            script: theme.asset_path("site.js").to_owned(),
            icon: theme.asset_path("icon.svg").to_owned(),
            search: search_engine_path().to_string(),
            search_words: theme.asset_path("search-words.js").to_owned(),
            search_page: theme.asset_path("search-page.js").to_owned(),
        },
        search: site.has_search().then(|| context.page_path(Page::Search)),
    }
}

fn entry_of(context: PageContext<'_>, label: String, to: &LinkTo) -> Option<MenuEntry> {
    let destination = context.destination(to)?;
    let settings = &context.site().portal.settings.main;
    let is_untranslated = settings.navigation.iter().any(|entry| entry.label == label);
    Some(MenuEntry {
        lang: context.foreign_site_lang().filter(|_| is_untranslated),
        label,
        path: destination.path,
        external: destination.external,
        key: destination.key,
    })
}

fn menu(context: PageContext<'_>) -> Vec<MenuEntry> {
    let settings = context.site().settings(context.lang());
    if !settings.navigation.is_empty() {
        return settings
            .navigation
            .iter()
            .filter_map(|entry| entry_of(context, entry.label.clone(), &entry.to))
            .collect();
    }
    let order = [Kind::Group, Kind::Job, Kind::Story, Kind::Event, Kind::Program, Kind::Place, Kind::Region];
    let kinds = order.into_iter().filter(|kind| context.site().kinds().any(|known| known == *kind));
    let mut entries: Vec<_> = kinds
        .map(|kind| MenuEntry {
            label: context.kind_name(kind),
            path: context.list_path(ListId::Kind(kind), 1),
            external: false,
            key: Some(kind.folder().to_owned()),
            lang: None,
        })
        .collect();
    let mut pages: Vec<_> =
        pages(context).filter_map(|id| Some((context.record(id).page()?.menu.as_ref()?, id))).collect();
    pages.sort_by_key(|(menu, id)| (menu.order.unwrap_or(i32::MAX), *id));
    entries.extend(pages.into_iter().map(|(menu, id)| page_entry(context, id, menu.label.clone())));
    entries
}

/// Pages that are in no menu, how accessible the site is, and where to search.
fn footer(context: PageContext<'_>) -> Vec<MenuEntry> {
    let has_menu = |id: &EntryId| context.record(*id).page().is_some_and(|page| page.menu.is_some());
    let mut entries: Vec<_> =
        pages(context).filter(|id| !has_menu(id)).map(|id| page_entry(context, id, None)).collect();
    if context.find(Kind::Page, "accessibility").is_none() {
        let label = context.texts().get("frame.accessibility").to_owned();
        let path = context.page_path(Page::Accessibility);
        entries.push(MenuEntry {
            label,
            path,
            external: false,
            key: Some("accessibility".to_owned()),
            lang: None,
        });
    }
    if context.site().has_search() {
        entries.push(MenuEntry {
            label: context.texts().get("search.title").to_owned(),
            path: context.page_path(Page::Search),
            external: false,
            key: Some("search".to_owned()),
            lang: None,
        });
    }
    entries
}

fn pages(context: PageContext<'_>) -> impl Iterator<Item = EntryId> {
    context.site().entries().filter(|(_, entry)| entry.record.kind() == Kind::Page).map(|(id, _)| id)
}

fn page_entry(context: PageContext<'_>, id: EntryId, label: Option<String>) -> MenuEntry {
    let record = context.record(id);
    MenuEntry {
        label: label.unwrap_or_else(|| record.common.title.clone()),
        path: context.entry_path(id),
        external: false,
        key: Some(record.key().id.clone()),
        lang: context.foreign_lang(id),
    }
}

fn announcement(context: PageContext<'_>) -> Option<Announcement> {
    let announcement = context.site().settings(context.lang()).announcement.as_ref()?;
    if announcement.until.is_some_and(|until| until.0 < context.site().day) {
        return None;
    }
    let destination = announcement.link.as_ref().and_then(|link| context.destination(link));
    let external = destination.as_ref().is_some_and(|destination| destination.external);
    Some(Announcement {
        text: announcement.text.clone(),
        path: destination.map(|destination| destination.path),
        external,
        timeline: state_changes::open_from_until(None, announcement.until.map(|until| until.0)),
    })
}

/// The frame of a page at a former path: search engines keep the page at `to`.
pub(super) fn redirect_page_view(context: PageContext<'_>, heading: &str, to: &OutputPath) -> PageView {
    let site = context.site();
    PageView {
        lang: html_lang(context.lang()).to_owned(),
        root: site.paths.link(context.from, ""),
        path: context.path(context.from),
        title: framed_title(context, heading),
        description: None,
        section: None,
        noindex: true,
        canonical: site.paths.absolute(to),
        alternates: Vec::new(),
        languages: Vec::new(),
        breadcrumbs: Vec::new(),
    }
}

/// What frames one page.
pub(super) fn page_view(
    context: PageContext<'_>,
    id: PageId,
    heading: &str,
    description: Option<String>,
) -> PageView {
    let site = context.site();
    let settings = site.settings(context.lang());
    let is_home = id.page == Page::Home;
    PageView {
        lang: html_lang(context.lang()).to_owned(),
        root: site.paths.link(context.from, ""),
        path: context.path(context.from),
        title: title(context, id, heading),
        description: description.or_else(|| settings.description.clone().filter(|_| is_home)),
        section: section(context, id.page),
        // Pages of results are for readers; search engines have the pages themselves.
        noindex: matches!(id.page, Page::NotFound | Page::Search) || site.audience == Audience::Editors,
        canonical: site.paths.absolute(context.from).filter(|_| id.page != Page::NotFound),
        alternates: alternates(context, id),
        languages: languages(context, id),
        breadcrumbs: if is_home { Vec::new() } else { breadcrumbs(context, id.page, heading) },
    }
}

fn title(context: PageContext<'_>, id: PageId, heading: &str) -> String {
    let texts = context.texts();
    let page = match id.page {
        Page::Home => return context.site().settings(context.lang()).title.clone(),
        Page::List(_, number) if number > 1 => {
            texts.fill("frame.page_of", &[("title", heading), ("n", &number.to_string())])
        }
        _ => heading.to_owned(),
    };
    framed_title(context, &page)
}

/// The name of a page with that of the site.
fn framed_title(context: PageContext<'_>, page: &str) -> String {
    let site_title = &context.site().settings(context.lang()).title;
    context.texts().fill("frame.title", &[("page", page), ("site", site_title)])
}

fn section(context: PageContext<'_>, page: Page) -> Option<String> {
    match page {
        Page::Home => Some("home".to_owned()),
        Page::List(ListId::Kind(kind) | ListId::Archive(kind), _) => Some(kind.folder().to_owned()),
        Page::List(ListId::Region(_), _) => Some(Kind::Region.folder().to_owned()),
        Page::Record(id) => match context.record(id).key() {
            key if key.kind == Kind::Page => Some(key.id.clone()),
            key => Some(key.kind.folder().to_owned()),
        },
        Page::Accessibility => Some("accessibility".to_owned()),
        Page::Search => Some("search".to_owned()),
        Page::List(ListId::Tag(_), _) | Page::NotFound => None,
    }
}

fn breadcrumbs(context: PageContext<'_>, page: Page, heading: &str) -> Vec<Crumb> {
    let crumb = |text: String, path: String| Crumb { text, path: Some(path), lang: None };
    let list = |kind: Kind| crumb(context.kind_name(kind), context.list_path(ListId::Kind(kind), 1));
    let mut crumbs = vec![crumb(context.texts().get("frame.home").to_owned(), context.page_path(Page::Home))];
    match page {
        Page::Record(id) if context.record(id).kind() != Kind::Page => {
            crumbs.push(list(context.record(id).kind()));
        }
        Page::List(ListId::Archive(kind), _) => crumbs.push(list(kind)),
        Page::List(ListId::Region(id), _) => {
            crumbs.push(list(Kind::Region));
            let above: Vec<_> = context.site().regions.with_ancestors(id).skip(1).collect();
            let region = |id| {
                let (text, lang) = context.title(id);
                Crumb { text, path: Some(context.entry_path(id)), lang }
            };
            crumbs.extend(above.into_iter().rev().map(region));
        }
        _ => {}
    }
    crumbs.push(Crumb { text: heading.to_owned(), path: None, lang: None });
    crumbs
}

/// The output path of the same page in another language, where there is one.
fn in_language(context: PageContext<'_>, id: PageId, language: LanguageId) -> Option<OutputPath> {
    let site = context.site();
    let exists = match id.page {
        Page::Record(entry) | Page::List(ListId::Region(entry), 1) => site.entry(entry).has(language),
        Page::List(ListId::Region(_) | ListId::Tag(_), _) | Page::NotFound => language.is_main(),
        Page::Home | Page::Accessibility | Page::Search | Page::List(..) => true,
    };
    exists.then(|| site.path_of(PageId { page: id.page, language }))
}

fn languages(context: PageContext<'_>, id: PageId) -> Vec<LanguageLink> {
    let site = context.site();
    if site.languages.len() < 2 {
        return Vec::new();
    }
    let link = |language: LanguageId| {
        let lang = site.lang(language);
        let path =
            in_language(context, id, language).unwrap_or_else(|| nearest_page(context, id.page, language));
        LanguageLink {
            lang: html_lang(lang).to_owned(),
            label: context.renderer.theme.texts(lang).get("language").to_owned(),
            href: context.href(&path),
            current: language == context.language,
        }
    };
    site.language_ids().map(link).collect()
}

/// Where a reader of another language goes on when a page is not translated: the list that it is in.
fn nearest_page(context: PageContext<'_>, page: Page, language: LanguageId) -> OutputPath {
    let page = match page {
        Page::Record(id) if context.record(id).kind() != Kind::Page => {
            Page::List(ListId::Kind(context.record(id).kind()), 1)
        }
        Page::List(ListId::Region(_), _) => Page::List(ListId::Kind(Kind::Region), 1),
        _ => Page::Home,
    };
    context.site().path_of(PageId { page, language })
}

fn alternates(context: PageContext<'_>, id: PageId) -> Vec<Alternate> {
    let site = context.site();
    let one = |language: LanguageId| {
        let href = site.paths.absolute(&in_language(context, id, language)?)?;
        Some(Alternate { lang: html_lang(site.lang(language)).to_owned(), href })
    };
    let all: Vec<_> = site.language_ids().filter_map(one).collect();
    if all.len() < 2 { Vec::new() } else { all }
}
