//! The page of a region: what it is, and the first records of each kind in it.

use super::{away, list};
use crate::content::kinds::{AccessWay, Figure, Region};
use crate::content::types::DayOrMonth;
use crate::content::{Kind, prefectures};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::{
    banners, body, card, first_cards, follow, meta, neighbours, numbers, panels, plan, share, soon, ties,
    times,
};
use crate::render::view::{
    Fact, FactValue, FigureView, HubView, Link, PageHead, Panel, PathLink, Picture, RegionLink, SearchMark,
    Section,
};
use crate::site::{EntryId, Href, ListId, SOON_LINES};

/// The kinds in the order in which readers ask for them.
const ORDER: [Kind; 7] =
    [Kind::Job, Kind::Event, Kind::Story, Kind::Group, Kind::Program, Kind::Place, Kind::Page];

/// How many regions next to a region are named.
const MOST_NEXT: usize = 8;

/// The view of the page of a region.
pub(super) fn view(context: PageContext<'_>, region: EntryId) -> HubView {
    let texts = context.texts();
    let written = context.record(region);
    let details = written.region();
    let mark = context.search_mark(region);
    let is_away = is_away(context, region);
    let head = PageHead {
        title: written.common.title.clone(),
        title_mark: mark.of_title(),
        mark,
        kind_label: details.map(|details| texts.value("region_kind", details.kind.as_str()).to_owned()),
        lead: written.common.summary.clone(),
        banners: banners::unpublished(context, region).into_iter().collect(),
        ..PageHead::default()
    };
    HubView {
        head,
        lang: context.foreign_lang(region),
        image: card::picture(context, written).map(|picture| Picture { mark, ..picture }),
        body: body::html(context, written),
        body_lang: context.inherited_text_lang(region),
        share: share::of(context, region),
        meta: meta::lines(context, region),
        extra: written.common.extra.clone(),
        numbers: ORDER
            .iter()
            .filter_map(|kind| numbers::of(context, *kind, &of_kind(context, region, *kind)))
            .collect(),
        away: is_away.then(|| texts.fill("region.away", &[("of", &context.title(region).0)])),
        figures: figures(context, details),
        access: access(details),
        plan: plan::of(context, region, context.site().list(ListId::Region(region))),
        ties: ties::view(context, region),
        regions: inside(context, region),
        panels: beside(context, region, details),
        soon: soon::lines(context, &context.site().soon.of_region(region)),
        soon_shows: SOON_LINES,
        sections: if is_away {
            away::sections_of(context, region)
        } else {
            sections(context, region, &ORDER)
        },
    }
}

/// Whether a region is none that the site is about, nor in one of these or around them.
fn is_away(context: PageContext<'_>, region: EntryId) -> bool {
    let site = context.site();
    let home = site.home_regions();
    !home.is_empty() && !site.regions.with_ancestors(region).any(|around| home.contains(&around))
}

/// The numbers that tell of a region, with their sources.
fn figures(context: PageContext<'_>, details: Option<&Region>) -> Vec<FigureView> {
    let texts = context.texts();
    let as_of =
        |on: DayOrMonth| texts.fill("region.figure_as_of", &[("date", &format::day_or_month(texts, on))]);
    let figure = |figure: &Figure| FigureView {
        label: figure.label.clone(),
        value: figure.value.clone(),
        notes: figure.source.iter().cloned().chain(figure.as_of.map(as_of)).collect(),
    };
    details.into_iter().flat_map(|details| &details.figures).map(figure).collect()
}

/// How to get to a region.
fn access(details: Option<&Region>) -> Vec<Fact> {
    let way = |way: &AccessWay| {
        let value = FactValue { text: Some(way.how.clone()), ..FactValue::default() };
        Fact { label: way.from.clone(), values: vec![value], ..Fact::default() }
    };
    details.into_iter().flat_map(|details| &details.access).map(way).collect()
}

/// The regions next to a region: those that share its border or lie in the same one.
fn next_to(context: PageContext<'_>, region: EntryId) -> Option<Panel> {
    let site = context.site();
    let bordering = prefectures::find(&context.record(region).key().id).map(|known| &known.neighbours);
    let bordering = bordering.into_iter().flatten().filter_map(|id| context.find(Kind::Region, id));
    let beside = site.regions.parent(region).map(|parent| site.regions.children(parent)).unwrap_or_default();
    let all = bordering.chain(beside.iter().copied()).filter(|other| *other != region);
    let links: Vec<_> = all.take(MOST_NEXT).map(|id| Link { sub: None, ..context.entry_link(id) }).collect();
    let heading = context.texts().get("region.neighbours").to_owned();
    (!links.is_empty()).then(|| Panel { heading, links, ..Panel::default() })
}

fn inside(context: PageContext<'_>, region: EntryId) -> Vec<RegionLink> {
    context.site().regions.children(region).iter().map(|id| list::region_link(context, *id)).collect()
}

/// The boxes beside the text.
fn beside(context: PageContext<'_>, region: EntryId, details: Option<&Region>) -> Vec<Panel> {
    let mut beside = Vec::new();
    beside.extend(registration(context, details));
    beside.extend(panels::own(context, region));
    beside.extend(follow::list(context, ListId::Region(region)));
    beside.extend(neighbours::regions_of_region(context, region));
    beside.extend(next_to(context, region));
    beside.extend(neighbours::tags(context, region));
    beside
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

/// What belongs to a region and is of a kind.
pub(super) fn of_kind(context: PageContext<'_>, region: EntryId, kind: Kind) -> Vec<EntryId> {
    let all = context.site().list(ListId::Region(region)).iter().copied();
    all.filter(|id| context.record(*id).kind() == kind).collect()
}

/// The first records of each kind, with the number of all and the way to them.
pub(super) fn sections(context: PageContext<'_>, region: EntryId, order: &[Kind]) -> Vec<Section> {
    let of_one = |kind: &Kind| {
        let ids = of_kind(context, region, *kind);
        let more = first_cards::all_of(context, ListId::Related { of: region, kind: *kind }, *kind);
        section(context, *kind, &ids, (context.kind_name(*kind), kind.folder()), more)
    };
    order.iter().filter_map(of_one).collect()
}

/// The first of some records of a kind, under a heading with an anchor; none where there are none.
pub(super) fn section(
    context: PageContext<'_>,
    kind: Kind,
    ids: &[EntryId],
    (heading, anchor): (String, &'static str),
    more: Option<PathLink>,
) -> Option<Section> {
    let counted = times::counted(context, ids, |number| context.texts().count("number.count", number));
    let (cards, timed): (Vec<_>, Vec<_>) = first_cards::of(context, kind, ids).into_iter().unzip();
    (!cards.is_empty()).then(|| Section {
        id: Some(anchor),
        heading,
        count: Some(counted.text),
        count_later: counted.later,
        shows: Some(first_cards::SHOWN),
        plain: kind != Kind::Story,
        timed: times::first_ones(timed, first_cards::SHOWN),
        marks: vec![SearchMark::Unsearched; cards.len()],
        cards,
        more,
        ..Section::default()
    })
}
