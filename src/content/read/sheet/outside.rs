//! Which rows below a header are no records: totals, notes, the header once more.

use unicode_normalization::UnicodeNormalization as _;

use super::{markers, unsure};
use crate::content::read::headers::is_row_number;
use crate::source::{Cell, Row};

/// What a row is that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outside {
    /// Nothing is to be seen in it.
    Blank,
    /// The header once more, as on every printed page.
    Header,
    /// A sum, or the end of the table.
    Total,
    /// An example or an explanation that shows how to fill in the table.
    Example,
    /// The same, as the sheet to fill in says it.
    OfSheet,
    /// A note or a heading.
    Note,
}

/// Words that say what the other cells of a row sum up to, or that the table ends.
const TOTALS: [&str; 10] = ["計", "合計", "小計", "総計", "累計", "総数", "平均", "件数", "以上", "以下余白"];
/// How notes begin.
const NOTES: [&str; 11] = ["※", "＊", "*", "注)", "(注", "注:", "注意:", "注記", "(※", "凡例", "<注"];
/// How examples begin.
const EXAMPLES: [&str; 6] = ["(例)", "【例】", "例)", "例:", "(記入例)", "記入例"];

/// How long the heading of rows is at most.
const LONGEST_HEADING: usize = 20;

/// Tables of fewer columns have records that are one cell.
const COLUMNS_OF_A_TABLE: usize = 3;

/// As many cells that all say what the sheet to fill in says are no chance.
const CELLS_OF_AN_EXAMPLE: usize = 4;

/// What each row is where it is no record.
/// `is_of_sheet` says whether a text is one of the sheet to fill in.
pub(super) fn of_rows(
    rows: &[Row],
    header: &[Cell],
    is_of_sheet: &dyn Fn(&str) -> bool,
) -> Vec<Option<Outside>> {
    let columns = header.iter().filter(|cell| !cell.is_blank()).count();
    let mut kinds: Vec<Option<Outside>> = rows.iter().map(|row| of_row(row, header, is_of_sheet)).collect();
    if columns < COLUMNS_OF_A_TABLE {
        return kinds;
    }
    // Below the last row with several cells stand notes; merged over several columns, one stands
    // anywhere.
    let last = rows.iter().zip(&kinds).rposition(|(row, kind)| kind.is_none() && texts(row).len() > 1);
    for (number, (row, kind)) in
        rows.iter().zip(&mut kinds).enumerate().filter(|(_, (_, kind))| kind.is_none())
    {
        let texts = texts(row);
        let filled = row.cells.iter().filter(|cell| !cell.is_blank()).count();
        if texts.len() == 1 && (last.is_some_and(|last| number > last) || filled > 1) {
            *kind = Some(Outside::Note);
        }
    }
    kinds
}

fn of_row(row: &Row, header: &[Cell], is_of_sheet: &dyn Fn(&str) -> bool) -> Option<Outside> {
    let first = row.cells.iter().find(|cell| !cell.is_blank());
    let Some(first) = first else { return Some(Outside::Blank) };
    let same = |(cell, name): (&Cell, &Cell)| cell.text.trim() == name.text.trim();
    let named = header.iter().filter(|cell| !cell.is_blank()).count();
    if named > 1 && row.cells.len() >= header.len() && row.cells.iter().zip(header).all(same) {
        return Some(Outside::Header);
    }
    let plain: String = first.text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if is_total(&plain) {
        return Some(Outside::Total);
    }
    let is_marked = markers::is_row_mark(&plain);
    if is_marked || EXAMPLES.iter().any(|mark| plain.starts_with(mark)) {
        // Somebody may have written a record over the example and left the mark: that is said.
        let mut others = row.cells.iter().filter(|cell| !cell.is_blank() && !std::ptr::eq(*cell, first));
        let is_untouched = is_marked && others.all(|cell| is_of_sheet(&cell.text));
        return Some(if is_untouched { Outside::OfSheet } else { Outside::Example });
    }
    // An example whose mark was deleted is still one while nobody has written over it.
    let filled = || row.cells.iter().filter(|cell| !cell.is_blank());
    if filled().all(|cell| is_of_sheet(&cell.text)) && filled().count() >= CELLS_OF_AN_EXAMPLE {
        return Some(Outside::Example);
    }
    if texts(row).len() == 1 && named >= COLUMNS_OF_A_TABLE {
        let column = row.cells.iter().position(|cell| !cell.is_blank()).and_then(|at| header.get(at));
        let numbers_rows = column.is_some_and(|name| is_row_number(&name.text));
        let is_heading = unsure::is_marked_heading(&plain)
            || is_in_brackets(&plain)
            || numbers_rows && !plain.contains(char::is_numeric);
        if is_heading {
            return Some(Outside::Note);
        }
    }
    let is_note = NOTES.iter().any(|mark| plain.starts_with(mark));
    (is_note && texts(row).len() == 1).then_some(Outside::Note)
}

