//! Several tables in one sheet, each below a header of its own.

use std::ops::Range;

use super::markers;
use crate::diagnostic::{CellSort, SourceText};
use crate::source::{Cell, Row};

/// How long the name of a column is at most.
const LONGEST_NAME: usize = 24;
/// How many names of columns a header has at least, and so many in a hundred of its texts are known.
const FEWEST_NAMES: usize = 2;
const KNOWN_SHARE: usize = 60;
/// So many in a hundred are known where one of them is that of the title and no text is a value.
const KNOWN_SHARE_WITH_TITLE: usize = 30;
/// How many names a header has at least that stands right below the rows of another table.
const FEWEST_NAMES_BELOW_ROWS: usize = 3;

/// What is known of the names of columns.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// Whether the kind knows a column of that name.
    pub is_known: &'a dyn Fn(&str) -> bool,
    /// Whether a column of that name holds the titles of records.
    pub is_title: &'a dyn Fn(&str) -> bool,
}

/// The rows of each table in a sheet: from its titles to the row before the next table.
pub(super) fn of(source: &SourceText, rows: &[Row], names: Names<'_>) -> Vec<Range<usize>> {
    let number = |row: &Row| source.cell_at(row.span().start).map(|place| place.row_number());
    let follows =
        |row: &Row, above: &Row| number(row).zip(number(above)).is_none_or(|(row, above)| row == above + 1);
    let mut starts: Vec<usize> = Vec::new();
    let mut first: Option<usize> = None;
    for (at, row) in rows.iter().enumerate() {
        let above = at.checked_sub(1).map(|above| &rows[above]);
        let is_apart = above.is_none_or(|above| texts(above).nth(1).is_none() || !follows(row, above));
        if !is_header(row, names, is_apart) {
            continue;
        }
        // What stands right below a header names parts of its columns, on every page.
        let is_second = |first: &usize| {
            above.is_some_and(|above| (at == *first + 1 || same(&rows[*first], above)) && follows(row, above))
        };
        match first {
            // The same header once more is that of a further page.
            Some(first) if same(&rows[first], row) || is_second(&first) => {}
            Some(_) => {
                starts.push(at - titles_above(rows, at));
                first = Some(at);
            }
            None => first = Some(at),
        }
    }
    let begins = std::iter::once(0).chain(starts.iter().copied());
    let ends = starts.iter().copied().chain([rows.len()]);
    begins.zip(ends).map(|(begins, ends)| begins..ends).collect()
}

fn texts(row: &Row) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
}

/// Whether the texts of a row are names of columns. Most of them are known; or fewer, one of which is that of the
/// title, and none is a value. Right below rows of records more is asked for, as one of them may say such a word.
fn is_header(row: &Row, names: Names<'_>, is_apart: bool) -> bool {
    let has_value = row.cells.iter().any(is_value);
    if texts(row).any(|text| text.chars().count() > LONGEST_NAME) || has_value && !is_apart {
        return false;
    }
    let all = texts(row).count();
    let share = if has_value { KNOWN_SHARE } else { KNOWN_SHARE_WITH_TITLE };
    let mut known: Vec<String> = Vec::new();
    let mut unknown = 0;
    for text in texts(row) {
        let name = markers::squeezed(text);
        if !(names.is_known)(&name) {
            unknown += 1;
        } else if !known.contains(&name) {
            known.push(name);
        }
        if unknown * 100 > all * (100 - share) {
            return false;
        }
    }
    if known.len() < FEWEST_NAMES {
        return false;
    }
    let are_most_known = unknown * 100 <= all * (100 - KNOWN_SHARE);
    if is_apart && are_most_known {
        return true;
    }
    let is_sure = is_apart || unknown == 0 || known.len() >= FEWEST_NAMES_BELOW_ROWS;
    is_sure && known.iter().any(|name| (names.is_title)(name))
}

/// Whether a cell holds what no column is called: a number, a day, a telephone number.
fn is_value(cell: &Cell) -> bool {
    let begins_with_digit = || cell.text.trim_start().starts_with(|c: char| c.is_numeric());
    matches!(cell.sort, CellSort::Number | CellSort::Date) && !cell.is_blank() || begins_with_digit()
}

fn same(one: &Row, other: &Row) -> bool {
    texts(one).eq(texts(other))
}

/// How many rows right above a header hold a title alone.
fn titles_above(rows: &[Row], header: usize) -> usize {
    rows[..header].iter().rev().take_while(|row| texts(row).nth(1).is_none()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read_tables;

    fn sections(csv: &str) -> Vec<Range<usize>> {
        let tables = read_tables("a.csv", csv.into()).expect("text");
        let known = ["題名", "始まり", "会場名", "料金"];
        let names = Names { is_known: &|name| known.contains(&name), is_title: &|name| name == "題名" };
        of(&tables.source, &tables.sheets[0].rows, names)
    }

    #[test]
    fn a_further_header_begins_a_further_table() {
        let two = "春の部,,\n題名,始まり,会場名\n会,2026-12-01,港\n,,\n秋の部,,\n題名,料金,始まり\n市,500円,2026-12-02\n";
        assert_eq!(sections(two), [0..3, 3..6]);
        let same_header = sections("題名,始まり\n会,2026-12-01\n,\n題名,始まり\n市,2026-12-02\n");
        assert_eq!(same_header, std::slice::from_ref(&(0..4)));
        let one = sections("題名,始まり,会場名\n会,2026-12-01,港\n市,2026-12-02,町\n");
        assert_eq!(one, std::slice::from_ref(&(0..3)));
    }

    #[test]
    fn a_header_of_which_few_names_are_known_begins_a_table_too() {
        let two = "題名,始まり,名簿,前回総会,拠点\n会,2026-12-01,有,R8.4,港\n,,,,\n題名,始まり,料金,,\n市,2026-12-02,500円,,\n";
        assert_eq!(sections(two), [0..2, 2..4]);
        let below_rows = "題名,始まり,会場名\n会,2026-12-01,港\n始まり,題名,料金\n2026-12-02,市,500円\n";
        assert_eq!(sections(below_rows), [0..2, 2..4]);
    }

    #[test]
    fn a_record_that_says_the_name_of_a_column_begins_none() {
        for row in ["会場名,料金,浜,x", "題名,2026-12-02,料金,会場名", "題名の話,始まり,会場名,x"]
        {
            let csv = format!("題名,始まり,会場名,料金\n会,2026-12-01,港,x\n{row}\n");
            assert_eq!(sections(&csv), std::slice::from_ref(&(0..3)), "{row}");
        }
        // The names of parts of columns stand below those of the columns.
        let parts = "題名,代表者,,名簿\n,始まり,会場名,\n会,2026-12-01,港,有\n";
        assert_eq!(sections(parts), std::slice::from_ref(&(0..3)));
    }
}
