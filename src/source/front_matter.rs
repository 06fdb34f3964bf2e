//! Splits a Markdown file into its front matter and its body.
//!
//! Where another sign was taken for a line `---`, that is a finding, and the parts are those that were
//! meant, so that their own mistakes are reported in the same run.

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

/// Why a file does not split.
#[derive(Debug)]
pub struct Unsplit {
    /// What is wrong.
    pub finding: Diagnostic,
    /// The parts that were probably meant.
    pub meant: Option<Split>,
}

impl Unsplit {
    fn new(finding: Diagnostic, meant: Option<Split>) -> Box<Self> {
        Box::new(Self { finding, meant })
    }
}

/// Finds the front matter: the lines between a first line `---` and the next line `---`.
pub fn split(source: &Arc<SourceText>) -> Result<Split, Box<Unsplit>> {
    let text = &source.text;
    let at = |span| Location::Text(Arc::clone(source), span);
    if text.trim().is_empty() {
        return Err(Unsplit::new(EN003::Empty.at(at(0..0)), None));
    }
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let (finding, start) = match (is_rule_like(first), is_field(first)) {
            (true, _) => (EN003::LookAlike { written: first.trim().to_owned() }, Some(first.len())),
            (false, true) => (EN003::NoOpening, Some(0)),
            (false, false) => (EN003::NoFrontMatter, None),
        };
        let meant = start.and_then(|start| {
            let front = start..end_of_front(text, start)?;
            let body = front.end + text[front.end..].split_inclusive('\n').next().map_or(0, str::len);
            Some(Split { front, body: body..text.len() })
        });
        return Err(Unsplit::new(finding.at(at(0..first.trim_end().len())), meant));
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
        Some(span) => {
            let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            let body = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
            let meant = Split { front: start..line, body: body..text.len() };
            let finding = EN004::LookAlike.at_labelled(at(span), [(EN004Label::First, opening)]);
            Unsplit::new(finding, Some(meant))
        }
        None => Unsplit::new(EN004::Open.at(opening), None),
    })
}

/// Where the front matter ends that begins at a place, at a line `---` or what was taken for it.
fn end_of_front(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" || is_rule_like(line) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Whether a line is made of signs that look like the hyphens of `---`.
fn is_rule_like(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | 'ー' | '―' | '—' | '–' | '－' | '‐' | '−' | '─' | '━' | '=');
    let dashes = line.trim();
    dashes.chars().count() >= 2 && dashes.chars().all(is_dash)
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
        if is_rule_like(line) {
            let begin = at + line.len() - line.trim_start().len();
            return Some(begin..begin + line.trim().len());
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
        let parts = split(&source).map_err(|unsplit| unsplit.finding.code)?;
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