/// Whether a text is the heading of the rows below it and nothing else: `【県外の会】`.
fn is_in_brackets(plain: &str) -> bool {
    const PAIRS: [[char; 2]; 7] =
        [['【', '】'], ['[', ']'], ['〔', '〕'], ['《', '》'], ['≪', '≫'], ['<', '>'], ['〈', '〉']];
    let inner = PAIRS.iter().find_map(|[open, close]| plain.strip_prefix(*open)?.strip_suffix(*close));
    inner.is_some_and(|inner| {
        (1..=LONGEST_HEADING).contains(&inner.chars().count()) && !inner.contains(PAIRS.as_flattened())
    })
}

/// The different texts of a row.
pub(super) fn texts(row: &Row) -> Vec<&str> {
    let mut texts: Vec<&str> =
        row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
    texts.sort_unstable();
    texts.dedup();
    texts
}

/// `合計`, `計12団体`.
fn is_total(text: &str) -> bool {
    if TOTALS.contains(&text) {
        return true;
    }
    let rest = ["合計", "小計", "総計", "計", "全"].iter().find_map(|word| text.strip_prefix(word));
    let Some(rest) = rest else { return false };
    let counted = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == ':');
    counted.len() < rest.len() && counted.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::Outside::{Example, Header, Note, OfSheet, Total};
    use super::*;
    use crate::source::read_tables;

    /// What the rows below the first are.
    fn kinds(csv: &str) -> Vec<Option<Outside>> {
        let tables = read_tables("a.csv", csv.into()).expect("text");
        let (header, rows) = tables.sheets[0].rows.split_first().expect("a header");
        of_rows(rows, &header.cells, &|text| matches!(text, "必ず書きます。" | "朝の市" | "港"))
    }

    #[test]
    fn totals_notes_and_repeated_headers_are_no_records() {
        let csv = "題名,始まり,会場名\n会,2026-12-01,港\n題名,始まり,会場名\n計算教室,2026-12-02,町\n計2件,,\n※雨天中止,,\n以上,,\n";
        assert_eq!(kinds(csv), [None, Some(Header), None, Some(Total), Some(Note), Some(Total)]);
        assert_eq!(kinds("題名,始まり,会場名\n会,2026-12-01,港\n,,令和8年4月1日現在\n"), [None, Some(Note)]);
        assert_eq!(
            kinds(
                "題名,始まり,会場名\n（例）朝市,2026-12-01,港\n会,,\n町の部,町の部,町の部\n会,2026-12-01,港\n"
            ),
            [Some(Example), None, Some(Note), None]
        );
        assert_eq!(kinds("題名,説明\n会,\n"), [None]);
        assert_eq!(
            kinds(
                "No.,題名,始まり\n【県外の会】,,\n1,会,2026-12-01\n町の会,,\n,【春】の会,\n2,市,2026-12-02\n"
            ),
            [Some(Note), None, Some(Note), None, None]
        );
    }

    #[test]
    fn what_the_sheet_to_fill_in_says_is_told_from_what_was_written_over_it() {
        let csv = "番号,題名,始まり,会場名\n（説明）,必ず書きます。,,\n（記入例）,朝の市,,\n（記入例）,夕の市,,港\n（説明）会,a,b,c\n朝の市,朝の市,朝の市,港\n朝の市,朝の市,朝の市,浜\n,朝の市,,港\n";
        assert_eq!(
            kinds(csv),
            [Some(OfSheet), Some(OfSheet), Some(Example), None, Some(Example), None, None]
        );
    }
}
