//! Every cell of a table is on the page, or something is said of it.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::records::{are_in_their_file, is_hidden, kind_and_rest, places, told, touch};
use super::words::Told;
use crate::content::{
    FieldPath, FileContent, Kind, Part, PrivateColumns, Record, Schema, Subject, TableReading, read_file,
    read_table, schema_of,
};
use crate::diagnostic::{Location, Severity, SourceText};
use crate::source::{Cell, Row, Sheet, Tables, read_tables};

/// An input is the name of a kind in a line, and below it a table as text.
pub(super) fn hold(data: &[u8]) {
    if let Some((kind, table)) = kind_and_rest(data) {
        hold_file(kind, "content/a.csv", table);
    }
}

/// Holds for the file of a table, or of tables.
pub(super) fn hold_file(kind: Kind, path: &str, bytes: &[u8]) {
    let content = read_file(kind, path, bytes.to_vec(), &PrivateColumns::default());
    are_in_their_file(&content);
    let Ok(tables) = read_tables(path, bytes.to_vec()) else {
        assert!(!content.diagnostics.is_empty(), "the file is refused without a word");
        return;
    };
    let rows: Vec<&Row> =
        tables.sheets.iter().flat_map(|sheet| sheet.rows.iter().filter(|row| !row.is_blank())).collect();
    let headings = LazyCell::new(|| headings(kind, path, bytes));
    let is_name = |cell: &Cell| cell.is_blank() || headings.contains(&cell.span);
    // A header alone, of one row or two, is a table that nobody has filled in yet.
    let last_rows = rows.last().map(|last| (&rows[..rows.len() - 1], last));
    let is_header_alone = last_rows.is_none_or(|(above, last)| {
        above.is_empty()
            || above.len() == 1 && last.cells.iter().all(is_name)
            || content.originals.is_empty() && above.iter().any(|row| shares_a_name(row, last))
    });
    if is_header_alone {
        return;
    }
    let said = Said::of(&content, &tables);
    for sheet in &tables.sheets {
        if said.names.contains(&sheet.name) {
            continue;
        }
        for (number, row) in sheet.rows.iter().enumerate() {
            let records: Vec<&Arc<Record>> =
                content.originals.iter().filter(|record| is_of(record, row)).collect();
            let told: Vec<(Told, &Record)> =
                records.iter().map(|record| (told(record), &***record)).collect();
            for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
                // A group above the name of a column.
                let below = sheet.rows.get(number + 1).and_then(|row| row.cells.get(column));
                if said.of_cell(row, cell) || below.is_some_and(|below| said.is_name(below)) {
                    continue;
                }
                if told.is_empty() && said.of_row(row) {
                    continue;
                }
                let lost = told.iter().all(|(told, record)| is_lost(told, record, column, cell))
                    && !(told.is_empty()
                        && (is_told_elsewhere(&content, cell)
                            || is_name_of_nothing(sheet, number, column, &content)))
                    && !said.is_row_number(cell)
                    && !headings.contains(&cell.span);
                assert!(!lost, "{:?} in column {column} is lost: {:?}", cell.text, said.findings);
            }
        }
    }
}

/// Where the names of columns stand, of each table in the file.
fn headings(kind: Kind, path: &str, bytes: &[u8]) -> Vec<Range<usize>> {
    let (headings, ids, private) = Default::default();
    let reading = TableReading { headings: &headings, ids: &ids, private: &private };
    let table = read_table(kind, path, bytes.to_vec(), &reading).unwrap_or_default();
    table.columns.iter().filter_map(|column| column.location.span()).collect()
}

/// Whether a cell that is in no record, such as the name of a part of a field, stands in what a record or a
/// finding says.
fn is_told_elsewhere(content: &FileContent, cell: &Cell) -> bool {
    let mut values = content.diagnostics.iter().flat_map(|finding| finding.values.values());
    values.any(|value| value.contains(cell.text.trim()))
        || content.originals.iter().any(|record| told(record).lacks(&cell.text).is_none())
}

/// Whether two rows begin with the same text, as the rows of one header do below merged cells.
fn shares_a_name(upper: &Row, lower: &Row) -> bool {
    let first =
        |row: &Row| row.cells.first().map(|cell| cell.text.trim().to_owned()).filter(|text| !text.is_empty());
    first(upper).is_some() && first(upper) == first(lower)
}

/// Whether a cell above the records stands over an empty column.
fn is_name_of_nothing(sheet: &Sheet, row: usize, column: usize, content: &FileContent) -> bool {
    let (above, below) = sheet.rows.split_at(row + 1);
    let is_record = |row: &Row| content.originals.iter().any(|record| is_of(record, row));
    !above.iter().any(is_record)
        && below.iter().any(is_record)
        && below.iter().all(|row| row.cells.get(column).is_none_or(Cell::is_blank))
}

/// Whether a record was read from a row.
fn is_of(record: &Record, row: &Row) -> bool {
    matches!(&record.origin.part, Part::Row(span, ..) if *span == row.span())
}

