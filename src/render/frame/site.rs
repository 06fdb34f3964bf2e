//! What is the same on all pages of a language: menu, footer, notice, publisher.

use super::icons;
use crate::content::Kind;
use crate::content::types::LinkTo;
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::{chips, follow, state_changes};
use crate::render::view::{Announcement, AssetPaths, MenuEntry, Publisher, SiteView, Timed, TimedText};
use crate::site::{EntryId, Href, LanguageId, ListId, MANIFEST_NAME, Page, PageId, search_engine_path};

/// What is the same on all pages of a language.
pub(in crate::render) fn site_view(context: PageContext<'_>) -> SiteView {
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
            tel_href: publisher.tel.as_ref().map(Href::telephone),
            email: publisher.email.as_ref().map(|email| email.0.clone()),
            address: publisher.address.clone(),
        }),
        announcement: announcement(context),
        overdue: overdue(context),
        days_left: ["left.days", "left.today", "left.tomorrow"].map(|key| context.texts().get(key)).join("|"),
        as_of: context.texts().fill("frame.as_of", &[("date", &as_of)]),
        assets: AssetPaths {
            style: theme.asset_path("style.css").to_owned(),
            script: theme.asset_path("site.js").to_owned(),
            icon: theme.asset_path("icon.svg").to_owned(),
            search: search_engine_path().to_string(),
            search_words: theme.asset_path("search-words.js").to_owned(),
            search_page: theme.asset_path("search-page.js").to_owned(),
        },
        icons: icons::paths(context.renderer),
        manifest: MANIFEST_NAME,
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
    let kinds = Kind::SHOWN.into_iter().filter(|kind| context.site().kinds().any(|known| known == *kind));
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
    if let Some(path) = follow::news_path(context) {
        let label = context.texts().get("news.title").to_owned();
        let key = Some("new".to_owned());
        entries.push(MenuEntry { label, path, external: false, key, lang: None });
    }
    if context.site().has_open_data() {
        let path = context.site().path_of(PageId { page: Page::Data, language: LanguageId::MAIN });
        entries.push(MenuEntry {
            label: context.texts().get("data.title").to_owned(),
            path: context.path(&path),
            external: false,
            key: Some("data".to_owned()),
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

/// That the site should have been built again, said from some days after its next change on.
fn overdue(context: PageContext<'_>) -> Option<TimedText> {
    const PATIENCE: i32 = 3;
    let (site, texts) = (context.site(), context.texts());
    let from = site.next_change()?.checked_add(jiff::Span::new().days(PATIENCE + 1)).ok()?;
    let date = format::day(texts, "day", site.day);
    let timed = Timed::between(Some(from), None, site.day)?;
    Some(TimedText { text: texts.fill("frame.overdue", &[("date", &date)]), timed })
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
