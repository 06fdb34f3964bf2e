//! A record's page: what it is, what it says, whom it is tied to.

use super::facts::facts;
use super::page_context::PageContext;
use super::view::{Banner, Chip, LifeStep, Link, MetaLine, Person, View};
use super::{body, card, chips, format, neighbours, panels, search_documents};
use crate::content::kinds::{Activity, Story};
use crate::content::{Details, Kind, Record};
use crate::site::{EntryId, ListId, Publicity, State};

/// The view of a record's page.
pub(super) fn view(context: PageContext<'_>, id: EntryId) -> View {
    let record = context.record(id);
    let mut view = View {
        title: record.common.title.clone(),
        searched: search_documents::is_searched(context, id),
        lang: context.foreign_lang(id),
        kind_label: kind_label(context, record),
        chips: title_chips(context, id),
        lead: record.common.summary.clone(),
        banners: banners(context, id),
        image: card::picture(context, record),
        facts: facts(context, id),
        body: body::html(context, record),
        meta: meta(context, record),
        extra: record.common.extra.clone(),
        ..View::default()
    };
    if let Details::Story(story) = &record.details {
        view.person = Some(person(context, story));
        view.life = life(context, story);
    }
    if card::is_open(context, id) {
        view.closes = record.job().and_then(|job| job.closes).map(|day| day.0.to_string());
    }
    if let Some(event) = record.event() {
        view.ends = card::ends(context, id, event);
    }
    let (sections, related) = neighbours::of(context, id);
    view.sections = sections;
    view.panels = panels::own(context, id).into_iter().chain(related).collect();
    view.leads_to_apply = record.job().is_some() && view.panels.iter().any(|panel| panel.id == Some("apply"));
    view
}

fn kind_label(context: PageContext<'_>, record: &Record) -> Option<String> {
    let texts = context.texts();
    match &record.details {
        Details::Page(_) => None,
        Details::Region(region) => Some(texts.value("region_kind", region.kind.as_str()).to_owned()),
        _ => Some(texts.get(&format!("kind.{}.one", record.kind().folder())).to_owned()),
    }
}

pub(super) fn title_chips(context: PageContext<'_>, id: EntryId) -> Vec<Chip> {
    let texts = context.texts();
    let mut list = Vec::new();
    if context.foreign_lang(id).is_some() && context.site().languages.len() > 1 {
        list.push(chips::language(context, id));
    }
    list.extend(chips::state(context, id));
    let plain = |field: &str, value: &str| chips::plain(texts.value(field, value));
    let own = |field: &str, value: &str| chips::value(texts.value(field, value));
    let activity = |counts: Option<bool>| {
        (counts == Some(true)).then(|| chips::value(texts.get("record.residents_activity")))
    };
    match &context.record(id).details {
        Details::Job(job) => {
            // Both stand among the facts as well, where search finds them.
            list.push(plain("contract", job.contract.as_str()));
            list.extend(job.frequency.map(|value| plain("frequency", value.as_str())));
            list.extend(activity(job.counts_as_residents_activity));
        }
        Details::Group(group) => {
            list.extend(chips::resting(texts, group));
            list.push(own("group_kind", group.kind.as_str()));
            list.extend((group.official == Some(true)).then(|| chips::value(texts.get("record.official"))));
        }
        Details::Story(story) => {
            list.extend(story.turn.map(|value| own("turn", value.as_str())));
            list.extend(story.gives.iter().map(|value| own("gain", value.as_str())));
        }
        Details::Event(event) => {
            list.extend(event.repeat.as_ref().map(|_| chips::value(texts.get("record.repeats"))));
            list.extend(activity(event.counts_as_residents_activity));
        }
        Details::Program(program) => list.push(own("program_kind", program.kind.as_str())),
        Details::Place(place) => list.push(own("place_kind", place.kind.as_str())),
        Details::Region(_) | Details::Page(_) => {}
    }
    list
}

