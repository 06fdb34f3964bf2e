//! `・一⏎・二⏎続き⏎・三`: lines without a mark between two items, which go on with the first of them.

use std::ops::Range;

use super::ends::{goes_on, is_indented};
use super::lists::{Item, Mark, item};
use super::page::Page;
use crate::markdown::inline::line_breaks::begins_line;

/// Joins stretches of items between which an item goes on.
pub(super) fn continued(page: &Page<'_>, runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let before = joined.last_mut().zip(index.checked_sub(1).and_then(|before| runs.get(before)));
        match before {
            Some((stretch, before)) if is_one_list(page, before, run) => stretch.end = run.end,
            _ => joined.push(run.clone()),
        }
    }
    joined
}

/// Whether the lines between two stretches of items go on with the last item of the first one.
fn is_one_list(page: &Page<'_>, before: &Range<usize>, after: &Range<usize>) -> bool {
    let between = before.end..after.start;
    let found = |line: usize| item(line, page.line(line));
    let (Some(last), Some(next)) = (found(before.end - 1), found(after.start)) else { return false };
    if !is_same_list(&last, &next) || between.clone().any(|line| !is_plain(page.line(line))) {
        return false;
    }
    let first = page.line(between.start);
    let begins_paragraph = page.is_blank_before(before.start);
    let is_single = before.len() == 1 || after.len() == 1;
    is_indented(first, last.indent)
        || goes_on(page.line(before.end - 1), first)
        || begins_paragraph && is_single && !is_label(page.line(between.end - 1))
}

fn is_same_list(one: &Item, other: &Item) -> bool {
    match (one.mark, other.mark) {
        (Mark::Number(one, _), Mark::Number(other, _)) => one + 1 == other,
        (Mark::Number(..), _) | (_, Mark::Number(..)) => false,
        (one_mark, other_mark) => one_mark == other_mark && one.indent == other.indent,
    }
}

/// Words that begin nothing by themselves.
fn is_plain(line: &str) -> bool {
    let content = line.trim_start_matches([' ', '\u{3000}', '\t']);
    !content.is_empty()
        && !begins_line(content)
        && !content.starts_with(['#', '>', '|', '<', '`', '~', '-', '=', '*', '_'])
}

/// Whether a line names what stands below it.
fn is_label(line: &str) -> bool {
    line.trim_end().ends_with(['：', ':', '】', '〉', '》', '］', '＞'])
}
