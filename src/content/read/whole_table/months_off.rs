//! Months in the column of the days on which something that comes again does not take place: 8月.

use super::{Dated, WholeTable};
use crate::content::model::Kind;
use crate::content::model::types::RecurrenceRule;

/// Adds such months to the recurrence beside them, where both together can be read.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    if table.kind != Kind::Event {
        return;
    }
    let (Some(except), Some(repeat)) = (table.column(&["except"]), table.column(&["repeat"])) else { return };
    let is_rule = |text: &str| text.parse::<RecurrenceRule>().is_ok();
    for row in &mut table.rows {
        let (rule, months) = (row.text(repeat), row.text(except));
        if !months.contains('月') || !is_rule(rule) {
            continue;
        }
        let wholes = [format!("{rule}（{months}は休み）"), format!("{rule}（{months}）")];
        let Some(whole) = wholes.into_iter().find(|whole| is_rule(whole)) else { continue };
        let (span, written) = (row.cells[except].span.clone(), months.to_owned());
        let label = "休みの日".to_owned();
        table.dated.insert(span.start, Dated { span, label, written, read: whole.clone() });
        row.give(repeat, repeat, whole);
        row.give(except, except, String::new());
    }
}
