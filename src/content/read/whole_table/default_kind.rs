//! What the records of a table are where nothing says it: そのほか, which is false of none.

use super::{WholeTable, row_numbers};
use crate::content::model::Kind;
use crate::content::read::headers::named_fields;
use crate::diagnostic::Finding as _;
use crate::diagnostic::Span;
use crate::diagnostic::findings::EN067;

/// The field that says what a record is, and its value that says nothing more.
const FIELD: &str = "kind";
const NEUTRAL: &str = "other";

/// Gives a neutral kind to the records that have none, and says so once.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    let has_neutral = matches!(table.kind, Kind::Group | Kind::Program | Kind::Place);
    if !has_neutral || table.rows.is_empty() || table.meant.iter().any(|field| field == FIELD) {
        return;
    }
    let written = table.column(&[FIELD]);
    let column = table.column_or_new(&[FIELD]);
    let mut rows: Vec<Span> = Vec::new();
    for row in
        table.rows.iter_mut().filter(|row| row.text(column).is_empty() && !row.errors.contains(&column))
    {
        row.give(column, written.unwrap_or_default(), NEUTRAL.to_owned());
        rows.push(row.span.clone());
    }
    let Some(first) = rows.first() else { return };
    let label =
        named_fields(table.kind).into_iter().find(|field| field.name == FIELD).map(|field| field.label);
    let label = label.unwrap_or_default();
    let finding = match written {
        None => {
            let span = table.header.first().map_or(0..0, |cell| cell.span.clone());
            EN067::NoColumn { label, count: rows.len() }.at(table.at(&span))
        }
        Some(_) => {
            let numbers = row_numbers(table.source, &rows);
            EN067::Blank { label, rows: numbers, count: rows.len() }.at(table.at(first))
        }
    };
    table.findings.push(finding);
}
