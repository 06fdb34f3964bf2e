//! Lists with `・`, `１．`, `3）` or `-` without a space, and lists indented by full-width spaces.
//!
//! Marks that a text may refer to by their look, such as ①, （１） and ア, stay as they are: a line
//! that begins with one is a line on the page (`inline::line_breaks`).

use std::ops::Range;

use super::continued_items::continued;
use super::ends::{self, goes_on};
use super::page::{Page, without_indent};
use super::sheet::{Mistaken, Proposal, Sheet};
use crate::markdown::inline::japanese::is_cjk;

/// How many lines may stand between two numbers of a list.
const FARTHEST: usize = 20;

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `・`, or `-`, `*`, `+` with a space.
    Bullet(char),
    /// `-` right before a word.
    Dash,
    /// A number and what ends it.
    Number(u32, char),
}

/// A line that is an item.
#[derive(Debug, Clone)]
pub(super) struct Item {
    line: usize,
    /// In columns.
    pub indent: usize,
    pub mark: Mark,
    /// Bytes up to its words.
    length: usize,
    /// Markdown reads it as it is, if it stands where it should.
    is_markdown: bool,
}

/// A list that is open while a run is written.
struct Level {
    indent: usize,
    mark: char,
    is_number: bool,
    /// Columns up to its marks, and to the words of its last item.
    written: usize,
    words: usize,
}

/// Each run of items becomes a list if it is certain that it is one.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let items = |line: &str| item(0, line).is_some();
    let mut list = Bullets { mark: '*', was_single: false, parted: None };
    for run in continued(page, page.runs(items)) {
        let found: Vec<Item> = run.filter_map(|line| item(line, page.line(line))).collect();
        let certain: Vec<bool> = (0..found.len()).map(|index| is_certain(page, &found, index)).collect();
        let mut from = 0;
        while from < found.len() {
            let length = certain[from..].iter().take_while(|certain| **certain).count();
            write(page, &found[from..from + length], &mut list, sheet);
            from += length.max(1);
        }
    }
}

/// The bullets of the list that was written last: another list gets other ones, so that the two are
/// not taken for one.
struct Bullets {
    mark: char,
    was_single: bool,
    /// The line below a list that was parted from it last.
    parted: Option<usize>,
}

impl Bullets {
    /// The bullets of the next list. Single items with blank lines between them are one list.
    fn next(&mut self, is_single: bool) -> char {
        if !(is_single && self.was_single) {
            self.mark = if self.mark == '*' { '+' } else { '*' };
        }
        self.was_single = is_single;
        self.mark
    }
}

/// What a line is as an item.
pub(super) fn item(number: usize, line: &str) -> Option<Item> {
    let (content, indent) = without_indent(line);
    let (mark, length, has_space) = mark(content)?;
    let words = content[length..].trim_start_matches([' ', '\u{3000}', '\t']);
    if words.is_empty() {
        return None;
    }
    let is_indented_by_spaces = line[..line.len() - content.len()].chars().all(|c| c == ' ');
    let is_markdown = has_space && is_indented_by_spaces && content.is_char_boundary(1) && mark != Mark::Dash;
    let is_markdown = is_markdown && !matches!(mark, Mark::Bullet(c) if !"-*+".contains(c));
    let is_markdown = is_markdown && content[..length].is_ascii();
    Some(Item { line: number, indent, mark, length: line.len() - words.len(), is_markdown })
}

/// The mark that a line begins with, its bytes, and whether an ASCII space follows.
fn mark(content: &str) -> Option<(Mark, usize, bool)> {
    let first = content.chars().next()?;
    let after = &content[first.len_utf8()..];
    let has_space = |rest: &str| rest.starts_with([' ', '\t']);
    match first {
        '・' | '･' | '•' | '‣' | '◦' | '∙' => {
            let is_dots = after.starts_with(['・', '･', '•', '…', '。', '、']);
            (!is_dots).then_some((Mark::Bullet('・'), first.len_utf8(), has_space(after)))
        }
        '-' | '*' | '+' if has_space(after) => Some((Mark::Bullet(first), 1, true)),
        '-' | '*' | '+' if after.starts_with('\u{3000}') => Some((Mark::Bullet(first), 1, false)),
        '-' if after.chars().next().is_some_and(|c| is_cjk(c) && c.is_alphabetic()) => {
            Some((Mark::Dash, 1, false))
        }
        '0'..='9' | '０'..='９' => number(content),
        _ => None,
    }
}

fn number(content: &str) -> Option<(Mark, usize, bool)> {
    let digits = content.find(|c: char| value(c).is_none())?;
    if content[..digits].chars().count() > 2 {
        return None;
    }
    let number = content[..digits].chars().filter_map(value).fold(0, |sum, digit| sum * 10 + digit);
    let end = content[digits..].chars().next()?;
    let closes = match end {
        '.' | '．' => '.',
        ')' | '）' => ')',
        _ => return None,
    };
    let rest = &content[digits + end.len_utf8()..];
    let goes_on = rest.starts_with(|c: char| value(c).is_some() || matches!(c, '.' | '．' | ')' | '）'));
    (!goes_on).then(|| (Mark::Number(number, closes), digits + end.len_utf8(), rest.starts_with([' ', '\t'])))
}

