//! Rows of tables that are written with bars.

use std::ops::Range;

use super::page::near;

/// The bars of a line, each with its range; those in code, ruby and record links divide nothing.
pub(super) fn bars(line: &str, with_full_width: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let end = at + c.len_utf8();
        at = match c {
            '\\' => end + line[end..].chars().next().map_or(0, char::len_utf8),
            '|' => {
                found.push(at..end);
                end
            }
            '｜' if with_full_width => {
                found.push(at..end);
                end
            }
            '`' => closed(line, at, "`").unwrap_or(end),
            '{' => closed(line, at, "}").unwrap_or(end),
            '[' if line[at..].starts_with("[[") => closed(line, at, "]]").unwrap_or(end),
            '［' if line[at..].starts_with("［［") => closed(line, at, "］］").unwrap_or(end),
            _ => end,
        };
    }
    found
}

fn closed(line: &str, at: usize, mark: &str) -> Option<usize> {
    let from = at + line[at..].chars().next().map_or(0, char::len_utf8);
    near(&line[from..]).find(mark).map(|found| from + found + mark.len())
}

/// How many cells the bars of a line make; bars at its ends divide nothing.
pub(super) fn cells(line: &str, bars: &[Range<usize>]) -> usize {
    let content = line.trim();
    let start = line.len() - line.trim_start().len();
    let end = start + content.len();
    let at_start = bars.first().is_some_and(|bar| bar.start == start);
    let at_end = bars.len() > usize::from(at_start) && bars.last().is_some_and(|bar| bar.end == end);
    bars.len() + 1 - usize::from(at_start) - usize::from(at_end)
}

/// Whether a line is the rule below the headings of a table, with any dashes and colons.
pub(super) fn is_rule(line: &str) -> bool {
    let content = line.trim();
    content.contains(['|', '｜'])
        && content.chars().any(is_dash)
        && content.chars().all(|c| is_dash(c) || matches!(c, '|' | '｜' | ':' | '：' | ' ' | '\u{3000}'))
}

/// Dashes of all sorts, as input methods give them for the same key.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | 'ー' | '－' | '−' | '―' | '—' | '–' | '‐' | '─' | '━' | 'ｰ')
}
