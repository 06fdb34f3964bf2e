//! What a column of amounts is called says what they are paid for: 1100 below 時給 is 時給1100. Where nothing says it,
//! that is asked once for the table.

use super::{WholeTable, row_numbers};
use crate::content::model::Kind;
use crate::content::read::notation::money;
use crate::content::read::sheet::squeezed;
use crate::diagnostic::Finding as _;
use crate::diagnostic::findings::{EN066, EN066Variant};

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
    // A column that says the unit beside the amounts settles it.
    if table.column(&["pay", "unit"]).is_some() {
        return;
    }
    let unclear: Vec<_> = table.rows.iter().filter(|row| money::lacks_unit(row.text(column))).collect();
    let Some(first) = unclear.first() else { return };
    let rows = row_numbers(table.source, unclear.iter().map(|row| &row.cells[column].span));
    let variant =
        EN066Variant::Pay { label: "賃金".to_owned(), example: format!("時給{}", first.text(column)) };
    let (value, span) = (squeezed(first.text(column)), first.cells[column].span.clone());
    let finding = EN066 { column: squeezed(&heading), rows, value, variant };
    let finding = finding.at(table.at(&span));
    table.findings.push(finding);
}
