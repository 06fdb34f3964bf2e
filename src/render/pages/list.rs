//! Lists: of a kind, of an archive, of a tag, and the hub of a region.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{agenda, search};
use crate::content::Kind;
use crate::content::kinds::Region;
use crate::render::page_context::PageContext;
use crate::render::parts::{banners, body, card, follow, meta, neighbours, panels, soon, times};
use crate::render::view::{
    HubView, Link, ListView, PageHead, PageNumber, Pagination, Panel, PathLink, Picture, RegionLink,
    RegionsView, SearchMark, Section, TagView, View,
};
use crate::site::{EntryId, Href, ListId, Page, SOON_LINES};
use crate::texts::grouped;

/// The view of a page of a list.
pub(in crate::render) fn view(context: PageContext<'_>, list: ListId, number: usize) -> View {
    match list {
        ListId::Region(region) => View::Hub(Box::new(hub(context, region, number))),
        ListId::Kind(Kind::Region) => View::Regions(regions(context)),
        ListId::Kind(Kind::Event) => agenda::first_page(context),
        ListId::Tag(_) => View::Tag(tag(context, list, number)),
        ListId::Kind(_) | ListId::Archive(_) => View::List(Box::new(plain(context, list, number))),
    }
}

/// The heading of a list.
pub(in crate::render) fn title(context: PageContext<'_>, list: ListId) -> String {
    let texts = context.texts();
    match list {
        ListId::Kind(kind) => context.kind_name(kind),
        ListId::Archive(Kind::Event) => texts.get("list.archive_events").to_owned(),
        ListId::Archive(_) => texts.get("list.archive_jobs").to_owned(),
        ListId::Tag(tag) => texts.fill("list.tag", &[("tag", &context.site().tags[tag.0].label)]),
        ListId::Region(region) => context.record(region).common.title.clone(),
    }
}

fn plain(context: PageContext<'_>, list: ListId, number: usize) -> ListView {
    let mut view = ListView {
        head: head(context, list, number),
        items_heading: context.texts().get("list.items").to_owned(),
        wide: !matches!(list, ListId::Kind(Kind::Group | Kind::Story | Kind::Place)),
        cards: slice(context, list, number).iter().map(|id| context.card(*id)).collect(),
        timed: slice(context, list, number).iter().map(|id| times::listed(context, *id)).collect(),
        agenda: None,
        pagination: pagination(context, list, number),
        more: other_lists(context, list),
        search: None,
        follow: follow::list(context, list).filter(|_| number == 1),
        refine: None,
    };
    if let ListId::Kind(kind) = list {
        search::offer(context, kind, number, &mut view);
    }
    view
}

fn tag(context: PageContext<'_>, list: ListId, number: usize) -> TagView {
    TagView {
        head: head(context, list, number),
        sections: by_kind(context, slice(context, list, number), None),
        pagination: pagination(context, list, number),
        follow: follow::list(context, list).filter(|_| number == 1),
    }
}

/// The heading of a page of a list; the first page has an introduction.
pub(super) fn head(context: PageContext<'_>, list: ListId, number: usize) -> PageHead {
    let texts = context.texts();
    let lead = match list {
        ListId::Kind(kind) => texts.get(&format!("kind.{}.lead", kind.folder())).to_owned(),
        ListId::Archive(Kind::Event) => texts.get("list.archive_events_lead").to_owned(),
        ListId::Archive(_) => texts.get("list.archive_jobs_lead").to_owned(),
        ListId::Tag(_) | ListId::Region(_) => texts.get("list.tag_lead").to_owned(),
    };
    let lead = Some(lead).filter(|lead| !lead.is_empty() && number == 1);
    PageHead { title: title(context, list), lead, ..PageHead::default() }
}

fn slice(context: PageContext<'_>, list: ListId, number: usize) -> &[EntryId] {
    let size = context.site().page_size();
    context.site().list(list).chunks(size).nth(number.saturating_sub(1)).unwrap_or_default()
}

/// From a list to its archive and back.
pub(super) fn other_lists(context: PageContext<'_>, list: ListId) -> Vec<PathLink> {
    let texts = context.texts();
    let link = |list, key: &str| PathLink {
        text: texts.get(key).to_owned(),
        path: context.list_path(list, 1),
        ..PathLink::default()
    };
    match list {
        ListId::Kind(kind) if !context.site().list(ListId::Archive(kind)).is_empty() => {
            let key = if kind == Kind::Event { "list.archive_events" } else { "list.archive_jobs" };
            vec![link(ListId::Archive(kind), key)]
        }
        ListId::Archive(kind) => {
            let key = if kind == Kind::Event { "list.current_events" } else { "list.current_jobs" };
            vec![link(ListId::Kind(kind), key)]
        }
        _ => Vec::new(),
    }
}

