//! Telephone numbers without their area codes, told once a column.

use super::{WholeTable, row_numbers};
use crate::content::model::types::Tel;
use crate::content::read::sheet::squeezed;
use crate::diagnostic::Finding as _;
use crate::diagnostic::findings::EN035;

/// EN035: the columns that hold such numbers.
pub(super) fn tell(table: &mut WholeTable<'_>) {
    for (column, heading) in table.header.iter().enumerate() {
        let is_tel = table.columns.get(column).and_then(Option::as_ref);
        if is_tel.and_then(|path| path.last()).is_none_or(|name| name != "tel") {
            continue;
        }
        let local = table.rows.iter().filter(|row| Tel::lacks_area_code(row.text(column)));
        let cells: Vec<_> = local.filter_map(|row| row.cells.get(column)).collect();
        let Some(first) = cells.first() else { continue };
        let finding = EN035::Column {
            column: squeezed(&heading.text),
            rows: row_numbers(table.source, cells.iter().map(|cell| &cell.span)),
            number: squeezed(&first.text),
        };
        let finding = finding.at(table.at(&first.span));
        table.findings.push(finding);
    }
}
