//! Quotations with a full-width `＞`.

use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// Each run of lines that begin with `＞` is a quotation, which ends with the run.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold('＞') {
        return;
    }
    let is_quoted = |line: &str| mark(line).is_some();
    for run in page.runs(|line| is_quoted(line) || line.starts_with('>')) {
        if !run.clone().any(|line| is_quoted(page.line(line))) {
            continue;
        }
        let mut proposal = Proposal::default();
        for line in run.clone() {
            if let Some((depth, length)) = mark(page.line(line)) {
                let start = page.start(line);
                proposal.replace(start..start + length, "> ".repeat(depth));
            }
        }
        if !page.is_blank(run.end) {
            proposal.insert(page.start(run.end), "\n");
        }
        sheet.propose(proposal);
    }
}

/// How many marks a line begins with, and the bytes up to its words.
fn mark(line: &str) -> Option<(usize, usize)> {
    let content = line.trim_start_matches([' ', '\u{3000}']);
    let rest = content.trim_start_matches(['＞', '>']);
    let marks = &content[..content.len() - rest.len()];
    let is_face = rest.starts_with(['＜', '<', '_', '＿', '.', '。', '；']);
    let words = rest.trim_start_matches([' ', '\u{3000}']);
    (marks.starts_with('＞') && !is_face).then(|| (marks.chars().count(), line.len() - words.len()))
}