/// Cards under the names of their kinds; with totals where the whole list is given.
fn by_kind(context: PageContext<'_>, items: &[EntryId], whole: Option<&[EntryId]>) -> Vec<Section> {
    let mut kinds: BTreeMap<Kind, Vec<EntryId>> = BTreeMap::new();
    for id in items {
        kinds.entry(context.record(*id).kind()).or_default().push(*id);
    }
    let of_kind = |all: &[EntryId], kind| -> Vec<EntryId> {
        all.iter().copied().filter(|id| context.record(*id).kind() == kind).collect()
    };
    let count = |number| context.texts().count("number.count", number);
    let counted = |kind| whole.map(|all| times::counted(context, &of_kind(all, kind), count));
    let section = |(kind, ids): (Kind, Vec<EntryId>)| Section {
        id: Some(kind.folder()),
        heading: context.kind_name(kind),
        count: counted(kind).map(|counted| counted.text),
        count_later: counted(kind).and_then(|counted| counted.later),
        plain: kind != Kind::Story,
        by_start: kind == Kind::Event,
        timed: ids.iter().map(|id| times::listed(context, *id)).collect(),
        cards: ids.iter().map(|id| context.card(*id)).collect(),
        marks: vec![SearchMark::Unsearched; ids.len()],
        ..Section::default()
    };
    kinds.into_iter().map(section).collect()
}

fn hub(context: PageContext<'_>, region: EntryId, number: usize) -> HubView {
    let list = ListId::Region(region);
    let texts = context.texts();
    let written = context.record(region);
    let mut view = HubView {
        head: PageHead { title: written.common.title.clone(), ..PageHead::default() },
        lang: context.foreign_lang(region),
        pagination: pagination(context, list, number),
        sections: by_kind(context, slice(context, list, number), Some(context.site().list(list))),
        ..HubView::default()
    };
    if number > 1 {
        return view;
    }
    view.soon = soon::lines(context, &context.site().soon.of_region(region));
    view.soon_shows = SOON_LINES;
    let details = written.region();
    let mark = context.search_mark(region);
    (view.head.title_mark, view.head.mark) = (mark.of_title(), mark);
    view.head.kind_label =
        details.map(|details| texts.value("region_kind", details.kind.as_str()).to_owned());
    view.head.lead.clone_from(&written.common.summary);
    view.image = card::picture(context, written).map(|picture| Picture { mark, ..picture });
    view.body = body::html(context, written);
    view.meta = meta::lines(context, region);
    view.extra.clone_from(&written.common.extra);
    view.regions =
        context.site().regions.children(region).iter().map(|id| region_link(context, *id)).collect();
    view.panels.extend(registration(context, details));
    view.panels.extend(panels::own(context, region));
    view.panels.extend(follow::list(context, list));
    view.panels.extend(neighbours::regions_of_region(context, region));
    view.panels.extend(stories_told_here(context, region));
    view.panels.extend(neighbours::tags(context, region));
    view.head.banners.extend(banners::unpublished(context, region));
    view
}

/// Where those who live elsewhere register with the region.
fn registration(context: PageContext<'_>, details: Option<&Region>) -> Option<Panel> {
    let texts = context.texts();
    let href = Href::outside(details?.resident_registration_url.as_ref()?);
    let text = texts.get("record.resident_registration_link").to_owned();
    Some(Panel {
        heading: texts.get("record.resident_registration").to_owned(),
        hint: Some(texts.get("record.resident_registration_text").to_owned()),
        button: Some(Link { text, href, ..Link::default() }),
        ..Panel::default()
    })
}

/// Records that name the region in their text rather than as their own, such as a story whose path
/// leads through it.
fn stories_told_here(context: PageContext<'_>, region: EntryId) -> Option<Panel> {
    let listed = context.site().list(ListId::Region(region));
    let others = context.site().neighbours(region).into_iter().filter(|(kind, _)| *kind != Kind::Region);
    let others = others
        .flat_map(|(_, ids)| ids)
        .filter(|id| !listed.contains(id) && context.site().entry(*id).is_current());
    let links: Vec<_> = others.map(|id| context.entry_link(id)).collect();
    let heading = context.texts().get("record.related").to_owned();
    (!links.is_empty()).then(|| Panel { heading, links, ..Panel::default() })
}

