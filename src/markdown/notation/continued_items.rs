//! `・一⏎・二⏎続き⏎・三`: lines without a mark between two items, which go on with the first of them.

use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::lists::{Item, Mark, item};
use super::page::Page;
use crate::markdown::inline::line_breaks::begins_line;

/// From this width on a line ends where there was no more room: 30 full-width characters.
const FILLED: usize = 60;

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
    is_indented(first, &last)
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

/// Whether a line stands further to the right than the item above it.
fn is_indented(line: &str, above: &Item) -> bool {
    super::page::without_indent(line).1 > above.indent
}

/// Whether an item cannot end where its line does, or its next line begin anything.
pub(super) fn goes_on(line: &str, next: &str) -> bool {
    const UNFINISHED: &[char] =
        &['、', '，', 'は', 'が', 'を', 'に', 'へ', 'の', 'や', 'ば', '（', '「', '『', '('];
    const NO_BEGINNING: &[char] = &[
        '。', '、', '）', '」', '』', ')', 'ー', 'っ', 'ゃ', 'ゅ', 'ょ', 'ッ', 'ャ', 'ュ', 'ョ', 'を', 'ん',
    ];
    let count = |brackets: [char; 3]| line.matches(brackets).count();
    let is_open = count(['（', '「', '(']) > count(['）', '」', ')']);
    let line = line.trim_end();
    line.ends_with(UNFINISHED) || is_open || next.starts_with(NO_BEGINNING) || line.width() >= FILLED
}

/// Whether a line names what stands below it.
fn is_label(line: &str) -> bool {
    line.trim_end().ends_with(['：', ':', '】', '〉', '》', '］', '＞'])
}
