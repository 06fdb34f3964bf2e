//! The site itself, and where a page stands in it. Both are made of absolute addresses.

use super::script;
use super::things::{BreadcrumbList, EntryPoint, ListItem, Organization, SearchAction, Thing, WebSite};
use crate::render::format::html_lang;
use crate::render::page_context::PageContext;
use crate::render::view::{Crumb, StructuredView};
use crate::site::{Page, PageId};

/// The way from the first page to a page at `canonical`.
pub(super) fn breadcrumbs(
    context: PageContext<'_>,
    crumbs: &[Crumb],
    canonical: Option<&String>,
) -> Option<StructuredView> {
    let canonical = canonical?;
    let item = |(number, crumb): (usize, &Crumb)| {
        let address = crumb.path.as_ref().and_then(|path| context.site().paths.absolute_from_root(path));
        ListItem {
            position: number + 1,
            name: crumb.text.clone(),
            item: Some(address.map_or_else(|| canonical.clone(), crate::site::Href::into_string)),
        }
    };
    let items: Vec<_> = crumbs.iter().enumerate().map(item).collect();
    (items.len() > 1)
        .then(|| script(&[Thing::Breadcrumbs(BreadcrumbList { item_list_element: items })], None))
}

/// The site, with how it is searched.
pub(super) fn web_site(context: PageContext<'_>, canonical: Option<String>) -> Option<StructuredView> {
    let site = context.site();
    let settings = site.settings(context.lang());
    let search = PageId { page: Page::Search, language: context.language };
    let search = site.paths.absolute(&site.path_of(search)).filter(|_| site.has_search());
    let action = search.map(|page| SearchAction {
        target: EntryPoint { address: format!("{page}?q={{search_term_string}}") },
        query_input: "required name=search_term_string",
    });
    let publisher = settings.publisher.as_ref().map(|publisher| Organization {
        url: publisher.url.as_ref().map(|url| url.0.clone()),
        ..Organization::named(publisher.name.clone())
    });
    let site = WebSite {
        name: settings.title.clone(),
        url: canonical?,
        in_language: html_lang(context.lang()).to_owned(),
        description: settings.description.clone(),
        publisher,
        potential_action: action,
    };
    Some(script(&[Thing::Site(Box::new(site))], None))
}
