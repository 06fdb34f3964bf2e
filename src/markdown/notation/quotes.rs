//! Quotations: with a full-width `＞`, within one another, and above the words of an answer.

use super::ends::{self, goes_on};
use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// A line with so many spaces before it begins no quotation.
const CODE: usize = 4;

/// Each run of lines that begin with `＞` or `>` is a quotation, which ends with the run. Fewer marks end those
/// within it: to the parser the lines of all of them are one paragraph.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold_any(&['＞', '>']) {
        return;
    }
    for number in 0..page.lines.len() {
        let line = page.line(number);
        if is_framed(line) {
            let mut proposal = Proposal::default();
            proposal.insert(page.start(number) + line.len() - line.trim_start().len(), "\\");
            sheet.propose(proposal);
        }
    }
    for run in page.runs(|line| mark(line).is_some()) {
        let marks: Vec<Mark> = run.clone().filter_map(|line| mark(page.line(line))).collect();
        let mut wide = Proposal::default();
        for (line, mark) in run.clone().zip(&marks).filter(|(_, mark)| mark.is_wide) {
            let start = page.start(line);
            wide.replace(start..start + mark.length, "> ".repeat(mark.depth));
        }
        let is_wide = !wide.replacements.is_empty();
        sheet.propose(wide);
        for (line, pair) in run.clone().skip(1).zip(marks.windows(2)) {
            if pair[1].depth < pair[0].depth {
                let mut end = Proposal::default();
                end.insert(page.start(line), format!("{}\n", ">".repeat(pair[1].depth)));
                sheet.propose(end);
            }
        }
        let (last, after) = (page.line(run.end - 1), page.line(run.end));
        let is_answer = !page.is_blank(run.end) && (is_wide || !goes_on(last, after));
        if is_answer && !last.trim_end().ends_with(['>', '＞']) {
            ends::part(page, run.end, sheet);
        }
    }
}

/// The marks that a line of a quotation begins with.
struct Mark {
    depth: usize,
    /// Bytes up to its words.
    length: usize,
    /// Whether one of them is full-width, which Markdown does not know.
    is_wide: bool,
}

/// `>>> 重要 <<<`: words in a frame.
fn is_framed(line: &str) -> bool {
    let line = line.trim();
    let words = line.trim_start_matches('>');
    let depth = line.len() - words.len();
    depth > 1 && words.len() - words.trim_end_matches('<').len() == depth
}

fn mark(line: &str) -> Option<Mark> {
    if is_framed(line) {
        return None;
    }
    let content = line.trim_start_matches([' ', '\u{3000}']);
    let spaces = &line[..line.len() - content.len()];
    let (mut rest, mut depth) = (content, 0);
    let is_full_width = content.starts_with('＞');
    let marks: &[char] = if is_full_width { &['＞', '>'] } else { &['>'] };
    while let Some(behind) = rest.strip_prefix(marks) {
        depth += 1;
        let inner = behind.trim_start_matches(' ');
        rest = if !is_full_width && inner.starts_with('>') { inner } else { behind };
    }
    let is_face = rest.starts_with(['＜', '<', '_', '＿', '.', '。', '；']);
    let is_markdown = spaces.len() < CODE && spaces.is_ascii();
    let words = rest.trim_start_matches([' ', '\u{3000}']);
    let is_quotation = if is_full_width { !is_face } else { is_markdown };
    (depth > 0 && is_quotation).then(|| Mark {
        depth,
        length: line.len() - words.len(),
        is_wide: is_full_width,
    })
}
