//! The lines of a body.

use std::ops::Range;

use super::signs::Signs;

/// A body and where its lines are.
pub(super) struct Page<'a> {
    pub body: &'a str,
    /// Without their line ends.
    pub lines: Vec<Range<usize>>,
    pub signs: Signs,
}

impl<'a> Page<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        let mut at = 0;
        let line = |line: &str| {
            let start = at;
            at += line.len();
            start..start + line.trim_end_matches(['\n', '\r']).len()
        };
        let lines = body.split_inclusive('\n').map(line).collect();
        Self { body, lines, signs: Signs::of(body) }
    }

    /// A line; empty before the first and after the last.
    pub(super) fn line(&self, number: usize) -> &'a str {
        self.lines.get(number).map_or("", |range| &self.body[range.clone()])
    }

    pub(super) fn start(&self, number: usize) -> usize {
        self.lines.get(number).map_or(self.body.len(), |range| range.start)
    }

    pub(super) fn end(&self, number: usize) -> usize {
        self.lines.get(number).map_or(self.body.len(), |range| range.end)
    }

    /// Whether a line has no words; so have those before the first and after the last.
    pub(super) fn is_blank(&self, number: usize) -> bool {
        self.line(number).trim().is_empty()
    }

    pub(super) fn is_blank_before(&self, number: usize) -> bool {
        number.checked_sub(1).is_none_or(|before| self.is_blank(before))
    }

    /// The stretches of following lines that all fulfil a condition.
    pub(super) fn runs(&self, is_of_run: impl Fn(&'a str) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for number in 0..self.lines.len() {
            if !is_of_run(self.line(number)) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end == number => run.end += 1,
                _ => runs.push(number..number + 1),
            }
        }
        runs
    }
}

/// The beginning of a text, of so many bytes at most. What is looked for within a line is looked for
/// here, so that no line makes a search long.
pub(crate) fn near(text: &str) -> &str {
    const LONGEST: usize = 400;
    if text.len() <= LONGEST { text } else { &text[..text.floor_char_boundary(LONGEST)] }
}

/// The end of a text, likewise.
pub(crate) fn near_end(text: &str) -> &str {
    const LONGEST: usize = 400;
    if text.len() <= LONGEST { text } else { &text[text.ceil_char_boundary(text.len() - LONGEST)..] }
}

/// A line without the white space before its words, full-width included, and how wide that is.
pub(super) fn without_indent(line: &str) -> (&str, usize) {
    let rest = line.trim_start_matches([' ', '\t', '\u{3000}']);
    let width = |c: char| match c {
        '\t' => 4,
        '\u{3000}' => 2,
        _ => 1,
    };
    (rest, line[..line.len() - rest.len()].chars().map(width).sum())
}
