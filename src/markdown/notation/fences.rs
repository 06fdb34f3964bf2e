//! A line of `~` as chats and mails are divided by, and a fence that nothing ends above Japanese
//! sentences, which are no fences of code. Sentences between two fences stay code, and a finding says so.

use std::ops::Range;

use super::Remark;
use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// As many `~` as nobody needs for code.
const DIVIDES: usize = 5;

/// A line of `~` with Japanese words; one that divides sentences; and a fence without an end.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold_any(&['~', '`']) || !page.body.contains("~~~") && !page.body.contains("```") {
        return;
    }
    let mut number = 0;
    // From this length on no fence below ends one: of `~`, of backticks.
    let mut never_ends = [usize::MAX; 2];
    while number < page.lines.len() {
        let Some(fence) = fence(page.line(number)) else {
            number += 1;
            continue;
        };
        if fence.mark == '~' && fence.has_info && is_sentence(page.line(number)) {
            // `~~~~お知らせ~~~~`: the language of a listing is not Japanese.
            let mut proposal = Proposal::default();
            let start = page.start(number) + page.line(number).find('~').unwrap_or_default();
            proposal.insert(start, "\\");
            sheet.propose(proposal);
            sheet.take_out(page.lines[number].clone());
            number += 1;
            continue;
        }
        let never_ends = &mut never_ends[usize::from(fence.mark == '`')];
        let end = (fence.length < *never_ends)
            .then(|| (number + 1..page.lines.len()).find(|line| fence.is_ended_by(page.line(*line))))
            .flatten();
        if end.is_none() {
            *never_ends = (*never_ends).min(fence.length);
        }
        if holds_prose(page, &fence, number, end) {
            let mut proposal = Proposal::default();
            let line = page.lines[number].clone();
            if fence.mark == '~' {
                proposal.replace(line.clone(), "\n***\n");
            } else {
                let start = line.start + page.line(number).find('`').unwrap_or_default();
                let signs = "\\`".repeat(fence.length);
                proposal.replace(start..start + fence.length, format!("\n{signs}\n"));
                sheet.remark(Remark::OpenFence { range: line.clone() });
            }
            sheet.propose(proposal);
            sheet.take_out(line);
            number += 1;
        } else {
            let end = end.unwrap_or(page.lines.len());
            if fence.mark == '`' && !fence.has_info && is_prose(page, number + 1..end) {
                let right = "`".repeat(fence.length);
                sheet.remark(Remark::FencedProse { range: page.lines[number].clone(), right });
            }
            number = end + 1;
        }
    }
}

/// Whether all lines are Japanese sentences, and at least one of them cannot be a name or a value.
fn is_prose(page: &Page<'_>, lines: Range<usize>) -> bool {
    let mut written = lines.map(|line| page.line(line)).filter(|line| !line.trim().is_empty()).peekable();
    let mut has_sentence = false;
    written.peek().is_some()
        && written.all(|line| {
            has_sentence |= line.contains(['。', '！', '？', '、']);
            is_sentence(line) && !looks_like_code(line)
        })
        && has_sentence
}

/// Whether the lines below what looks like a fence are no code.
fn holds_prose(page: &Page<'_>, fence: &Fence, number: usize, end: Option<usize>) -> bool {
    if fence.has_info {
        return false;
    }
    let mut lines = (number + 1..end.unwrap_or(page.lines.len())).map(|line| page.line(line));
    match (fence.mark, end) {
        ('~', None) => fence.length >= DIVIDES || lines.any(is_sentence),
        ('~', Some(_)) if fence.length >= DIVIDES => lines.any(is_sentence),
        ('~', Some(end)) => is_prose(page, number + 1..end),
        (_, None) => lines.any(is_sentence),
        (_, Some(_)) => false,
    }
}

/// Signs that programs, commands and settings have, and Japanese sentences do not.
fn looks_like_code(line: &str) -> bool {
    line.contains(['{', '}', '=', ';', '<', '$', '\\', '|', '`'])
        || line.contains(": ")
        || line.starts_with([' ', '\t', '#', '-', '*', '/', '+'])
}

/// What may be a fence.
struct Fence {
    mark: char,
    length: usize,
    /// Whether words follow.
    has_info: bool,
}

impl Fence {
    fn is_ended_by(&self, line: &str) -> bool {
        fence(line)
            .is_some_and(|other| other.mark == self.mark && other.length >= self.length && !other.has_info)
    }
}

fn fence(line: &str) -> Option<Fence> {
    let content = line.trim_start_matches(' ');
    let mark = content.chars().next().filter(|c| matches!(c, '~' | '`'))?;
    let rest = content.trim_start_matches(mark);
    let length = content.len() - rest.len();
    let is_fence = length >= 3 && line.len() - content.len() < 4 && !(mark == '`' && rest.contains('`'));
    is_fence.then_some(Fence { mark, length, has_info: !rest.trim().is_empty() })
}

fn is_sentence(line: &str) -> bool {
    line.chars().any(|c| ('\u{3041}'..='\u{9fff}').contains(&c))
}
