//! Lists: of a kind, of an archive, of a region, of an answer, of a tag.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{agenda, hub, search};
use crate::content::Kind;
use crate::render::page_context::PageContext;
use crate::render::parts::{follow, times};
use crate::render::view::{
    ListView, PageHead, PageNumber, Pagination, PathLink, RegionLink, RegionPart, RegionsView, SearchMark,
    Section, TagView, View, Withdrawal,
};
use crate::site::{EntryId, Filter, ListId, Page};
use crate::texts::grouped;

/// The view of a page of a list.
pub(in crate::render) fn view(context: PageContext<'_>, list: ListId, number: usize) -> View {
    match list {
        ListId::Region(region) => View::Hub(Box::new(hub::view(context, region))),
        ListId::Kind(Kind::Region) => View::Regions(regions(context)),
        ListId::Kind(Kind::Event) => agenda::first_page(context),
        ListId::Tag(_) => View::Tag(tag(context, list, number)),
        ListId::Kind(_)
        | ListId::Archive(_)
        | ListId::Related { .. }
        | ListId::Answer { .. }
        | ListId::Author(_) => View::List(Box::new(plain(context, list, number))),
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
        ListId::Author(author) => {
            texts.fill("list.author", &[("name", &context.site().authors[author.0].label)])
        }
        ListId::Region(region) => context.record(region).common.title.clone(),
        ListId::Related { of, kind } => {
            let words = [("of", &*context.record(of).common.title), ("name", &context.kind_name(kind))];
            texts.fill("list.related", &words)
        }
        ListId::Answer { kind, filter: Filter::Mode, .. } => {
            texts.get(&format!("list.from_afar.{}", kind.folder())).to_owned()
        }
        ListId::Answer { filter, value, .. } => {
            let value = texts.value(word_of(filter), value);
            texts.fill(&format!("list.answer.{}", filter.as_str()), &[("value", value)])
        }
    }
}

/// The group of labels in which the answers to a question stand.
pub(super) const fn word_of(question: Filter) -> &'static str {
    match question {
        Filter::Gives => "gain",
        question => question.as_str(),
    }
}

/// The group of texts that explain the answers to a question.
pub(super) const fn hints(question: Filter) -> &'static str {
    match question {
        Filter::Gives => "home.gain_hint",
        _ => "home.time_hint",
    }
}

fn plain(context: PageContext<'_>, list: ListId, number: usize) -> ListView {
    let ids = slice(context, list, number);
    let mut view = ListView {
        head: head(context, list, number),
        items_heading: context.texts().get("list.items").to_owned(),
        wide: !matches!(kind_of(list), Some(Kind::Group | Kind::Story | Kind::Place)),
        by_start: matches!(
            list,
            ListId::Related { kind: Kind::Event, .. } | ListId::Answer { kind: Kind::Event, .. }
        ),
        cards: ids.iter().map(|id| context.card(*id)).collect(),
        timed: ids.iter().map(|id| times::listed(context, *id)).collect(),
        agenda: None,
        pagination: pagination(context, list, number),
        more: other_lists(context, list),
        search: None,
        follow: follow::list(context, list).filter(|_| number == 1),
        refine: refined(context, list),
        withdrawal: withdrawal(context, list),
    };
    if let ListId::Kind(kind) = list {
        search::offer(context, kind, number, &mut view);
    }
    view
}

/// What the page of an author says once they agree no more to be named.
fn withdrawal(context: PageContext<'_>, list: ListId) -> Option<Withdrawal> {
    let ListId::Author(author) = list else { return None };
    let until = context.site().authors[author.0].named_until?;
    times::withdrawn_from(context, until, "withdrawn.expired", Kind::Story)
}

/// The one kind that a list is of.
const fn kind_of(list: ListId) -> Option<Kind> {
    match list {
        ListId::Kind(kind)
        | ListId::Archive(kind)
        | ListId::Related { kind, .. }
        | ListId::Answer { kind, .. } => Some(kind),
        ListId::Author(_) => Some(Kind::Story),
        ListId::Region(_) | ListId::Tag(_) => None,
    }
}

/// Where a reader with scripts has the same list, and can filter it further.
fn refined(context: PageContext<'_>, list: ListId) -> Option<String> {
    let (kind, filter, value) = match list {
        ListId::Related { of, kind } if context.record(of).kind() == Kind::Region => {
            (kind, Filter::Region, context.record(of).key().id.as_str())
        }
        // What takes place online as well as on site can be done from afar, too.
        ListId::Answer { kind, filter: filter @ Filter::Mode, .. } => (kind, filter, "remote&mode=hybrid"),
        ListId::Answer { kind, filter, value } => (kind, filter, value),
        _ => return None,
    };
    let path = context.list_path(ListId::Kind(kind), 1);
    context.site().has_search().then(|| format!("{path}?{}={value}", filter.as_str()))
}

