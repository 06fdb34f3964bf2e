//! Tables: text files of rows (CSV) and workbooks become sheets of cells that know their places.

mod cell_text;
mod csv;
mod delimiter;
mod open_formats;
mod open_outline;
mod package;
mod tags;
mod workbook;

use std::sync::Arc;

use super::{extension, text};
use crate::diagnostic::{CellSort, Diagnostic, SourceText, Span};

/// A cell: what stands in it and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, without the quotes of CSV; what a spreadsheet holds as a number or a date is
    /// written as [`CellSort`] says.
    pub text: String,
    /// What a spreadsheet holds in it; `Text` for every cell of a text file.
    pub sort: CellSort,
    /// The bytes of the source that it stands in.
    pub span: Span,
}

impl Cell {
    /// Whether nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A row that holds anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, from the first column on, empty ones included.
    pub cells: Vec<Cell>,
    /// Whether the spreadsheet does not show it.
    pub hidden: bool,
    /// Whether a cell of it is struck out.
    pub struck: bool,
}

impl Row {
    /// From the start of its first cell to the end of its last.
    pub fn span(&self) -> Span {
        let start = self.cells.first().map_or(0, |cell| cell.span.start);
        start..self.cells.last().map_or(start, |cell| cell.span.end)
    }

    /// Whether nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// A table, or a sheet of a workbook: whatever stands there, records or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// The rows that hold anything.
    pub rows: Vec<Row>,
    /// The columns that the spreadsheet does not show.
    pub hidden_columns: Vec<u16>,
    /// Whether the spreadsheet does not show the sheet.
    pub hidden: bool,
    /// Whether it has formulas whose results are not stored, so that their cells look empty.
    pub lacks_results: Vec<String>,
}

/// What a file of tables holds.
#[derive(Debug)]
pub struct Tables {
    /// The text that the spans of its cells belong to.
    pub source: Arc<SourceText>,
    /// The sheets in the order of the workbook; one for a text file.
    pub sheets: Vec<Sheet>,
    /// What is wrong with their form.
    pub findings: Vec<Diagnostic>,
}

/// Whether a file with this extension is a workbook.
pub fn is_workbook(extension: &str) -> bool {
    matches!(extension, "xlsx" | "xlsm" | "ods")
}

/// Whether a file with this extension holds a table in every case; a `.txt` may hold one.
pub fn is_table(extension: &str) -> bool {
    matches!(extension, "csv" | "tsv") || is_workbook(extension)
}

/// Whether a file with this extension may hold a table, and so any number of records.
pub fn may_be_table(extension: &str) -> bool {
    is_table(extension) || extension == "txt"
}

/// Reads the tables of a text file or a workbook.
pub fn read_tables(path: &str, bytes: Vec<u8>) -> Result<Tables, Diagnostic> {
    if is_workbook(&extension(path)) {
        return workbook::read(path, bytes);
    }
    let text = text::decode_table(path, bytes)?;
    Ok(csv::read(path, text))
}

/// Whether a plain text looks like a table: its first lines are parted by tabs.
pub fn looks_like_table(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut has_tab = || lines.next().is_some_and(|line| line.trim().contains('\t'));
    has_tab() && has_tab()
}

/// The cells that stand in a range of a table, such as the row of a record.
pub fn cells_within(source: &SourceText, span: &Span) -> Vec<Cell> {
    let Some(index) = &source.cells else { return Vec::new() };
    let cells = index.within(span).iter().map(|cell| {
        let written = &source.text[cell.span()];
        let text = if index.has_sheets() { written.to_owned() } else { csv::unquoted(written) };
        Cell { text, sort: cell.sort, span: cell.span() }
    });
    cells.collect()
}
