//! What single cells of a table say about it, rather than about a record.

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::CellSort;
use crate::locale::Language;
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
pub const EXPLAINS: &str = "このシートは読み込まれません";

/// What marks, in their first cell, the rows with which a sheet to fill in explains itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowMark {
    /// What is to be written into each column.
    Explanation,
    /// An example.
    Example,
}

impl RowMark {
    /// All marks.
    const ALL: [Self; 2] = [Self::Explanation, Self::Example];

    /// The text of the cell.
    pub const fn text(self, language: Language) -> &'static str {
        match self {
            Self::Explanation => language.pick("（説明）", "(explanation)"),
            Self::Example => language.pick("（記入例）", "(example)"),
        }
    }
}

/// Whether a text, in the usual width and without blanks, is such a mark and nothing else.
pub(super) fn is_row_mark(plain: &str) -> bool {
    let plain = plain.to_lowercase();
    let texts = RowMark::ALL.iter().flat_map(|mark| [mark.text(Language::Ja), mark.text(Language::En)]);
    texts.into_iter().any(|text| text.nfkc().eq(plain.chars()))
}

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
