//! Words that say more than the value that they stand for: 会計年度任用職員 is 契約社員 to filters and rules, and
//! people read both.

use super::{Converted, Form, key, scalar};
use crate::content::model::Kind;
use crate::content::read::probable::probable_choice;
use crate::content::schema::{Choice, Subject, schema_of};
use crate::source::{Node, Value};
use crate::texts;

/// The fields whose own words are kept, and the fields that keep them.
pub(in crate::content::read) fn fields(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::Job => &[("contract", "contract_name"), ("frequency", "frequency_name")],
        Kind::Group | Kind::Place | Kind::Program => &[("kind", "kind_name")],
        _ => &[],
    }
}

/// The value that says nothing of what a record is.
pub(in crate::content::read) const NEUTRAL: &str = "other";

/// Reads a word of one's own that is none of the kinds, 同好会, as そのほか, which keeps the word beside it. A word
/// with a slip stays a question, and so does one in Latin letters, in which the values themselves are written. (Of
/// a table, `whole_table::default_kind` says once for all rows what they are.)
pub(super) fn name(kind: Kind, form: Form, tree: &mut Node, converted: &mut Vec<Converted>) {
    if form == Form::Row {
        return;
    }
    for (field, name) in fields(kind).iter().filter(|(_, name)| *name != "frequency_name") {
        let choices = choices(kind, field);
        let Some((text, span)) =
            tree.get(field).and_then(|node| Some((node.as_text()?.trim().to_owned(), node.span.clone())))
        else {
            continue;
        };
        let is_word =
            text.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) && !text.contains(['【', '、', ',']);
        let is_known = choices.iter().any(|choice| choice.word == text || choice.is_called(&text))
            || leading(choices, &text).is_some()
            || probable_choice(choices, &text).is_some();
        let Value::Map(entries) = &mut tree.value else { return };
        let is_free = entries.iter().all(|(key, node)| key.text != *name || node.is_nothing());
        if !is_word || is_known || !is_free {
            continue;
        }
        if let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text == *field) {
            node.value = Value::Scalar(NEUTRAL.to_owned());
        }
        entries.retain(|(key, _)| key.text != *name);
        entries.push((key(name, &span), scalar(&span, text.clone())));
        let label = schema_of(Subject::Record(kind)).field(field).map_or("", |field| field.label.as_str());
        let called =
            choices.iter().find(|choice| choice.word == NEUTRAL).map_or(NEUTRAL, |choice| &choice.label);
        converted.push(Converted {
            label: label.to_owned(),
            span,
            read: format!("{NEUTRAL} ({text})"),
            called: format!("{called}（{text}）"),
            written: text,
        });
    }
}

/// Keeps the words that say more than their value. Of words behind a value, パート（正社員登用あり）, the value is
/// what stands before them.
pub(super) fn keep(kind: Kind, tree: &mut Node) {
    for (field, name) in fields(kind) {
        let Some((text, span)) = tree.get(field).and_then(|node| Some((node.as_text()?, node.span.clone())))
        else {
            continue;
        };
        let choices = choices(kind, field);
        let value = leading(choices, text).map(str::to_owned);
        if value.is_none() && !says_more(choices, text) {
            continue;
        }
        let text = text.trim().to_owned();
        let Value::Map(entries) = &mut tree.value else { return };
        if let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text == *field)
            && let Some(value) = value
        {
            node.value = Value::Scalar(value);
        }
        if entries.iter().all(|(key, node)| key.text != *name || node.is_nothing()) {
            entries.retain(|(key, _)| key.text != *name);
            entries.push((key(name, &span), scalar(&span, text)));
        }
    }
}

fn choices(kind: Kind, field: &str) -> &'static [Choice] {
    schema_of(Subject::Record(kind)).field(field).map_or(&[], |field| field.schema.choices())
}

/// The word that a choice is called, before words that say more: `パート・正社員登用あり`. Nothing where the text
/// names two choices.
pub(in crate::content::read) fn leading<'t>(choices: &[Choice], text: &'t str) -> Option<&'t str> {
    let text = text.trim();
    // Most texts have none of these, and are told at once.
    let end = text.find(['（', '(', '・', '、', '／', '/', '※', ' ', '\u{3000}', '\n'])?;
    let called = |text: &str| {
        let plain = texts::comparable(text);
        choices.iter().find(|choice| choice.word == text || choice.wordings.contains(&plain))
    };
    if called(text).is_some() {
        return None;
    }
    let (before, behind) = (text[..end].trim(), &text[end..]);
    let value = called(before)?;
    let is_bracket = behind.starts_with(['（', '(']);
    let others =
        behind.split(['・', '、', '／', '/', ' ', '\u{3000}', '\n']).filter_map(|part| called(part.trim()));
    (is_bracket || others.into_iter().all(|other| other.word == value.word)).then_some(before)
}

fn says_more(choices: &[Choice], text: &str) -> bool {
    if choices.iter().any(|choice| choice.word == text) {
        return false;
    }
    let plain = texts::comparable(text);
    choices.iter().any(|choice| choice.telling.contains(&plain))
}
