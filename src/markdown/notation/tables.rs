//! Tables with `｜`, without the rule below their headings, or with more cells than headings.

use std::ops::Range;

use super::page::Page;
use super::sheet::{Proposal, Sheet};
use super::table_rows::{bars, cells, is_dash, is_rule};
use super::{Remark, ends};

/// Each run of lines with bars that is a table, or becomes one.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold_any(&['|', '｜']) {
        return;
    }
    let runs = page.runs(|line| line.contains(['|', '｜']));
    for (number, run) in runs.iter().enumerate() {
        if let Some(rule) = rule_of(page, run) {
            table(page, rule - 1..end_of_rows(page, run, &runs[number + 1..]), true, sheet);
        } else if is_table_without_rule(page, run) {
            table(page, run.clone(), false, sheet);
        }
    }
}

/// The line below the headings.
fn rule_of(page: &Page<'_>, run: &Range<usize>) -> Option<usize> {
    run.clone().skip(1).find(|line| is_rule(page.line(*line)))
}

fn is_table_without_rule(page: &Page<'_>, run: &Range<usize>) -> bool {
    run.len() > 1 && run.clone().all(|line| is_row(page.line(line)))
}

/// Where the rows of a table end. To the parser a line of words is a row, too, so that lines with bars behind it
/// belong to the same table.
fn end_of_rows(page: &Page<'_>, run: &Range<usize>, later: &[Range<usize>]) -> usize {
    let mut end = run.end;
    for next in later {
        let is_own = rule_of(page, next).is_some() || is_table_without_rule(page, next);
        if is_own || !(end..next.start).all(|line| is_row_of_words(page.line(line))) {
            break;
        }
        end = next.end;
    }
    end
}

/// Whether a line is neither blank nor the beginning of another block. Marks without words begin none, but
/// for a rule or a fence.
fn is_row_of_words(line: &str) -> bool {
    const MARKS: &[char] = &['#', '>', '-', '*', '+', '`', '~', '<', '_', '・'];
    let content = line.trim();
    let words = content.trim_start_matches(MARKS).trim_start();
    let is_numbered = || {
        let behind = content.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < content.len()
            && behind.strip_prefix(['.', ')']).is_some_and(|text| text.starts_with(' '))
    };
    let begins_block = if words.is_empty() {
        content.len() > 2 && !content.starts_with(['#', '>', '・'])
    } else {
        content.starts_with(MARKS) || is_numbered()
    };
    !content.is_empty() && !begins_block
}

/// A line that begins with a bar and has a second one.
fn is_row(line: &str) -> bool {
    line.trim_start_matches([' ', '\u{3000}']).starts_with(['|', '｜']) && bars(line, true).len() > 1
}

fn table(page: &Page<'_>, lines: Range<usize>, has_rule: bool, sheet: &mut Sheet) {
    let head = page.line(lines.start);
    if head.trim_start().starts_with('>') {
        return;
    }
    let mut proposal = Proposal::default();
    let rows: Vec<usize> = lines.clone().filter(|line| !has_rule || *line != lines.start + 1).collect();
    let headings = cells(head, &bars(head, true));
    let counts: Vec<usize> = rows.iter().map(|row| row_cells(page, *row, headings, &mut proposal)).collect();
    let columns = counts.iter().copied().max().unwrap_or(headings);
    let is_of_parser = has_rule && page.line(lines.start + 1).is_ascii();
    if headings < 2 && !head.trim_start().starts_with(['|', '｜']) && !(is_of_parser && columns > headings) {
        return;
    }
    for (row, count) in rows.iter().zip(&counts).skip(1).filter(|(_, count)| **count > headings) {
        sheet.remark(Remark::Cells { range: page.lines[*row].clone(), cells: *count, headings });
    }
    let missing = columns - headings;
    if missing > 0 {
        let end = page.start(lines.start) + head.trim_end().len();
        let close = if head.trim_end().ends_with(['|', '｜']) { "" } else { " |" };
        proposal.insert(end, format!("{close}{}", " |".repeat(missing)));
    }
    if has_rule {
        rule(page, lines.start + 1, columns, missing > 0, &mut proposal);
    } else {
        proposal.insert(page.start(lines.start + 1), format!("|{}\n", "---|".repeat(columns)));
    }
    let behind = page.line(lines.end);
    if behind.trim().is_empty() && !behind.trim_ascii().is_empty() {
        // To the parser a line of full-width spaces is a row, and what follows it, too.
        let mut end = Proposal::default();
        end.replace(page.lines[lines.end].clone(), "");
        sheet.propose(end);
    }
    // The parser would take lines right before a table for its own, and those behind for rows.
    if !proposal.replacements.is_empty() && !page.is_blank_before(lines.start) {
        proposal.insert(page.start(lines.start), "\n");
    }
    if rows.len() > 1 && !page.is_blank(lines.end) {
        ends::part(page, lines.end, sheet);
    }
    sheet.propose(proposal);
}

