//! A record's page: what it is, what it says, whom it is tied to.

use crate::content::kinds::{Activity, Story};
use crate::content::{Details, Kind, Record};
use crate::render::page_context::PageContext;
use crate::render::parts::facts::facts;
use crate::render::parts::{body, card, chips, neighbours, panels, state_changes};
use crate::render::view::{Banner, Chip, LifeStep, Link, MetaLine, PageHead, Person, RecordView};
use crate::render::{format, search_documents};
use crate::site::{EntryId, EventState, JobState, ListId, ProgramState, State, Visibility};
use crate::texts::Texts;

/// The view of a record's page.
pub(in crate::render) fn view(context: PageContext<'_>, id: EntryId) -> RecordView {
    let record = context.record(id);
    let (person, life) = match &record.details {
        Details::Story(story) => (Some(person(context, story)), life(context, story)),
        _ => (None, Vec::new()),
    };
    let (sections, related) = neighbours::of(context, id);
    let panels: Vec<_> = panels::own(context, id).into_iter().chain(related).collect();
    let leads_to_apply =
        record.job().is_some() && panels.iter().any(|panel| panel.id == Some("apply") && !panel.hidden);
    RecordView {
        kind: record.kind(),
        head: PageHead {
            title: record.common.title.clone(),
            searched: search_documents::is_searched(context, id),
            kind_label: kind_label(context, record),
            chips: title_chips(context, id),
            leads_to_apply,
            lead: record.common.summary.clone(),
            banners: banners(context, id),
        },
        lang: context.foreign_lang(id),
        image: card::picture(context, record),
        facts: facts(context, id),
        body: body::html(context, record),
        person,
        life,
        sections,
        panels,
        meta: meta(context, record),
        changes: state_changes::of(context, id),
        extra: record.common.extra.clone(),
    }
}

fn kind_label(context: PageContext<'_>, record: &Record) -> Option<String> {
    let texts = context.texts();
    match &record.details {
        Details::Page(_) => None,
        Details::Region(region) => Some(texts.value("region_kind", region.kind.as_str()).to_owned()),
        _ => Some(texts.get(&format!("kind.{}.one", record.kind().folder())).to_owned()),
    }
}

pub(in crate::render) fn title_chips(context: PageContext<'_>, id: EntryId) -> Vec<Chip> {
    let texts = context.texts();
    let mut list = Vec::new();
    if context.foreign_lang(id).is_some() && context.site().languages.len() > 1 {
        list.push(chips::language(context, id));
    }
    list.extend(chips::state(context, id));
    let plain = |field: &str, value: &str| chips::plain(texts.value(field, value));
    let own = |field: &str, value: &str| chips::value(texts.value(field, value));
    let activity = |counts: bool| counts.then(|| chips::value(texts.get("record.residents_activity")));
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
            list.extend(group.official.then(|| chips::value(texts.get("record.official"))));
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
    let entry = context.site().entry(id);
    let mut list: Vec<_> = unpublished(context, id).into_iter().collect();
    let has_changes = !entry.shown_changes().is_empty();
    for state in state_changes::shown_states(entry) {
        list.extend(state_banner(context, id, state).map(|banner| Banner {
            shown_in: has_changes.then_some(state.as_str()),
            hidden: entry.state() != Some(state),
            ..banner
        }));
    }
    if let Some(group) = context.record(id).group() {
        match group.activity {
            Some(Activity::Dormant) => list.push(banner(texts, "dormant", "banner.dormant")),
            Some(Activity::Closed) => {
                let text = group.closed_on.map(|day| dated(texts, "banner.group_closed_text", day.0));
                list.push(Banner { text, ..banner(texts, "closed", "banner.group_closed") });
            }
            Some(Activity::Active) | None => {}
        }
    }
    list
}

fn banner(texts: &Texts, tone: &'static str, title: &str) -> Banner {
    Banner { tone, title: texts.get(title).to_owned(), ..Banner::default() }
}

fn dated(texts: &Texts, key: &str, day: jiff::civil::Date) -> String {
    texts.fill(key, &[("date", &format::day(texts, "long", day))])
}

/// What a visitor must know first about a record in a state; nothing where the state says all.
fn state_banner(context: PageContext<'_>, id: EntryId, state: State) -> Option<Banner> {
    let texts = context.texts();
    let record = context.record(id);
    let said = |title: &str| banner(texts, state.as_str(), title);
    let closes = record.job().and_then(|job| job.closes);
    let closing_day = |key: &str| closes.map(|day| dated(texts, key, day.0));
    let to_jobs = || Some(list_link(context, Kind::Job, "banner.see_jobs"));
    let to_events = || Some(list_link(context, Kind::Event, "banner.see_events"));
    Some(match state {
        State::Job(JobState::Filled) => {
            let text = Some(texts.get("banner.filled_text").to_owned());
            Banner { text, link: to_jobs(), ..said("banner.filled") }
        }
        State::Job(JobState::Closed) => {
            Banner { text: closing_day("banner.closed_text"), link: to_jobs(), ..said("banner.closed") }
        }
        State::Job(JobState::Closing) => {
            Banner { text: closing_day("banner.closing_text"), ..said("banner.closing") }
        }
        State::Event(EventState::Cancelled) => Banner { link: to_events(), ..said("banner.cancelled") },
        State::Event(EventState::Past) => Banner { link: to_events(), ..said("banner.past") },
        State::Program(ProgramState::Before) => {
            let first = record.program().and_then(|program| program.apply.as_ref()?.from);
            let text = first.map(|day| dated(texts, "banner.program_before_text", day.0));
            Banner { text, ..said("banner.program_before") }
        }
        State::Program(ProgramState::Closed) => said("banner.program_closed"),
        State::Job(JobState::Open | JobState::Scheduled)
        | State::Event(EventState::Ongoing | EventState::Upcoming)
        | State::Program(ProgramState::Open) => return None,
    })
}

/// That the public does not see the page, at the head of all else.
pub(in crate::render) fn unpublished(context: PageContext<'_>, id: EntryId) -> Option<Banner> {
    let texts = context.texts();
    let visibility = context.site().entry(id).visibility;
    let tone = chips::unpublished(visibility)?;
    let day = match visibility {
        Visibility::Scheduled(first) => format::day(texts, "long", first),
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
pub(in crate::render) fn meta(context: PageContext<'_>, record: &Record) -> Vec<MetaLine> {
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

pub(in crate::render) fn person(context: PageContext<'_>, story: &Story) -> Person {
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

pub(in crate::render) fn life(context: PageContext<'_>, story: &Story) -> Vec<LifeStep> {
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
