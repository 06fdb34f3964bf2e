//! Marks that stand alone in a line and make what nobody meant: `#` an empty heading, `>` an empty
//! quotation, `-` or `=` below a line a heading of it. So does a line of `=====` or `-----` that
//! ends a text, or has such a line above its words: it divides. (A text that is nothing but a heading
//! stays one.)

use std::ops::Range;

use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// As many `-` or `=` as underline a heading or divide a text on purpose.
const LINE: usize = 3;
/// A heading has so many marks at most.
const DEEPEST: usize = 6;

/// Marks that mean nothing where they stand stay as they were typed; lines that divide become such.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold_any(&['#', '>', '=', '-']) {
        return;
    }
    let last = (0..page.lines.len()).rev().find(|line| !page.is_blank(*line));
    let mut paragraph = 0;
    for number in 0..page.lines.len() {
        if page.is_blank_before(number) {
            paragraph = number;
        }
        let Some(mark) = mark(page.line(number)) else { continue };
        let at = page.lines[number].start + mark.at;
        let mut proposal = Proposal::default();
        match mark.sign {
            '#' if mark.length <= DEEPEST => proposal.insert(at, "\\"),
            '>' if !is_quoted(page, number) => proposal.insert(at, "\\"),
            '=' | '-' if mark.is_whole && paragraph < number => {
                let above = paragraph..number;
                if mark.length >= LINE
                    && divides(
                        page,
                        &above,
                        mark.sign,
                        last == Some(number) && has_more_above(page, paragraph),
                        &mut proposal,
                    )
                {
                    proposal.replace(page.lines[number].clone(), "\n***");
                } else if mark.length < LINE && above.clone().all(|line| is_plain(page.line(line))) {
                    proposal.insert(at, "\\");
                }
            }
            _ => {}
        }
        sheet.propose(proposal);
    }
}

/// A line that holds one mark alone.
struct Mark {
    sign: char,
    /// In bytes from the beginning of the line.
    at: usize,
    /// How often it stands there at first.
    length: usize,
    /// Whether it stands there in one piece.
    is_whole: bool,
}

fn mark(line: &str) -> Option<Mark> {
    let content = line.trim_start_matches(' ');
    let at = line.len() - content.len();
    let content = content.trim_end();
    let sign = content.chars().next().filter(|c| matches!(c, '#' | '>' | '=' | '-'))?;
    let rest = content.trim_start_matches(sign);
    let is_alone = rest.chars().all(|c| c == ' ' || c == sign && sign != '-');
    let length = content.len() - rest.len();
    (at <= 3 && is_alone).then_some(Mark { sign, at, length, is_whole: rest.is_empty() })
}

/// Whether a line above or below belongs to a quotation, so that an empty one belongs to it, too.
fn is_quoted(page: &Page<'_>, number: usize) -> bool {
    let neighbours = [number.checked_sub(1), Some(number + 1)];
    neighbours
        .into_iter()
        .flatten()
        .any(|line| page.line(line).trim_start_matches([' ', '\u{3000}']).starts_with(['>', '＞']))
}

/// Whether a line below words divides, and does not make a heading of them: nothing follows it, or a
/// line of the same mark stands above several lines of words, as around the sender of a mail. The line
/// above one line of words becomes one that divides, too.
fn divides(
    page: &Page<'_>,
    above: &Range<usize>,
    sign: char,
    is_last: bool,
    proposal: &mut Proposal,
) -> bool {
    let is_line = |line: &str| mark(line).is_some_and(|mark| mark.sign == sign && mark.length >= LINE);
    let has_line_above = is_line(page.line(above.start));
    let words = above.start + usize::from(has_line_above)..above.end;
    let is_named = words.clone().any(|line| page.line(line).contains("{#"));
    if is_named
        || words.is_empty()
        || words.clone().any(|line| is_line(page.line(line)) || !is_plain(page.line(line)))
    {
        return false;
    }
    if has_line_above && sign == '=' {
        proposal.replace(page.lines[above.start].clone(), "***");
    }
    let divides = is_last || has_line_above && words.len() > 1;
    if !divides && has_line_above && sign == '=' {
        // The words between two lines are a heading: the upper line goes, the lower one makes it.
        return false;
    }
    divides
}

fn has_more_above(page: &Page<'_>, paragraph: usize) -> bool {
    (0..paragraph).any(|line| !page.is_blank(line))
}

/// No item, quotation, heading, row or HTML.
fn is_plain(line: &str) -> bool {
    let content = line.trim_start_matches(' ');
    let digits = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = ["- ", "* ", "+ "].iter().any(|mark| content.starts_with(mark))
        || digits.len() < content.len() && digits.starts_with([')', '.']);
    !is_item
        && !content.starts_with(['#', '>', '|', '<', '＞', '＃', '｜', '\t', '`', '~'])
        && line.len() - content.len() < 4
        && mark(line).is_none()
}