/// Makes full-width bars plain where these divide the cells, and counts them.
fn row_cells(page: &Page<'_>, row: usize, headings: usize, proposal: &mut Proposal) -> usize {
    let line = page.line(row);
    let plain = bars(line, false);
    let all = bars(line, true);
    drop_outer_spaces(page, row, proposal);
    let cells = |bars: &[Range<usize>]| {
        let count = cells(line, bars);
        // An empty cell too much holds nothing.
        let is_empty =
            |bar: &Range<usize>| line[bar.end..].trim_matches(['|', '｜', ' ', '\u{3000}']).is_empty();
        let empty = bars.iter().filter(|bar| is_empty(bar)).count().saturating_sub(1);
        count - empty.min(count.saturating_sub(headings))
    };
    if plain.len() == all.len() || (!plain.is_empty() && cells(&plain) == headings) {
        return cells(&plain);
    }
    let start = page.start(row);
    for bar in all.iter().filter(|bar| bar.len() > 1) {
        proposal.replace(start + bar.start..start + bar.end, "|");
    }
    cells(&all)
}

/// To the parser a full-width space before the first bar or behind the last one is a cell.
fn drop_outer_spaces(page: &Page<'_>, row: usize, proposal: &mut Proposal) {
    let line = page.line(row);
    let content = line.trim();
    let begin = page.start(row) + line.len() - line.trim_start().len();
    let end = begin + content.len();
    let outer = [page.start(row)..begin, end..page.start(row) + line.len()];
    let starts_with_bar = content.starts_with(['|', '｜']);
    let ends_with_bar = content.ends_with(['|', '｜']);
    for (range, is_beside_bar) in outer.into_iter().zip([starts_with_bar, ends_with_bar]) {
        if is_beside_bar && !page.body[range.clone()].is_ascii() {
            proposal.replace(range, "");
        }
    }
}

/// The rule below the headings, with any dashes and colons, as Markdown writes it.
fn rule(page: &Page<'_>, number: usize, columns: usize, is_wider: bool, proposal: &mut Proposal) {
    let line = page.line(number);
    let is_markdown = line.trim_ascii().chars().all(|c| matches!(c, '-' | '|' | ':' | ' '));
    if is_markdown && !is_wider && cells(line, &bars(line, false)) == columns {
        return;
    }
    let plain: String = line
        .trim()
        .chars()
        .map(|c| {
            if is_dash(c) {
                '-'
            } else if c == '｜' {
                '|'
            } else if c == '：' {
                ':'
            } else {
                c
            }
        })
        .collect();
    let plain = plain.replace('\u{3000}', " ");
    let mut marks: Vec<&str> = plain.trim().trim_matches('|').split('|').map(str::trim).collect();
    marks.retain(|mark| mark.contains('-'));
    marks.resize(columns, "---");
    proposal.replace(page.lines[number].clone(), format!("|{}|", marks.join("|")));
}