fn tag(context: PageContext<'_>, list: ListId, number: usize) -> TagView {
    TagView {
        head: head(context, list, number),
        sections: by_kind(context, &slice(context, list, number)),
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
        ListId::Author(_) => texts.get("list.author_lead").to_owned(),
        ListId::Related { .. } => String::new(),
        ListId::Answer { filter, value, .. } => {
            texts.find(&format!("{}.{value}", hints(filter))).unwrap_or_default().to_owned()
        }
    };
    let lead = Some(lead).filter(|lead| !lead.is_empty() && number == 1);
    PageHead { title: title(context, list), lead, ..PageHead::default() }
}

fn slice(context: PageContext<'_>, list: ListId, number: usize) -> Vec<EntryId> {
    let size = context.site().page_size();
    let all = context.site().list_in(list, context.language);
    all.chunks(size).nth(number.saturating_sub(1)).unwrap_or_default().to_vec()
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
        ListId::Related { .. } | ListId::Answer { .. } | ListId::Author(_) => {
            let Some(kind) = kind_of(list) else { return Vec::new() };
            let text = texts.fill("home.see_all_of", &[("name", &context.kind_of_many(kind, 2))]);
            vec![PathLink { text, path: context.list_path(ListId::Kind(kind), 1), ..PathLink::default() }]
        }
        _ => Vec::new(),
    }
}

/// Cards under the names of their kinds.
fn by_kind(context: PageContext<'_>, items: &[EntryId]) -> Vec<Section> {
    let mut kinds: BTreeMap<Kind, Vec<EntryId>> = BTreeMap::new();
    for id in items {
        kinds.entry(context.record(*id).kind()).or_default().push(*id);
    }
    let section = |(kind, ids): (Kind, Vec<EntryId>)| Section {
        id: Some(kind.folder()),
        heading: context.kind_name(kind),
        plain: kind != Kind::Story,
        by_start: kind == Kind::Event,
        timed: ids.iter().map(|id| times::listed(context, *id)).collect(),
        cards: ids.iter().map(|id| context.card(*id)).collect(),
        marks: vec![SearchMark::Unsearched; ids.len()],
        ..Section::default()
    };
    kinds.into_iter().map(section).collect()
}

fn regions(context: PageContext<'_>) -> RegionsView {
    let title = title(context, ListId::Kind(Kind::Region));
    let lead = Some(context.texts().get("kind.regions.lead").to_owned());
    RegionsView {
        head: PageHead { title, lead, ..PageHead::default() },
        regions: region_tree(context),
        parts: region_parts(context),
        follow: follow::list(context, ListId::Kind(Kind::Region)),
    }
}

/// All regions, each under the one that it is part of; those at home first.
pub(in crate::render) fn region_tree(context: PageContext<'_>) -> Vec<RegionLink> {
    let (home, away) = home_and_away(context);
    home.into_iter().chain(away).map(|id| region_link(context, id)).collect()
}

/// The regions at home and those elsewhere, where there are both.
fn region_parts(context: PageContext<'_>) -> Vec<RegionPart> {
    let (home, away) = home_and_away(context);
    if home.is_empty() || away.is_empty() {
        return Vec::new();
    }
    let part = |(heading, roots): (&str, Vec<EntryId>)| RegionPart {
        heading: context.texts().get(heading).to_owned(),
        regions: roots.into_iter().map(|id| region_link(context, id)).collect(),
    };
    [("region.part_home", home), ("region.part_away", away)].map(part).into()
}

/// The regions that lie in no other: those that are at home, or in which what is at home lies, and the others.
fn home_and_away(context: PageContext<'_>) -> (Vec<EntryId>, Vec<EntryId>) {
    let site = context.site();
    let root = |id: EntryId| std::iter::successors(Some(id), |id| site.regions.parent(*id)).last();
    let home: Vec<EntryId> = site.home_regions().into_iter().filter_map(root).collect();
    let all = site.list(ListId::Kind(Kind::Region)).iter().copied();
    let roots = all.filter(|id| site.regions.parent(*id).is_none());
    roots.partition(|id| home.contains(id))
}

pub(super) fn region_link(context: PageContext<'_>, id: EntryId) -> RegionLink {
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
    let all = &context.site().list_in(list, context.language);
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
