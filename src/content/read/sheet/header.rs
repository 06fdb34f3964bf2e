//! Which rows of a sheet are its header.

use std::collections::HashSet;
use std::ops::Range;

use super::markers;
use crate::source::{Cell, Row};

/// How many rows are looked at from the top.
const LOOKED_AT: usize = 30;

/// The header of a table.
#[derive(Debug, PartialEq)]
pub(super) struct Header {
    /// The name of each column.
    pub cells: Vec<Cell>,
    /// The rows that it stands in; those above are titles.
    pub rows: Range<usize>,
    /// How many of the columns are known.
    pub known: usize,
    /// The cells of an upper row that are in no name of a column, such as 基本情報 above 題名.
    pub groups: Vec<Cell>,
    /// Columns below the name of one field, each with its own name, as 大人 and 子ども below 参加費: the first has the
    /// name of the field, the others none.
    pub parts: Vec<Vec<(usize, String)>>,
    /// Whether the lower of two rows says again what merged cells of the upper one say.
    repeats: bool,
}

/// Above what is said of a person.
const PERSONS: [&str; 14] = [
    "代表",
    "代表者",
    "会長",
    "役員",
    "世話人",
    "世話役",
    "担当者",
    "責任者",
    "連絡責任者",
    "事務局長",
    "理事長",
    "部長",
    "支部長",
    "実施責任者",
];

/// Finds the header: the row with the most columns that are known, or two rows that name more
/// together, as where 下限 and 上限 stand below 賃金.
pub(super) fn find(rows: &[Row], is_known: &dyn Fn(&str) -> bool) -> Option<Header> {
    let known: Vec<usize> = rows.iter().take(LOOKED_AT).map(|row| known_in(&row.cells, is_known)).collect();
    let most = known.iter().copied().max().filter(|most| *most > 0)?;
    let at = known.iter().position(|count| *count == most)?;
    let one = Header {
        cells: rows[at].cells.clone(),
        rows: at..at + 1,
        known: most,
        groups: Vec::new(),
        parts: Vec::new(),
        repeats: false,
    };
    let above = at.checked_sub(1).filter(|parent| is_parent(&rows[*parent]));
    let pairs = [above, Some(at).filter(|at| at + 1 < rows.len() && is_parent(&rows[*at]))];
    let both = pairs.into_iter().flatten().filter_map(|parent| joined(rows, parent, is_known));
    Some(both.fold(one, |best, other| if other.repeats || other.known > best.known { other } else { best }))
}

/// The header of a sheet in which no column is known: the first row with several cells.
pub(super) fn assumed(rows: &[Row]) -> Header {
    let at = rows.iter().position(|row| distinct(row) > 1).unwrap_or(0);
    let cells = rows.get(at).map(|row| row.cells.clone()).unwrap_or_default();
    Header {
        cells,
        rows: at..(at + 1).min(rows.len()),
        known: 0,
        groups: Vec::new(),
        parts: Vec::new(),
        repeats: false,
    }
}

/// Whether a row may stand above the names of columns: a title is one text alone.
fn is_parent(row: &Row) -> bool {
    distinct(row) > 1
}

fn distinct(row: &Row) -> usize {
    row.cells
        .iter()
        .filter(|cell| !cell.is_blank())
        .map(|cell| cell.text.trim())
        .collect::<HashSet<_>>()
        .len()
}

fn known_in(cells: &[Cell], is_known: &dyn Fn(&str) -> bool) -> usize {
    let names = cells.iter().filter(|cell| !cell.is_blank()).map(|cell| markers::squeezed(&cell.text));
    names.filter(|name| is_known(name)).collect::<HashSet<_>>().len()
}

/// The header of a row and the one below it, where the lower one names parts of the upper.
fn joined(rows: &[Row], parent: usize, is_known: &dyn Fn(&str) -> bool) -> Option<Header> {
    let (upper, lower) = (&rows.get(parent)?.cells, &rows.get(parent + 1)?.cells);
    let blank = Cell::default();
    let mut cells = Vec::with_capacity(upper.len().max(lower.len()));
    let mut group = "";
    let (mut below, mut strangers) = (0, 0);
    let mut repeats = false;
    let mut under_groups: Vec<(usize, &str, &str)> = Vec::new();
    for column in 0..upper.len().max(lower.len()) {
        let (over, under) = (upper.get(column).unwrap_or(&blank), lower.get(column).unwrap_or(&blank));
        if !over.is_blank() {
            group = over.text.trim();
        } else if under.is_blank() {
            group = "";
        }
        repeats |= !over.is_blank() && under.text.trim() == over.text.trim();
        if under.is_blank() || under.text.trim() == over.text.trim() {
            cells.push(over.clone());
            continue;
        }
        below += 1;
        under_groups.push((column, group, under.text.trim()));
        let name = name_of(group, under.text.trim(), is_known);
        strangers += usize::from(!is_known(&name));
        cells.push(Cell { text: name, ..under.clone() });
    }
    // A row of records below a header of one row has hardly a cell that names a column.
    if below == 0 || (!repeats && strangers * 2 > below) {
        return None;
    }
    let parts = parts_of_fields(&under_groups, &mut cells, is_known);
    let known = known_in(&cells, is_known);
    let is_said = |over: &Cell| cells.iter().any(|cell| cell.text.contains(over.text.trim()));
    let groups = upper.iter().filter(|over| !over.is_blank() && !is_said(over)).cloned().collect();
    Some(Header { cells, rows: parent..parent + 2, known, groups, parts, repeats })
}

