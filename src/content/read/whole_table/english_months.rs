//! Months as a spreadsheet in English writes them into CSV: Jan-27 is 2027年1月.

use super::{Dated, WholeTable};
use crate::content::model::{FieldPath, Kind};
use crate::content::read::headers::named_fields;
use crate::content::read::notation::event_times::TIME;
use crate::content::schema::{Format, Schema, Subject, schema_of};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes such months of the columns of days as they are called in Japanese.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    for column in 0..table.columns.len() {
        let Some(path) = table.columns[column].clone().filter(|path| holds_days(table.kind, path)) else {
            continue;
        };
        for number in 0..table.rows.len() {
            let row = &table.rows[number];
            let Some(month) = month(row.text(column)) else { continue };
            let (span, written) = (row.cells[column].span.clone(), row.text(column).to_owned());
            let fields = named_fields(table.kind);
            let label = fields.iter().find(|field| field.path == path).map(|field| field.label.clone());
            let label = label.unwrap_or_else(|| "日付".to_owned());
            table.dated.insert(span.start, Dated { span, label, written, read: month.clone() });
            table.rows[number].give(column, column, month);
        }
    }
}

/// Whether a column is one of days. The times of an event, in columns of their own, are none.
fn holds_days(kind: Kind, path: &FieldPath) -> bool {
    if path.last().is_some_and(|name| name == TIME) {
        return false;
    }
    let schema = path.iter().try_fold(schema_of(Subject::Record(kind)), |schema, name| {
        schema.field(name).map(|field| &field.schema)
    });
    matches!(schema, Some(Schema::Text(Some(Format::Day | Format::DayOrMonth | Format::Moment))))
}

/// `2027年1月` of `Jan-27`.
fn month(text: &str) -> Option<String> {
    let (name, year) = text.split_once('-')?;
    let month = MONTHS.iter().position(|month| name.eq_ignore_ascii_case(month))? + 1;
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| format!("20{year}年{month}月"))
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_of_a_spreadsheet_in_english() {
        assert_eq!(month("Jan-27").as_deref(), Some("2027年1月"));
        assert_eq!(month("DEC-26").as_deref(), Some("2026年12月"));
        assert_eq!(["27-Jan", "January-27", "Jan-2027", "1-27", "Jan"].map(month), [const { None }; 5]);
    }
}
