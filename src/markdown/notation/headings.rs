//! Headings with a full-width `＃`, a full-width space, or no space.

use super::Remark;
use super::page::Page;
use super::sheet::{Proposal, Sheet};
use crate::markdown::inline::japanese::is_cjk;

/// The longest line that can be taken for a heading though it might be a hashtag.
const LONGEST: usize = 40;

/// A line that may be a heading.
struct Candidate<'a> {
    level: usize,
    /// The mark and the space behind it, in bytes from the beginning of the line.
    mark: std::ops::Range<usize>,
    words: &'a str,
    has_space: bool,
    is_markdown: bool,
}

/// `##日時`, `＃＃ 持ち物`, `##　場所`. A single `#` before a word may be a hashtag.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold_any(&['#', '＃']) {
        return;
    }
    let candidates = || {
        (0..page.lines.len()).filter_map(|line| candidate(page.line(line)).map(|candidate| (line, candidate)))
    };
    let has_headings = candidates().any(|(_, candidate)| candidate.level > 1 || candidate.has_space);
    for (line, candidate) in candidates().filter(|(_, candidate)| !candidate.is_markdown) {
        let is_alone = page.is_blank_before(line) && page.is_blank(line + 1) && line + 1 < page.lines.len();
        let start = page.start(line);
        let mark = start + candidate.mark.start..start + candidate.mark.end;
        let may_be_tag = candidate.level == 1 && !candidate.has_space;
        if !may_be_tag || (is_alone && has_headings && is_short(candidate.words)) {
            let mut proposal = Proposal::default();
            proposal.replace(mark, format!("{} ", "#".repeat(candidate.level)));
            sheet.propose(proposal);
        } else if page.is_blank_before(line) && is_short(candidate.words) && has_more(page, line) {
            let right = format!("# {}", candidate.words);
            sheet.remark(Remark::LoneHash { range: page.lines[line].clone(), right });
        }
    }
}

fn candidate(line: &str) -> Option<Candidate<'_>> {
    let content = line.trim_start_matches(' ');
    let indent = line.len() - content.len();
    let rest = content.trim_start_matches(['#', '＃']);
    let marks = &content[..content.len() - rest.len()];
    let words = rest.trim_start_matches([' ', '\u{3000}', '\t']);
    let level = marks.chars().count();
    let begins =
        words.chars().next().is_some_and(|c| c.is_alphanumeric() || is_cjk(c) || "([*{\"".contains(c));
    let has_space = words.len() < rest.len();
    if !(1..=6).contains(&level) || indent > 3 || !begins {
        return None;
    }
    let is_markdown = !marks.contains('＃') && rest.starts_with([' ', '\t']);
    // `#1` is a number, `#a` a colour or an anchor.
    if level == 1 && !has_space && !words.starts_with(|c: char| c.is_alphabetic() && is_cjk(c)) {
        return None;
    }
    let mark = indent..line.len() - words.len();
    Some(Candidate { level, mark, words, has_space, is_markdown })
}

/// No sentence, and no further hashtag.
fn is_short(words: &str) -> bool {
    words.chars().count() <= LONGEST && !words.contains(['#', '＃', '。'])
}

fn has_more(page: &Page<'_>, line: usize) -> bool {
    (line + 1..page.lines.len()).any(|line| !page.is_blank(line))
}