fn is_lost(told: &Told, record: &Record, column: usize, cell: &Cell) -> bool {
    let Part::Row(_, columns, _) = &record.origin.part else { return true };
    let Some(Some(path)) = columns.get(column) else { return told.lacks(&cell.text).is_some() };
    let schema = schema_of(Subject::Record(record.kind()));
    let is_typed =
        matches!(leaf(schema, path), Some(Schema::Text(Some(_)) | Schema::Whole(..) | Schema::Number(..)));
    let lost = if is_typed { told.lacks_number(&cell.text) } else { told.lacks(&cell.text) };
    let is_text_with_marks = path.first().is_some_and(|first| first == "body" || first == "more")
        && cell.text.contains(['<', '&', '[', ']', '{', '}', '\\', '`', '|', '$', '!']);
    // How a rule is understood is held by a target of its own.
    let is_rule = path.first().is_some_and(|first| first == "repeat");
    !is_hidden(record, path)
        && !is_rule
        && !is_of_fixed_values(schema, path)
        && !is_text_with_marks
        && lost.is_some()
}

/// Whether a field has fixed values, which may be called otherwise.
fn is_of_fixed_values(schema: &Schema, path: &FieldPath) -> bool {
    match leaf(schema, path) {
        Some(Schema::List { item, .. }) => matches!(**item, Schema::Choice(_)),
        leaf => matches!(leaf, Some(Schema::Choice(_) | Schema::Bool)),
    }
}

/// What may stand in a field.
fn leaf<'a>(schema: &'a Schema, path: &FieldPath) -> Option<&'a Schema> {
    path.iter().try_fold(schema, |schema, name| schema.field(name).map(|field| &field.schema))
}

/// What a run says of the cells of a file.
struct Said {
    places: Vec<Range<usize>>,
    /// The rows and columns that are named as left out, and the sheets.
    rows: HashSet<String>,
    names: HashSet<String>,
    /// Columns of whose header, or of whose cell further up, something is said.
    columns: HashSet<(u16, u16)>,
    /// The file that was read, whose columns have their names.
    source: Option<Arc<SourceText>>,
    /// For people who look for a fault.
    findings: Vec<String>,
    /// Whether an error concerns more than a row: every one of them lacks something.
    of_all: bool,
}

impl Said {
    fn of(content: &FileContent, tables: &Tables) -> Self {
        let places = places(content);
        let values = |name: &str, separator: char| {
            let values = content.diagnostics.iter().filter_map(|finding| finding.values.get(name));
            values.flat_map(|value| value.split(separator)).map(str::to_owned).collect::<HashSet<_>>()
        };
        let mut names = values("columns", '、');
        names.extend(values("sheet", '\u{0}'));
        let place_of = |at: &Range<usize>| tables.source.cell_at(at.start).map(|cell| cell.address);
        let columns = places.iter().filter_map(place_of).map(|at| (at.sheet, at.column)).collect();
        let of_all = content.diagnostics.iter().any(|finding| {
            let is_of_columns = matches!(finding.message, "no_column" | "empty")
                || finding.code.as_str() == "EN025"
                || finding.values.contains_key("suggestion");
            finding.severity == Severity::Error && is_of_columns
        });
        let of_findings = content.diagnostics.iter().map(|finding| &finding.location);
        let mut texts = of_findings.filter_map(|location| match location {
            Location::Text(source, _) => Some(source),
            Location::File(_) => None,
        });
        let source =
            content.originals.first().map(|record| &record.origin.source).or(texts.next_back()).cloned();
        let findings = content
            .diagnostics
            .iter()
            .map(|finding| format!("{} {} {:?}", finding.code, finding.message, finding.values));
        let findings = findings.collect();
        Self { places, rows: values("rows", '・'), names, columns, source, findings, of_all }
    }

    /// Whether a cell is the name of its column.
    fn is_name(&self, cell: &Cell) -> bool {
        let place = self.source.as_ref().and_then(|source| source.cell_at(cell.span.start));
        place.and_then(|place| place.header).is_some_and(|header| header == squeezed(&cell.text))
    }

    /// Whether a cell says which row it is and no more.
    fn is_row_number(&self, cell: &Cell) -> bool {
        let place = self.source.as_ref().and_then(|source| source.cell_at(cell.span.start));
        let is_of_numbers = place.and_then(|place| place.header).is_some_and(|header| {
            let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '※' | '●' | '○' | '＊');
            let plain = header.to_lowercase().replace(marks, "");
            ["番号", "no", "no.", "項番", "通番"].contains(&plain.as_str())
        });
        is_of_numbers && !cell.text.contains(char::is_alphabetic)
    }

    /// Whether something is said of a row that is no record.
    fn of_row(&self, row: &Row) -> bool {
        self.places.iter().any(|at| touch(at, &row.span()))
    }

    fn of_cell(&self, row: &Row, cell: &Cell) -> bool {
        let Some(place) = self.source.as_ref().and_then(|source| source.cell_at(cell.span.start)) else {
            return false;
        };
        let row_number = place.row_number().to_string();
        let header = place.header.unwrap_or_default();
        // The header itself tells what the column is.
        let is_header = header == squeezed(&cell.text) || header.contains(&squeezed(&cell.text));
        let is_row_named = self.places.iter().any(|at| touch(at, &cell.span))
            || self.rows.contains(&row_number)
            || self.places.iter().any(|at| *at == row.span());
        self.of_all
            || is_header
            || is_row_named
            || self.names.contains(header)
            || self.columns.contains(&(place.address.sheet, place.address.column))
    }
}

/// A text in one line, as columns are named.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
