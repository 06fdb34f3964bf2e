//! Says what is wrong with a YAML text in words that its writer can act on.

use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::findings::{EN005, EN007};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};

/// Explains why the YAML in a range of a file could not be read. The parser's own words say what
/// it expected; the mistakes that people make are found by looking at the line.
pub(super) fn explain(source: &Arc<SourceText>, range: &Span, error: &ScanError) -> Diagnostic {
    let text = &source.text;
    let offset = (range.start + error.marker().byte_offset().unwrap_or_default()).min(range.end);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return EN007::Depth { limit: 32 }.at(at(source, offset..offset));
    }
    let here = line_around(text, range, offset);
    let before = previous_line(text, range, here.start);
    // What the parser stumbles over often began in the line before.
    for line in [here.clone(), before] {
        if let Some((mistake, span)) = cause(&text[line.clone()], error.kind()) {
            let span = line.start + span.start..line.start + span.end;
            return mistake.at(at(source, span));
        }
    }
    if let Some(span) = odd_indentation(text, range, &here) {
        return EN005::Indentation.at(at(source, span));
    }
    let mut start = offset.min(here.end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let end = text[start..here.end].chars().next().map_or(start, |c| start + c.len_utf8());
    let span = if text[here.clone()].trim().is_empty() { here } else { start..end };
    EN005::Unreadable { detail: error.info().clone() }.at(at(source, span))
}

/// The indentation that does not match: that of a field which is deeper than the field with a
/// value above it, or that of the field above, where nothing before is as deep as this one.
fn odd_indentation(text: &str, range: &Span, here: &Span) -> Option<Span> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let line = &text[here.clone()];
    let mut above = previous_line(text, range, here.start);
    while above.start > range.start && text[above.clone()].trim().is_empty() {
        above = previous_line(text, range, above.start);
    }
    let before = &text[above.clone()];
    let (depth, depth_before) = (indent(line), indent(before));
    if field_value(line).is_none() || field_value(before).is_none() {
        return None;
    }
    if depth > depth_before && field_value(before).is_some_and(|value| !value.is_empty()) {
        return Some(here.start..here.start + depth);
    }
    let earlier = text[range.start..above.start].lines();
    let is_new = !earlier.into_iter().any(|line| !line.trim().is_empty() && indent(line) == depth);
    (depth < depth_before && is_new).then(|| above.start..above.start + depth_before)
}

/// What stands behind the colon of a field.
fn field_value(line: &str) -> Option<&str> {
    let (key, value) = line.trim_start().split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (is_key && (value.is_empty() || value.starts_with(' '))).then(|| value.trim())
}

fn at(source: &Arc<SourceText>, span: Span) -> Location {
    Location::Text(Arc::clone(source), span)
}

/// Recognises a common mistake in a line: what it is and its range in the line.
fn cause(line: &str, kind: &ErrorKind) -> Option<(EN005, Span)> {
    let indent_end = line.len() - line.trim_start().len();
    let found = |needle: char| line.find(needle).map(|at| at..at + needle.len_utf8());
    let indent = &line[..indent_end];
    if let Some(at) = indent.find('\t') {
        return Some((EN005::Tab, at..at + 1));
    }
    if let Some(at) = indent.find('\u{3000}') {
        return Some((EN005::FullwidthSpace, at..at + 3));
    }
    if matches!(kind, ErrorKind::UnclosedQuotedScalar) {
        return found('"').or_else(|| found('\'')).map(|span| (EN005::UnclosedQuote, span));
    }
    if matches!(kind, ErrorKind::UnknownAnchor) {
        return found('*').map(|span| (EN005::Alias, span));
    }
    if let Some(mistake) = mistake_in(line) {
        return Some(mistake);
    }
    if matches!(kind, ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey) && indent_end > 0 {
        return Some((EN005::Indentation, 0..indent_end));
    }
    if indent_end == 0 && !line.is_empty() && !line.contains(':') && !line.starts_with(['-', '#']) {
        return Some((EN005::NoColon, 0..line.len()));
    }
    None
}

/// Recognises a line that cannot be what its writer meant, whether the parser minds it or not.
pub(crate) fn mistake_in(line: &str) -> Option<(EN005, Span)> {
    let indent_end = line.len() - line.trim_start().len();
    let found = |needle: char| line.find(needle).map(|at| at..at + needle.len_utf8());
    let key = line.trim_start().split([':', '：', ' ', '\u{3000}']).next().unwrap_or_default();
    let is_key =
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let after_key = indent_end + key.len();
    if is_key && line[after_key..].trim_start_matches([' ', '\u{3000}']).starts_with('：') {
        return found('：').map(|span| (EN005::FullwidthColon, span));
    }
    if is_key && line[after_key..].starts_with(":\u{3000}") {
        return found('\u{3000}').map(|span| (EN005::FullwidthSpace, span));
    }
    if is_key
        && line[after_key..].starts_with(':')
        && !line[after_key + 1..].starts_with(' ')
        && line.len() > after_key + 1
    {
        return Some((EN005::MissingSpaceAfterColon, after_key..after_key + 1));
    }
    let value = line[after_key..].trim_start_matches([':', ' ']);
    let value_start = line.len() - value.len();
    if is_key && let Some(example) = quoted_word(value.trim_end()) {
        return Some((EN005::QuotedWord { example }, value_start..value_start + value.trim_end().len()));
    }
    if value.starts_with(['@', '`', '%']) {
        return Some((EN005::AtSignOrBacktick, value_start..value_start + 1));
    }
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\''))
        && !value[1..].contains(quote)
    {
        return Some((EN005::UnclosedQuote, value_start..value_start + 1));
    }
    if is_key && value.starts_with(['[', '{']) && !value.trim_end().ends_with([']', '}']) {
        return Some((EN005::Bracket, value_start..value_start + 1));
    }
    if is_key && let Some(colon) = value.find(": ") {
        return Some((EN005::ColonInText, value_start + colon..value_start + colon + 1));
    }
    None
}

/// A value such as `"会場"変更のお知らせ` as it should be written: in quotation marks as a whole.
fn quoted_word(value: &str) -> Option<String> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = value[1..].find(quote)? + 1;
    let rest = value[end + 1..].trim_start();
    // A note may stand behind, or the rest of a list or map.
    if rest.is_empty() || rest.starts_with(['#', ',', ']', '}', ':', quote]) {
        return None;
    }
    Some(if value.contains('\'') {
        format!("\"{}\"", value.replace('"', "\\\""))
    } else {
        format!("'{value}'")
    })
}

fn line_around(text: &str, range: &Span, offset: usize) -> Span {
    let mut offset = offset.clamp(range.start, range.end);
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[range.start..offset].rfind('\n').map_or(range.start, |at| range.start + at + 1);
    let end = text[offset..range.end].find('\n').map_or(range.end, |at| offset + at);
    start..start + text[start..end.max(start)].trim_end_matches('\r').len()
}

fn previous_line(text: &str, range: &Span, start: usize) -> Span {
    if start <= range.start { start..start } else { line_around(text, range, start - 1) }
}
