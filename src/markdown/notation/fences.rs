//! A line of `~` as chats and mails are divided by, which is no fence of code.

use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// As many `~` as nobody needs for code.
const DIVIDES: usize = 5;

/// A line of `~` with Japanese words, and one of five `~` or more that begins no listing: none that ends, or one with Japanese sentences.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.body.contains("~~~") {
        return;
    }
    let mut number = 0;
    // From this length on no fence below ends one.
    let mut never_ends = usize::MAX;
    while number < page.lines.len() {
        let Some((mark, length, has_info)) = fence(page.line(number)) else {
            number += 1;
            continue;
        };
        if mark == '~' && has_info && is_sentence(page.line(number)) {
            // `~~~~お知らせ~~~~`: the language of a listing is not Japanese.
            let mut proposal = Proposal::default();
            let start = page.start(number) + page.line(number).find('~').unwrap_or_default();
            proposal.insert(start, "\\");
            sheet.propose(proposal);
            sheet.take_out(page.lines[number].clone());
            number += 1;
            continue;
        }
        let closes = |line: &str| {
            fence(line).is_some_and(|(other, count, has_info)| other == mark && count >= length && !has_info)
        };
        let end = (mark == '`' || length < never_ends)
            .then(|| (number + 1..page.lines.len()).find(|line| closes(page.line(*line))))
            .flatten();
        if end.is_none() && mark == '~' {
            never_ends = never_ends.min(length);
        }
        let is_divider = mark == '~' && length >= DIVIDES && !has_info;
        if is_divider && end.is_none_or(|end| (number + 1..end).any(|line| is_sentence(page.line(line)))) {
            let mut proposal = Proposal::default();
            proposal.replace(page.lines[number].clone(), "\n***\n");
            sheet.propose(proposal);
            sheet.take_out(page.lines[number].clone());
            number += 1;
        } else {
            number = end.unwrap_or(page.lines.len()) + 1;
        }
    }
}

/// The mark of a fence, how many there are, and whether words follow.
fn fence(line: &str) -> Option<(char, usize, bool)> {
    let content = line.trim_start_matches(' ');
    let mark = content.chars().next().filter(|c| matches!(c, '~' | '`'))?;
    let rest = content.trim_start_matches(mark);
    let length = content.len() - rest.len();
    let is_fence = length >= 3 && line.len() - content.len() < 4 && !(mark == '`' && rest.contains('`'));
    is_fence.then_some((mark, length, !rest.trim().is_empty()))
}

fn is_sentence(line: &str) -> bool {
    line.chars().any(|c| ('\u{3041}'..='\u{9fff}').contains(&c))
}
