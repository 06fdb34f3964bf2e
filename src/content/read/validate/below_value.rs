//! EN022: fields that stand indented below a value, and years in words.

use super::Checker;
use crate::content::read::notation::date;
use crate::content::schema::Schema;
use crate::diagnostic::findings::{EN022, EN022Variant};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Span};
use crate::source::Node;

impl<'a> Checker<'a> {
    /// The fields of a group that stand indented right below a value of it: `reading` below
    /// `person: 山田`.
    pub(super) fn fields_below(&self, schema: &Schema, node: &Node) -> Vec<(&'a str, &'a str)> {
        if self.is_table() || node.as_text().is_none() {
            return Vec::new();
        }
        let field = |line: &'a str| {
            let (key, value) = line.split_once([':', '：'])?;
            let (key, value) = (key.trim(), value.trim());
            let is_below = line.starts_with([' ', '\t', '\u{3000}']) && !value.is_empty();
            (is_below && schema.field(key).is_some()).then_some((key, value))
        };
        self.source.text[node.span.end..].lines().skip(1).map_while(field).collect()
    }

    /// A year that is written as two, or that its era did not have.
    pub(super) fn year_as_words(&self, field: String, found: &str) -> EN022Variant {
        let has_until = field.starts_with("path[");
        if let Some((from, until)) = date::years_of(found).filter(|_| has_until) {
            return EN022Variant::YearSpan { field, from, until };
        }
        match date::beyond_era(found) {
            Some((era, last, western)) => EN022Variant::YearBeyond { field, era, last, western },
            None => EN022Variant::Year { field },
        }
    }
}

/// The lines below a value that the advice of a finding takes into it.
pub(in crate::content::read) fn taken_in(finding: &Diagnostic) -> Option<Span> {
    let count: usize = finding.values.get("count").filter(|_| finding.code == EN022::CODE)?.parse().ok()?;
    let Location::Text(source, span) = &finding.location else { return None };
    let rest = &source.text[span.end..];
    let length = rest.split_inclusive('\n').take(count + 1).map(str::len).sum::<usize>();
    Some(span.end..span.end + length)
}

/// Whether a finding is about one of these lines.
pub(in crate::content::read) fn is_in(lines: &[Span], finding: &Diagnostic) -> bool {
    finding.location.span().is_some_and(|span| lines.iter().any(|lines| lines.contains(&span.start)))
}
