//! What a page says ahead of the days after it was built, so that the theme's script keeps it right.

use jiff::civil::Date;

use super::chips::text_key;
use crate::render::page_context::PageContext;
use crate::render::view::{StateChanges, StateLabel};
use crate::site::{Entry, EntryId, EventState, Occurrence, State};

/// The state of a date of a repeating event that is over, while others follow.
const PASSED: &str = "passed";

/// The changes of a record's state after the day of the site, with their words; none where nothing changes.
pub(in crate::render) fn of(context: PageContext<'_>, id: EntryId) -> Option<StateChanges> {
    let changes = context.site().entry(id).shown_changes();
    let name = |state: Option<State>| state.map_or(PASSED, State::as_str);
    let mut labels: Vec<StateLabel> = Vec::new();
    for (_, state) in &changes {
        // An event that is simply to come needs no word for it.
        if *state == Some(State::Event(EventState::Upcoming))
            || labels.iter().any(|l| l.state == name(*state))
        {
            continue;
        }
        let key = state.map_or("date_passed", text_key);
        let text = context.texts().get(&format!("state.{key}")).to_owned();
        labels.push(StateLabel { state: name(*state), text });
    }
    let timeline: Vec<_> = changes.iter().map(|(day, state)| format!("{day}:{}", name(*state))).collect();
    (!changes.is_empty()).then(|| StateChanges { timeline: timeline.join(" "), labels })
}

/// The changes of a time of an event that is to come, while an earlier one counts.
pub(in crate::render) fn of_occurrence(
    context: PageContext<'_>,
    occurrence: &Occurrence,
) -> Option<StateChanges> {
    let ongoing = State::Event(EventState::Ongoing).as_str();
    let over = occurrence.last_day().tomorrow().ok()?;
    let timeline = format!("{}:{ongoing} {over}:{PASSED}", occurrence.first_day());
    let label = |state, key: &str| StateLabel { state, text: context.texts().get(key).to_owned() };
    let labels = vec![label(ongoing, "state.ongoing"), label(PASSED, "state.date_passed")];
    Some(StateChanges { timeline, labels })
}

/// Says of a date behind whose last day others follow that it is over.
pub(in crate::render) fn passing(context: PageContext<'_>, last: Date) -> Option<StateChanges> {
    let timeline = format!("{}:{PASSED}", last.tomorrow().ok()?);
    let text = context.texts().get("state.date_passed").to_owned();
    Some(StateChanges { timeline, labels: vec![StateLabel { state: PASSED, text }] })
}

/// The timeline of what begins on a later day and is over after a last one, where there are such days.
pub(in crate::render) fn open_from_until(first: Option<Date>, last: Option<Date>) -> Option<String> {
    let opening = first.map(|day| format!("{day}:open"));
    let closing = last.and_then(|day| day.tomorrow().ok()).map(|day| format!("{day}:closed"));
    let changes: Vec<_> = opening.into_iter().chain(closing).collect();
    (!changes.is_empty()).then(|| changes.join(" "))
}

/// The states that a page of the entry can show, the one of the day first.
pub(in crate::render) fn shown_states(entry: &Entry) -> Vec<State> {
    let mut states: Vec<State> = entry.state().into_iter().collect();
    for state in entry.shown_changes().into_iter().filter_map(|(_, state)| state) {
        if !states.contains(&state) {
            states.push(state);
        }
    }
    states
}
