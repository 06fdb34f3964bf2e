//! Several tables beside each other on one sheet, with an empty column between.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Known, header, markers};
use crate::diagnostic::findings::EN064;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText};
use crate::source::{Cell, Row, Sheet};

/// How many names a table has at least.
const FEWEST_NAMES: usize = 2;

/// The sheets, each table beside another as a sheet of its own. Tables of another kind are left out and named.
pub(super) fn parted<'a>(
    source: &Arc<SourceText>,
    sheets: &'a [Sheet],
    known: Known<'_>,
    is_known: &dyn Fn(&str) -> bool,
) -> (Vec<Cow<'a, Sheet>>, Vec<Diagnostic>) {
    let (mut parts, mut findings) = (Vec::with_capacity(sheets.len()), Vec::new());
    for sheet in sheets {
        let starts = starts(&sheet.rows, known, is_known);
        if starts.is_empty() {
            parts.push(Cow::Borrowed(sheet));
            continue;
        }
        let ends = starts.iter().map(|start| start.column).chain([usize::MAX]);
        let begins = [Start { column: 0, is_of_kind: true }].into_iter().chain(starts.iter().copied());
        for (start, end) in begins.zip(ends) {
            let part = part(sheet, start.column, end);
            if start.is_of_kind {
                parts.push(Cow::Owned(part));
            } else {
                findings.extend(left_out(source, &part));
            }
        }
    }
    (parts, findings)
}

/// The first column of a further table, and whether it holds records of the kind that is read.
#[derive(Clone, Copy)]
struct Start {
    column: usize,
    is_of_kind: bool,
}

/// Where further tables begin: behind a column without a word, with the name of a title among their names.
fn starts(rows: &[Row], known: Known<'_>, is_known: &dyn Fn(&str) -> bool) -> Vec<Start> {
    let Some(header) = header::find(rows, is_known) else { return Vec::new() };
    let below = &rows[header.rows.start..];
    let is_empty = |column: usize| {
        below.iter().all(|row| row.cells.get(column).is_none_or(Cell::is_blank))
            && header.cells[column].is_blank()
    };
    let mut starts = Vec::new();
    let mut columns = 0..header.cells.len();
    let mut has_title = false;
    while let Some(column) = columns.find(|column| !header.cells[*column].is_blank()) {
        let end = (column..header.cells.len()).find(|column| is_empty(*column));
        let end = end.unwrap_or(header.cells.len());
        let names: Vec<String> =
            header.cells[column..end].iter().map(|cell| markers::squeezed(&cell.text)).collect();
        let is_table = names.iter().filter(|name| !name.is_empty()).count() >= FEWEST_NAMES;
        let is_of_kind = names.iter().any(|name| (known.title)(name));
        // The name of a title of another kind may be that of a column of this one.
        let is_of_other = !is_of_kind && !is_known(&names[0]) && (known.title_of_other)(&names[0]);
        if has_title && is_table && (is_of_kind || is_of_other) {
            starts.push(Start { column, is_of_kind });
        }
        has_title |= is_of_kind;
        columns = end..header.cells.len();
    }
    starts
}

/// The columns of a sheet from one on, up to another.
fn part(sheet: &Sheet, from: usize, to: usize) -> Sheet {
    let cells = |row: &Row| row.cells.iter().take(to).skip(from).cloned().collect::<Vec<_>>();
    let rows = sheet.rows.iter().map(|row| Row { cells: cells(row), ..row.clone() });
    let shift = u16::try_from(from).unwrap_or(u16::MAX);
    Sheet {
        rows: rows.filter(|row| !row.is_blank()).collect(),
        hidden_columns: sheet.hidden_columns.iter().filter_map(|column| column.checked_sub(shift)).collect(),
        lacks_results: if from == 0 { sheet.lacks_results.clone() } else { Vec::new() },
        ..sheet.clone()
    }
}

/// EN064: a table of another kind, with its first and last cell.
fn left_out(source: &Arc<SourceText>, table: &Sheet) -> Option<Diagnostic> {
    let cells = || table.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_blank());
    let places = || cells().filter_map(|cell| source.cell_at(cell.span.start)).map(|place| place.address);
    let first = cells().next()?;
    let (left, right) =
        (places().map(|place| place.column).min()?, places().map(|place| place.column).max()?);
    let (top, bottom) = (places().map(|place| place.row).min()?, places().map(|place| place.row).max()?);
    let sheet = places().next()?.sheet;
    let at = |row, column| crate::diagnostic::CellAddress { sheet, row, column };
    let cells = format!("{}:{}", at(top, left), at(bottom, right));
    let finding = EN064::Beside { cells, text: markers::squeezed(&first.text) };
    Some(finding.at(Location::Text(Arc::clone(source), first.span.clone())))
}
