//! Where the records of a table stand: below which header, in which rows and columns.
//!
//! Tables of an office have a title above the header, notes and totals below the rows, columns for
//! the office alone. Takes the sheets as they are; gives the header and the rows of records, and
//! names everything else.

mod beside;
mod header;
mod markers;
mod outside;
mod private_columns;
mod sections;
mod unsure;

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::model::Given;
use crate::content::read::notation::title_time::TitleTime;
use crate::diagnostic::findings::{EN062, EN063, EN064, EN065, EN069};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::{Cell, Row, Sheet};

/// How many cells one finding names.
const CELLS_NAMED: usize = 5;

use header::Header;
pub(super) use markers::squeezed;
pub use markers::{EXPLAINS, RowMark};
use outside::Outside;
pub use private_columns::{ACCEPTED_COLUMN, PrivateColumns};
use sections::Names;

/// The records of a sheet.
pub(super) struct RecordTable {
    /// The name of each column; that of two rows of header is joined.
    pub header: Vec<Cell>,
    /// Whether each column is read; the others stay with the office, or hold nothing.
    pub is_read: Vec<bool>,
    /// The rows of records.
    pub rows: Vec<RecordRow>,
    /// The texts of rows that are no records, and the name of the sheet.
    pub titles: Vec<String>,
}

/// The row of a record.
pub(super) struct RecordRow {
    /// From the start of its first cell to the end of its last.
    pub span: Span,
    /// Its cells. Where a cell says "as above", the text from above stands in it.
    pub cells: Vec<Cell>,
    /// What counts in the row although no cell of it holds it so.
    pub given: Vec<Given>,
    /// The columns whose cell holds the error of a formula. It has been reported.
    pub errors: Vec<usize>,
}

/// What the sheets of a file hold.
#[derive(Default)]
pub(super) struct Layout {
    pub tables: Vec<RecordTable>,
    pub findings: Vec<Diagnostic>,
}

/// Sheets with fewer columns that a kind knows are not read where another has more.
const KNOWN_COLUMNS: usize = 2;

/// What is known of the tables of a kind.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// Whether the kind knows a column of that name.
    pub column: &'a dyn Fn(&str) -> bool,
    /// Whether a column of that name holds the titles of records.
    pub title: &'a dyn Fn(&str) -> bool,
    /// Whether a column of that name holds the titles of records of another kind.
    pub title_of_other: &'a dyn Fn(&str) -> bool,
    /// Whether a text is one that the sheet to fill in says itself.
    pub of_sheet: &'a dyn Fn(&str) -> bool,
}

