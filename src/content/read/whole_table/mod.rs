//! What a table says as a whole, and none of its rows says alone: which year its days are of, when what
//! comes again begins, which names may be published, what its records are where no column says it.
//!
//! Takes the rows of records and the fields of their columns; gives the rows with what counts in them
//! beside their own cells ([`Given`]), and what is to be said about it. Nothing of it depends on the clock.

pub(super) mod as_words;
mod by_values;
mod day_parts;
mod default_kind;
mod english_months;
mod first_days;
pub(super) mod joined;
mod local_numbers;
mod months_off;
mod names;
mod pay_units;
mod posted;
mod years;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::conversion::Conversion;
use super::sheet::RecordRow;
use crate::content::model::{FieldPath, Given, Kind};
use crate::diagnostic::{Diagnostic, Location, SourceText, Span};
use crate::source::Cell;

/// A table of records.
pub(super) struct WholeTable<'a> {
    /// What its rows are.
    pub kind: Kind,
    /// The text that it stands in.
    pub source: &'a Arc<SourceText>,
    /// The name of each column.
    pub header: &'a [Cell],
    /// What stands above and beside the rows, and what sheet and file are called.
    pub titles: &'a [String],
    /// The field of each column that is read, then those that no column of the table has.
    pub columns: Vec<Option<FieldPath>>,
    /// Whether a column holds names of private persons, of which some may be published.
    pub holds_names: Vec<bool>,
    /// The fields that headers with mistakes probably mean.
    pub meant: &'a [String],
    /// The rows of records.
    pub rows: Vec<RecordRow>,
    /// When the records take place, as far as it is known.
    pub period: Option<(Date, Date)>,
    /// The days whose year the table says: by the start of the cell, what was written and the day.
    pub dated: HashMap<usize, Dated>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
}

/// A day whose year the table says.
pub(super) struct Dated {
    /// The cell.
    pub span: Span,
    /// What the field is called.
    pub label: String,
    /// What stands in the cell.
    pub written: String,
    /// What it was read as.
    pub read: String,
}

impl WholeTable<'_> {
    /// Settles everything that the rows leave to the table.
    pub(super) fn settle(&mut self) {
        english_months::settle(self);
        names::withhold(self);
        by_values::settle(self);
        joined::join(self);
        pay_units::settle(self);
        years::settle(self);
        first_days::settle(self);
        months_off::settle(self);
        default_kind::settle(self);
        posted::tell(self);
        local_numbers::tell(self);
    }

    /// The column of a field.
    fn column(&self, path: &[&str]) -> Option<usize> {
        self.columns.iter().position(|column| column.as_ref().is_some_and(|column| column == path))
    }

    /// The column of a field; one behind the others where the table has none.
    fn column_or_new(&mut self, path: &[&str]) -> usize {
        let width = self.header.len();
        self.column(path).unwrap_or_else(|| {
            self.columns.resize(self.columns.len().max(width), None);
            self.columns.push(Some(path.iter().map(|name| (*name).to_owned()).collect()));
            self.columns.len() - 1
        })
    }

    fn at(&self, span: &Span) -> Location {
        Location::Text(Arc::clone(self.source), span.clone())
    }
}

/// The days whose year the table says, as the run tells them: as they were written.
pub(super) fn tell_years(
    source: &Arc<SourceText>,
    mut dated: HashMap<usize, Dated>,
    conversions: &mut Vec<Conversion>,
) {
    if dated.is_empty() {
        return;
    }
    for conversion in conversions.iter_mut() {
        let at = conversion.location.span().map(|span| span.start);
        if let Some(dated) = at.and_then(|at| dated.remove(&at)) {
            conversion.written = dated.written;
            if !conversion.read.starts_with(&dated.read) {
                conversion.read = format!("{}（{}）", conversion.read, dated.read);
            }
        }
    }
    let mut rest: Vec<Dated> = dated.into_values().collect();
    rest.sort_by_key(|dated| dated.span.start);
    conversions.extend(rest.into_iter().map(|dated| Conversion {
        location: Location::Text(Arc::clone(source), dated.span),
        label: dated.label,
        written: dated.written,
        read: dated.read,
        called: String::new(),
    }));
}

/// The numbers of rows as a spreadsheet shows them: `1・2・16`; of many the first.
fn row_numbers<'r>(source: &SourceText, rows: impl IntoIterator<Item = &'r Span>) -> String {
    const NAMED: usize = 12;
    let numbers =
        rows.into_iter().filter_map(|span| Some(source.cell_at(span.start)?.row_number().to_string()));
    let numbers: Vec<String> = numbers.collect();
    let more = if numbers.len() > NAMED { "…" } else { "" };
    format!("{}{more}", numbers[..numbers.len().min(NAMED)].join("・"))
}

impl RecordRow {
    /// Lets a text count in a column, for the cell of another or the same.
    pub(super) fn give(&mut self, column: usize, at: usize, text: String) {
        let given = Given { column, at, text };
        super::row::put(&mut self.cells, &given);
        self.given.push(given);
    }

    /// What stands in a cell; nothing behind its end.
    fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }
}
