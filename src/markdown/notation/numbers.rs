//! `12. 24 イブ`, `10. 00 開会`, `2026. 11. 20 集会`: days, times and years at the beginning of lines,
//! which are no numbers of a list.

use std::ops::Range;

use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// From this number on nobody counts the items of a list, but years.
const YEARS: u32 = 1000;

/// A line that begins with a number, a full stop and a space.
struct Numbered {
    number: u32,
    /// Where the full stop is in the body.
    stop: usize,
    /// The number of one or two digits behind it, if one stands there alone.
    second: Option<u32>,
}

/// Full stops behind numbers that count nothing end no number of a list.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let mut group: Vec<Numbered> = Vec::new();
    // Where the paragraph begins that is read, in the group.
    let mut from = 0;
    for number in 0..page.lines.len() {
        if let Some(found) = numbered(page, number) {
            group.push(found);
        } else if page.is_blank(number) {
            take_paragraph(&mut group, from, sheet);
            from = group.len();
        } else if page.is_blank_before(number) || page.line(number).starts_with('#') {
            take_paragraph(&mut group, from, sheet);
            write(&group, sheet);
            group.clear();
            from = 0;
        }
    }
    take_paragraph(&mut group, from, sheet);
    write(&group, sheet);
}

/// Days of one paragraph are days, whatever list stands above.
fn take_paragraph(group: &mut Vec<Numbered>, from: usize, sheet: &mut Sheet) {
    if group.len() >= from + 2 && are_days(&group[from..]) {
        write(&group[from..], sheet);
        group.truncate(from);
    }
}

fn write(group: &[Numbered], sheet: &mut Sheet) {
    let are_days = are_days(group);
    let mut proposal = Proposal::default();
    for item in group.iter().filter(|item| are_days || item.number >= YEARS) {
        proposal.insert(item.stop, "\\");
    }
    sheet.propose(proposal);
}

/// Whether each number has a second one behind it, and they do not count. Where all of them are `1.`,
/// as some write every list in Markdown, the second ones have to rise.
fn are_days(group: &[Numbered]) -> bool {
    let Some(seconds) = group.iter().map(|item| item.second).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let counts = group.windows(2).all(|pair| pair[0].number + 1 == pair[1].number);
    let is_idiom = group.iter().all(|item| item.number == group[0].number && item.number <= 1);
    !counts && (!is_idiom || seconds.windows(2).all(|pair| pair[0] < pair[1]))
}

fn numbered(page: &Page<'_>, number: usize) -> Option<Numbered> {
    let line = page.line(number);
    let content = line.trim_start_matches(' ');
    let indent = line.len() - content.len();
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    if indent > 3 || !(1..=4).contains(&digits) {
        return None;
    }
    let rest = content[digits..].strip_prefix('.').filter(|rest| rest.starts_with([' ', '\t']))?;
    let stop = page.start(number) + indent + digits;
    Some(Numbered { number: content[..digits].parse().ok()?, stop, second: second(rest.trim_start()) })
}

/// `24` of `24 イブ`, not of `24人` written together with Latin letters or a further digit.
fn second(rest: &str) -> Option<u32> {
    let digits: Range<usize> = 0..rest.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = rest[digits.end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    if goes_on || !(1..=2).contains(&digits.end) {
        return None;
    }
    rest[digits].parse().ok()
}