/// Finds the records in the sheets of a file. `private` says which columns are not read.
pub(super) fn layout(
    source: &Arc<SourceText>,
    sheets: &[Sheet],
    known: Known<'_>,
    private: &PrivateColumns,
) -> Layout {
    let is_known = &|name: &str| (known.column)(name) || private.holds(name);
    let (sheets, findings) = beside::parted(source, sheets, known, is_known);
    let mut layout = Layout { tables: Vec::new(), findings };
    let mut found: Vec<(&Sheet, Option<Header>)> = sheets
        .iter()
        .map(AsRef::as_ref)
        .filter(|sheet| !sheet.rows.is_empty() && !markers::explains(sheet))
        .map(|sheet| (sheet, header::find(&sheet.rows, is_known)))
        .collect();
    let is_table = |sheet: &Sheet, header: &Option<Header>| {
        !sheet.hidden && header.as_ref().is_some_and(|header| header.known >= KNOWN_COLUMNS)
    };
    if !found.iter().any(|(sheet, header)| is_table(sheet, header)) {
        // No sheet looks like records: the first is taken for the one that is meant.
        let first = found.iter().position(|(sheet, _)| !sheet.hidden).unwrap_or(0);
        if let Some((sheet, header)) = found.get_mut(first) {
            let header = header.take().unwrap_or_else(|| header::assumed(&sheet.rows));
            let sheet = *sheet;
            found.remove(first);
            layout.read(source, (sheet, &sheet.rows), header, (private, known.of_sheet));
        }
    }
    let (tables, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(sheet, header)| is_table(sheet, header));
    let has_several = tables.len() > 1;
    for (sheet, header) in tables {
        if has_several && unsure::is_old_sheet(&sheet.name) {
            let start = sheet.rows.first().map_or(0..0, Row::span);
            let finding = EN069::OldSheet { sheet: sheet.name.clone() };
            layout.findings.push(finding.at(Location::Text(Arc::clone(source), start)));
        }
        let sections = sections::of(source, &sheet.rows, Names { is_known, is_title: known.title });
        if sections.len() == 1 {
            let header = header.unwrap_or_else(|| header::assumed(&sheet.rows));
            layout.read(source, (sheet, &sheet.rows), header, (private, known.of_sheet));
            continue;
        }
        // The year that stands above a table is that of the further ones on its sheet, unless they name one.
        let mut years: Vec<String> = Vec::new();
        for rows in sections.into_iter().map(|rows| &sheet.rows[rows]) {
            let header = header::find(rows, is_known).unwrap_or_else(|| header::assumed(rows));
            let of_table = years_in(&rows[..header.rows.start]);
            layout.read(source, (sheet, rows), header, (private, known.of_sheet));
            if let Some(table) = layout.tables.last_mut() {
                table.titles.extend(years.iter().cloned());
            }
            years.splice(0..0, of_table);
        }
    }
    for (sheet, _) in &others {
        let span =
            sheet.rows.first().map_or(0..0, |row| row.cells.first().map_or(0..0, |cell| cell.span.clone()));
        let name = sheet.name.clone();
        let finding =
            if sheet.hidden { EN064::HiddenSheet { sheet: name } } else { EN064::Sheet { sheet: name } };
        layout.findings.push(finding.at(Location::Text(Arc::clone(source), span)));
    }
    layout.name_columns(source);
    layout
}

