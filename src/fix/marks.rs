//! Signs in full width where YAML needs its own, and `**` without its partner.

use super::edits::Edit;
use crate::diagnostic::findings::{AC305, EN005};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText};

/// The longest line that is taken for words which are strong as a whole.
const LONGEST: usize = 30;

/// Colons, spaces and indentations that the reader names.
pub(super) fn colons_and_blanks(findings: &[Diagnostic], source: &SourceText) -> Vec<Edit> {
    let text = &source.text;
    let of_finding = |finding: &Diagnostic| {
        let Location::Text(_, span) = &finding.location else { return None };
        let after = text.get(span.end..)?;
        let count = finding.values.get("count").and_then(|count| count.parse().ok());
        match finding.help {
            "fullwidth_colon" => {
                let blanks = after.len() - after.trim_start_matches('\u{3000}').len();
                let is_spaced = blanks == 0 && (after.starts_with([' ', '\n', '\r']) || after.is_empty());
                Edit::of(text, span.start..span.end + blanks, if is_spaced { ":" } else { ": " })
            }
            "missing_space_after_colon" => Edit::of(text, span.end..span.end, " "),
            "fullwidth_space" => Edit::of(text, span.clone(), " "),
            "fullwidth_indent" | "tab" => indent(text, span.start, count?),
            "fullwidth_indent_none" | "tab_none" => indent(text, span.start, 0),
            _ => None,
        }
    };
    findings.iter().filter(|finding| finding.code == EN005::CODE).filter_map(of_finding).collect()
}

/// The beginning of the line of a byte with so many spaces.
fn indent(text: &str, at: usize, count: usize) -> Option<Edit> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..];
    let blanks = line.len() - line.trim_start_matches([' ', '\t', '\u{3000}']).len();
    Edit::of(text, start..start + blanks, " ".repeat(count))
}

/// `** 言葉 **` and a short line that begins with `**`.
pub(super) fn strong(findings: &[Diagnostic], source: &SourceText) -> Vec<Edit> {
    let is_strong = |finding: &&Diagnostic| finding.code == AC305::CODE && finding.help == "strong";
    findings
        .iter()
        .filter(is_strong)
        .filter_map(|finding| partner(&source.text, finding.location.span()?.start))
        .collect()
}

fn partner(text: &str, at: usize) -> Option<Edit> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    let (before, rest) = (&text[start..at], text[at..end].strip_prefix("**")?);
    if before.contains("**") {
        return None;
    }
    if let Some(close) = rest.find("**") {
        let words = rest[..close].trim();
        let is_all = !words.is_empty() && !words.contains('*') && !rest[close + 2..].contains("**");
        return is_all.then(|| Edit::of(text, at..at + 2 + close + 2, format!("**{words}**")))?;
    }
    let begins = before.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '#' | '>'));
    let words = rest.trim();
    let is_alone = text[end..].trim_start_matches('\r').strip_prefix('\n').is_none_or(|below| {
        below
            .lines()
            .next()
            .is_none_or(|line| line.trim().is_empty() || line.trim_start().starts_with(['-', '*', '+', '#']))
    });
    let is_short =
        !words.is_empty() && words.chars().count() <= LONGEST && !words.contains(['。', '*', '`', '\\']);
    (begins && is_alone && is_short).then(|| Edit::of(text, at..end, format!("**{words}**")))?
}
