//! What is asked of every row in the same way is asked once.

use crate::content::model::FieldPath;
use crate::diagnostic::findings::{EN024, EN024Label, EN025};
use crate::diagnostic::{Diagnostic, Finding as _};

/// The findings in the rows of a table, those that concern a whole column put together: a required
/// field that has no column is missing once, and days without a year are one question for
/// each column.
pub(super) fn by_column(columns: &[Option<FieldPath>], findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut together: Vec<Diagnostic> = Vec::new();
    for finding in findings {
        let has_column = |field: &String| columns.iter().flatten().any(|path| path.join(".") == *field);
        let field = finding.values.get("field").cloned().unwrap_or_default();
        let lacks_column = finding.code == EN025::CODE && !has_column(&field);
        let lacks_year = finding.code == EN024::CODE && finding.message == "no_year";
        if !lacks_column && !lacks_year {
            together.push(finding);
            continue;
        }
        let is_same = |other: &&mut Diagnostic| {
            other.code == finding.code
                && other.message == finding.message
                && other.severity == finding.severity
                && other.values.get("field") == Some(&field)
        };
        match together.iter_mut().find(is_same) {
            Some(_) if lacks_column => {}
            Some(first) => *first = first.clone().label(EN024Label::Also, finding.location),
            None => together.push(finding),
        }
    }
    together
}
