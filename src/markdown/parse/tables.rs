//! Tables: they scroll in a region of their own, so that the page does not.

use std::ops::Range;

use pulldown_cmark::Alignment;
use unicode_width::UnicodeWidthStr as _;

use super::Renderer;
use crate::escape::html::push_attribute;
use crate::markdown::BlockKind;
use crate::markdown::body::{Piece, Word};

/// The table that is open.
#[derive(Default)]
pub(crate) struct TableState {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Where the head begins, and whether a heading has words.
    head_start: usize,
    head_has_words: bool,
    has_rows: bool,
    cell_start: usize,
    count: usize,
}

impl TableState {
    /// Whether a table is being written.
    pub(crate) const fn is_open(&self) -> bool {
        !self.alignments.is_empty()
    }
}

impl Renderer<'_> {
    pub(crate) fn start_table(&mut self, alignments: Vec<Alignment>) {
        let count = self.table.count + 1;
        self.table = TableState { alignments, count, ..TableState::default() };
        self.block_tag("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\"");
        self.out.attribute_piece("aria-label", Piece::Word(Word::Table(count)));
        self.out.html.push_str("><table>\n");
    }

    pub(crate) fn end_table(&mut self) {
        self.block_tag(if self.table.has_rows { "</tbody>\n</table></div>\n" } else { "</table></div>\n" });
        self.table.alignments.clear();
    }

    pub(crate) fn start_head(&mut self) {
        self.table.in_head = true;
        self.table.column = 0;
        self.table.head_start = self.out.html.len();
        self.block_tag("<thead>\n<tr>");
    }

    pub(crate) fn end_head(&mut self) {
        self.table.in_head = false;
        if self.table.head_has_words {
            self.block_tag("</tr>\n</thead>\n");
        } else {
            // A table without headings, such as one that was pasted from a worksheet.
            self.out.truncate(self.table.head_start);
        }
    }

    pub(crate) fn start_row(&mut self) {
        if !std::mem::replace(&mut self.table.has_rows, true) {
            self.block_tag("<tbody>\n");
        }
        self.table.column = 0;
        self.block_tag("<tr>");
    }

    /// Whether a cell of a table without headings is so short that breaking it helps nobody: times and
    /// names of a talk.
    fn is_short(&self, range: &Range<usize>) -> bool {
        const WIDEST: usize = 10;
        let text = self.prepared.text.get(range.clone()).unwrap_or_default().trim_matches([' ', '|']);
        !self.table.in_head && !self.table.head_has_words && !text.is_empty() && text.width() <= WIDEST
    }

    pub(crate) fn start_cell(&mut self, range: &Range<usize>) {
        self.out.block(Some(BlockKind::Cell));
        self.table.cell_start = self.out.html.len();
        self.out.html.push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => "align-left",
            Some(Alignment::Center) => "align-center",
            Some(Alignment::Right) => "align-right",
            Some(Alignment::None) | None if self.is_short(range) => "short",
            Some(Alignment::None) | None => "",
        };
        if !class.is_empty() {
            push_attribute(&mut self.out.html, "class", class);
        }
        self.out.html.push('>');
    }

    pub(crate) fn end_cell(&mut self) {
        self.table.column += 1;
        let start = self.table.cell_start;
        let cell = self.out.html.get(start..).unwrap_or_default();
        let opening = cell.find('>').map_or(0, |end| end + 1);
        let is_empty =
            cell.len() == opening && self.out.slots.last().is_none_or(|slot| slot.at < self.out.html.len());
        self.table.head_has_words |= self.table.in_head && !is_empty;
        if self.table.in_head && is_empty {
            // A header without words heads nothing.
            self.out.truncate(start);
            self.block_tag("<td></td>");
        } else {
            self.block_tag(if self.table.in_head { "</th>" } else { "</td>" });
        }
    }
}
