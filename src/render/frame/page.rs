//! What frames one page: title, languages, breadcrumbs, addresses for search engines.

use super::social;
use crate::content::Kind;
use crate::platform::OutputPath;
use crate::render::format::html_lang;
use crate::render::page_context::PageContext;
use crate::render::parts::follow;
use crate::render::structured;
use crate::render::view::{Alternate, Crumb, LanguageLink, PageView};
use crate::site::{Audience, LanguageId, ListId, Page, PageId};

/// The frame of a page at a former path: search engines keep the page at `to`.
pub(in crate::render) fn redirect_page_view(
    context: PageContext<'_>,
    heading: &str,
    to: &OutputPath,
) -> PageView {
    PageView { canonical: context.site().paths.absolute(to), ..page_for_readers(context, heading) }
}

/// The frame of a sheet of paper, which has no menu, no way to share it and no place in search engines.
fn sheet_page_view(
    context: PageContext<'_>,
    id: PageId,
    heading: &str,
    description: Option<String>,
) -> PageView {
    PageView {
        description,
        section: section(context, id.page),
        canonical: context.site().paths.absolute(context.from),
        alternates: alternates(context, id),
        ..page_for_readers(context, heading)
    }
}

/// The least frame of a page: nothing in it is for search engines or networks.
fn page_for_readers(context: PageContext<'_>, heading: &str) -> PageView {
    let site = context.site();
    PageView {
        lang: html_lang(context.lang()).to_owned(),
        root: site.paths.root(context.from),
        path: context.path(context.from),
        title: framed_title(context, heading),
        description: None,
        section: None,
        noindex: true,
        canonical: None,
        alternates: Vec::new(),
        languages: Vec::new(),
        breadcrumbs: Vec::new(),
        feeds: Vec::new(),
        social: None,
        structured: Vec::new(),
    }
}

/// What frames one page.
pub(in crate::render) fn page_view(
    context: PageContext<'_>,
    id: PageId,
    heading: &str,
    description: Option<String>,
) -> PageView {
    if matches!(id.page, Page::Paper(_)) {
        return sheet_page_view(context, id, heading, description);
    }
    let site = context.site();
    let settings = site.settings(context.lang());
    let is_home = id.page == Page::Home;
    let description = description.or_else(|| settings.description.clone().filter(|_| is_home));
    let breadcrumbs = if is_home { Vec::new() } else { breadcrumbs(context, id.page, heading) };
    let canonical = site.paths.absolute(context.from).filter(|_| id.page != Page::NotFound);
    PageView {
        lang: html_lang(context.lang()).to_owned(),
        root: site.paths.root(context.from),
        path: context.path(context.from),
        title: title(context, id, heading),
        social: social::view(context, id.page, heading, description.clone()),
        structured: structured::of(context, id, &breadcrumbs, canonical.as_ref()),
        feeds: follow::feeds(context, id.page),
        description,
        section: section(context, id.page),
        // Pages of results are for readers; search engines have the pages themselves.
        noindex: matches!(id.page, Page::NotFound | Page::Search | Page::Shortlist)
            || site.audience == Audience::Editors,
        canonical,
        alternates: alternates(context, id),
        languages: languages(context, id),
        breadcrumbs,
    }
}

fn title(context: PageContext<'_>, id: PageId, heading: &str) -> String {
    let texts = context.texts();
    let page = match id.page {
        Page::Home => return context.site().settings(context.lang()).title.clone(),
        Page::List(_, number) | Page::Agenda(_, number) if number > 1 => {
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
        Page::List(ListId::Kind(kind) | ListId::Archive(kind) | ListId::Answer { kind, .. }, _) => {
            Some(kind.folder().to_owned())
        }
        Page::Agenda(..) => Some(Kind::Event.folder().to_owned()),
        Page::List(ListId::Author(_), _) => Some(Kind::Story.folder().to_owned()),
        Page::List(ListId::Region(of) | ListId::Related { of, .. }, _) => {
            Some(context.record(of).kind().folder().to_owned())
        }
        Page::Record(id) => match context.record(id).key() {
            key if key.kind == Kind::Page => Some(key.id.clone()),
            key => Some(key.kind.folder().to_owned()),
        },
        Page::Accessibility => Some("accessibility".to_owned()),
        Page::Search => Some("search".to_owned()),
        Page::News => Some("new".to_owned()),
        Page::Data => Some("data".to_owned()),
        Page::Paper(paper) => Some(context.record(paper.record()).kind().folder().to_owned()),
        Page::Shortlist => Some("shortlist".to_owned()),
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
        Page::List(ListId::Archive(kind) | ListId::Answer { kind, .. }, _) => crumbs.push(list(kind)),
        Page::List(ListId::Author(_), _) => crumbs.push(list(Kind::Story)),
        Page::Agenda(..) => crumbs.push(list(Kind::Event)),
        Page::List(ListId::Related { of, .. }, _) if context.record(of).kind() != Kind::Region => {
            crumbs.push(list(context.record(of).kind()));
            let (text, lang) = context.title(of);
            crumbs.push(Crumb { text, path: Some(context.entry_path(of)), lang });
        }
        Page::List(ListId::Region(id) | ListId::Related { of: id, .. }, _) => {
            crumbs.push(list(Kind::Region));
            let is_hub = matches!(page, Page::List(ListId::Region(_), _));
            let above: Vec<_> = context.site().regions.with_ancestors(id).skip(is_hub.into()).collect();
            let region = |id| {
                let (text, lang) = context.title(id);
                Crumb { text, path: Some(context.entry_path(id)), lang }
            };
            crumbs.extend(above.into_iter().rev().map(region));
        }
        _ => {}
    }
    let lang = match page {
        Page::Record(id) | Page::List(ListId::Region(id), _) => context.foreign_lang(id),
        _ => None,
    };
    crumbs.push(Crumb { text: heading.to_owned(), path: None, lang });
    crumbs
}

fn languages(context: PageContext<'_>, id: PageId) -> Vec<LanguageLink> {
    let site = context.site();
    if site.languages.len() < 2 {
        return Vec::new();
    }
    let link = |language: LanguageId| {
        let lang = site.lang(language);
        let path =
            site.path_in(id.page, language).unwrap_or_else(|| nearest_page(context, id.page, language));
        LanguageLink {
            lang: html_lang(lang).to_owned(),
            label: context.renderer.theme.language_name(lang),
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
        Page::List(ListId::Region(of) | ListId::Related { of, .. }, _) => {
            Page::List(ListId::Kind(context.record(of).kind()), 1)
        }
        Page::List(ListId::Author(_), _) => Page::List(ListId::Kind(Kind::Story), 1),
        _ => Page::Home,
    };
    context.site().path_of(PageId { page, language })
}

fn alternates(context: PageContext<'_>, id: PageId) -> Vec<Alternate> {
    let site = context.site();
    let one = |language: LanguageId| {
        let href = site.paths.absolute(&site.path_in(id.page, language)?)?;
        Some(Alternate { lang: html_lang(site.lang(language)).to_owned(), href })
    };
    let all: Vec<_> = site.language_ids().filter_map(one).collect();
    if all.len() < 2 { Vec::new() } else { all }
}