fn regions(context: PageContext<'_>) -> RegionsView {
    let title = title(context, ListId::Kind(Kind::Region));
    let lead = Some(context.texts().get("kind.regions.lead").to_owned());
    RegionsView {
        head: PageHead { title, lead, ..PageHead::default() },
        regions: region_tree(context),
        follow: follow::list(context, ListId::Kind(Kind::Region)),
    }
}

/// All regions, each under the one that it is part of.
pub(in crate::render) fn region_tree(context: PageContext<'_>) -> Vec<RegionLink> {
    let all = context.site().list(ListId::Kind(Kind::Region));
    let mut roots: Vec<_> =
        all.iter().copied().filter(|id| context.site().regions.parent(*id).is_none()).collect();
    let home = context.site().home_regions();
    roots.sort_by_key(|root| !home.contains(root));
    roots.into_iter().map(|id| region_link(context, id)).collect()
}

fn region_link(context: PageContext<'_>, id: EntryId) -> RegionLink {
    let listed = context.site().list(ListId::Region(id));
    let count =
        |number| if number == 0 { String::new() } else { context.texts().count("number.count", number) };
    let counted = times::counted(context, listed, count);
    let mut inside = Vec::new();
    for child in context.site().regions.children(id) {
        let mut link = region_link(context, *child);
        // The page shows two levels; what lies deeper stands behind what it is part of.
        let deeper = std::mem::take(&mut link.children);
        inside.push(link);
        inside.extend(deeper);
    }
    let (text, lang) = context.title(id);
    RegionLink {
        text,
        lang,
        path: context.entry_path(id),
        count: (!listed.is_empty()).then_some(counted.text),
        count_later: counted.later,
        children: inside,
    }
}

/// The way through a list of several pages: the first, the last, and those around the page at hand.
fn pagination(context: PageContext<'_>, list: ListId, current: usize) -> Option<Pagination> {
    let all = context.site().list(list);
    let made = pages(context, (current, all.len()), |number| context.page_path(Page::List(list, number)));
    made.map(|pages| Pagination { status_later: status_later(context, all, current), ..pages })
}

/// What the way through a list says as cards of it close. No card moves to another page before the site is
/// built again, so the count of each page follows its own cards.
fn status_later(context: PageContext<'_>, all: &[EntryId], current: usize) -> Option<String> {
    let site = context.site();
    let (from, to) = ((current - 1) * site.page_size(), (current * site.page_size()).min(all.len()));
    let unlisted: Vec<_> = all.iter().map(|id| site.entry(*id).unlisted_on()).collect();
    let days: BTreeSet<_> =
        unlisted.iter().flatten().filter(|day| times::is_counted(context, **day)).collect();
    let mut later = Vec::new();
    for day in days {
        let left = |of: &[Option<Date>]| of.iter().filter(|over| over.is_none_or(|over| over > *day)).count();
        let (before, here) = (left(&unlisted[..from]), left(&unlisted[from..to]));
        let words = if here == 0 {
            String::new()
        } else {
            status(context, left(&unlisted), before + 1, before + here)
        };
        later.push(format!("{day}={words}"));
    }
    (!later.is_empty()).then(|| later.join("|"))
}

fn status(context: PageContext<'_>, total: usize, from: usize, to: usize) -> String {
    let grouped = |number: usize| grouped(number as u64);
    let status = [("total", &*grouped(total)), ("from", &grouped(from)), ("to", &grouped(to))];
    context.texts().fill("list.status", &status)
}

/// The way through so many items on pages with these paths.
pub(super) fn pages(
    context: PageContext<'_>,
    (current, total): (usize, usize),
    path: impl Fn(usize) -> String,
) -> Option<Pagination> {
    let size = context.site().page_size();
    let last = total.div_ceil(size);
    if last < 2 {
        return None;
    }
    let texts = context.texts();
    let mut pages = Vec::new();
    let mut before = 0;
    for number in (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(current) <= 1) {
        if number > before + 1 {
            pages.push(PageNumber {
                number: 0,
                path: String::new(),
                label: String::new(),
                current: false,
                gap: true,
            });
        }
        let label = texts.fill("list.page", &[("n", &number.to_string())]);
        pages.push(PageNumber { number, path: path(number), label, current: number == current, gap: false });
        before = number;
    }
    let (from, to) = ((current - 1) * size + 1, (current * size).min(total));
    Some(Pagination {
        status: status(context, total, from, to),
        status_later: None,
        previous: (current > 1).then(|| path(current - 1)),
        next: (current < last).then(|| path(current + 1)),
        pages,
    })
}
