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
    pub(super) fn year_as_words(field: String, found: &str) -> EN022Variant {
        let has_until = field.starts_with("path[");
        if let Some((from, until)) = years_of(found).filter(|_| has_until) {
            return EN022Variant::YearSpan { field, from, until };
        }
        match date::beyond_era(found) {
            Some((era, last, western)) => EN022Variant::YearBeyond { field, era, last, western },
            None => EN022Variant::Year { field },
        }
    }
}

/// The years of a text that names the first and the last one: `昭和58年〜平成3年`.
fn years_of(text: &str) -> Option<(i16, i16)> {
    let (from, until) = text.split_once(['〜', '～', '~', '–', '—', '―', '-'])?;
    Some((date::year_of(from.trim())?, date::year_of(until.trim().trim_end_matches("まで"))?))
}

/// What one finding says of several lines is not said again, and otherwise, of each: neither by what was
/// found in their form nor by what was found in their values.
pub(in crate::content::read) fn say_once(
    of_form: &mut Vec<Diagnostic>,
    before: usize,
    of_values: &mut Vec<Diagnostic>,
) {
    let taken_in: Vec<Span> = of_values.iter().filter_map(taken_in).collect();
    if taken_in.is_empty() {
        return;
    }
    let own = of_form.split_off(before).into_iter();
    of_form.extend(own.filter(|finding| !is_in(&taken_in, finding)));
    of_values.retain(|finding| !is_in(&taken_in, finding));
}

/// The lines below a value that the advice of a finding takes into it.
fn taken_in(finding: &Diagnostic) -> Option<Span> {
    let count: usize = finding.values.get("count").filter(|_| finding.code == EN022::CODE)?.parse().ok()?;
    let Location::Text(source, span) = &finding.location else { return None };
    let rest = &source.text[span.end..];
    let length = rest.split_inclusive('\n').take(count + 1).map(str::len).sum::<usize>();
    Some(span.end..span.end + length)
}

/// Whether a finding is about one of these lines.
fn is_in(lines: &[Span], finding: &Diagnostic) -> bool {
    finding.location.span().is_some_and(|span| lines.iter().any(|lines| lines.contains(&span.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_from_and_until_and_beyond_their_era() {
        assert_eq!(years_of("昭和58年〜平成3年"), Some((1983, 1991)));
        assert_eq!(years_of("1983-1991年"), Some((1983, 1991)));
        assert_eq!((years_of("1983年"), years_of("春〜秋")), (None, None));
        assert_eq!(date::beyond_era("昭和70年"), Some(("昭和", 64, 1995)));
        assert_eq!(date::beyond_era("昭和60年"), None);
    }
}