/// The columns that say a field in parts: several below a name that is known, none of which is known itself.
fn parts_of_fields(
    under_groups: &[(usize, &str, &str)],
    cells: &mut [Cell],
    is_known: &dyn Fn(&str) -> bool,
) -> Vec<Vec<(usize, String)>> {
    let mut parts = Vec::new();
    for columns in under_groups.chunk_by(|(_, group, _), (_, next, _)| group == next) {
        let group = columns[0].1;
        let is_field = is_known(group) && !PERSONS.contains(&group);
        if columns.len() < 2 || !is_field || columns.iter().any(|(at, ..)| is_known(&cells[*at].text)) {
            continue;
        }
        for (number, (at, ..)) in columns.iter().enumerate() {
            cells[*at].text = if number == 0 { group.to_owned() } else { String::new() };
        }
        parts.push(columns.iter().map(|(at, _, own)| (*at, (*own).to_owned())).collect());
    }
    parts
}

/// What a column below a group is called: `賃金の下限`, or as its own cell says.
fn name_of(group: &str, own: &str, is_known: &dyn Fn(&str) -> bool) -> String {
    if group.is_empty() {
        return own.to_owned();
    }
    let joined = [format!("{group}の{own}"), format!("{group}{own}")];
    // The telephone of a person is not that of the group.
    let alone = (!PERSONS.contains(&group)).then(|| own.to_owned());
    let known = joined.into_iter().chain(alone).find(|name| is_known(name));
    known.unwrap_or_else(|| format!("{group} {own}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read_tables;

    /// The header's names and rows, where these are known: 題名, 始まり, 会場名, 賃金の下限, 賃金の上限.
    fn header(csv: &str) -> Option<(String, Range<usize>)> {
        let tables = read_tables("a.csv", csv.into()).expect("text");
        let known = ["題名", "始まり", "会場名", "賃金の下限", "賃金の上限", "内容"];
        let header = find(&tables.sheets[0].rows, &|name| known.contains(&name))?;
        let names: Vec<_> = header.cells.iter().map(|cell| cell.text.clone()).collect();
        Some((names.join("|"), header.rows))
    }

    #[track_caller]
    fn check(csv: &str, names: &str, rows: Range<usize>) {
        assert_eq!(header(csv), Some((names.to_owned(), rows)));
    }

    #[test]
    fn a_title_may_stand_above() {
        check("題名,始まり\n会,2026-12-01\n", "題名|始まり", 0..1);
        let titled = "令和8年度 催し一覧,,\n,,企画課\n題名,始まり,場所\n会,2026-12-01,港\n";
        check(titled, "題名|始まり|場所", 2..3);
        assert_eq!(header("催し,日\n会,2026-12-01\n"), None);
    }

    #[test]
    fn two_rows_may_be_one_header() {
        let grouped = "題名,賃金,,内容\n,下限,上限,\n販売,1000,1200,レジ\n";
        check(grouped, "題名|賃金の下限|賃金の上限|内容", 0..2);
        check("基本,,場所\n題名,始まり,会場名\n会,2026-12-01,港\n", "題名|始まり|会場名", 1..2);
    }

    #[test]
    fn words_of_an_upper_row_that_name_no_column_are_kept() {
        let tables =
            read_tables("a.csv", "題名,令和8年度,,注\n,始まり,会場名,内容\n会,2026-12-01,港,朝\n".into());
        let tables = tables.expect("text");
        let known = ["題名", "始まり", "会場名", "内容"];
        let header = find(&tables.sheets[0].rows, &|name| known.contains(&name)).expect("a header");
        let texts = |cells: &[Cell]| cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join("|");
        assert_eq!((texts(&header.cells), header.rows), ("題名|始まり|会場名|内容".to_owned(), 0..2));
        assert_eq!(texts(&header.groups), "令和8年度|注");
    }

    #[test]
    fn merged_cells_above_say_that_two_rows_are_one_header() {
        check(
            "題名,料金,料金,会場名\n題名,大人,子ども,会場名\n会,500,200,港\n",
            "題名|料金 大人|料金 子ども|会場名",
            0..2,
        );
        check(
            "題名,始まり,始まり,会場名\n題名,大人,子ども,会場名\n会,500,200,港\n",
            "題名|始まり||会場名",
            0..2,
        );
        check(
            "題名,代表者,代表者,内容\n題名,氏名,自宅住所,内容\n会,佐久間,港,朝\n",
            "題名|代表者 氏名|代表者 自宅住所|内容",
            0..2,
        );
    }

    #[test]
    fn what_is_said_of_a_person_is_not_said_of_the_record() {
        check("題名,代表者,,始まり,会場名\n,内容,会場名,,\n会,a,b,c,d\n", "題名|代表者||始まり|会場名", 0..1);
    }

    #[test]
    fn a_record_is_no_part_of_the_header() {
        check("題名,始まり\n内容,会場名\n", "題名|始まり", 0..1);
    }
}
