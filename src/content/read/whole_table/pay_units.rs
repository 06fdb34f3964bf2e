//! What a column of amounts is called says what they are paid for: 1100 below 時給 is 時給1100.

use super::WholeTable;
use crate::content::model::Kind;
use crate::content::read::notation::money;

/// Gives the amounts of a job the unit that stands in their heading.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    if table.kind != Kind::Job {
        return;
    }
    let Some(column) = table.column(&["pay"]).filter(|column| *column < table.header.len()) else { return };
    let heading = table.header[column].text.clone();
    for row in &mut table.rows {
        if let Some(text) = money::with_unit(&heading, row.text(column)) {
            row.give(column, column, text);
        }
    }
}
