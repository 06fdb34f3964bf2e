//! `12. 24 イブ`, `10. 00 開会`, `2026. 11. 20 集会`, `12. 春の夜に`: days, times and years at the
//! beginning of lines, which are no numbers of a list.

use std::collections::HashSet;
use std::ops::Range;

use super::page::Page;
use super::sheet::Sheet;

/// From this number on nobody counts the items of a list, but years.
const YEARS: u32 = 1000;
/// Markdown takes no longer number for that of an item.
const LONGEST: usize = 9;

/// A line that begins with a number, a full stop or a bracket, and a space.
struct Numbered {
    number: u32,
    /// Where the full stop is in the body.
    stop: usize,
    /// The number of one or two digits behind it, if one stands there alone.
    second: Option<u32>,
}

/// Full stops behind numbers that count nothing end no number of a list.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let mut numbers = Numbers { page, sheet, counted: None };
    let mut group: Vec<Numbered> = Vec::new();
    let mut in_items: Vec<Numbered> = Vec::new();
    // Where the paragraph begins that is read, in the group.
    let mut from = 0;
    for number in 0..page.lines.len() {
        if let Some(found) = numbered(page, number) {
            group.push(found);
            continue;
        }
        if let Some(found) = numbered_in_item(page, number) {
            in_items.push(found);
        }
        if page.is_blank(number) {
            numbers.take_paragraph(&mut group, from);
            from = group.len();
        } else if page.is_blank_before(number) || page.line(number).starts_with('#') {
            numbers.take_paragraph(&mut group, from);
            numbers.write(&group);
            group.clear();
            from = 0;
        }
    }
    numbers.take_paragraph(&mut group, from);
    numbers.write(&group);
    // Of items with one number each, every one is a list of its own.
    let are_days =
        in_items.iter().all(|item| item.second.is_some()) && in_items.iter().any(|item| item.number > 1);
    for item in &in_items {
        if are_days {
            numbers.escape(std::slice::from_ref(item));
        } else {
            numbers.write(std::slice::from_ref(item));
        }
    }
}

/// The numbers of a body, as far as they had to be looked for.
struct Numbers<'a, 'b> {
    page: &'a Page<'b>,
    sheet: &'a mut Sheet,
    /// All numbers at the beginnings of lines.
    counted: Option<HashSet<u32>>,
}

impl Numbers<'_, '_> {
    /// Days of one paragraph are days, whatever list stands above.
    fn take_paragraph(&mut self, group: &mut Vec<Numbered>, from: usize) {
        if group.len() >= from + 2 && are_days(&group[from..]) {
            self.escape(&group[from..]);
            group.truncate(from);
        }
    }

    fn write(&mut self, group: &[Numbered]) {
        if are_days(group) || self.counts_nothing(group) {
            self.escape(group);
        } else {
            let years = group.iter().filter(|item| item.number >= YEARS);
            years.for_each(|item| self.escape(std::slice::from_ref(item)));
        }
    }

    fn escape(&mut self, group: &[Numbered]) {
        self.sheet.escape(group.iter().map(|item| item.stop));
    }

    /// Whether nothing counts up to a number other than 1, nor on from it: `12. 春の夜に` alone, and
    /// `11. 23 祝日` above `12. 24 イブ`.
    fn counts_nothing(&mut self, group: &[Numbered]) -> bool {
        let [first, others @ ..] = group else { return false };
        let are_pairs = group.iter().all(|item| item.second.is_some());
        first.number > 1
            && (others.is_empty() || are_pairs)
            && !self.is_counted(first.number - 1)
            && (!others.is_empty() || !self.is_counted(first.number + 1))
    }

    fn is_counted(&mut self, number: u32) -> bool {
        let page = self.page;
        let counted = self.counted.get_or_insert_with(|| {
            (0..page.lines.len()).filter_map(|line| begins_with_number(page.line(line))).collect()
        });
        counted.contains(&number)
    }
}

/// The number of a line that may be the item of a list, in whatever way it is written.
fn begins_with_number(line: &str) -> Option<u32> {
    let content = line.trim_start_matches([' ', '\t', '\u{3000}', '>', '＞', '#', '＃', '*']);
    let digit = |c: char| {
        c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| u32::from(c) - u32::from('０')))
    };
    let end = content.find(|c| digit(c).is_none())?;
    let is_item = content[end..].starts_with(['.', ')', '．', '）', '、', ' ', '\u{3000}']);
    let digits = content[..end].chars().filter_map(digit);
    (end > 0 && is_item)
        .then(|| digits.fold(0_u32, |number, digit| number.saturating_mul(10).saturating_add(digit)))
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
    let content = line.trim_start_matches([' ', '>', '＞']);
    let before = &line[..line.len() - content.len()];
    let is_indented = before.len() > 3 && !before.contains(['>', '＞']);
    if is_indented { None } else { begin(content, page.start(number) + before.len()) }
}

/// `・12. 24 イブ`: a number behind the mark of an item.
fn numbered_in_item(page: &Page<'_>, number: usize) -> Option<Numbered> {
    let line = page.line(number);
    let content = line.trim_start_matches([' ', '\u{3000}', '\t']);
    let mark = content.chars().next().filter(|c| "・･•‣◦∙-*+".contains(*c))?;
    let rest = &content[mark.len_utf8()..];
    let words = rest.trim_start_matches([' ', '\u{3000}']);
    let is_item = !mark.is_ascii() || words.len() < rest.len();
    if is_item { begin(words, page.start(number) + line.len() - words.len()) } else { None }
}

/// The number that a text begins with, which stands there in the body.
fn begin(content: &str, start: usize) -> Option<Numbered> {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=LONGEST).contains(&digits) {
        return None;
    }
    let rest = content[digits..].strip_prefix(['.', ')']).filter(|rest| rest.starts_with([' ', '\t']))?;
    let is_day = content[digits..].starts_with('.');
    let second = if is_day { second(rest.trim_start()) } else { None };
    Some(Numbered { number: content[..digits].parse().ok()?, stop: start + digits, second })
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
