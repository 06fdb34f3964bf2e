//! A workbook of Excel or `LibreOffice` becomes sheets.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataRef, Font, Ods, OdsError, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::cell_text::{self, NumberFormat};
use super::package::{self, Outline, Package, Refused};
use super::{Cell, Row, Sheet, Tables};
use crate::diagnostic::findings::EN061;
use crate::diagnostic::{CellAddress, CellIndex, CellSort, Diagnostic, Finding as _, Location, SourceText};

/// How many rows that hold anything a sheet may have.
const MOST_ROWS: usize = 100_000;
/// How many columns a sheet may have.
const MOST_COLUMNS: u32 = 1_000;
/// How many cells a workbook may hold.
const MOST_CELLS: usize = 2_000_000;
/// What stands between the cells of a row in the text of a workbook.
const BETWEEN: &str = " | ";

/// A cell with its row and column, from 0.
type Found = (u32, u16, String, CellSort);

/// The first and the last cell of merged ones.
type Area = ((u32, u32), (u32, u32));

/// Reads all sheets of a workbook.
pub(super) fn read(path: &str, bytes: Vec<u8>) -> Result<Tables, Diagnostic> {
    let at_file = |finding: EN061| finding.at(Location::File(path.to_owned()));
    let package = package::look_through(&bytes).map_err(|refused| at_file(because(refused)))?;
    let mut builder = Builder::default();
    let read = match package {
        Package { is_open_document: true, outlines } => read_ods(bytes, &outlines, &mut builder),
        Package { outlines, .. } => read_xlsx(bytes, &outlines, &mut builder),
    };
    read.map_err(at_file)?;
    Ok(builder.tables(path))
}

fn because(refused: Refused) -> EN061 {
    match refused {
        Refused::Password => EN061::Password,
        Refused::Old => EN061::Old,
        Refused::Broken => EN061::Broken,
        Refused::TooLarge => EN061::TooLarge { rows: MOST_ROWS, columns: MOST_COLUMNS },
    }
}

fn too_large() -> EN061 {
    because(Refused::TooLarge)
}

fn read_xlsx(bytes: Vec<u8>, outlines: &[Outline], builder: &mut Builder) -> Result<(), EN061> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => EN061::Password,
        _ => EN061::Broken,
    };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = workbook.sheets_metadata().to_vec();
    let outlines = outlines.iter().cloned().chain(std::iter::repeat(Outline::default()));
    let sheets = sheets.iter().zip(outlines);
    for (sheet, mut outline) in sheets.filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet) {
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(broken)?;
        let formats: Vec<NumberFormat> = cells.styles().iter().map(cell_text::number_format).collect();
        let is_struck = |style: &Style| style.font.as_ref().is_some_and(Font::has_strikethrough);
        let struck: Vec<bool> = cells.styles().iter().map(is_struck).collect();
        let mut found: Vec<Found> = Vec::new();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let (row, column) = cell.get_position();
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            let format = formats.get(style).copied().unwrap_or_default();
            let (text, sort) = cell_text::of(Data::from(cell.get_value().clone()), format);
            if struck.get(style).copied().unwrap_or_default() && !text.trim().is_empty() {
                outline.strike_rows(row..row.saturating_add(1));
            }
            push(&mut found, (row, column), text, sort)?;
        }
        drop(cells);
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merged = merged.iter().map(|area| (area.start, area.end)).collect();
        builder.sheet(&sheet.name, sheet.visible, found, merged, outline)?;
    }
    Ok(())
}

fn read_ods(bytes: Vec<u8>, outlines: &[Outline], builder: &mut Builder) -> Result<(), EN061> {
    let broken = |error: OdsError| match error {
        OdsError::Password => EN061::Password,
        OdsError::CellLimitExceeded { .. } => too_large(),
        _ => EN061::Broken,
    };
    let mut workbook = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = workbook.sheets_metadata().to_vec();
    let outlines = outlines.iter().cloned().chain(std::iter::repeat(Outline::default()));
    for (sheet, outline) in sheets.iter().zip(outlines) {
        let range = workbook.worksheet_range(&sheet.name).map_err(broken)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut found: Vec<Found> = Vec::new();
        for (row, column, value) in range.used_cells() {
            let at =
                |from: u32, offset: usize| from.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            let (row, column) = (at(first_row, row), at(first_column, column));
            let (text, sort) = cell_text::of(value.clone(), outline.format(row, column));
            push(&mut found, (row, column), text, sort)?;
        }
        builder.sheet(&sheet.name, sheet.visible, found, outline.merged.clone(), outline)?;
    }
    Ok(())
}

