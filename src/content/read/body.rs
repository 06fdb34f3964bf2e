//! The text of a record, with where each line of it stands.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::markdown::{self, Body, BodyMap, Context};
use crate::source::{Node, Value};

/// The text of a record: what stands below its front matter, or in its field `body`.
pub(super) fn body_of(source: &Arc<SourceText>, tree: &Node, text: Option<Span>) -> (Body, Vec<Diagnostic>) {
    if let Some(range) = text {
        let map = BodyMap::Contiguous { start: range.start };
        return markdown::parse(&source.text[range], &Context { source, map: &map });
    }
    let (text, map) = match tree.get("body") {
        Some(Node { span, value: Value::Block { text, literal: true } }) => {
            (text, block_map(source, span, text))
        }
        Some(Node { span, value: Value::Scalar(text) | Value::Block { text, .. } }) => {
            (text, BodyMap::Opaque(span.clone()))
        }
        _ => return (Body::default(), Vec::new()),
    };
    markdown::parse(text, &Context { source, map: &map })
}

/// Pairs each line of a block scalar with its line in the file, past the indentation.
fn block_map(source: &Arc<SourceText>, span: &Span, body: &str) -> BodyMap {
    let file = &source.text;
    // The scalar's own place may begin at the indicator or at its first line.
    let line_start = file[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let first = &file[line_start..];
    let header = first.lines().next().unwrap_or_default();
    let starts_below = header.trim_end().ends_with(['|', '-', '+']) && header.contains('|');
    let mut at = if starts_below { line_start + header.len() + 1 } else { line_start };
    let mut lines = Vec::new();
    let mut in_body = 0;
    for line in body.split_inclusive('\n') {
        let Some(rest) = file.get(at..) else { break };
        let in_file = rest.split_inclusive('\n').next().unwrap_or_default();
        let content = line.trim_end_matches(['\n', '\r']);
        let indent = in_file.find(content).unwrap_or_default();
        lines.push((in_body, at + indent));
        in_body += line.len();
        at += in_file.len();
    }
    BodyMap::Block { lines }
}
