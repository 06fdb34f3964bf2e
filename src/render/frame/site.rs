//! What is the same on all pages of a language: menu, footer, notice, publisher.

use std::iter;

use super::menu::{self, Row};
use super::{icons, name};
use crate::content::{AnnouncementKind, Kind};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::{chips, state_changes};
use crate::render::view::{Announcement, AssetPaths, Publisher, SiteView, Timed, TimedText};
use crate::site::{Href, LanguageId, MANIFEST_NAME, Page, SearchScript};

/// What is the same on all pages of a language.
pub(in crate::render) fn site_view(context: PageContext<'_>) -> SiteView {
    let site = context.site();
    let settings = site.settings(context.lang());
    let theme = &context.renderer.theme;
    let main = &site.portal.settings.main;
    let untranslated = |is_same: bool| context.settings_lang(is_same);
    let main_publisher = main.publisher.as_ref().map(|publisher| &publisher.name);
    let as_of = format::day(context.texts(), "day", site.day);
    let menu = menu::entries(context);
    SiteView {
        name: name::view(context),
        logo: name::logo(context),
        title: settings.title.clone(),
        title_lang: untranslated(settings.title == main.title),
        words_lang: context.words_lang(),
        names: names(context),
        foreign_lang: context.foreign_site_lang(),
        foreign_name: context
            .foreign_site_lang()
            .map(|_| chips::language_name(context, site.lang(LanguageId::MAIN))),
        zone: main.time_zone.clone(),
        home: context.page_path(Page::Home),
        footer: menu::footer(context, &menu),
        menu_row: Row::of_window(context.texts().get("frame.more")).holds(&menu),
        menu,
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
            paper: theme.asset_path("paper.css").to_owned(),
            script: theme.asset_path("site.js").to_owned(),
            icon: theme.asset_path("icon.svg").to_owned(),
            search: SearchScript::Engine.path().to_string(),
            search_words: theme.asset_path("search-words.js").to_owned(),
            shortlist: theme.asset_path("shortlist.js").to_owned(),
            search_page: theme.asset_path("search-page.js").to_owned(),
        },
        icons: icons::paths(context.renderer),
        manifest: MANIFEST_NAME,
        shortlist: site.has_shortlist().then(|| context.page_path(Page::Shortlist)),
        shortlist_records: site
            .has_shortlist()
            .then(|| context.path(&site.path_of_shortlist_records(context.language))),
        search: site.has_search().then(|| context.page_path(Page::Search)),
    }
}

/// What the site, its regions and its groups are called, a name a line. A group may be called by a whole phrase,
/// しめ飾りをいっしょに作る会, which is no name to a line.
fn names(context: PageContext<'_>) -> String {
    const LONGEST_OF_KANA: usize = 6;
    let site = context.site();
    let is_name = |title: &str| {
        let is_kana = |letter: char| matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
        title.split(|letter| !is_kana(letter)).all(|part| part.chars().nth(LONGEST_OF_KANA).is_none())
    };
    let titles = site.entries().map(|(_, entry)| &entry.record).filter_map(|record| match record.kind() {
        Kind::Region => Some(record.common.title.as_str()),
        Kind::Group => Some(record.common.title.as_str()).filter(|title| is_name(title)),
        _ => None,
    });
    iter::once(site.portal.settings.main.title.as_str()).chain(titles).collect::<Vec<_>>().join("\n")
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
    let main = context.site().portal.settings.main.announcement.as_ref();
    Some(Announcement {
        text: announcement.text.clone(),
        lang: context.settings_lang(main.is_some_and(|main| main.text == announcement.text)),
        path: destination.map(|destination| destination.path),
        external,
        emergency: announcement.kind == Some(AnnouncementKind::Emergency),
        timeline: state_changes::open_from_until(None, announcement.until.map(|until| until.0)),
    })
}