fn value(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// Two bullets are a list, and two numbers that follow each other. One bullet is a list where it
/// stands alone; in the middle of a text it may be a wrapped line.
fn is_certain(page: &Page<'_>, items: &[Item], index: usize) -> bool {
    let item = &items[index];
    if item.is_markdown {
        return true;
    }
    let neighbours = [index.checked_sub(1), Some(index + 1)];
    let mut neighbours = neighbours.into_iter().flatten().filter_map(|other| items.get(other));
    match item.mark {
        Mark::Bullet('・') => {
            let is_alone = page.is_blank_before(item.line) && page.is_blank(item.line + 1);
            is_alone || neighbours.next().is_some()
        }
        Mark::Bullet(_) => true,
        Mark::Dash => neighbours.any(|other| matches!(other.mark, Mark::Dash | Mark::Bullet('-' | '・'))),
        Mark::Number(number, _) => {
            let numbers = |mut others: Box<dyn Iterator<Item = &Item> + '_>| {
                others.find_map(|other| match other.mark {
                    Mark::Number(number, _) if other.indent == item.indent => Some(number),
                    _ => None,
                })
            };
            let before = numbers(Box::new(items[..index].iter().rev().take(FARTHEST)));
            let after = numbers(Box::new(items[index + 1..].iter().take(FARTHEST)));
            before.is_some_and(|before| before + 1 == number)
                || after.is_some_and(|after| after == number + 1)
        }
    }
}

fn write(page: &Page<'_>, items: &[Item], bullets: &mut Bullets, sheet: &mut Sheet) {
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
    // A number other than 1 begins no list right below words, which were a part of the list above before.
    let is_below_parted = bullets
        .parted
        .is_some_and(|parted| parted < first.line && (parted..first.line).all(|line| !page.is_blank(line)));
    if is_below_parted && matches!(first.mark, Mark::Number(..)) && first.is_markdown {
        ends::part(page, first.line, sheet);
    }
    if is_last(page, last, sheet) {
        ends::part(page, last.line + 1, sheet);
        bullets.parted = Some(last.line + 1);
    }
    if items.iter().all(|item| item.is_markdown) {
        return;
    }
    let mut proposal = Proposal { mistaken_for: Some(Mistaken::Code), ..Proposal::default() };
    let mut levels: Vec<Level> = Vec::new();
    let bullet = bullets.next(items.len() == 1);
    for item in items {
        let new = level_of(&mut levels, item, bullet);
        let mark = match item.mark {
            Mark::Number(number, _) => format!("{number}{}", new.mark),
            Mark::Bullet(_) | Mark::Dash => new.mark.to_string(),
        };
        new.words = new.written + mark.len() + 1;
        let mut text = format!("{}{mark} ", " ".repeat(new.written));
        let start = page.start(item.line);
        let range: Range<usize> = start..start + item.length;
        if item.line == first.line && new.is_number && !page.is_blank_before(item.line) {
            text.insert(0, '\n');
        }
        if page.body[range.clone()] != text {
            proposal.replace(range, text);
        }
    }
    sheet.propose(proposal);
}

/// Whether an item ends with its line, and the line below is none of its list.
fn is_last(page: &Page<'_>, item: &Item, sheet: &Sheet) -> bool {
    let (line, after) = (page.line(item.line), page.line(item.line + 1));
    let number = after.trim().trim_start_matches(|c: char| c.is_ascii_digit());
    let is_mark_alone = matches!(number, "-" | "*" | "+" | "." | ")");
    let mark = page.start(item.line)..page.start(item.line) + item.length;
    !after.trim().is_empty()
        && !is_mark_alone
        && !ends::is_indented(after, item.indent)
        && !goes_on(line, after)
        && !sheet.is_escaped(&mark)
}

/// The list that an item belongs to: of those that are open, or a new one.
fn level_of<'l>(levels: &'l mut Vec<Level>, item: &Item, bullet: char) -> &'l mut Level {
    while levels.len() > 1 && levels.last().is_some_and(|level| item.indent < level.indent) {
        levels.pop();
    }
    let (mark, is_number) = match item.mark {
        Mark::Number(_, end) => (end, true),
        Mark::Bullet(_) | Mark::Dash => (bullet, false),
    };
    let written = match levels.last() {
        None => Some(0),
        Some(level) if item.indent > level.indent => Some(level.words),
        Some(level) if level.is_number != is_number => Some(level.written),
        Some(_) => None,
    };
    if let Some(written) = written {
        if levels.last().is_some_and(|level| item.indent <= level.indent) {
            levels.pop();
        }
        levels.push(Level { indent: item.indent, mark, is_number, written, words: written });
    }
    let last = levels.len() - 1;
    &mut levels[last]
}
