//! The first page: what is new, what closes soon, and where to begin.

use tera::Value;

use super::list::{self, region_tree};
use super::news;
use crate::content::Kind;
use crate::content::look::HomePart;
use crate::pictures::photo::Coding;
use crate::render::page_context::PageContext;
use crate::render::parts::first_cards::{self, CARRIED, SHOWN};
use crate::render::parts::{card, soon, times, voice};
use crate::render::view::{
    Count, Entries, EntryRow, HomeView, HomeWay, PathLink, Picture, SearchMark, Section, Timed, TimedText,
};
use crate::site::{
    FROM_AFAR, Filter, ListId, QUESTIONS, Question, REMOTE, SETTINGS_FILE, SOON_LINES, answers,
};
use crate::texts::grouped;

/// How many records are named as examples of what an answer leads to.
const EXAMPLES: usize = 2;

pub(in crate::render) fn view(context: PageContext<'_>) -> HomeView {
    let settings = context.site().settings(context.lang());
    let main = &context.site().portal.settings.main;
    let parts = main.look.home_parts();
    let has = |part| parts.contains(&part);
    HomeView {
        title: settings.title.clone(),
        lead_lang: context.settings_lang(settings.description == main.description),
        lead: settings.description.clone(),
        parts: parts.iter().map(|part| part.as_str()).collect(),
        image: picture(context),
        ways: ways(context),
        counts: counts(context),
        soon: where_chosen(has(HomePart::Soon), || soon::lines(context, context.site().soon.of_site())),
        soon_shows: SOON_LINES,
        news: where_chosen(has(HomePart::News), || news::of_home(context)),
        entries: QUESTIONS.into_iter().filter_map(|asked| question(context, asked, &parts)).collect(),
        voices: where_chosen(has(HomePart::Voice), || voice::carried(context)),
        sections: parts.iter().filter_map(|part| section_of(context, *part)).collect(),
        afar: where_chosen(has(HomePart::Regions), || {
            FROM_AFAR.into_iter().filter_map(|asked| from_afar(context, asked)).collect()
        }),
        regions: where_chosen(has(HomePart::Regions), || region_tree(context)),
    }
}

/// What a part shows; nothing where the part is not among those that the settings choose.
fn where_chosen<T: Default>(is_chosen: bool, make: impl FnOnce() -> T) -> T {
    if is_chosen { make() } else { T::default() }
}

/// The picture that the settings choose, else that of the region that the site is about.
fn picture(context: PageContext<'_>) -> Option<Picture> {
    if let Some(chosen) = chosen_picture(context) {
        return Some(chosen);
    }
    let regions = &context.site().settings(context.lang()).home_regions;
    let shown = regions.iter().filter_map(|region| context.find(Kind::Region, region.as_str()));
    shown.into_iter().find_map(|id| card::picture(context, context.record(id)))
}

fn chosen_picture(context: PageContext<'_>) -> Option<Picture> {
    let hero = context.site().settings(context.lang()).look.hero.as_ref()?;
    let found = context.site().picture(SETTINGS_FILE, hero.src.as_str())?;
    Some(Picture {
        path: context.path(&found.output),
        alt: hero.alt.clone(),
        credit: hero.credit.clone(),
        width: found.size.map(|(width, _)| width),
        height: found.size.map(|(_, height)| height),
        sizes: card::sizes(context, found, Coding::Jpeg),
        webp: card::sizes(context, found, Coding::WebP),
        mark: SearchMark::Unsearched,
        timed: Timed::default(),
    })
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
    let kinds = Kind::SHOWN.into_iter().filter(|kind| *kind != Kind::Page);
    kinds.filter_map(count).collect()
}

/// A question with its answers, each of which leads to the list of what fits it.
fn question(context: PageContext<'_>, (kind, filter): Question, parts: &[HomePart]) -> Option<Entries> {
    let (part, heading) = match filter {
        Filter::Gives => (HomePart::Gains, "home.gains"),
        _ => (HomePart::Time, "home.time"),
    };
    if !parts.contains(&part) {
        return None;
    }
    let texts = context.texts();
    let answer = |value| {
        let title = texts.value(list::word_of(filter), value).to_owned();
        let hint = texts.find(&format!("{}.{value}", list::hints(filter))).map(str::to_owned);
        door(context, ListId::Answer { kind, filter, value }, title, hint)
    };
    let rows: Vec<_> = answers((kind, filter)).into_iter().filter_map(answer).collect();
    (!rows.is_empty()).then(|| Entries { id: part.as_str(), heading: texts.get(heading).to_owned(), rows })
}

