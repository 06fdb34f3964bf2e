//! Values that show how a field is written.

use super::notation::date;
use crate::content::schema::{Field, Format, Schema};

/// A text as the field of words of a group that holds what is said in one word, a day as the day that the group must have, with what
/// else it must have and what is given beside it: `{name: 鈴木一郎}`.
pub(super) fn text_below(schema: &Schema, text: &str, given: &[(&str, &str)]) -> String {
    let first = |format| {
        schema.fields().iter().find(|field| matches!(&field.schema, Schema::Text(of) if *of == format))
    };
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    let of_address = if is_address { first(Some(Format::Url)) } else { None };
    let of_day = date::day_of(text).and_then(|day| {
        let field = first(Some(Format::Day)).filter(|field| field.required)?;
        Some((field, day.to_string()))
    });
    let chosen = match of_day {
        Some((field, day)) => Some((field.name.as_str(), day)),
        None => {
            let words = || schema.fields().iter().filter(|field| matches!(&field.schema, Schema::Text(None)));
            let named = |name: &'static str| schema.fields().iter().find(|field| field.name == name);
            let of_picture = named("src").filter(|_| is_picture(text));
            let of_words = || {
                let required = words().find(|field| field.required);
                let required = required.filter(|_| named("src").is_none());
                required.or_else(|| words().find(|field| field.name == "name" || field.name == "note"))
            };
            // Of several fields of words, none is known to be meant.
            let only = || words().next().filter(|_| words().count() == 1 && named("src").is_none());
            let chosen = of_picture.or(of_address).or_else(of_words).or_else(only);
            chosen.map(|field| (field.name.as_str(), quoted(text)))
        }
    };
    let is_given = |name: &str| {
        chosen.as_ref().is_some_and(|(chosen, _)| name == *chosen)
            || given.iter().any(|(key, _)| *key == name)
    };
    let required = || schema.fields().iter().filter(|field| field.required);
    let needs_nothing = chosen.is_none() && given.is_empty() && required().next().is_none();
    // What is no text is asked for where nothing else shows how the group is written.
    let asked = |field: &&Field| {
        let is_number = matches!(field.schema, Schema::Whole(..) | Schema::Number(..) | Schema::Bool);
        !is_given(&field.name) && (field.required || needs_nothing && is_number)
    };
    let others =
        schema.fields().iter().filter(asked).map(|field| format!("{}: {}", field.name, blank(field)));
    let given = given.iter().map(|(key, value)| format!("{key}: {}", quoted(value)));
    let chosen = chosen.iter().map(|(name, text)| format!("{name}: {text}"));
    format!("{{{}}}", chosen.chain(given).chain(others).collect::<Vec<_>>().join(", "))
}

/// Whether a text is the name of a file that is a picture.
fn is_picture(text: &str) -> bool {
    let ends = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg"];
    let lower = text.to_ascii_lowercase();
    ends.iter().any(|end| lower.ends_with(end))
}

/// A text that YAML reads as it is, within braces, too.
fn quoted(text: &str) -> String {
    if text.starts_with(['"', '\'', '[', '{']) {
        return text.to_owned();
    }
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '・' | '、' | '。' | '　'));
    if is_plain {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A value that shows how a field is written, as a marked blank: an invented fact would be copied.
pub(super) fn blank(field: &Field) -> String {
    match &field.schema {
        // Of a few words one stands without a list.
        Schema::List { item, or_one: true } if matches!(**item, Schema::Choice(_)) => {
            blank_of(item, &field.label)
        }
        Schema::List { item, .. } => format!("[{}]", blank_of(item, &field.label)),
        schema => blank_of(schema, &field.label),
    }
}

fn blank_of(schema: &Schema, label: &str) -> String {
    match schema {
        Schema::Text(Some(format @ Format::Day)) => format!("【ここに日付（{} の形）】", format.example()),
        Schema::Text(Some(format @ Format::Moment)) => format!("【ここに日時（{} の形）】", format.example()),
        Schema::Whole(..) | Schema::Number(..) => format!("【ここに{label}（半角の数字）】"),
        Schema::Bool => "【ここに true か false】".into(),
        Schema::Choice(choices) => {
            let listed = choices.iter().map(|choice| format!("{}（{}）", choice.word, choice.label));
            format!("【ここに {} のどれか】", listed.collect::<Vec<_>>().join("・"))
        }
        Schema::Object { fields, .. } => {
            let shown = |field: &Field| format!("{}: {}", field.name, blank(field));
            let mut inner: Vec<_> = fields.iter().filter(|field| field.required).map(shown).collect();
            if inner.is_empty() {
                inner.extend(fields.first().map(shown));
            }
            format!("{{{}}}", inner.join(", "))
        }
        _ => format!("【ここに{label}】"),
    }
}
