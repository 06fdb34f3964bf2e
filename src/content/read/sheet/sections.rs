//! Several tables in one sheet, each below a header of its own.

use std::ops::Range;

use super::markers;
use crate::diagnostic::SourceText;
use crate::source::Row;

/// How long the name of a column is at most.
const LONGEST_NAME: usize = 24;
/// How many names of columns a header has at least, and so many in a hundred of its texts are known.
const FEWEST_NAMES: usize = 2;
const KNOWN_SHARE: usize = 60;

/// The rows of each table in a sheet: from its titles to the row before the next table.
pub(super) fn of(source: &SourceText, rows: &[Row], is_known: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let number = |row: &Row| source.cell_at(row.span().start).map(|place| place.row_number());
    let mut starts: Vec<usize> = Vec::new();
    let mut first: Option<usize> = None;
    for (at, row) in rows.iter().enumerate() {
        let above = at.checked_sub(1).map(|above| &rows[above]);
        let is_apart = above.is_none_or(|above| {
            texts(above).nth(1).is_none()
                || number(row).zip(number(above)).is_some_and(|(row, above)| row > above + 1)
        });
        if !is_apart || !is_header(row, is_known) {
            continue;
        }
        match first {
            // The same header once more is that of a further page.
            Some(first) if same(&rows[first], row) => {}
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

/// Whether most texts of a row are names of columns.
fn is_header(row: &Row, is_known: &dyn Fn(&str) -> bool) -> bool {
    if texts(row).any(|text| text.chars().count() > LONGEST_NAME) {
        return false;
    }
    let all = texts(row).count();
    let mut known: Vec<String> = Vec::new();
    let mut unknown = 0;
    for text in texts(row) {
        let name = markers::squeezed(text);
        if !is_known(&name) {
            unknown += 1;
        } else if !known.contains(&name) {
            known.push(name);
        }
        if unknown * 100 > all * (100 - KNOWN_SHARE) {
            return false;
        }
    }
    known.len() >= FEWEST_NAMES
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
        of(&tables.source, &tables.sheets[0].rows, &|name| known.contains(&name))
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
}
