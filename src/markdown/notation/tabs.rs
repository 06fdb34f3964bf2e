//! Columns parted by tabs, as Excel and Word put them on the clipboard: a table without headings, unless somebody has
//! written the rule of Markdown below the first line, or a row of headings with its rule above.

use std::ops::Range;

use super::lists;
use super::page::Page;
use super::sheet::{Proposal, Sheet};
use super::table_rows::is_rule;

/// The most columns that are taken for a table.
const MOST_COLUMNS: usize = 20;

/// Each run of two lines or more with tabs between words. A line with fewer has empty cells at its end.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold('\t') {
        return;
    }
    for run in page.runs(|line| columns(line) > 1) {
        let most = run.clone().map(|line| columns(page.line(line))).max().unwrap_or_default();
        let rule = run.start.checked_sub(1).filter(|rule| *rule > 0 && is_rule(page.line(*rule)));
        let head = rule.map(|rule| rule - 1).filter(|head| !page.is_blank(*head));
        if most > MOST_COLUMNS {
            continue;
        }
        if let Some(head) = head {
            below_rule(page, head, run, most, sheet);
        } else if run.len() > 1 {
            table(page, run, most, sheet);
        }
    }
}

/// Lines with tabs below a row of headings and its rule. The headings are parted by tabs as well, or by bars.
fn below_rule(page: &Page<'_>, head: usize, lines: Range<usize>, columns: usize, sheet: &mut Sheet) {
    let own = self::columns(page.line(head));
    let mut proposal = Proposal::default();
    let columns = columns.max(own);
    if own > 1 {
        if !page.is_blank_before(head) {
            proposal.insert(page.start(head), "\n");
        }
        row(page, head, columns, &mut proposal);
        proposal.replace(page.lines[head + 1].clone(), format!("|{}", "---|".repeat(columns)));
    } else if !page.line(head).contains(['|', '｜']) {
        return;
    }
    rows(page, lines, columns, &mut proposal);
    sheet.propose(proposal);
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
    let before = if page.is_blank_before(lines.start) { "" } else { "\n" };
    let empty = "|".repeat(columns + 1).replace('|', "| ");
    let rule = "---|".repeat(columns);
    proposal.insert(page.start(lines.start), format!("{before}{}\n|{rule}\n", empty.trim_end()));
    rows(page, lines, columns, &mut proposal);
    sheet.propose(proposal);
}

/// Lines with tabs as rows with bars; what follows them is none.
fn rows(page: &Page<'_>, lines: Range<usize>, columns: usize, proposal: &mut Proposal) {
    for line in lines.clone() {
        row(page, line, columns, proposal);
    }
    if !page.is_blank(lines.end) {
        proposal.insert(page.start(lines.end), "\n");
    }
}

fn row(page: &Page<'_>, line: usize, columns: usize, proposal: &mut Proposal) {
    let (start, text) = (page.start(line), page.line(line));
    proposal.insert(start, "| ");
    for (at, _) in text.trim_end().match_indices('\t') {
        proposal.replace(start + at..start + at + 1, " | ");
    }
    let missing = columns.saturating_sub(self::columns(text));
    proposal.replace(start + text.trim_end().len()..page.end(line), " |".repeat(missing + 1));
}
