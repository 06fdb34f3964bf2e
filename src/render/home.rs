//! The first page: what is new, what closes soon, and where to begin.

use super::list::region_tree;
use super::reader::Reader;
use super::view::{Count, Entries, EntryRow, PathLink, Picture, Section, View};
use super::{card, format};
use crate::content::Kind;
use crate::content::kinds::{Frequency, Gain};
use crate::site::{EntryId, ListId, State};

/// How many cards of a kind the page shows.
const CARDS: usize = 3;
/// How many records answer a wish.
const ANSWERS: usize = 4;

pub(super) fn view(reader: Reader<'_>) -> View {
    let settings = reader.site().settings(reader.lang());
    View {
        title: settings.title.clone(),
        lead: settings.description.clone(),
        image: picture(reader),
        counts: counts(reader),
        entries: [gains(reader), time(reader)].into_iter().flatten().collect(),
        sections: sections(reader),
        regions: region_tree(reader),
        ..View::default()
    }
}

/// The picture of the region that the site is about.
fn picture(reader: Reader<'_>) -> Option<Picture> {
    let regions = &reader.site().settings(reader.lang()).home_regions;
    let shown = regions.iter().filter_map(|region| reader.find(Kind::Region, region.as_str()));
    shown.into_iter().find_map(|id| card::picture(reader, reader.record(id)))
}

fn counts(reader: Reader<'_>) -> Vec<Count> {
    let count = |kind| {
        let number = reader.site().list(ListId::Kind(kind)).len() as u64;
        (number > 0).then(|| Count {
            number: format::grouped(number),
            label: reader.kind_of_many(kind, number),
            path: reader.list_path(ListId::Kind(kind), 1),
        })
    };
    [Kind::Group, Kind::Job, Kind::Story].into_iter().filter_map(count).collect()
}

/// By what one wants to gain: groups, and for work also what is offered.
fn gains(reader: Reader<'_>) -> Option<Entries> {
    let groups = reader.site().list(ListId::Kind(Kind::Group));
    let row = |gain: Gain| {
        let gives =
            |id: &&EntryId| reader.record(**id).group().is_some_and(|group| group.gives.contains(&gain));
        let links: Vec<_> =
            groups.iter().filter(gives).take(ANSWERS).map(|id| reader.path_link(*id)).collect();
        let hint = reader.texts().find(&format!("home.gain_hint.{}", gain.as_str())).map(str::to_owned);
        let title = reader.texts().value("gain", gain.as_str()).to_owned();
        (!links.is_empty()).then_some(EntryRow { title, hint, links })
    };
    let rows: Vec<_> = Gain::ALL.iter().copied().filter_map(row).collect();
    let heading = reader.texts().get("home.gains").to_owned();
    (!rows.is_empty()).then_some(Entries { id: "gains", heading, rows })
}

/// By how much time one has: work that is offered.
fn time(reader: Reader<'_>) -> Option<Entries> {
    let jobs = reader.site().list(ListId::Kind(Kind::Job));
    let row = |frequency: Frequency| {
        let fits =
            |id: &&EntryId| reader.record(**id).job().is_some_and(|job| job.frequency == Some(frequency));
        let links: Vec<PathLink> =
            jobs.iter().filter(fits).take(ANSWERS).map(|id| reader.path_link(*id)).collect();
        let hint = reader.texts().find(&format!("home.time_hint.{}", frequency.as_str())).map(str::to_owned);
        let title = reader.texts().value("frequency", frequency.as_str()).to_owned();
        (!links.is_empty()).then_some(EntryRow { title, hint, links })
    };
    let rows: Vec<_> = Frequency::ALL.iter().copied().filter_map(row).collect();
    let heading = reader.texts().get("home.time").to_owned();
    (!rows.is_empty()).then_some(Entries { id: "time", heading, rows })
}

fn sections(reader: Reader<'_>) -> Vec<Section> {
    let is_closing = |id: &&EntryId| reader.site().entry(**id).state == Some(State::JobClosing);
    let jobs = reader.site().list(ListId::Kind(Kind::Job));
    let mut closing: Vec<_> = jobs.iter().filter(is_closing).copied().collect();
    closing.sort_by_key(|id| reader.record(*id).job().and_then(|job| job.closes));
    closing.truncate(CARDS);
    let new: Vec<_> = jobs.iter().filter(|id| !closing.contains(id)).take(CARDS).copied().collect();
    let first = |kind| reader.site().list(ListId::Kind(kind)).iter().take(CARDS).copied().collect::<Vec<_>>();
    [
        section(reader, Kind::Job, "home.closing", &closing),
        section(reader, Kind::Job, "home.new_jobs", &new),
        section(reader, Kind::Event, "home.next_events", &first(Kind::Event)),
        section(reader, Kind::Story, "home.new_stories", &first(Kind::Story)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn section(reader: Reader<'_>, kind: Kind, heading: &str, ids: &[EntryId]) -> Option<Section> {
    let texts = reader.texts();
    let text = texts.fill("home.see_all_of", &[("name", &reader.kind_of_many(kind, 2))]);
    (!ids.is_empty()).then(|| Section {
        heading: texts.get(heading).to_owned(),
        cards: ids.iter().map(|id| reader.card(*id)).collect(),
        more: Some(PathLink { text, path: reader.list_path(ListId::Kind(kind), 1), lang: None }),
        ..Section::default()
    })
}
