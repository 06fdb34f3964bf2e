//! `**` that begins before one paragraph and ends behind another: each of them is strong.

use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// The most paragraphs that are taken for one stretch.
const MOST: usize = 8;

/// Paragraphs of which the first begins with `**`, the last ends with it, and no other has any.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold('*') || !page.body.contains("**") {
        return;
    }
    let paragraphs = page.runs(|line| !line.trim().is_empty());
    let text = |index: usize| {
        paragraphs.get(index).map(|lines| page.body[page.start(lines.start)..page.end(lines.end - 1)].trim())
    };
    let mut index = 0;
    while let Some(first) = text(index) {
        index += 1;
        if !(first.starts_with("**") && first.matches("**").count() == 1 && !first.contains("***")) {
            continue;
        }
        let between = (index..paragraphs.len()).take(MOST);
        let Some(last) = between.clone().find(|other| text(*other).is_some_and(|text| text.contains("**")))
        else {
            continue;
        };
        let is_plain = |text: &str| !text.starts_with(['#', '-', '>', '|', '`', '<', '*', '+', '~', '・']);
        let ends = text(last).is_some_and(|text| text.ends_with("**") && text.matches("**").count() == 1);
        if !ends || !(index..=last).all(|other| text(other).is_some_and(is_plain)) {
            continue;
        }
        let mut proposal = Proposal::default();
        for (other, lines) in paragraphs.iter().enumerate().take(last + 1).skip(index - 1) {
            let (start, end) = (page.start(lines.start), page.end(lines.end - 1));
            let words = &page.body[start..end];
            if other >= index {
                proposal.insert(start + (words.len() - words.trim_start().len()), "**");
            }
            if other < last {
                proposal.insert(start + words.trim_end().len(), "**");
            }
        }
        sheet.propose(proposal);
        index = last + 1;
    }
}
