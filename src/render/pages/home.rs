//! The first page: what is new, what closes soon, and where to begin.

use super::list::region_tree;
use crate::content::Kind;
use crate::content::kinds::{Frequency, Gain};
use crate::render::page_context::PageContext;
use crate::render::parts::{card, soon, times};
use crate::render::view::{
    Count, Entries, EntryRow, HomeView, PathLink, Picture, SearchMark, Section, Timed, TimedText,
};
use crate::site::{EntryId, ListId, SOON_LINES};
use crate::texts::grouped;

/// How many cards of a kind the page shows.
const CARDS: usize = 3;
/// How many it carries, so that others move up when one is over.
const CARRIED: usize = 6;
/// How many records answer a wish.
const ANSWERS: usize = 4;

pub(in crate::render) fn view(context: PageContext<'_>) -> HomeView {
    let settings = context.site().settings(context.lang());
    HomeView {
        title: settings.title.clone(),
        lead: settings.description.clone(),
        image: picture(context),
        counts: counts(context),
        soon: soon::lines(context, context.site().soon.of_site()),
        soon_shows: SOON_LINES,
        entries: [gains(context), time(context)].into_iter().flatten().collect(),
        sections: sections(context),
        regions: region_tree(context),
    }
}

/// The picture of the region that the site is about.
fn picture(context: PageContext<'_>) -> Option<Picture> {
    let regions = &context.site().settings(context.lang()).home_regions;
    let shown = regions.iter().filter_map(|region| context.find(Kind::Region, region.as_str()));
    shown.into_iter().find_map(|id| card::picture(context, context.record(id)))
}

fn counts(context: PageContext<'_>) -> Vec<Count> {
    let count = |kind| {
        let listed = context.site().list(ListId::Kind(kind));
        let counted = times::counted(context, listed, grouped);
        (!listed.is_empty()).then(|| Count {
            number: counted.text,
            number_later: counted.later,
            label: context.kind_of_many(kind, listed.len() as u64),
            path: context.list_path(ListId::Kind(kind), 1),
        })
    };
    [Kind::Group, Kind::Job, Kind::Story].into_iter().filter_map(count).collect()
}

/// By what one wants to gain: groups, and for work also what is offered.
fn gains(context: PageContext<'_>) -> Option<Entries> {
    let groups = context.site().list(ListId::Kind(Kind::Group));
    let row = |gain: Gain| {
        let gives =
            |id: &&EntryId| context.record(**id).group().is_some_and(|group| group.gives.contains(&gain));
        let links: Vec<_> =
            groups.iter().filter(gives).take(ANSWERS).map(|id| context.path_link(*id)).collect();
        let hint = context.texts().find(&format!("home.gain_hint.{}", gain.as_str())).map(str::to_owned);
        let title = context.texts().value("gain", gain.as_str()).to_owned();
        (!links.is_empty()).then_some(EntryRow { title, hint, links })
    };
    let rows: Vec<_> = Gain::ALL.iter().copied().filter_map(row).collect();
    let heading = context.texts().get("home.gains").to_owned();
    (!rows.is_empty()).then_some(Entries { id: "gains", heading, rows })
}

/// By how much time one has: work that is offered.
fn time(context: PageContext<'_>) -> Option<Entries> {
    let jobs = context.site().list(ListId::Kind(Kind::Job));
    let row = |frequency: Frequency| {
        let fits =
            |id: &&EntryId| context.record(**id).job().is_some_and(|job| job.frequency == Some(frequency));
        let links: Vec<PathLink> =
            jobs.iter().filter(fits).take(ANSWERS).map(|id| context.path_link(*id)).collect();
        let hint = context.texts().find(&format!("home.time_hint.{}", frequency.as_str())).map(str::to_owned);
        let title = context.texts().value("frequency", frequency.as_str()).to_owned();
        (!links.is_empty()).then_some(EntryRow { title, hint, links })
    };
    let rows: Vec<_> = Frequency::ALL.iter().copied().filter_map(row).collect();
    let heading = context.texts().get("home.time").to_owned();
    (!rows.is_empty()).then_some(Entries { id: "time", heading, rows })
}

fn sections(context: PageContext<'_>) -> Vec<Section> {
    let newest = |kind, new| {
        let first = first(context, kind);
        let not_new = match kind {
            Kind::Job => context.texts().get("list.current_jobs").to_owned(),
            kind => context.kind_name(kind),
        };
        let headings = times::new_or_not(context, first, CARDS, (new, not_new));
        section(context, kind, headings, first)
    };
    let events = context.texts().get("home.next_events").to_owned();
    let events = vec![TimedText { text: events, timed: Timed::default() }];
    [
        newest(Kind::Job, "home.new_jobs"),
        section(context, Kind::Event, events, first(context, Kind::Event)),
        newest(Kind::Story, "home.new_stories"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The records of a kind that the page carries.
fn first(context: PageContext<'_>, kind: Kind) -> &[EntryId] {
    let all = context.site().list(ListId::Kind(kind));
    &all[..all.len().min(CARRIED)]
}

fn section(
    context: PageContext<'_>,
    kind: Kind,
    headings: Vec<TimedText>,
    ids: &[EntryId],
) -> Option<Section> {
    let texts = context.texts();
    let text = texts.fill("home.see_all_of", &[("name", &context.kind_of_many(kind, 2))]);
    let timed = ids.iter().enumerate().map(|(position, id)| {
        let listed = times::listed(context, *id);
        if position < CARDS { listed } else { listed.as_spare() }
    });
    let now = headings.iter().find(|heading| !heading.timed.is_hidden());
    let heading = now.map(|heading| heading.text.clone()).unwrap_or_default();
    (!ids.is_empty()).then(|| Section {
        heading,
        shows: Some(CARDS),
        timed: timed.collect(),
        cards: ids.iter().map(|id| context.card(*id)).collect(),
        marks: vec![SearchMark::Unsearched; ids.len()],
        more: Some(PathLink { text, path: context.list_path(ListId::Kind(kind), 1), ..PathLink::default() }),
        headings,
        ..Section::default()
    })
}
