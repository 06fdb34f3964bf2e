//! Whom a record is tied to, whichever of the two said so.

use std::collections::BTreeMap;

use crate::content::{Details, Kind};
use crate::render::page_context::PageContext;
use crate::render::parts::{first_cards, times};
use crate::render::view::{Link, Panel, SearchMark, Section, Timed};
use crate::site::{EntryId, ListId, RELATED_CARDS};

/// How many further ones a page carries at most, which move up as others are over.
const SPARES: usize = 2;
/// How many of what is over are named.
const MOST_OVER: usize = 6;

/// How the neighbours of a kind are shown on a page of another.
enum ShownAs {
    Cards(&'static str),
    Links(&'static str),
    /// As a card among those of other kinds, with what it is to the person of the story.
    Ways(&'static str),
}

/// The records that a page's record names itself, and the mark of their titles on it.
struct NamedNeighbours {
    ids: Vec<EntryId>,
    mark: SearchMark,
}

impl NamedNeighbours {
    fn mark_of(&self, id: EntryId) -> SearchMark {
        self.mark.only_if(self.ids.contains(&id))
    }
}

/// The neighbours of a record: those to choose from as cards, the others as links.
pub(in crate::render) fn of(context: PageContext<'_>, id: EntryId) -> (Vec<Section>, Vec<Panel>) {
    let own_kind = context.record(id).kind();
    let named = NamedNeighbours { ids: named(context, id), mark: context.search_mark(id) };
    let (mut sections, mut panels) = (Vec::new(), Vec::new());
    let mut neighbours = context.site().neighbours(id);
    for kind in [
        Kind::Job,
        Kind::Event,
        Kind::Story,
        Kind::Group,
        Kind::Program,
        Kind::Place,
        Kind::Region,
        Kind::Page,
    ] {
        if own_kind == Kind::Story && kind == Kind::Job {
            sections.extend(like_this_person(context, &neighbours, &named));
        }
        let Some(all) = neighbours.remove(&kind) else { continue };
        let (current, past): (Vec<_>, Vec<_>) = context
            .site()
            .readable_first(&all, context.language)
            .iter()
            .copied()
            .partition(|id| context.site().entry(*id).is_current());
        let heading = if kind == Kind::Event { "record.past_events" } else { "record.past_jobs" };
        match shown(own_kind, kind) {
            // Among those of all kinds, above.
            ShownAs::Ways(_) => {}
            ShownAs::Cards(heading) => {
                sections.extend(section(context, (id, kind), heading, &current, &named));
            }
            ShownAs::Links(heading) => {
                let heading = context.texts().get(heading).to_owned();
                panels.extend(first_links(context, (id, kind), heading, &current, &named));
            }
        }
        panels.extend(over(context, context.texts().get(heading).to_owned(), &current, &past, &named));
    }
    panels.extend(tags(context, id));
    (sections, panels)
}

/// The records that a record names itself, each once.
pub(in crate::render) fn named(context: PageContext<'_>, id: EntryId) -> Vec<EntryId> {
    let mut named = Vec::new();
    for neighbour in context.site().entry(id).neighbours.iter().filter(|neighbour| !neighbour.from_there) {
        if !named.contains(&neighbour.entry) {
            named.push(neighbour.entry);
        }
    }
    named
}

const fn shown(on: Kind, of: Kind) -> ShownAs {
    match (on, of) {
        (Kind::Group, Kind::Job) => ShownAs::Cards("record.jobs_of_group"),
        (Kind::Group, Kind::Event) => ShownAs::Cards("record.events_of_group"),
        (Kind::Group, Kind::Story) => ShownAs::Cards("record.stories_of_group"),
        (Kind::Group, Kind::Group) => ShownAs::Links("record.related_groups"),
        (Kind::Group, Kind::Place) => ShownAs::Links("record.places_of_group"),
        (Kind::Place, Kind::Event) => ShownAs::Cards("record.events"),
        (Kind::Program | Kind::Place | Kind::Job | Kind::Event, Kind::Story) => {
            ShownAs::Cards("record.stories")
        }
        (Kind::Program, Kind::Job) => ShownAs::Cards("record.jobs"),
        (Kind::Job, Kind::Group) => ShownAs::Links("record.brought_by"),
        (Kind::Story, Kind::Group) => ShownAs::Ways("record.met"),
        (Kind::Story, Kind::Job) => ShownAs::Ways("record.worked"),
        (Kind::Story, Kind::Event) => ShownAs::Ways("record.joined"),
        (Kind::Story, Kind::Program) => ShownAs::Ways("record.helped"),
        (Kind::Story, Kind::Place) => ShownAs::Ways("record.visited"),
        (_, Kind::Group) => ShownAs::Links("record.groups"),
        (_, Kind::Job) => ShownAs::Links("record.jobs"),
        (_, Kind::Story) => ShownAs::Links("record.stories"),
        (_, Kind::Event) => ShownAs::Links("record.events"),
        (_, Kind::Program) => ShownAs::Links("record.programs"),
        (_, Kind::Place) => ShownAs::Links("record.places"),
        (_, Kind::Region) => ShownAs::Links("record.regions"),
        (_, Kind::Page) => ShownAs::Links("record.related"),
    }
}

fn section(
    context: PageContext<'_>,
    (of, kind): (EntryId, Kind),
    heading: &str,
    all: &[EntryId],
    named: &NamedNeighbours,
) -> Option<Section> {
    let counted = times::counted(context, all, |number| context.texts().count("number.count", number));
    let cards = times::carried(context, all, RELATED_CARDS, RELATED_CARDS + SPARES);
    let timed = cards.iter().map(|id| times::listed(context, *id)).collect();
    (!cards.is_empty()).then(|| Section {
        id: Some(kind.folder()),
        heading: context.texts().get(heading).to_owned(),
        count: Some(counted.text),
        count_later: counted.later,
        by_start: kind == Kind::Event,
        shows: (all.len() > RELATED_CARDS).then_some(RELATED_CARDS),
        more: first_cards::all_behind(context, ListId::Related { of, kind }, kind, RELATED_CARDS),
        timed: times::first_ones(timed, RELATED_CARDS),
        cards: cards.iter().map(|id| context.card(*id)).collect(),
        marks: cards.iter().map(|id| named.mark_of(*id)).collect(),
        ..Section::default()
    })
}

/// What the person of a story met, worked and used: ways that a reader can go as well.
fn like_this_person(
    context: PageContext<'_>,
    neighbours: &BTreeMap<Kind, Vec<EntryId>>,
    named: &NamedNeighbours,
) -> Option<Section> {
    let mut section = Section {
        id: Some("like-this-person"),
        heading: context.texts().get("record.like_this_person").to_owned(),
        plain: true,
        ..Section::default()
    };
    for (kind, ids) in neighbours {
        let ShownAs::Ways(label) = shown(Kind::Story, *kind) else { continue };
        for id in ids.iter().filter(|id| context.site().entry(**id).is_current()) {
            section.labels.push(context.texts().get(label).to_owned());
            section.timed.push(times::listed(context, *id));
            section.cards.push(context.card(*id));
            section.marks.push(named.mark_of(*id));
        }
    }
    (!section.cards.is_empty()).then_some(section)
}

/// What is over, and what will be before long: hidden until then.
fn over(
    context: PageContext<'_>,
    heading: String,
    current: &[EntryId],
    past: &[EntryId],
    named: &NamedNeighbours,
) -> Option<Panel> {
    let site = context.site();
    let ends = |id: &EntryId| times::over_on(context, *id).map(|day| (*id, Some(day)));
    let mut all: Vec<_> = current.iter().filter_map(ends).chain(past.iter().map(|id| (*id, None))).collect();
    let newest = |id: EntryId| match &site.entry(id).record.details {
        Details::Job(job) => job.posted.map(|day| day.0),
        // Over are all its times, so the last one counts.
        _ => site.entry(id).ends,
    };
    // Stable: what stands in the list of what is over keeps its order.
    all.sort_by_key(|(id, _)| std::cmp::Reverse(newest(*id)));
    // What will be over comes before what is.
    let carried = all.iter().filter(|(_, from)| from.is_some()).count();
    all.truncate(MOST_OVER + carried);
    let mut panel = links(context, heading, &all.iter().map(|(id, _)| *id).collect::<Vec<_>>(), named)?;
    for (link, (id, from)) in panel.links.iter_mut().zip(&all) {
        if from.is_some() {
            link.mark = SearchMark::Unsearched;
            link.timed = Timed::between(*from, site.entry(*id).withdrawn_on(), site.day).unwrap_or_default();
        }
    }
    panel.holds = all.iter().any(|(_, from)| from.is_some()) || panel.holds;
    panel.shows = (all.len() > MOST_OVER).then_some(MOST_OVER);
    panel.hidden = past.is_empty();
    Some(panel)
}

/// The first neighbours of a kind as links, and the way to all of them.
fn first_links(
    context: PageContext<'_>,
    (of, kind): (EntryId, Kind),
    heading: String,
    all: &[EntryId],
    named: &NamedNeighbours,
) -> Option<Panel> {
    let more = first_cards::all_behind(context, ListId::Related { of, kind }, kind, RELATED_CARDS);
    if more.is_none() {
        return links(context, heading, all, named);
    }
    let carried = times::carried(context, all, RELATED_CARDS, RELATED_CARDS + SPARES);
    let mut panel = links(context, heading, carried, named)?;
    let timed = panel.links.iter_mut().map(|link| std::mem::take(&mut link.timed)).collect();
    for (link, timed) in panel.links.iter_mut().zip(times::first_ones(timed, RELATED_CARDS)) {
        link.timed = timed;
    }
    Some(Panel { shows: Some(RELATED_CARDS), more, ..panel })
}

/// The regions that a region names itself: the one that it is part of.
pub(in crate::render) fn regions_of_region(context: PageContext<'_>, region: EntryId) -> Option<Panel> {
    let named = NamedNeighbours { ids: named(context, region), mark: context.search_mark(region) };
    links(context, context.texts().get("record.regions").to_owned(), &named.ids, &named)
}

fn links(
    context: PageContext<'_>,
    heading: String,
    entries: &[EntryId],
    named: &NamedNeighbours,
) -> Option<Panel> {
    let link = |id: &EntryId| Link { mark: named.mark_of(*id), ..context.entry_link(*id) };
    let links: Vec<_> = entries.iter().map(link).collect();
    (!links.is_empty()).then(|| Panel {
        heading,
        holds: links.iter().any(|link| link.timed != Timed::default()),
        links,
        ..Panel::default()
    })
}

/// The tags of a record, as links to all that bears them.
pub(in crate::render) fn tags(context: PageContext<'_>, id: EntryId) -> Option<Panel> {
    let (names, mark) = (&context.site().entry(id).record.derived.tags, context.search_mark(id));
    let link = |name: &String| {
        let (text, href) = context.tag(name)?;
        Some(Link { text, href, mark, lang: context.foreign_site_lang(), ..Link::default() })
    };
    let tags: Vec<_> = names.iter().filter_map(link).collect();
    let heading = context.texts().get("record.tags").to_owned();
    (!tags.is_empty()).then(|| Panel { heading, tags, ..Panel::default() })
}
