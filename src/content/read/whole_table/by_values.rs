//! 開始 and 終了: columns that hold days in one table and times of the day in another. Their cells say which. And
//! columns of days to which a program has added midnight.

use super::WholeTable;
use crate::content::model::Kind;
use crate::content::read::headers::comparable;
use crate::content::read::notation::event_times::TIME;
use crate::content::read::notation::words::is_dash;
use crate::content::read::notation::{clock, date};

/// The headings that may stand above either, with the fields of days and of times, by kind.
const EITHER: &[(Kind, &str, &[&str], &[&str])] = &[
    (Kind::Event, "開始", &["starts"], &["starts", TIME]),
    (Kind::Event, "終了", &["ends"], &["ends", TIME]),
    (Kind::Job, "開始", &["starts"], &["hours", "start"]),
    (Kind::Job, "終了", &["term", "until"], &["hours", "end"]),
];

/// Gives such a column the field that its cells are for, unless another column has it.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    for (kind, heading, day, time) in EITHER.iter().filter(|(kind, ..)| *kind == table.kind) {
        debug_assert_eq!(*kind, table.kind, "only those of the kind are looked at");
        let is_called = |column: &usize| comparable(&table.header[*column].text) == *heading;
        let Some(column) = (0..table.header.len().min(table.columns.len())).find(is_called) else { continue };
        let Some(path) = &table.columns[column] else { continue };
        let cells = || {
            table.rows.iter().map(|row| row.text(column)).filter(|text| !text.is_empty() && !is_dash(text))
        };
        let is_time = |text: &str| clock::whole(text).is_some();
        // 未定 and 昼ごろ are neither.
        let is_day = |text: &str| date::whole(text).is_some();
        let field = if path == day && cells().any(is_time) && !cells().any(is_day) {
            time
        } else if path == time && cells().next().is_some() && !cells().any(is_time) {
            day
        } else {
            continue;
        };
        if table.column(field).is_none() {
            table.columns[column] = Some(field.iter().map(|name| (*name).to_owned()).collect());
        }
    }
    if table.kind == Kind::Event {
        drop_midnights(table);
    }
}

/// Takes the midnight from `2026/12/20 0:00` where every time of the table is one: nothing begins then each time.
fn drop_midnights(table: &mut WholeTable<'_>) {
    let columns = [table.column(&["starts"]), table.column(&["ends"])].into_iter().flatten();
    let cells = columns.flat_map(|column| (0..table.rows.len()).map(move |row| (row, column)));
    let timed: Vec<(usize, usize)> =
        cells.filter(|(row, column)| table.rows[*row].text(*column).contains([':', '：'])).collect();
    let day = |text: &str| {
        let (day, time) = text.rsplit_once(' ')?;
        matches!(time, "0:00" | "00:00" | "0:00:00" | "00:00:00").then(|| day.trim().to_owned())
    };
    let days: Option<Vec<String>> =
        timed.iter().map(|(row, column)| day(table.rows[*row].text(*column))).collect();
    for ((row, column), day) in timed.iter().zip(days.filter(|days| days.len() > 1).unwrap_or_default()) {
        table.rows[*row].give(*column, *column, day);
    }
}
