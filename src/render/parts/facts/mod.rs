//! Labelled values of a record: those that a reader asks for first, and all of them in groups.

mod group;
pub(in crate::render) mod headcount;
pub(in crate::render) mod job;
mod key;
mod others;
mod rule;

pub(in crate::render) use key::key_facts;
pub(in crate::render) use others::told_occurrences;
pub(in crate::render) use rule::in_words as rule_in_words;

use super::chips;
use crate::content::kinds::Event;
use crate::content::{Details, Kind, job_items};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{Fact, FactGroup, FactValue, SearchMark};
use crate::site::{EntryId, Href, Occurrence};
use crate::texts::Texts;

/// All labelled values of a record, each once, in groups with a heading.
pub(in crate::render) fn groups(context: PageContext<'_>, id: EntryId) -> Vec<FactGroup> {
    let mut list = List::of(context, id);
    match &context.record(id).details {
        Details::Job(details) => {
            // Whether something is told in words is asked of the original, whose language the table of items knows.
            let items = job_items(&context.site().entry(id).record);
            job::facts(&mut list, details, items, context.site().is_in_japan(id));
        }
        Details::Group(details) => group::facts(context, &mut list, details),
        Details::Event(details) => others::event(context, id, &mut list, details),
        Details::Program(details) => others::program(&mut list, details),
        Details::Place(details) => others::place(&mut list, details),
        Details::Story(_) | Details::Region(_) | Details::Page(_) => {}
    }
    list.groups.retain(|group| !group.facts.is_empty());
    list.groups
}

/// When an event takes place next, or took place last; what is said of it where no day is fixed.
pub(in crate::render) fn occurrence_text(context: PageContext<'_>, id: EntryId) -> Option<String> {
    match context.site().entry(id).occurrence {
        Some(occurrence) => Some(occurrence_in_words(context, id, occurrence)),
        None => undated(context, id),
    }
}

/// What is said of when an event takes place whose day is not fixed.
fn undated(context: PageContext<'_>, id: EntryId) -> Option<String> {
    let event = context.record(id).event()?;
    let mut when = event.when.clone()?;
    if let Some(words) = &event.starting_words {
        when = context.texts().fill("date.at", &[("date", &when), ("time", words)]);
    }
    // Words that name a day need not say that it is open.
    let names_day = |c: char| matches!(c, '日' | '曜' | '毎' | '/' | '／' | '.' | '．');
    let is_said = when.contains("未定") || when.contains("決ま") || when.contains(names_day);
    Some(if is_said { when } else { context.texts().fill("record.undated", &[("when", &when)]) })
}

/// One of the times that an event takes place.
pub(in crate::render) fn occurrence_in_words(
    context: PageContext<'_>,
    id: EntryId,
    occurrence: Occurrence,
) -> String {
    let event = context.record(id).event();
    let when = dated(context, event, occurrence);
    let Some(words) = event.and_then(|event| event.starting_words.as_ref()) else { return when };
    if occurrence.starts.time.is_some() {
        return called(context.texts(), Some(&when), words);
    }
    context.texts().fill("date.at", &[("date", &when), ("time", words)])
}

/// The day of an occurrence, with its hours where they are known.
fn dated(context: PageContext<'_>, event: Option<&Event>, occurrence: Occurrence) -> String {
    let hours = occurrence.daily_hours().filter(|_| event.is_some_and(Event::has_daily_hours));
    if let Some((start, end)) = hours {
        return format::daily_occurrence(context.texts(), start, end);
    }
    let whole_day = event.is_some_and(|event| event.all_day);
    let moment = |m: crate::content::types::Moment| (m.day, m.time.filter(|_| !whole_day));
    format::occurrence(context.texts(), moment(occurrence.starts), occurrence.ends.map(moment))
}

/// Where an event takes place, and the page of that place.
pub(in crate::render) fn event_place(
    context: PageContext<'_>,
    details: &Event,
) -> Option<(String, Option<EntryId>)> {
    let page = details.place_id.as_ref().and_then(|id| context.find(Kind::Place, id.as_str()));
    let place = details.place.as_ref();
    let name = place.and_then(|place| place.name.clone());
    let name = name.or_else(|| page.map(|id| context.record(id).common.title.clone()));
    // That it is at a venue says nothing of which one.
    let mode = place.and_then(|place| place.mode).filter(|mode| mode.as_str() != "onsite");
    let name = name.or_else(|| place.and_then(|place| place.address.clone()));
    Some((name.or_else(|| Some(context.texts().value("event_mode", mode?.as_str()).to_owned()))?, page))
}

