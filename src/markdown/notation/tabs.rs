//! Columns parted by tabs, as Excel and Word put them on the clipboard: a table without headings.

use std::ops::Range;

use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// The most columns that are taken for a table.
const MOST_COLUMNS: usize = 20;

/// Each run of two lines or more with as many tabs between words.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold('\t') {
        return;
    }
    for run in page.runs(|line| columns(line) > 1) {
        let mut from = run.start;
        while from < run.end {
            let count = columns(page.line(from));
            let to = (from..run.end).find(|line| columns(page.line(*line)) != count).unwrap_or(run.end);
            if to - from > 1 && count <= MOST_COLUMNS {
                table(page, from..to, count, sheet);
            }
            from = to;
        }
    }
}

/// How many columns the tabs of a line make. None where it is indented, or has bars or HTML.
fn columns(line: &str) -> usize {
    let begins_block = line.starts_with([' ', '\t', '|', '#', '>', '-', '*', '+', '<', '`', '\u{3000}']);
    if begins_block
        || line.contains(['|', '｜', '`'])
        || line.starts_with(|c: char| c.is_ascii_digit()) && is_item(line)
    {
        return 0;
    }
    line.trim_end().matches('\t').count() + 1
}

/// `1.` and `2)` before a tab are marks of a list.
fn is_item(line: &str) -> bool {
    line.split('\t').next().is_some_and(|first| first.ends_with(['.', ')']) && first.len() < 4)
}

fn table(page: &Page<'_>, lines: Range<usize>, columns: usize, sheet: &mut Sheet) {
    let mut proposal = Proposal::default();
    for line in lines.clone() {
        let (start, text) = (page.start(line), page.line(line));
        if line == lines.start {
            let before = if page.is_blank_before(line) { "" } else { "\n" };
            let empty = "|".repeat(columns + 1);
            let rule = "---|".repeat(columns);
            proposal.insert(start, format!("{before}{}\n|{rule}\n| ", empty.replace('|', "| ").trim_end()));
        } else {
            proposal.insert(start, "| ");
        }
        let end = start + text.trim_end().len();
        for (at, _) in text.trim_end().match_indices('\t') {
            proposal.replace(start + at..start + at + 1, " | ");
        }
        proposal.replace(end..page.end(line), " |");
    }
    if !page.is_blank(lines.end) {
        proposal.insert(page.start(lines.end), "\n");
    }
    sheet.propose(proposal);
}
