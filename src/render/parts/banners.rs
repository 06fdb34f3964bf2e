//! The boxes above a record's text: what a visitor must know first.

use crate::content::Kind;
use crate::content::kinds::Activity;
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::state_changes;
use crate::render::view::{Banner, Link, Tone};
use crate::site::{EntryId, EventState, JobState, ListId, ProgramState, State, Visibility};
use crate::texts::Texts;

/// The boxes above a record's text: that it is not public, its state, that a group rests.
pub(in crate::render) fn of(context: PageContext<'_>, id: EntryId) -> Vec<Banner> {
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
            Some(Activity::Dormant) => list.push(banner(texts, Tone::Dormant, "banner.dormant")),
            Some(Activity::Closed) => {
                let text = group.closed_on.map(|day| dated(texts, "banner.group_closed_text", day.0));
                list.push(Banner { text, ..banner(texts, Tone::Closed, "banner.group_closed") });
            }
            Some(Activity::Active) | None => {}
        }
    }
    list
}

fn banner(texts: &Texts, tone: Tone, title: &str) -> Banner {
    Banner::new(tone, texts.get(title))
}

fn dated(texts: &Texts, key: &str, day: jiff::civil::Date) -> String {
    texts.fill(key, &[("date", &format::day(texts, "long", day))])
}

/// What a visitor must know first about a record in a state; nothing where the state says all.
fn state_banner(context: PageContext<'_>, id: EntryId, state: State) -> Option<Banner> {
    let texts = context.texts();
    let record = context.record(id);
    let said = |title: &str| banner(texts, state.into(), title);
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
    let tone = Tone::of_unpublished(visibility)?;
    let day = match visibility {
        Visibility::Scheduled(first) => format::day(texts, "long", first),
        _ => String::new(),
    };
    let title = texts.fill(&format!("banner.{}", tone.as_str()), &[("date", &day)]);
    let text = Some(texts.get(&format!("banner.{}_text", tone.as_str())).to_owned());
    Some(Banner { text, ..Banner::new(tone, &title) })
}

fn list_link(context: PageContext<'_>, kind: Kind, text: &str) -> Link {
    let path = context.site().path_of(crate::site::PageId {
        page: crate::site::Page::List(ListId::Kind(kind), 1),
        language: context.language,
    });
    Link { text: context.texts().get(text).to_owned(), href: context.href(&path), ..Link::default() }
}
