//! Words that say more than the value that they stand for: 会計年度任用職員 is 契約社員 to filters and rules, and
//! people read both.

use super::{key, scalar};
use crate::content::model::Kind;
use crate::content::schema::{Schema, Subject, schema_of};
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

/// Keeps the words that say more than their value.
pub(super) fn keep(kind: Kind, tree: &mut Node) {
    for (field, name) in fields(kind) {
        let told = tree.get(field).and_then(|node| Some((node.as_text()?, &node.span)));
        let Some((text, span)) = told.filter(|(text, _)| says_more(kind, field, text)) else { continue };
        let (text, span) = (text.trim().to_owned(), span.clone());
        let Value::Map(entries) = &mut tree.value else { return };
        if entries.iter().all(|(key, node)| key.text != *name || node.is_nothing()) {
            entries.retain(|(key, _)| key.text != *name);
            entries.push((key(name, &span), scalar(&span, text)));
        }
    }
}

fn says_more(kind: Kind, field: &str, text: &str) -> bool {
    let Some(Schema::Choice(choices)) =
        schema_of(Subject::Record(kind)).field(field).map(|field| &field.schema)
    else {
        return false;
    };
    if choices.iter().any(|choice| choice.word == text) {
        return false;
    }
    let plain = texts::comparable(text);
    choices.iter().any(|choice| choice.telling.contains(&plain))
}