fn banners(context: PageContext<'_>, id: EntryId) -> Vec<Banner> {
    let texts = context.texts();
    let record = context.record(id);
    let text = |key: &str| Some(texts.get(key).to_owned());
    let dated = |key: &str, day| texts.fill(key, &[("date", &format::day(texts, "long", day))]);
    let said = |tone, title: &str| Banner { tone, title: texts.get(title).to_owned(), ..Banner::default() };
    let closes = record.job().and_then(|job| job.closes).map(|day| day.0);
    let to_jobs = || list_link(context, Kind::Job, "banner.see_jobs");
    let to_events = || list_link(context, Kind::Event, "banner.see_events");
    let closed = |when| {
        let text = closes.map(|day| dated("banner.closed_text", day));
        Banner { text, link: Some(to_jobs()), when, ..said("closed", "banner.closed") }
    };
    let past = |when| Banner { link: Some(to_events()), when, ..said("past", "banner.past") };
    let applies = record.program().and_then(|program| program.apply.as_ref());
    let mut list = match context.site().entry(id).state {
        Some(State::JobFilled) => vec![Banner {
            text: text("banner.filled_text"),
            link: Some(to_jobs()),
            ..said("filled", "banner.filled")
        }],
        Some(State::JobClosed) => vec![closed(None)],
        Some(State::JobClosing) => {
            let text = closes.map(|day| dated("banner.closing_text", day));
            let closing = Banner { text, until: Some("closed"), ..said("closing", "banner.closing") };
            vec![closing, closed(Some("closed"))]
        }
        Some(State::JobOpen) if closes.is_some() => vec![closed(Some("closed"))],
        Some(State::EventCancelled) => {
            vec![Banner { link: Some(to_events()), ..said("cancelled", "banner.cancelled") }]
        }
        Some(State::EventPast) => vec![past(None)],
        Some(State::EventUpcoming | State::EventOngoing)
            if record.event().is_some_and(|event| event.repeat.is_none()) =>
        {
            vec![past(Some("past"))]
        }
        Some(State::ProgramBefore) => {
            let text =
                applies.and_then(|apply| apply.from).map(|day| dated("banner.program_before_text", day.0));
            vec![Banner { text, ..said("before", "banner.program_before") }]
        }
        Some(State::ProgramClosed) => vec![said("closed", "banner.program_closed")],
        _ => Vec::new(),
    };
    list.splice(0..0, unpublished(context, id));
    if let Some(group) = record.group() {
        match group.activity {
            Some(Activity::Dormant) => list.push(said("dormant", "banner.dormant")),
            Some(Activity::Closed) => {
                let text = group.closed_on.map(|day| dated("banner.group_closed_text", day.0));
                list.push(Banner { text, ..said("closed", "banner.group_closed") });
            }
            Some(Activity::Active) | None => {}
        }
    }
    list
}

/// That the public does not see the page, at the head of all else.
pub(super) fn unpublished(context: PageContext<'_>, id: EntryId) -> Option<Banner> {
    let texts = context.texts();
    let publicity = context.site().entry(id).publicity;
    let tone = chips::unpublished(publicity)?;
    let day = match publicity {
        Publicity::Scheduled(first) => format::day(texts, "long", first),
        _ => String::new(),
    };
    let title = texts.fill(&format!("banner.{tone}"), &[("date", &day)]);
    let text = Some(texts.get(&format!("banner.{tone}_text")).to_owned());
    Some(Banner { tone, title, text, ..Banner::default() })
}

fn list_link(context: PageContext<'_>, kind: Kind, text: &str) -> Link {
    let path = context.site().path_of(crate::site::PageId {
        page: crate::site::Page::List(ListId::Kind(kind), 1),
        language: context.language,
    });
    Link { text: context.texts().get(text).to_owned(), href: context.href(&path), ..Link::default() }
}

/// Dates and authors, at the end of a page.
pub(super) fn meta(context: PageContext<'_>, record: &Record) -> Vec<MetaLine> {
    let texts = context.texts();
    let common = &record.common;
    let story = record.story();
    let posted = record.job().map(|job| job.posted);
    let interviewed = story.and_then(|story| story.interviewed);
    let dated = [
        ("story.interviewed", interviewed),
        ("record.posted", posted),
        ("record.published", common.published),
        ("record.updated", common.updated),
        ("record.verified", common.verified),
    ];
    let author = story.and_then(|story| story.author.as_deref());
    let (before, after) = texts.get("story.author").split_once("{name}").unwrap_or_default();
    let by = |name: &str| MetaLine {
        before: before.to_owned(),
        name: Some(name.to_owned()),
        after: after.to_owned(),
    };
    let mut lines: Vec<_> = author.map(by).into_iter().collect();
    let line = |(key, day): (&str, Option<crate::content::types::Day>)| {
        let before = texts.fill(key, &[("date", &format::day(texts, "day", day?.0))]);
        Some(MetaLine { before, ..MetaLine::default() })
    };
    lines.extend(dated.into_iter().filter_map(line));
    lines
}

pub(super) fn person(context: PageContext<'_>, story: &Story) -> Person {
    let name = story.person.shown_name();
    // A reading beside a pen name would be that of the hidden name; kana help who reads kanji.
    let has_kanji = name
        .chars()
        .any(|c| matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..));
    let helps = story.person.pen_name.is_none() && context.lang().starts_with("ja") && has_kanji;
    let reading = story.person.reading.as_ref().filter(|_| helps);
    let pattern = context.texts().get("story.honorific");
    let (before, after) = pattern.split_once("{name}").unwrap_or_default();
    Person {
        before: before.to_owned(),
        name: name.to_owned(),
        after: after.to_owned(),
        reading: reading.map(|reading| reading.0.clone()),
        role: story.person.role.clone(),
    }
}

pub(super) fn life(context: PageContext<'_>, story: &Story) -> Vec<LifeStep> {
    let texts = context.texts();
    let step = |step: &crate::content::kinds::LifeStep| {
        let region = step.region.as_ref().and_then(|id| context.find(Kind::Region, id.as_str()));
        let (year, until) = (step.year.to_string(), step.until.map(|year| year.to_string()));
        LifeStep {
            when: match until {
                Some(until) => texts.fill("date.years", &[("from", &year), ("to", &until)]),
                None => texts.fill("date.year", &[("y", &year)]),
            },
            place: step.place.clone().or_else(|| region.map(|id| context.record(id).common.title.clone())),
            href: region.map(|id| context.entry_href(id)),
            text: step.text.clone(),
        }
    };
    story.path.iter().map(step).collect()
}