impl Layout {
    fn read(
        &mut self,
        source: &Arc<SourceText>,
        (sheet, all): (&Sheet, &[Row]),
        header: Header,
        (private, is_of_sheet): (&PrivateColumns, &dyn Fn(&str) -> bool),
    ) {
        let at = |span: &Span| Location::Text(Arc::clone(source), span.clone());
        let rows = &all[header.rows.end..];
        let outside = outside::of_rows(rows, &header.cells, is_of_sheet);
        let records: Vec<&Row> =
            rows.iter().zip(&outside).filter(|(_, out)| out.is_none()).map(|(row, _)| row).collect();
        let withheld = unsure::withheld(source, &header.cells, private, &records);
        let mut is_read = self.columns(&at, (sheet, rows), &header, private, &withheld);
        for (column, _) in header.parts.iter().flat_map(|parts| &parts[1..]) {
            is_read[*column] = false;
        }
        let titles = all[..header.rows.start].iter();
        let (mut left_out, mut examples): (Vec<&Row>, Vec<&Row>) = (titles.collect(), Vec::new());
        for (row, outside) in rows.iter().zip(&outside) {
            match outside {
                None | Some(Outside::Blank | Outside::OfSheet) => {}
                Some(Outside::Example) => examples.push(row),
                Some(Outside::Header | Outside::Total | Outside::Note) => left_out.push(row),
            }
        }
        let titles = all[..header.rows.start].iter();
        let (several, single) = unsure::several_apart(titles, &header, rows.iter().zip(&outside));
        self.findings.extend(unsure::finding(source, &several, &at));
        self.findings.extend(unsure::headings(&all[..header.rows.start], rows, &outside, &at));
        self.findings.extend(outside_finding(source, &single, &at, false));
        self.findings.extend(outside_finding(source, &examples, &at, true));
        let hidden: Vec<&Row> = records.iter().copied().filter(|row| row.hidden).collect();
        if let Some(first) = hidden.first() {
            let rows = numbers(source, &hidden);
            self.findings.push(EN065::Rows { rows }.at(at(&first.span())));
        }
        self.findings.extend(unsure::struck(source, &records, &at));
        self.findings.extend(withheld.into_iter().map(|(_, span, finding)| finding.at(at(&span))));
        if !sheet.lacks_results.is_empty() {
            let span = header.cells.first().map_or(0..0, |cell| cell.span.clone());
            let (count, named) = (sheet.lacks_results.len(), sheet.lacks_results.len().min(CELLS_NAMED));
            let cells = sheet.lacks_results[..named].join("・");
            let finding = if count > named {
                EN065::NoResultsOfMany { cells, count }
            } else {
                EN065::NoResults { cells }
            };
            self.findings.push(finding.at(at(&span)));
        }
        let texts = left_out.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_blank());
        let mut titles: Vec<String> = texts.map(|cell| cell.text.clone()).collect();
        titles.extend(self.groups(&at, &header));
        titles.dedup();
        titles.push(sheet.name.clone());
        let width = header.cells.len();
        let mut above: HashMap<usize, String> = HashMap::new();
        let mut read = Vec::with_capacity(records.len());
        for row in records {
            if let Some(mut row) = self.record(&at, row, width, &is_read, &mut above) {
                header.parts.iter().for_each(|parts| join_parts(&mut row, parts));
                read.push(row);
            }
        }
        self.tables.push(RecordTable { header: header.cells, is_read, rows: read, titles });
    }

    /// The words above the names of columns that none of these holds, which are named.
    fn groups(&mut self, at: &dyn Fn(&Span) -> Location, header: &Header) -> Vec<String> {
        let mut words: Vec<String> = header.groups.iter().map(|cell| squeezed(&cell.text)).collect();
        words.dedup();
        if let Some(first) = header.groups.first() {
            self.findings.push(EN064::Groups { columns: words.join("、") }.at(at(&first.span)));
        }
        words
    }

    /// Which columns are read; what is left out of them is named.
    fn columns(
        &mut self,
        at: &dyn Fn(&Span) -> Location,
        (sheet, rows): (&Sheet, &[Row]),
        header: &Header,
        private: &PrivateColumns,
        withheld: &[(usize, Span, EN069)],
    ) -> Vec<bool> {
        let is_empty =
            |column: usize| rows.iter().all(|row| row.cells.get(column).is_none_or(Cell::is_blank));
        let is_hidden =
            |column: usize| u16::try_from(column).is_ok_and(|column| sheet.hidden_columns.contains(&column));
        let (mut for_office, mut hidden) = (Vec::new(), Vec::new());
        let mut is_read = Vec::with_capacity(header.cells.len());
        for (column, cell) in header.cells.iter().enumerate() {
            let blank = cell.is_blank() && is_empty(column);
            let is_private = private.holds(&cell.text);
            if is_private {
                // One finding a column is enough.
                for_office.extend(withheld.iter().all(|(named, ..)| *named != column).then_some(cell));
            } else if is_hidden(column) && !blank {
                hidden.push(cell);
            }
            is_read.push(!(blank || is_hidden(column) || is_private));
        }
        let names = |cells: &[&Cell]| {
            let names = cells.iter().map(|cell| squeezed(&cell.text));
            names
                .map(|name| if name.is_empty() { "—".to_owned() } else { name })
                .collect::<Vec<_>>()
                .join("、")
        };
        if let Some(first) = for_office.first() {
            self.findings.push(EN064::Private { columns: names(&for_office) }.at(at(&first.span)));
        }
        if let Some(first) = hidden.first() {
            self.findings.push(EN065::Columns { columns: names(&hidden) }.at(at(&first.span)));
        }
        is_read
    }

    /// The row of a record, with what stands for another cell replaced. `None` where it does not fit
    /// the header.
    fn record(
        &mut self,
        at: &dyn Fn(&Span) -> Location,
        row: &Row,
        width: usize,
        is_read: &[bool],
        above: &mut HashMap<usize, String>,
    ) -> Option<RecordRow> {
        let mut cells = match fitted(row, width) {
            Ok(cells) => cells.to_vec(),
            Err(finding) => {
                self.findings.push(finding.at(at(&row.span())));
                return None;
            }
        };
        let (mut given, mut errors) = (Vec::new(), Vec::new());
        let give = |column: usize, text: &str| Given { column, at: column, text: text.to_owned() };
        for (column, cell) in cells.iter_mut().enumerate().filter(|(column, _)| is_read[*column]) {
            if markers::is_error(cell) {
                self.findings.push(EN062 { value: cell.text.trim().to_owned() }.at(at(&cell.span)));
                errors.push(column);
                cell.text = String::new();
                given.push(give(column, ""));
            } else if markers::is_ditto(&cell.text) {
                let value = cell.text.trim().to_owned();
                match above.get(&column) {
                    Some(text) => {
                        self.findings.push(EN063::Taken { value, above: text.clone() }.at(at(&cell.span)));
                        cell.text.clone_from(text);
                        given.push(give(column, text));
                    }
                    None => {
                        self.findings.push(EN063::Nothing { value }.at(at(&cell.span)));
                        cell.text = String::new();
                        given.push(give(column, ""));
                    }
                }
            }
            if cell.is_blank() {
                above.remove(&column);
            } else {
                above.insert(column, cell.text.clone());
            }
        }
        Some(RecordRow { span: row.span(), cells, given, errors })
    }

    /// Lets every finding in the file name its column as it was written.
    fn name_columns(&self, source: &SourceText) {
        let Some(index) = &source.cells else { return };
        let mut names = HashMap::new();
        for cell in self.tables.iter().flat_map(|table| &table.header).filter(|cell| !cell.is_blank()) {
            if let Some(place) = index.at(cell.span.start) {
                let name = squeezed(&cell.text);
                // Where the tables of a sheet call a column differently, its letter alone names it.
                let named = names.entry((place.address.sheet, place.address.column));
                let named = named.or_insert_with(|| Some(name.clone()));
                named.take_if(|named| *named != name);
            }
        }
        index.name_columns(names.into_iter().filter_map(|(at, name)| Some((at, name?))).collect());
    }
}

