//! What the records of a table are where nothing says it: そのほか, which is false of none.

use super::{WholeTable, row_numbers};
use crate::content::model::Kind;
use crate::content::read::headers::named_fields;
use crate::content::read::notation::own_words;
use crate::content::read::probable::probable_choice;
use crate::content::read::sheet::squeezed;
use crate::content::schema::{Schema, Subject, schema_of};
use crate::diagnostic::findings::EN067;
use crate::diagnostic::{Finding as _, Span};

/// The field that says what a record is, and its value that says nothing more.
const FIELD: &str = "kind";
const NEUTRAL: &str = "other";
/// The field that keeps the words of one's own for it.
const NAME: &str = "kind_name";

/// Gives a neutral kind to the records that have none, or one in words of their own, and says so once.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    let has_neutral = matches!(table.kind, Kind::Group | Kind::Program | Kind::Place);
    if !has_neutral || table.rows.is_empty() || table.meant.iter().any(|field| field == FIELD) {
        return;
    }
    let written = table.column(&[FIELD]);
    let column = table.column_or_new(&[FIELD]);
    let choices = match schema_of(Subject::Record(table.kind)).field(FIELD).map(|field| &field.schema) {
        Some(Schema::Choice(choices)) => choices.as_slice(),
        _ => &[],
    };
    let is_known = |text: &str| {
        choices.iter().any(|choice| choice.word == text || choice.is_called(text))
            || own_words::leading(choices, text).is_some()
    };
    let (mut blank, mut other): (Vec<Span>, Vec<(Span, String)>) = (Vec::new(), Vec::new());
    for number in 0..table.rows.len() {
        let row = &table.rows[number];
        let words = row.text(column).to_owned();
        if row.errors.contains(&column)
            || is_known(&words)
            || !words.is_empty() && probable_choice(choices, &words).is_some()
        {
            continue;
        }
        if words.is_empty() {
            blank.push(row.span.clone());
        } else {
            other.push((row.cells[column].span.clone(), words.clone()));
            let name = table.column_or_new(&[NAME]);
            let row = &mut table.rows[number];
            if row.text(name).is_empty() {
                row.give(name, column, words);
            }
        }
        table.rows[number].give(column, written.unwrap_or_default(), NEUTRAL.to_owned());
    }
    tell(table, written.is_some(), &blank, &other);
}

fn tell(table: &mut WholeTable<'_>, is_written: bool, blank: &[Span], other: &[(Span, String)]) {
    let label =
        named_fields(table.kind).into_iter().find(|field| field.name == FIELD).map(|field| field.label);
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
        let finding = EN067::Other { label, rows, value: squeezed(value) };
        table.findings.push(finding.at(table.at(first)));
    }
}
