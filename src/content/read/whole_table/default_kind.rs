//! What the records of a table are where nothing says it: そのほか, which is false of none. The contract of a
//! job in words of one's own is such a kind, too; one that nobody wrote stays a question.

use super::{WholeTable, row_numbers};
use crate::content::model::Kind;
use crate::content::read::headers::named_fields;
use crate::content::read::notation::own_words::NEUTRAL;
use crate::content::read::notation::words::is_dash;
use crate::content::read::notation::{Form, items, own_words};
use crate::content::read::probable::probable_choice;
use crate::content::read::sheet::squeezed;
use crate::content::schema::{Schema, Subject, schema_of};
use crate::diagnostic::findings::EN067;
use crate::diagnostic::{Finding as _, Span};

/// The field that says what a record of a kind is, and the one that keeps the words of one's own for it.
const fn fields(kind: Kind) -> Option<(&'static str, &'static str)> {
    match kind {
        Kind::Group | Kind::Program | Kind::Place => Some(("kind", "kind_name")),
        Kind::Job => Some(("contract", "contract_name")),
        _ => None,
    }
}

/// Gives a neutral kind to the records that have none, or one in words of their own, and says so once.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    let Some((field, name)) = fields(table.kind) else { return };
    if table.rows.is_empty() || table.meant.iter().any(|meant| meant == field) {
        return;
    }
    let written = table.column(&[field]);
    let may_be_blank = table.kind != Kind::Job;
    if written.is_none() && !may_be_blank {
        return;
    }
    let column = table.column_or_new(&[field]);
    let schema = schema_of(Subject::Record(table.kind)).field(field).map(|field| &field.schema);
    let choices = schema.map_or(&[][..], Schema::choices);
    let is_choice = |text: &str| choices.iter().any(|choice| choice.word == text || choice.is_called(text));
    let is_known = |text: &str| {
        let parts = || match schema {
            Some(Schema::List { item, .. }) => items::split(item, Form::Row, text),
            _ => None,
        };
        is_choice(text)
            || own_words::leading(choices, text).is_some()
            || parts().is_some_and(|parts| parts.iter().all(|part| is_choice(part)))
    };
    let (mut blank, mut other): (Vec<Span>, Vec<(Span, String)>) = (Vec::new(), Vec::new());
    for number in 0..table.rows.len() {
        let row = &table.rows[number];
        let words = row.text(column).to_owned();
        if row.errors.contains(&column)
            || is_known(&words)
            || !words.is_empty() && probable_choice(choices, &words).is_some()
            || !may_be_blank && (words.is_empty() || is_dash(&words))
        {
            continue;
        }
        if words.is_empty() {
            blank.push(row.span.clone());
        } else {
            other.push((row.cells[column].span.clone(), words.clone()));
            let name = table.column_or_new(&[name]);
            let row = &mut table.rows[number];
            if row.text(name).is_empty() {
                row.give(name, column, words);
            }
        }
        table.rows[number].give(column, written.unwrap_or_default(), NEUTRAL.to_owned());
    }
    tell(table, field, written.is_some(), &blank, &other);
}

fn tell(table: &mut WholeTable<'_>, of: &str, is_written: bool, blank: &[Span], other: &[(Span, String)]) {
    let label =
        named_fields(table.kind).iter().find(|field| field.name == of).map(|field| field.label.clone());
    let label = label.unwrap_or_default();
    if let Some(first) = blank.first() {
        let finding = if is_written {
            let rows = row_numbers(table.source, blank);
            EN067::Blank { label: label.clone(), rows, count: blank.len() }.at(table.at(first))
        } else {
            let span = table.header.first().map_or(0..0, |cell| cell.span.clone());
            EN067::NoColumn { label: label.clone(), count: blank.len() }.at(table.at(&span))
        };
        table.findings.push(finding);
    }
    if let Some((first, value)) = other.first() {
        let rows = row_numbers(table.source, other.iter().map(|(span, _)| span));
        let value = squeezed(value);
        let finding = if table.kind == Kind::Job {
            EN067::OtherContract { label, rows, value }
        } else {
            EN067::Other { label, rows, value }
        };
        table.findings.push(finding.at(table.at(first)));
    }
}
