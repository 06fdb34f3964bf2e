//! What single cells of a table say about it, rather than about a record.

use unicode_normalization::UnicodeNormalization as _;

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

/// What columns for the office alone are called.
const PRIVATE: [&str; 20] = [
    "備考",
    "備考欄",
    "メモ",
    "メモ欄",
    "memo",
    "担当",
    "担当職員",
    "社内",
    "社内用",
    "社内メモ",
    "庁内",
    "庁内用",
    "内部",
    "内部用",
    "内部メモ",
    "非公開",
    "事務局用",
    "事務局メモ",
    "職員メモ",
    "決裁",
];

/// What marks a column for the office alone at the end of its name, in brackets.
const PRIVATE_MARKS: [&str; 9] = [
    "(非公開)",
    "(内部)",
    "(内部用)",
    "(社内)",
    "(社内用)",
    "(庁内)",
    "(庁内用)",
    "(公開しない)",
    "(載せない)",
];

/// How a sheet begins that explains a table and holds none.
pub(super) const EXPLAINS: &str = "このシートは読み込まれません";

/// A text in one line without blanks at its ends, in the usual width.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without any blank, in the usual width and lower case.
fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// Whether a column of that name stays with the office and is never published.
pub(super) fn is_private(header: &str) -> bool {
    let plain = plain(header);
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    plain.starts_with('#') && plain.len() > 1
        || PRIVATE.contains(&bare)
        || PRIVATE_MARKS.iter().any(|mark| plain.ends_with(mark))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_for_the_office_are_known_by_their_names() {
        for header in
            ["備考", "備　考", "備考2", "メモ", "担当", "単価（内部）", "電話(非公開)", "#確認", "非公開"]
        {
            assert!(is_private(header), "{header}");
        }
        for header in ["担当者", "公開・非公開", "内部リンク", "#", "問い合わせ", "備考を含む説明", ""]
        {
            assert!(!is_private(header), "{header}");
        }
    }
}