/// Writes the cells that say a field in parts into the first of them: 大人 500円、子ども 200円.
fn join_parts(row: &mut RecordRow, parts: &[(usize, String)]) {
    let said = parts.iter().filter_map(|(column, name)| {
        let cell = row.cells.get(*column).filter(|cell| !cell.is_blank())?;
        Some(format!("{name} {}", cell.text.trim()))
    });
    let text = said.collect::<Vec<_>>().join("、");
    let column = parts[0].0;
    row.given.push(Given { column, at: column, text: text.clone() });
    row.cells[column].text = text;
}

/// The cells of a row as far as the header reaches.
fn fitted(row: &Row, expected: usize) -> Result<&[Cell], crate::diagnostic::findings::EN014> {
    let found = row.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
    let found = if row.cells.len() < expected { row.cells.len() } else { found };
    if found > expected || row.cells.len() < expected {
        return Err(crate::diagnostic::findings::EN014::RowLength { expected, found });
    }
    Ok(&row.cells[..expected])
}

/// EN064: the rows that hold something and are no records.
fn outside_finding(
    source: &SourceText,
    left_out: &[&Row],
    at: &dyn Fn(&Span) -> Location,
    are_examples: bool,
) -> Option<Diagnostic> {
    let first = left_out.first()?.cells.iter().find(|cell| !cell.is_blank())?;
    let (rows, count, text) = (numbers(source, left_out), left_out.len(), squeezed(&first.text));
    let finding =
        if are_examples { EN064::Examples { rows, count, text } } else { EN064::Rows { rows, count, text } };
    Some(finding.at(at(&first.span)))
}

/// The titles that name a year.
fn years_in(titles: &[Row]) -> Vec<String> {
    let texts = titles.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
    let named = texts.filter(|text| TitleTime::of([*text]).period.is_some());
    named.map(str::to_owned).collect()
}

/// The numbers of rows as a spreadsheet shows them: `1・2・16`.
fn numbers(source: &SourceText, rows: &[&Row]) -> String {
    let numbers =
        rows.iter().filter_map(|row| Some(source.cell_at(row.span().start)?.row_number().to_string()));
    numbers.collect::<Vec<_>>().join("・")
}