fn push(found: &mut Vec<Found>, at: (u32, u32), text: String, sort: CellSort) -> Result<(), EN061> {
    let column = u16::try_from(at.1).ok().filter(|column| u32::from(*column) < MOST_COLUMNS);
    let text = super::super::text::without_controls(text);
    match column {
        // What nobody sees, such as a blank far to the right, holds nothing up.
        None if text.trim().is_empty() => Ok(()),
        None => Err(too_large()),
        Some(_) if found.len() >= MOST_CELLS => Err(too_large()),
        Some(column) => {
            found.push((at.0, column, text, sort));
            Ok(())
        }
    }
}

/// The text of a workbook, its cells and its sheets, as they grow.
#[derive(Debug, Default)]
struct Builder {
    text: String,
    cells: Vec<(std::ops::Range<usize>, CellAddress, CellSort)>,
    sheets: Vec<Sheet>,
}

impl Builder {
    /// Adds a sheet: a line of text for each of its rows that hold anything.
    fn sheet(
        &mut self,
        name: &str,
        visible: SheetVisible,
        mut found: Vec<Found>,
        merged: Vec<Area>,
        outline: Outline,
    ) -> Result<(), EN061> {
        found.retain(|(_, _, text, _)| !text.trim().is_empty());
        fill_merged(&mut found, &merged)?;
        found.sort_by_key(|(row, column, ..)| (*row, *column));
        found.dedup_by_key(|(row, column, ..)| (*row, *column));
        let number = u16::try_from(self.sheets.len()).map_err(|_| too_large())?;
        let width = found.iter().map(|(_, column, ..)| column + 1).max().unwrap_or_default();
        let mut sheet =
            Sheet { name: name.to_owned(), hidden: visible != SheetVisible::Visible, ..Sheet::default() };
        let mut rest = found.into_iter().peekable();
        while let Some((row, ..)) = rest.peek() {
            let row = *row;
            let mut cells = Vec::with_capacity(usize::from(width));
            for column in 0..width {
                let here = rest.next_if(|(r, c, ..)| (*r, *c) == (row, column));
                let (text, sort) = here.map_or_else(Default::default, |(_, _, text, sort)| (text, sort));
                let start = self.text.len();
                self.text.push_str(&text);
                let span = start..self.text.len();
                self.cells.push((span.clone(), CellAddress { sheet: number, row, column }, sort));
                self.text.push_str(if column + 1 == width { "\n" } else { BETWEEN });
                cells.push(Cell { text, sort, span });
            }
            let (hidden, struck) = (outline.hides_row(row), outline.strikes_row(row));
            sheet.rows.push(Row { cells, hidden, struck });
            if sheet.rows.len() > MOST_ROWS || self.cells.len() > MOST_CELLS {
                return Err(too_large());
            }
        }
        sheet.hidden_columns = outline.hidden_columns;
        sheet.lacks_results = outline.lacks_results;
        self.sheets.push(sheet);
        Ok(())
    }

    fn tables(self, path: &str) -> Tables {
        let mut index = CellIndex::new(self.sheets.iter().map(|sheet| sheet.name.clone()).collect());
        for (span, address, sort) in &self.cells {
            index.push(span, *address, *sort);
        }
        let source = SourceText { path: path.to_owned(), text: self.text, cells: Some(Box::new(index)) };
        Tables { source: Arc::new(source), sheets: self.sheets, findings: Vec::new() }
    }
}

/// Writes what stands in merged cells into every cell that they cover, as far as the sheet is used:
/// who merges cells means that it holds for all of them.
fn fill_merged(found: &mut Vec<Found>, merged: &[Area]) -> Result<(), EN061> {
    let last_row = found.iter().map(|(row, ..)| *row).max().unwrap_or_default();
    found.sort_by_key(|(row, column, ..)| (*row, *column));
    let last_column = found.iter().map(|(_, column, ..)| *column).max().unwrap_or_default();
    let mut covered = Vec::new();
    for ((top, left), (bottom, right)) in merged {
        let Ok(left) = u16::try_from(*left) else { continue };
        let right = u16::try_from(*right).unwrap_or(u16::MAX).min(last_column);
        let holder = found.binary_search_by_key(&(*top, left), |(row, column, ..)| (*row, *column));
        let Ok((.., text, sort)) = holder.map(|at| &found[at]) else { continue };
        for row in *top..=(*bottom).min(last_row) {
            let others = (left..=right).filter(|column| (row, *column) != (*top, left));
            covered.extend(others.map(|column| (row, column, text.clone(), *sort)));
        }
        if covered.len() > MOST_CELLS {
            return Err(too_large());
        }
    }
    found.extend(covered);
    Ok(())
}
