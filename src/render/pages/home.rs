//! The first page: what is new, what closes soon, and where to begin.

use jiff::civil::DateTime;
use tera::Value;

use super::list::region_tree;
use super::news;
use crate::content::Kind;
use crate::content::kinds::{Frequency, Gain};
use crate::render::page_context::PageContext;
use crate::render::parts::{card, soon, times};
use crate::render::view::{
    Count, Entries, EntryRow, HomeView, PathLink, Picture, SearchMark, Section, Timed, TimedText,
};
use crate::site::{EntryId, ListId, Occurrence, SOON_LINES};
use crate::texts::grouped;

/// How many cards of a kind the page shows.
const CARDS: usize = 3;
/// How many it carries, so that others move up when one is over.
const CARRIED: usize = 6;
/// The same of events, of which one that repeats takes several places.
const CARRIED_EVENTS: usize = 9;
/// How many events of the list can be among these.
const MOST_EVENTS: usize = 12;
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
        news: news::of_home(context),
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

/// An answer with the first of its records; others move up when one of these is over.
fn row_of(title: String, hint: Option<String>, mut links: Vec<PathLink>) -> Option<EntryRow> {
    let timed = links.iter().map(|link| link.timed.clone()).collect();
    for (link, timed) in links.iter_mut().zip(times::first_ones(timed, ANSWERS)) {
        link.timed = timed;
    }
    (!links.is_empty()).then_some(EntryRow { title, hint, links, shows: ANSWERS })
}

/// By what one wants to gain: groups, and for work also what is offered.
fn gains(context: PageContext<'_>) -> Option<Entries> {
    let groups = context.site().list(ListId::Kind(Kind::Group));
    let row = |gain: Gain| {
        let gives =
            |id: &&EntryId| context.record(**id).group().is_some_and(|group| group.gives.contains(&gain));
        let links: Vec<_> =
            groups.iter().filter(gives).take(2 * ANSWERS).map(|id| context.path_link(*id)).collect();
        let hint = context.texts().find(&format!("home.gain_hint.{}", gain.as_str())).map(str::to_owned);
        let title = context.texts().value("gain", gain.as_str()).to_owned();
        row_of(title, hint, links)
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
            jobs.iter().filter(fits).take(2 * ANSWERS).map(|id| context.path_link(*id)).collect();
        let hint = context.texts().find(&format!("home.time_hint.{}", frequency.as_str())).map(str::to_owned);
        let title = context.texts().value("frequency", frequency.as_str()).to_owned();
        row_of(title, hint, links)
    };
    let rows: Vec<_> = Frequency::ALL.iter().copied().filter_map(row).collect();
    let heading = context.texts().get("home.time").to_owned();
    (!rows.is_empty()).then_some(Entries { id: "time", heading, rows })
}

fn sections(context: PageContext<'_>) -> Vec<Section> {
    let newest = |kind, new| {
        let all = context.site().list(ListId::Kind(kind));
        let ids = &all[..all.len().min(CARRIED)];
        let not_new = match kind {
            Kind::Job => context.texts().get("list.current_jobs").to_owned(),
            kind => context.kind_name(kind),
        };
        let headings = times::new_or_not(context, ids, CARDS, (new, not_new));
        let cards = ids.iter().map(|id| (context.card(*id), times::listed(context, *id)));
        section(context, kind, headings, cards.collect())
    };
    let events = context.texts().get("home.next_events").to_owned();
    let events = vec![TimedText { text: events, timed: Timed::default() }];
    [
        newest(Kind::Job, "home.new_jobs"),
        section(context, Kind::Event, events, events_one_by_one(context)),
        newest(Kind::Story, "home.new_stories"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Cards of the next times that events take place: one of each event at a time.
fn events_one_by_one(context: PageContext<'_>) -> Vec<(Value, Timed)> {
    let site = context.site();
    let mut told: Vec<(Option<DateTime>, EntryId, Option<Occurrence>, Timed)> = Vec::new();
    for id in site.list(ListId::Kind(Kind::Event)).iter().take(MOST_EVENTS) {
        let entry = site.entry(*id);
        if entry.coming.is_empty() {
            told.push((None, *id, None, times::listed(context, *id)));
        }
        let mut from = None;
        for occurrence in entry.coming.iter().take(CARDS) {
            let over = occurrence.last_day().tomorrow().ok();
            let until = over.into_iter().chain(entry.withdrawn_on()).min();
            let timed = Timed::between(from, until, site.day);
            told.extend(timed.map(|timed| (Some(occurrence.starts.start()), *id, Some(*occurrence), timed)));
            from = from.max(over);
        }
    }
    // Stable: at the same time, and without one, in the order of the list.
    told.sort_by_key(|(starts, ..)| (starts.is_none(), *starts));
    let card = |(_, id, occurrence, timed): (_, EntryId, Option<Occurrence>, Timed)| {
        let is_next = occurrence == site.entry(id).occurrence;
        let later = occurrence.filter(|_| !is_next);
        let card = later.map(|later| Value::from_serializable(&card::card_of_time(context, id, later)));
        (card.unwrap_or_else(|| context.card(id)), timed)
    };
    told.into_iter().take(CARRIED_EVENTS).map(card).collect()
}

/// Cards with the days on which each is shown; the first ones are shown at a time.
fn section(
    context: PageContext<'_>,
    kind: Kind,
    headings: Vec<TimedText>,
    cards: Vec<(Value, Timed)>,
) -> Option<Section> {
    let texts = context.texts();
    let text = texts.fill("home.see_all_of", &[("name", &context.kind_of_many(kind, 2))]);
    let now = headings.iter().find(|heading| !heading.timed.is_hidden());
    let heading = now.map(|heading| heading.text.clone()).unwrap_or_default();
    let (cards, timed): (Vec<_>, Vec<_>) = cards.into_iter().unzip();
    (!cards.is_empty()).then(|| Section {
        heading,
        shows: Some(CARDS),
        timed: times::first_ones(timed, CARDS),
        marks: vec![SearchMark::Unsearched; cards.len()],
        cards,
        more: Some(PathLink { text, path: context.list_path(ListId::Kind(kind), 1), ..PathLink::default() }),
        headings,
        ..Section::default()
    })
}
