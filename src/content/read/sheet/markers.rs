//! What single cells of a table say about it, rather than about a record.

use crate::diagnostic::CellSort;
use crate::source::{Cell, Sheet};

/// The errors of formulas in Excel and `LibreOffice`.
const ERRORS: [&str; 13] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#DATA!",
    "#BUSY!",
    "#GETTING_DATA",
];

/// What says that a cell holds the same as the one above.
const DITTOS: [&str; 12] =
    ["同上", "〃", "々", "仝", "″", "”", "\"", "↑", "上に同じ", "上記に同じ", "上と同じ", "同じ"];

/// How a sheet begins that explains a table and holds none.
pub(super) const EXPLAINS: &str = "このシートは読み込まれません";

/// A text in one line without blanks at its ends, in the usual width.
pub(in crate::content::read) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a cell holds the error of a formula.
pub(super) fn is_error(cell: &Cell) -> bool {
    cell.sort == CellSort::Error || ERRORS.contains(&cell.text.trim())
}

/// Whether a cell says that it holds the same as the one above.
pub(super) fn is_ditto(text: &str) -> bool {
    DITTOS.contains(&text.trim().trim_matches(['(', ')', '（', '）']))
}

/// Whether a sheet says of itself that it only explains.
pub(super) fn explains(sheet: &Sheet) -> bool {
    let first = sheet.rows.first().and_then(|row| row.cells.iter().find(|cell| !cell.is_blank()));
    first.is_some_and(|cell| cell.text.contains(EXPLAINS))
}
