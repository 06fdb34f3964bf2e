//! `[^1]: 市史` and a line right below it: a footnote ends with its line, unless it goes on.

use super::ends::{self, goes_on};
use super::page::Page;
use super::sheet::Sheet;

/// Parts the line below a footnote that is no part of it.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold('^') {
        return;
    }
    let mut is_note = false;
    for number in 0..page.lines.len() {
        let (line, next) = (page.line(number), page.line(number + 1));
        is_note = begins_note(line) || is_note && !line.trim().is_empty();
        if !is_note || next.trim().is_empty() || begins_note(next) || ends::is_indented(next, 0) {
            continue;
        }
        if !goes_on(line, next) {
            ends::part(page, number + 1, sheet);
            is_note = false;
        }
    }
}

/// Whether a line begins `[^name]: `.
fn begins_note(line: &str) -> bool {
    let content = line.trim_start_matches(' ');
    let name = content.strip_prefix("[^").filter(|_| line.len() - content.len() < 4);
    name.and_then(|name| name.split_once("]:")).is_some_and(|(name, _)| !name.contains(['[', ']', ' ']))
}
