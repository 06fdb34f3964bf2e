//! Attributes of kramdown, as blogs with Jekyll write them: `{:target="_blank"}`, `{: .lead}`.
//!
//! They say nothing to readers and do nothing here, so they are left out, and that is told.
//! Source: kramdown syntax, inline attribute lists.

use super::Remark;
use super::page::{Page, near};
use super::sheet::{Proposal, Sheet};

/// Every list of attributes behind a link, emphasis or code, or alone on its line.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let body = page.body;
    if !page.signs.may_hold('{') {
        return;
    }
    for (at, _) in body.match_indices("{:") {
        let Some(length) = near(&body[at..]).find(['}', '\n']) else { continue };
        let end = at + length + 1;
        if !body[at..end].ends_with('}') || !is_attributes(&body[at + 2..end - 1]) {
            continue;
        }
        let before = body[..at].trim_end_matches(' ');
        let is_alone = before.is_empty() || before.ends_with('\n');
        let mut proposal = Proposal::default();
        if is_alone && body[end..].lines().next().is_none_or(|rest| rest.trim().is_empty()) {
            let line_end = body[end..].find('\n').map_or(body.len(), |found| end + found + 1);
            proposal.replace(before.len()..line_end, "");
        } else if body[..at].ends_with([')', '*', '_', ']', '`', '>']) {
            proposal.replace(at..end, "");
        } else {
            continue;
        }
        sheet.propose(proposal);
        sheet.remark(Remark::Attributes { range: at..end, written: body[at..end].to_owned() });
    }
}

/// `.class`, `#id` and `name="value"`, parted by spaces.
fn is_attributes(text: &str) -> bool {
    let mut has_any = false;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let name = |text: &str| {
            text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(text.len())
        };
        let (prefix, tail) = rest.split_at(usize::from(rest.starts_with(['.', '#'])));
        let length = name(tail);
        if length == 0 {
            return false;
        }
        rest = &tail[length..];
        if prefix.is_empty() {
            let Some(value) = rest.strip_prefix('=') else { return false };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            rest = match quote {
                Some(quote) => match value[1..].find(quote) {
                    Some(end) => &value[end + 2..],
                    None => return false,
                },
                None => value.trim_start_matches(|c: char| !c.is_whitespace()),
            };
        }
        has_any = true;
        rest = rest.trim_start();
    }
    has_any
}
