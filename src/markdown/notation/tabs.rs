//! Columns parted by tabs, as Excel and Word put them on the clipboard: a table without headings.

use std::ops::Range;

use super::lists;
use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// The most columns that are taken for a table.
const MOST_COLUMNS: usize = 20;

/// Each run of two lines or more with tabs between words. A line with fewer has empty cells at its end.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold('\t') {
        return;
    }
    for run in page.runs(|line| columns(line) > 1) {
        let most = run.clone().map(|line| columns(page.line(line))).max().unwrap_or_default();
        if run.len() > 1 && most <= MOST_COLUMNS {
            table(page, run, most, sheet);
        }
    }
}

/// How many columns the tabs of a line make. None where it is indented or an item, or has bars or HTML.
fn columns(line: &str) -> usize {
    let begins_block = line.starts_with([' ', '\t', '|', '#', '>', '-', '*', '+', '<', '`', '\u{3000}'])
        && !line.starts_with("**");
    if begins_block || line.contains(['|', '｜', '`']) || lists::item(0, line).is_some() {
        return 0;
    }
    let columns = line.trim_end().matches('\t').count() + 1;
    if columns == 2 && is_marked(line) { 0 } else { columns }
}

/// Whether a mark of an item stands before the tab of a line, as Word writes lists: `①`, `（1）`, `※`, `●`, `o`.
fn is_marked(line: &str) -> bool {
    let first = line.split('\t').next().unwrap_or_default().trim();
    let in_brackets =
        first.trim_start_matches(['(', '（', '[']).trim_end_matches([')', '）', ']', '.', '．']);
    let is_mark = |c: char| !c.is_alphanumeric() || matches!(c, '①'..='⑳' | '❶'..='❿' | '㋐'..='㋾');
    first == "o"
        || first.chars().nth(1).is_none() && first.chars().all(is_mark)
        || (in_brackets.len() < first.len() && in_brackets.chars().nth(2).is_none())
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
        let missing = columns.saturating_sub(self::columns(text));
        for (at, _) in text.trim_end().match_indices('\t') {
            proposal.replace(start + at..start + at + 1, " | ");
        }
        proposal.replace(end..page.end(line), " |".repeat(missing + 1));
    }
    if !page.is_blank(lines.end) {
        proposal.insert(page.start(lines.end), "\n");
    }
    sheet.propose(proposal);
}
