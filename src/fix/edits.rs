//! Edits of a text, each within a line.

use crate::diagnostic::Span;

/// What is put in the place of a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    pub start: usize,
    pub end: usize,
    pub with: String,
}

impl Edit {
    /// An edit of a text, where its range is whole characters of one line and it changes something.
    pub(super) fn of(text: &str, span: Span, with: impl Into<String>) -> Option<Self> {
        let (written, with) = (text.get(span.clone())?, with.into());
        let is_of_line = !written.contains(['\n', '\r']) && !with.contains(['\n', '\r']);
        (is_of_line && written != with).then_some(Self { start: span.start, end: span.end, with })
    }
}

/// The text with these edits; of several at one place the first counts.
pub(super) fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        if edit.start < done {
            continue;
        }
        out.push_str(&text[done..edit.start]);
        out.push_str(&edit.with);
        done = edit.end;
    }
    out.push_str(&text[done..]);
    out
}
