//! Records as a clean table: CSV in UTF-8 with a byte order mark, the headings of the fields, an id a row.

use std::collections::{BTreeMap, BTreeSet};

use super::values::{BETWEEN, Values};
use crate::content::{Kind, Meaning, Schema, Subject, schema_of};

/// What stands between the items of a list in a cell.
const IN_A_CELL: &str = ";";

/// The text of the table. The first columns are the id and the title, the others in the order of the
/// fields of the kind.
pub(super) fn of(kind: Kind, rows: &BTreeMap<String, Values>) -> String {
    let used: BTreeSet<&str> = rows.values().flat_map(BTreeMap::keys).map(String::as_str).collect();
    let schema = schema_of(Subject::Record(kind));
    let mut order = Vec::new();
    paths(schema, "", &mut order);
    let rank = |path: &str| match path {
        "title" => (0, 0),
        "body" => (2, 0),
        _ => (1, order.iter().position(|known| known == path).unwrap_or(usize::MAX)),
    };
    let mut columns: Vec<&str> = used.into_iter().collect();
    columns.sort_by_key(|path| rank(path));
    let heading = |path: &str| {
        let meaning = Meaning::Field(path.split('.').map(str::to_owned).collect());
        meaning.name(kind).unwrap_or_else(|| path.to_owned())
    };
    let mut out = String::from("\u{feff}");
    line(&mut out, std::iter::once("id".to_owned()).chain(columns.iter().map(|path| heading(path))));
    let at: Vec<Option<&Schema>> = columns.iter().map(|path| schema_at(schema, path)).collect();
    for (id, values) in rows {
        let cells = columns
            .iter()
            .zip(&at)
            .map(|(path, schema)| values.get(*path).map(|value| cell(value, *schema)).unwrap_or_default());
        line(&mut out, std::iter::once(id.clone()).chain(cells));
    }
    out
}

/// The paths of all fields, in the order of the kind.
fn paths(schema: &Schema, above: &str, into: &mut Vec<String>) {
    for field in schema.fields() {
        let path = if above.is_empty() { field.name.clone() } else { format!("{above}.{}", field.name) };
        into.push(path.clone());
        paths(&field.schema, &path, into);
    }
}

fn schema_at<'a>(schema: &'a Schema, path: &str) -> Option<&'a Schema> {
    path.split('.').try_fold(schema, |schema, name| schema.field(name).map(|field| &field.schema))
}

/// A value as an office writes it: the words of choices in Japanese, lists with `;`, numbers that keep
/// their zeros in a spreadsheet.
fn cell(value: &str, schema: Option<&Schema>) -> String {
    match schema {
        Some(Schema::Bool) => if value == "true" { "はい" } else { "いいえ" }.to_owned(),
        Some(Schema::Choice(choices)) => choices
            .iter()
            .find(|choice| choice.word == value)
            .map_or_else(|| value.to_owned(), |choice| choice.label.clone()),
        Some(Schema::List { item, .. }) => {
            let items = value.split(BETWEEN).map(|part| cell(part, Some(item)));
            items.collect::<Vec<_>>().join(IN_A_CELL)
        }
        Some(Schema::Text(_)) if loses_zeros(value) => format!("=\"{value}\""),
        _ => value.to_owned(),
    }
}

/// Whether a spreadsheet takes a text for a number and drops its zeros.
fn loses_zeros(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells = cells.map(|cell| {
        let needs_quotes = cell.contains(['"', ',', '\n', '\r', ';', '\t'])
            || cell.starts_with(char::is_whitespace)
            || cell.ends_with(char::is_whitespace);
        if needs_quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    });
    out.push_str(&cells.collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}
