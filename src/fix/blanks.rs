//! Blanks at the ends of lines, which nobody sees.

use super::edits::Edit;
use crate::diagnostic::SourceText;
use crate::markdown::SourceBlock;
use crate::source::{Node, Value};

const BLANKS: [char; 3] = [' ', '\t', '\u{3000}'];

/// Behind values that stand without quotation marks at the end of a line.
pub(super) fn behind_values(node: &Node, source: &SourceText, edits: &mut Vec<Edit>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|child| behind_values(child, source, edits)),
        Value::Map(entries) => entries.iter().for_each(|(_, child)| behind_values(child, source, edits)),
        Value::Scalar(_) if source.cells.is_none() => {
            let text = &source.text;
            let Some(written) = text.get(node.span.clone()) else { return };
            let is_quoted = written.starts_with(['"', '\'']);
            let words = if is_quoted { written } else { written.trim_end_matches(BLANKS) };
            let from = node.span.start + words.len();
            let line_end = text[from..].find(['\n', '\r']).map_or(text.len(), |at| from + at);
            if !words.is_empty()
                && !words.contains('\n')
                && text[from..line_end].chars().all(|c| BLANKS.contains(&c))
            {
                edits.extend(Edit::of(text, from..line_end, ""));
            }
        }
        _ => {}
    }
}

/// Behind the lines of a block of a text. Two spaces end a line there, and stay.
pub(super) fn behind_lines(block: &SourceBlock, source: &SourceText, edits: &mut Vec<Edit>) {
    let Some(span) = block.span(0..block.text.len()) else { return };
    let text = &source.text;
    if source.cells.is_some() || text.get(span.clone()).is_none() {
        return;
    }
    let mut at = span.start;
    while at < span.end {
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
        let line = &text[at..end];
        let words = line.trim_end_matches(BLANKS);
        let blanks = &line[words.len()..];
        let ends_line = blanks.starts_with("  ") || blanks.contains('\t');
        if !words.is_empty() && !blanks.is_empty() && !ends_line && end <= span.end.max(at) + blanks.len() {
            edits.extend(Edit::of(text, at + words.len()..end, ""));
        }
        at = end + text[end..].chars().next().map_or(1, char::len_utf8);
    }
}