/// The address of an event, or else of the place whose page `page` is.
pub(in crate::render) fn event_address<'a>(
    context: PageContext<'a>,
    event: &'a Event,
    page: Option<EntryId>,
) -> Option<&'a String> {
    let of_page = page.and_then(|id| context.record(id).place()?.address.as_ref());
    event.place.as_ref().and_then(|place| place.address.as_ref()).or(of_page)
}

/// Facts of one kind, with labels from the interface texts.
pub(in crate::render) struct List<'a> {
    texts: &'a Texts,
    /// Under which the labels stand: the kind, or `key` for what is asked first.
    labels: &'static str,
    /// That of all values.
    mark: SearchMark,
    groups: Vec<FactGroup>,
}

impl<'a> List<'a> {
    /// An empty list of the facts of a record.
    fn of(context: PageContext<'a>, id: EntryId) -> Self {
        let labels = context.record(id).kind().singular();
        Self { texts: context.texts(), labels, mark: context.search_mark(id), groups: Vec::new() }
    }

    /// Begins a group of facts.
    fn group(&mut self, name: &str) {
        let heading = self.texts.get(&format!("facts.{name}")).to_owned();
        self.groups.push(FactGroup { heading, facts: Vec::new() });
    }

    fn push(&mut self, fact: Fact) {
        if self.groups.is_empty() {
            self.groups.push(FactGroup::default());
        }
        if let Some(group) = self.groups.last_mut() {
            group.facts.push(fact);
        }
    }

    fn last(&mut self) -> Option<&mut Fact> {
        self.groups.last_mut()?.facts.last_mut()
    }

    /// A fact with these values; nothing if there are none.
    fn values(&mut self, name: &str, mut values: Vec<FactValue>) {
        for value in &mut values {
            value.mark = self.mark;
        }
        if !values.is_empty() {
            let label = self.texts.field(self.labels, name).to_owned();
            self.push(Fact { label, values, ..Fact::default() });
        }
    }

    /// A fact whose first values are shown, with others that move up as days pass.
    fn values_in_turn(&mut self, name: &str, mut values: Vec<FactValue>, shown: usize) {
        let later = values.split_off(values.len().min(shown));
        self.values(name, values);
        if let Some(fact) = self.last().filter(|_| !later.is_empty()) {
            fact.shows = Some(shown);
            fact.later = later;
            for value in &mut fact.later {
                value.timed = std::mem::take(&mut value.timed).into_spare();
            }
        }
    }

    /// A fact that the record tells elsewhere, or not at all, in words of the interface.
    fn untold(&mut self, name: &str, words: &str, is_untold: bool) {
        let label = self.texts.field(self.labels, name).to_owned();
        let note = FactValue { note: Some(words.to_owned()), ..FactValue::default() };
        self.push(Fact { label, values: vec![note], is_brief: true, is_untold, ..Fact::default() });
    }

    fn text(&mut self, name: &str, text: Option<impl Into<String>>) {
        self.values(name, text.map(value).into_iter().collect());
    }

    /// What a record is, where somebody has words of their own for it; the chips tell its kind.
    fn kind_name(&mut self, group: &str, kind: &str, words: Option<&String>) {
        let label = self.texts.value(group, kind);
        self.text("kind", words.map(|_| called(self.texts, words, label)));
    }

    fn chips<'t>(&mut self, name: &str, words: impl Iterator<Item = &'t str>) {
        let chips: Vec<_> = words.map(|word| chips::value(word, self.mark)).collect();
        if !chips.is_empty() {
            self.values(name, vec![FactValue { chips, ..FactValue::default() }]);
        }
    }
}

/// What a value is called, with the words of its own that somebody has for it before it:
/// `会計年度任用職員（契約社員）`.
pub(in crate::render) fn called(texts: &Texts, words: Option<&String>, label: &str) -> String {
    words.map_or_else(
        || label.to_owned(),
        |words| texts.fill("number.own_words", &[("words", words), ("label", label)]),
    )
}

/// A value that is words.
fn value(text: impl Into<String>) -> FactValue {
    FactValue { text: Some(text.into()), ..FactValue::default() }
}

/// Words with smaller ones behind them.
fn noted(text: impl Into<String>, note: Option<String>) -> FactValue {
    FactValue { note, ..value(text) }
}

/// Words that lead somewhere.
fn linked(text: impl Into<String>, href: Option<Href>) -> FactValue {
    FactValue { href, ..value(text) }
}

/// A value that is one day.
pub(in crate::render) fn day_value(texts: &Texts, day: jiff::civil::Date) -> FactValue {
    FactValue { datetime: Some(day.to_string()), ..value(format::day(texts, "long", day)) }
}
