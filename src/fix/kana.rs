//! Half-width kana, and marks of sound beside their kana, in words that people read.

use unicode_normalization::UnicodeNormalization as _;

use super::edits::Edit;
use super::excepted::excepted;
use crate::content::Schema;
use crate::diagnostic::{SourceText, Span};
use crate::markdown::SourceBlock;
use crate::source::{Node, Value};

/// In the fields that are texts of no form: names of files and addresses have one.
pub(super) fn in_fields(schema: &Schema, node: &Node, source: &SourceText, edits: &mut Vec<Edit>) {
    match (schema, &node.value) {
        (Schema::Text(None), Value::Scalar(_) | Value::Block { .. }) => {
            in_span(&node.span, source, edits);
        }
        (Schema::List { item, .. }, Value::List(items)) => {
            for child in items {
                in_fields(item, child, source, edits);
            }
        }
        (Schema::List { item, or_one: true }, _) => in_fields(item, node, source, edits),
        (Schema::Object { fields, .. }, Value::Map(entries)) => {
            for (key, child) in entries {
                if let Some(field) = fields.iter().find(|field| field.name == key.text) {
                    in_fields(&field.schema, child, source, edits);
                }
            }
        }
        (Schema::Object { text_is: Some(name), .. }, Value::Scalar(_)) => {
            if let Some(field) = schema.field(name) {
                in_fields(&field.schema, node, source, edits);
            }
        }
        _ => {}
    }
}

/// In the words of a block of a text; addresses and code are none.
pub(super) fn in_block(block: &SourceBlock, source: &SourceText, edits: &mut Vec<Edit>) {
    let found = narrow_or_apart(&block.text);
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return };
    let span = |range: &Span| block.span(range.clone());
    let (Some(first), Some(last)) = (span(&first.0), span(&last.0)) else { return };
    // The block may begin within its marks, and an address go on behind the kana.
    let text = &source.text;
    let begin = block.span(0..block.text.len()).map_or(first.start, |whole| whole.start.min(first.start));
    let start = text.get(..begin).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(last.end..).and_then(|behind| behind.find('\n')).map_or(text.len(), |at| last.end + at);
    let excepted = text.get(start..end).map(excepted).unwrap_or_default();
    let is_excepted = |span: &Span| {
        excepted.iter().any(|other| span.start < start + other.end && start + other.start < span.end)
    };
    for (range, _) in found {
        let written = &block.text[range.clone()];
        let Some(span) = block.span(range).filter(|span| text.get(span.clone()) == Some(written)) else {
            continue;
        };
        if !is_excepted(&span) {
            edits.extend(Edit::of(text, span, usual(written)));
        }
    }
}

fn in_span(span: &Span, source: &SourceText, edits: &mut Vec<Edit>) {
    let Some(written) = source.text.get(span.clone()) else { return };
    // A name of a file stands as it is called elsewhere.
    if written.contains("://") || written.contains('/') || written.contains('\\') {
        return;
    }
    let excepted = excepted(written);
    for (range, with) in narrow_or_apart(written) {
        if !excepted.iter().any(|other| range.start < other.end && other.start < range.end) {
            edits.extend(Edit::of(&source.text, span.start + range.start..span.start + range.end, with));
        }
    }
}

fn usual(text: &str) -> String {
    text.nfkc().collect()
}

/// The runs of half-width kana, and each kana with a mark of sound beside it that can be one letter.
fn narrow_or_apart(text: &str) -> Vec<(Span, String)> {
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        if is_narrow(c) {
            while let Some((next, c)) = chars.next_if(|(_, c)| is_narrow(*c)) {
                end = next + c.len_utf8();
            }
            found.push((at..end, usual(&text[at..end])));
        } else if let Some((next, mark)) =
            chars.peek().copied().filter(|(_, c)| matches!(c, '\u{3099}' | '\u{309A}'))
        {
            let whole: String = [c, mark].into_iter().nfc().collect();
            if whole.chars().count() == 1 {
                chars.next();
                found.push((at..next + mark.len_utf8(), whole));
            }
        }
    }
    found
}

/// Kana, and the marks of sentences, in half width.
const fn is_narrow(c: char) -> bool {
    matches!(c, '\u{FF61}'..='\u{FF9F}')
}
