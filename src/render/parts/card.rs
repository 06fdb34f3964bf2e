//! A record in a list: a card with what helps to choose.

use super::facts::{job, occurrence_text};
use super::{chips, coming, facts, state_changes, story, times};
use crate::content::kinds::{Event, Group, Job, Place, Program, Story};
use crate::content::{Details, Record};
use crate::pictures::photo::Coding;
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{Card, CardFact, Chip, Leaf, Picture, PictureSize, SearchMark, Timed};
use crate::site::{self, EntryId, Occurrence, covers_the_web};

/// The card of a record, in the reader's language. It does not depend on the page.
pub(in crate::render) fn card(context: PageContext<'_>, id: EntryId) -> Card {
    card_of(context, id, context.site().entry(id).occurrence)
}

/// The card of one time that an event takes place.
pub(in crate::render) fn card_of_time(context: PageContext<'_>, id: EntryId, occurrence: Occurrence) -> Card {
    card_of(context, id, Some(occurrence))
}

fn card_of(context: PageContext<'_>, id: EntryId, occurrence: Option<Occurrence>) -> Card {
    let record = context.record(id);
    let mut card = Card {
        path: context.entry_path(id),
        key_to_keep: context.key_to_keep(id),
        title: record.common.title.clone(),
        lang: context.foreign_lang(id),
        ..Card::default()
    };
    card.chips.extend(chips::visibility(context, id));
    if !context.is_translated(id) {
        card.chips.push(chips::language(context, id));
    }
    let is_next = occurrence == context.site().entry(id).occurrence;
    card.changes = match occurrence.filter(|_| !is_next) {
        Some(later) => state_changes::of_occurrence(context, &later),
        None => state_changes::of(context, id),
    };
    card.deadline = times::deadline(context, id);
    match &record.details {
        Details::Job(details) => of_job(context, id, details, &mut card),
        Details::Group(details) => of_group(context, id, details, &mut card),
        Details::Story(details) => of_story(context, id, details, &mut card),
        Details::Event(details) => of_event(context, id, (details, occurrence), &mut card),
        Details::Program(details) => of_program(context, id, details, &mut card),
        Details::Place(details) => of_place(context, id, details, &mut card),
        Details::Region(_) | Details::Page(_) => card.text = context.summary(id),
    }
    card.foot.extend(times::last_day_in_words(context, id));
    if !matches!(record.details, Details::Job(_) | Details::Event(_)) {
        card.image = picture(context, record);
    }
    card
}

/// What stands below a link to a record: what it is, or whose.
pub(in crate::render) fn short_description(context: PageContext<'_>, id: EntryId) -> Option<String> {
    let texts = context.texts();
    let own = |text: &str| Some(text.to_owned());
    match &context.record(id).details {
        Details::Job(details) => own(&details.employer.name),
        Details::Group(details) => own(texts.value("group_kind", details.kind.as_str())),
        Details::Story(details) => Some(story::respectful(texts, details.person.shown_name())),
        Details::Event(_) => occurrence_text(context, id),
        Details::Program(details) => {
            details.provider.clone().or_else(|| own(texts.value("program_kind", details.kind.as_str())))
        }
        Details::Place(details) => own(texts.value("place_kind", details.kind.as_str())),
        Details::Region(details) => own(texts.value("region_kind", details.kind.as_str())),
        Details::Page(_) => None,
    }
}

/// The picture of a record, where its file is there.
pub(in crate::render) fn picture(context: PageContext<'_>, record: &Record) -> Option<Picture> {
    let image = record.common.image.as_ref()?;
    let day = context.site().day;
    if !image.consent.as_ref().is_none_or(|consent| covers_the_web(consent, day)) {
        return None;
    }
    let until = image.consent.as_ref().and_then(|consent| consent.until?.0.tomorrow().ok());
    let timed = Timed::between(None, until, day).unwrap_or_default();
    let found = context.site().picture(&record.origin.source.path, image.src.as_str())?;
    Some(Picture {
        path: context.path(&found.output),
        alt: image.alt.clone(),
        credit: image.credit.clone(),
        width: found.size.map(|(width, _)| width),
        height: found.size.map(|(_, height)| height),
        sizes: sizes(context, found, Coding::Jpeg),
        webp: sizes(context, found, Coding::WebP),
        mark: SearchMark::Unsearched,
        timed,
    })
}

/// The sizes of a picture in a coding that a browser may choose from.
pub(in crate::render) fn sizes(
    context: PageContext<'_>,
    picture: &site::Picture,
    coding: Coding,
) -> Vec<PictureSize> {
    let choices = picture.choices(coding).into_iter();
    choices.map(|(path, width)| PictureSize { path: context.path(path), width }).collect()
}

