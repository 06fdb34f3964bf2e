//! The first page: what is new, what closes soon, and where to begin.

use super::list::region_tree;
use crate::content::Kind;
use crate::content::kinds::{Frequency, Gain};
use crate::render::page_context::PageContext;
use crate::render::parts::card;
use crate::render::view::{Count, Entries, EntryRow, HomeView, PathLink, Picture, SearchMark, Section};
use crate::site::{EntryId, JobState, ListId, State};
use crate::texts::grouped;

/// How many cards of a kind the page shows.
const CARDS: usize = 3;
/// How many records answer a wish.
const ANSWERS: usize = 4;

pub(in crate::render) fn view(context: PageContext<'_>) -> HomeView {
    let settings = context.site().settings(context.lang());
    HomeView {
        title: settings.title.clone(),
        lead: settings.description.clone(),
        image: picture(context),
        counts: counts(context),
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
        let number = context.site().list(ListId::Kind(kind)).len() as u64;
        (number > 0).then(|| Count {
            number: grouped(number),
            label: context.kind_of_many(kind, number),
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
    let is_closing =
        |id: &&EntryId| context.site().entry(**id).state() == Some(State::Job(JobState::Closing));
    let jobs = context.site().list(ListId::Kind(Kind::Job));
    let mut closing: Vec<_> = jobs.iter().filter(is_closing).copied().collect();
    closing.sort_by_key(|id| context.record(*id).job().and_then(|job| job.closes));
    closing.truncate(CARDS);
    let new: Vec<_> = jobs.iter().filter(|id| !closing.contains(id)).take(CARDS).copied().collect();
    let first =
        |kind| context.site().list(ListId::Kind(kind)).iter().take(CARDS).copied().collect::<Vec<_>>();
    [
        section(context, Kind::Job, "home.closing", &closing),
        section(context, Kind::Job, "home.new_jobs", &new),
        section(context, Kind::Event, "home.next_events", &first(Kind::Event)),
        section(context, Kind::Story, "home.new_stories", &first(Kind::Story)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn section(context: PageContext<'_>, kind: Kind, heading: &str, ids: &[EntryId]) -> Option<Section> {
    let texts = context.texts();
    let text = texts.fill("home.see_all_of", &[("name", &context.kind_of_many(kind, 2))]);
    (!ids.is_empty()).then(|| Section {
        heading: texts.get(heading).to_owned(),
        cards: ids.iter().map(|id| context.card(*id)).collect(),
        marks: vec![SearchMark::Unsearched; ids.len()],
        more: Some(PathLink { text, path: context.list_path(ListId::Kind(kind), 1), ..PathLink::default() }),
        ..Section::default()
    })
}