/// What those who live elsewhere can do from there.
fn from_afar(context: PageContext<'_>, (kind, filter): Question) -> Option<EntryRow> {
    let list = ListId::Answer { kind, filter, value: REMOTE };
    door(context, list, list::title(context, list), None)
}

/// The way to a list, with the number of what is in it and the first of these; none where it is empty.
fn door(context: PageContext<'_>, list: ListId, title: String, hint: Option<String>) -> Option<EntryRow> {
    let ids = &*context.site().list_in(list, context.language);
    let mut links: Vec<_> = ids.iter().take(2 * EXAMPLES).map(|id| context.path_link(*id)).collect();
    let timed = links.iter().map(|link| link.timed.clone()).collect();
    for (link, timed) in links.iter_mut().zip(times::first_ones(timed, EXAMPLES)) {
        link.timed = timed;
    }
    (!ids.is_empty()).then(|| EntryRow {
        title,
        hint,
        path: context.list_path(list, 1),
        count: times::counted(context, ids, |number| context.texts().count("number.count", number)),
        links,
        shows: EXAMPLES,
    })
}

/// The two ways to begin: the page for those who are new here, or the groups, and the work.
fn ways(context: PageContext<'_>) -> Vec<HomeWay> {
    let texts = context.texts();
    let settings = context.site().settings(context.lang());
    let start = settings.home.as_ref().and_then(|home| context.destination(home.start.as_ref()?));
    let start = start.map(|to| HomeWay {
        text: texts.get("home.start").to_owned(),
        path: to.path,
        external: to.external,
    });
    let kind = |kind: Kind, key: &str| {
        let list = ListId::Kind(kind);
        (!context.site().list(list).is_empty()).then(|| HomeWay {
            text: texts.get(key).to_owned(),
            path: context.list_path(list, 1),
            external: false,
        })
    };
    let start = start.or_else(|| kind(Kind::Group, "home.find_groups"));
    start.into_iter().chain(kind(Kind::Job, "home.find_work")).collect()
}

/// The first records of a kind, where a part is that.
fn section_of(context: PageContext<'_>, part: HomePart) -> Option<Section> {
    let texts = context.texts();
    let kind = match part {
        HomePart::Jobs => Kind::Job,
        HomePart::Events => Kind::Event,
        HomePart::Stories => Kind::Story,
        HomePart::Groups => Kind::Group,
        HomePart::Programs => Kind::Program,
        HomePart::Places => Kind::Place,
        HomePart::Soon
        | HomePart::News
        | HomePart::Gains
        | HomePart::Time
        | HomePart::Voice
        | HomePart::Regions => return None,
    };
    let all = &*context.site().list_in(ListId::Kind(kind), context.language);
    let new_or_not =
        |new, not_new| times::new_or_not(context, &all[..all.len().min(CARRIED)], SHOWN, (new, not_new));
    let headings = match kind {
        Kind::Job => new_or_not("home.new_jobs", texts.get("list.current_jobs").to_owned()),
        Kind::Story => new_or_not("home.new_stories", context.kind_name(kind)),
        Kind::Event => always(texts.get("home.next_events").to_owned()),
        _ => always(context.kind_name(kind)),
    };
    section(context, kind, headings, first_cards::of(context, kind, all))
}

/// A heading that is the same on all days.
fn always(text: String) -> Vec<TimedText> {
    vec![TimedText { text, timed: Timed::default() }]
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
        id: Some(kind.folder()),
        heading,
        shows: Some(SHOWN),
        timed: times::first_ones(timed, SHOWN),
        marks: vec![SearchMark::Unsearched; cards.len()],
        cards,
        more: Some(PathLink { text, path: context.list_path(ListId::Kind(kind), 1), ..PathLink::default() }),
        headings,
        ..Section::default()
    })
}