fn of_job(context: PageContext<'_>, id: EntryId, details: &Job, card: &mut Card) {
    let texts = context.texts();
    card.chips.extend(chips::state(context, id));
    card.chips.push(chips::plain(&job::contract_name(texts, details)));
    card.chips.extend(details.frequency.map(|value| chips::plain(texts.value("frequency", value.as_str()))));
    card.sub = Some(details.employer.name.clone());
    let address = details.place.as_ref().and_then(|place| place.address.as_ref());
    let fact = |name, text| {
        let is_written = Some(&text) == address;
        CardFact { label: texts.field("card", name).to_owned(), text, is_written }
    };
    card.facts.extend(job::pay_in_short(texts, details).map(|text| fact("pay", text)));
    card.facts.extend(job::place_in_short(texts, details).map(|text| fact("place", text)));
    if !details.welcome.is_empty() {
        let words: Vec<_> =
            details.welcome.iter().map(|value| texts.value("welcome", value.as_str())).collect();
        card.facts.push(fact("welcome", words.join(texts.get("list_mark"))));
    }
    let dated = |key, day| texts.fill(key, &[("date", &format::day(texts, "day", day))]);
    card.foot.extend(details.posted.map(|day| dated("record.posted", day.0)));
}

fn of_group(context: PageContext<'_>, id: EntryId, details: &Group, card: &mut Card) {
    let texts = context.texts();
    card.chips.extend(chips::resting(texts, details));
    card.chips.push(chips::plain(texts.value("group_kind", details.kind.as_str())));
    card.text = context.summary(id);
    card.foot.extend(details.commitment.map(|value| texts.value("commitment", value.as_str()).to_owned()));
    card.foot
        .extend(details.members.as_ref().and_then(|count| facts::headcount::headcount(texts, count).text));
}

fn of_story(context: PageContext<'_>, id: EntryId, details: &Story, card: &mut Card) {
    let texts = context.texts();
    card.chips.extend(details.turn.map(|value| chips::plain(texts.value("turn", value.as_str()))));
    card.text = context.summary(id);
    card.foot.push(story::respectful(texts, details.person.shown_name()));
}

fn of_event(
    context: PageContext<'_>,
    id: EntryId,
    (details, occurrence): (&Event, Option<Occurrence>),
    card: &mut Card,
) {
    let texts = context.texts();
    // That the event takes place today is not true of a later time.
    let is_told = details.cancelled || occurrence == context.site().entry(id).occurrence;
    card.chips.extend(chips::state(context, id).filter(|_| is_told));
    card.chips.extend(details.repeat.as_ref().map(|_| chips::plain(texts.get("record.repeats"))));
    card.sub = facts::event_place(context, details).map(|(name, _)| name);
    card.foot.extend(match occurrence {
        Some(occurrence) => Some(facts::occurrence_in_words(context, id, occurrence)),
        None => occurrence_text(context, id),
    });
    if let Some(occurrence) = occurrence {
        let is_next = Some(occurrence) == context.site().entry(id).occurrence;
        card.leaf = Some(leaf(context, id, occurrence, is_next));
        if is_next {
            let in_words = |next| facts::occurrence_in_words(context, id, next);
            card.foot_later = coming::later(context, id, &in_words);
            card.starts = coming::starts(context, id);
        }
    }
}

/// The first day of an occurrence; of the next one with what follows.
fn leaf(context: PageContext<'_>, id: EntryId, occurrence: Occurrence, is_next: bool) -> Leaf {
    let texts = context.texts();
    let year = |of: Occurrence| match of.first_day().year() {
        year if year == context.site().day.year() => String::new(),
        year => texts.fill("date.year", &[("y", &year.to_string())]),
    };
    let month = |of: Occurrence| format::day(texts, "month", of.first_day());
    let day = |of: Occurrence| format::day(texts, "leaf_day", of.first_day());
    let weekday = |of: Occurrence| format::weekday(texts, of.first_day()).to_owned();
    let later = |words: &dyn Fn(Occurrence) -> String| coming::later(context, id, words).filter(|_| is_next);
    let year_later = later(&year);
    Leaf {
        year: Some(year(occurrence)).filter(|year| !year.is_empty() || year_later.is_some()),
        year_later,
        month: month(occurrence),
        month_later: later(&month),
        day: day(occurrence),
        day_later: later(&day),
        weekday: weekday(occurrence),
        weekday_later: later(&weekday),
    }
}

fn of_program(context: PageContext<'_>, id: EntryId, details: &Program, card: &mut Card) {
    let texts = context.texts();
    card.chips.extend(chips::state(context, id));
    card.chips.push(chips::plain(texts.value("program_kind", details.kind.as_str())));
    card.text = context.summary(id);
    card.sub.clone_from(&details.provider);
    let label = texts.field("card", "who").to_owned();
    card.facts.extend(details.who.clone().map(|text| CardFact { label, text, is_written: true }));
}

fn of_place(context: PageContext<'_>, id: EntryId, details: &Place, card: &mut Card) {
    let texts = context.texts();
    card.chips
        .push(Chip { text: texts.value("place_kind", details.kind.as_str()).to_owned(), ..Chip::default() });
    card.text = context.summary(id);
    for (name, text) in [("place", &details.address), ("hours", &details.hours)] {
        let label = texts.field("card", name).to_owned();
        card.facts.extend(text.clone().map(|text| CardFact { label, text, is_written: true }));
    }
}
