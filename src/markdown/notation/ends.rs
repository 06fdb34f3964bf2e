//! Where a block ends although the parser would let it go on: below the last item of a list, the last row of a
//! table or the last line of a quotation stands a line that belongs to none of them.

use unicode_width::UnicodeWidthStr as _;

use super::page::{Page, without_indent};
use super::sheet::{Proposal, Sheet};

/// From this width on a line ends where there was no more room: 30 full-width characters.
const FILLED: usize = 60;

/// So many spaces make code of a line that begins a block.
const CODE: usize = 4;

/// Parts a line from the block above it.
pub(super) fn part(page: &Page<'_>, line: usize, sheet: &mut Sheet) {
    let text = page.line(line);
    let spaces = text.len() - text.trim_start_matches([' ', '\t']).len();
    let is_code = text[..spaces].contains('\t') || spaces >= CODE;
    let start = page.start(line);
    let mut proposal = Proposal::default();
    proposal.replace(start..start + if is_code { spaces } else { 0 }, "\n");
    sheet.propose(proposal);
}

/// Whether a line cannot end where it does, or the next one begin anything.
pub(super) fn goes_on(line: &str, next: &str) -> bool {
    const UNFINISHED: &[char] =
        &['、', '，', 'は', 'が', 'を', 'に', 'へ', 'の', 'や', 'ば', '（', '「', '『', '('];
    const NO_BEGINNING: &[char] = &[
        '。', '、', '）', '」', '』', ')', 'ー', 'っ', 'ゃ', 'ゅ', 'ょ', 'ッ', 'ャ', 'ュ', 'ョ', 'を', 'ん',
    ];
    let count = |brackets: [char; 3]| line.matches(brackets).count();
    let is_open = count(['（', '「', '(']) > count(['）', '」', ')']);
    let has_break = line.ends_with("  ") || line.ends_with('\\');
    let line = line.trim_end();
    // A sentence in Latin letters goes on in lower case.
    let is_latin = line.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ',')
        && next.trim_start().starts_with(|c: char| c.is_ascii_lowercase());
    line.ends_with(UNFINISHED)
        || is_open
        || has_break
        || is_latin
        || next.starts_with(NO_BEGINNING)
        || line.width() >= FILLED
}

/// Whether a line stands further to the right than a column.
pub(super) fn is_indented(line: &str, column: usize) -> bool {
    without_indent(line).1 > column
}
