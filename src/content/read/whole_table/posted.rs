//! Jobs of which the table does not say since when they are open: no day is shown, and the run says so once.

use super::{WholeTable, row_numbers};
use crate::content::model::Kind;
use crate::diagnostic::Finding as _;
use crate::diagnostic::findings::EN067;

const FIELD: &str = "posted";

/// EN067: the jobs without the first day of their advertisement.
pub(super) fn tell(table: &mut WholeTable<'_>) {
    if table.kind != Kind::Job || table.rows.is_empty() || table.meant.iter().any(|field| field == FIELD) {
        return;
    }
    let finding = match table.column(&[FIELD]) {
        None => {
            let span = table.header.first().map_or(0..0, |cell| cell.span.clone());
            EN067::NoPosted { count: table.rows.len() }.at(table.at(&span))
        }
        Some(column) => {
            let lacking = |row: &&crate::content::read::sheet::RecordRow| {
                row.text(column).is_empty() && !row.errors.contains(&column)
            };
            let spans: Vec<_> = table.rows.iter().filter(lacking).map(|row| row.span.clone()).collect();
            let Some(first) = spans.first() else { return };
            let rows = row_numbers(table.source, &spans);
            EN067::BlankPosted { rows, count: spans.len() }.at(table.at(first))
        }
    };
    table.findings.push(finding);
}
