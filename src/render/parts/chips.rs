//! Words in frames: states, forms of work, languages.

use crate::content::Details;
use crate::content::kinds::{Group, Status};
use crate::render::format::html_lang;
use crate::render::page_context::PageContext;
use crate::render::view::{Chip, SearchMark, Tone};
use crate::site::{EntryId, EventState, ProgramState, State, Visibility};
use crate::texts::Texts;

pub(in crate::render) fn plain(text: &str) -> Chip {
    Chip { text: text.to_owned(), ..Chip::default() }
}

/// A value of the record's own, with the mark of its page.
pub(in crate::render) fn value(text: &str, mark: SearchMark) -> Chip {
    Chip { mark, ..plain(text) }
}

/// The state of a record on the day, for the kinds that have one. An event that is simply to come
/// needs no word for it.
pub(in crate::render) fn state(context: PageContext<'_>, id: EntryId) -> Option<Chip> {
    let texts = context.texts();
    let entry = context.site().entry(id);
    let state = entry.state().filter(|state| *state != State::Event(EventState::Upcoming))?;
    let changes = !entry.shown_changes().is_empty();
    let chip = plain(texts.get(&format!("state.{}", text_key(state))));
    Some(Chip { tone: Some(state.into()), changes, ..chip })
}

/// That a record is not public on the day: on sites for editors.
pub(in crate::render) fn visibility(context: PageContext<'_>, id: EntryId) -> Option<Chip> {
    let (visibility, texts) = (context.site().entry(id).visibility, context.texts());
    let text = match visibility {
        Visibility::Draft => texts.value("status", Status::Draft.as_str()),
        Visibility::Review => texts.value("status", Status::Review.as_str()),
        _ => texts.get("state.scheduled"),
    };
    Some(Chip { tone: Some(Tone::of_unpublished(visibility)?), ..plain(text) })
}

/// The key of a state's text.
pub(in crate::render) const fn text_key(state: State) -> &'static str {
    match state {
        State::Program(ProgramState::Before) => "program_before",
        State::Program(ProgramState::Open) => "program_open",
        State::Program(ProgramState::Closed) => "program_closed",
        other => other.as_str(),
    }
}

/// That a group sleeps or has ended.
pub(in crate::render) fn resting(texts: &Texts, group: &Group) -> Option<Chip> {
    let activity = group.activity?;
    Some(Chip {
        tone: Some(Tone::of_resting(activity)?),
        ..plain(texts.value("activity", activity.as_str()))
    })
}

/// The name of a language in itself; beside easy Japanese, Japanese is the ordinary one.
pub(in crate::render) fn language_name(context: PageContext<'_>, lang: &str) -> String {
    if lang == "ja" && context.lang() == "ja-easy" {
        return context.texts().get("frame.ordinary_japanese").to_owned();
    }
    context.renderer.theme.language_name(lang)
}

/// That a record is in another language, in that language's own name.
pub(in crate::render) fn language(context: PageContext<'_>, id: EntryId) -> Chip {
    let original = context.site().original_lang(id);
    Chip {
        text: language_name(context, original),
        tone: Some(Tone::Lang),
        lang: Some(html_lang(original).to_owned()),
        ..Chip::default()
    }
}

/// The chips above a record's heading: its language, its state, and what it is.
pub(in crate::render) fn of_title(context: PageContext<'_>, id: EntryId) -> Vec<Chip> {
    let (texts, mark) = (context.texts(), context.search_mark(id));
    let mut list = Vec::new();
    if !context.is_translated(id) && context.site().languages.len() > 1 {
        list.push(language(context, id));
    }
    list.extend(state(context, id));
    let own = |field: &str, word: &str| value(texts.value(field, word), mark);
    let activity = |counts: bool| counts.then(|| value(texts.get("record.residents_activity"), mark));
    match &context.record(id).details {
        // Contract and frequency stand among the first facts.
        Details::Job(details) => list.extend(activity(details.counts_as_residents_activity)),
        Details::Group(group) => {
            list.extend(resting(texts, group));
            list.push(own("group_kind", group.kind.as_str()));
            list.extend(group.official.then(|| value(texts.get("record.official"), mark)));
        }
        Details::Story(story) => {
            list.extend(story.turn.map(|word| own("turn", word.as_str())));
            list.extend(story.gives.iter().map(|word| own("gain", word.as_str())));
        }
        Details::Event(event) => {
            list.extend(activity(event.counts_as_residents_activity));
        }
        Details::Program(program) => list.push(own("program_kind", program.kind.as_str())),
        Details::Place(place) => list.push(own("place_kind", place.kind.as_str())),
        Details::Region(_) | Details::Page(_) => {}
    }
    list
}
