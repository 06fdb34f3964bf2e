//! Splits a Markdown file into its front matter and its body.

use std::sync::Arc;

use crate::diagnostic::findings::{EN003, EN004, EN004Label};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};

/// The two parts of a Markdown file, as ranges of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Between the two `---` lines.
    pub front: Span,
    /// After the second `---` line.
    pub body: Span,
}

/// Finds the front matter: the lines between a first line `---` and the next line `---`.
pub fn split(source: &Arc<SourceText>) -> Result<Split, Diagnostic> {
    let text = &source.text;
    let at = |span| Location::Text(Arc::clone(source), span);
    if text.trim().is_empty() {
        return Err(EN003::Empty.at(at(0..0)));
    }
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let finding = if is_field(first) { EN003::NoOpening } else { EN003::NoFrontMatter };
        return Err(finding.at(at(0..first.trim_end().len())));
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Ok(Split { front: start..end, body: end + line.len()..text.len() });
        }
        end += line.len();
    }
    let opening = at(0..3);
    Err(match look_alike(text, start) {
        Some(span) => EN004::LookAlike.at_labelled(at(span), [(EN004Label::First, opening)]),
        None => EN004::Open.at(opening),
    })
}

/// Whether a line is a field, so that only the line above it is missing.
fn is_field(line: &str) -> bool {
    let Some((key, _)) = line.split_once([':', '：']) else { return false };
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A line of other dashes than `---`, which its writer took for the end.
fn look_alike(text: &str, start: usize) -> Option<Span> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let dashes = line.trim();
        let is_dash =
            |c: char| matches!(c, '-' | 'ー' | '―' | '—' | '–' | '－' | '‐' | '−' | '─' | '━' | '=');
        if dashes.chars().count() >= 2 && dashes.chars().all(is_dash) {
            let begin = at + line.len() - line.trim_start().len();
            return Some(begin..begin + dashes.len());
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn of(text: &str) -> Result<(String, String), Code> {
        let source = Arc::new(SourceText::new("a.md", text));
        let parts = split(&source).map_err(|d| d.code)?;
        Ok((text[parts.front].to_owned(), text[parts.body].to_owned()))
    }

    #[test]
    fn splits_at_the_second_rule() {
        assert_eq!(of("---\na: 1\n---\nbody\n---\n"), Ok(("a: 1\n".into(), "body\n---\n".into())));
        assert_eq!(of("---\r\na: 1\r\n---\r\n"), Ok(("a: 1\r\n".into(), String::new())));
        assert_eq!(of("---\n---"), Ok((String::new(), String::new())));
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(of(""), Err(EN003::CODE));
        assert_eq!(of("# 題\n"), Err(EN003::CODE));
        assert_eq!(of("---\na: 1\n"), Err(EN004::CODE));
    }
}
