//! The records of a kind as lines of cells, whatever file they are written into.

use serde_json::Value;

use super::values::Row;
use super::{event_list, language, rows};
use crate::content::{Kind, OpenColumn, open_columns};
use crate::site::Site;

/// A cell of a table.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What stands there.
    pub(super) text: String,
    /// Whether it is a number to count with, as against a code, a day or a telephone number.
    pub(super) is_number: bool,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, is_number: false }
    }
}

/// The lines of the table of a kind, the headings first. All have the same length.
pub(super) fn lines(site: &Site, kind: Kind) -> Vec<Vec<Cell>> {
    if kind == Kind::Event {
        return event_list::lines(site);
    }
    let language = language(site);
    let columns = open_columns(kind);
    let mut head: Vec<Cell> =
        columns.iter().map(|column| column.label.get(language).to_owned().into()).collect();
    head.push(language.pick("ページのアドレス", "Address of the page").to_owned().into());
    let line = |row: Row<'_>| {
        let of_column = |column: &OpenColumn| {
            cell(&row.value(&column.name), |word| column.called(word, language).to_owned())
        };
        let mut cells: Vec<_> = columns.iter().map(of_column).collect();
        cells.push(row.url().unwrap_or_default().into());
        cells
    };
    std::iter::once(head).chain(rows(site, kind).map(line)).collect()
}

/// A value as a cell holds it: lists with `;` between, words as `called` calls them.
fn cell(value: &Value, called: impl Fn(&str) -> String) -> Cell {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => called(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(Value::as_str).map(called).collect();
            items.join(";")
        }
        other => other.to_string(),
    };
    Cell { text, is_number: value.is_number() }
}
