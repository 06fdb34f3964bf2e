//! HTML that is being written, with its slots and the marks of its text.

use std::ops::Range;

use super::body::{Piece, Slot};
use super::text::BlockKind;
use super::text::mark::{MarkKind, Source, TextMark, offset};
use crate::escape::html::{push_escaped, unescaped};

/// HTML, its slots and its text marks. What is inserted early moves those behind it.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    pub html: String,
    pub slots: Vec<Slot>,
    pub marks: Vec<TextMark>,
}

impl Buffer {
    /// Appends a slot.
    pub(crate) fn piece(&mut self, piece: Piece) {
        self.slots.push(Slot { at: self.html.len(), piece });
    }

    /// Appends an attribute whose value is a slot.
    pub(crate) fn attribute_piece(&mut self, name: &str, piece: Piece) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        self.piece(piece);
        self.html.push('"');
    }

    /// Marks what begins here.
    pub(crate) fn mark(&mut self, kind: MarkKind) {
        self.marks.push(TextMark { at: offset(self.html.len()), kind });
    }

    /// Ends the block of text before; text that follows belongs to a block of `kind`, or to none.
    /// To be called before the tag is written.
    pub(crate) fn block(&mut self, kind: Option<BlockKind>) {
        self.insert_block(self.marks.len(), self.html.len(), kind);
    }

    /// The same at an earlier offset: before the mark with this index.
    pub(crate) fn insert_block(&mut self, index: usize, at: usize, kind: Option<BlockKind>) {
        let at = offset(at);
        // Of two blocks without text between them the second is enough; but headings are counted.
        if let Some(before) = index.checked_sub(1).and_then(|before| self.marks.get_mut(before))
            && matches!(before.kind, MarkKind::Block(kind) if kind != Some(BlockKind::Heading))
            && !self
                .slots
                .iter()
                .rev()
                .take_while(|slot| slot.at > before.at as usize)
                .any(|slot| slot.at <= at as usize)
        {
            before.kind = MarkKind::Block(kind);
            return;
        }
        self.marks.insert(index, TextMark { at, kind: MarkKind::Block(kind) });
    }

    /// Appends visible text, escaped; `source` is its range in the file.
    pub(crate) fn text(&mut self, text: &str, source: Source) {
        let start = self.html.len();
        push_escaped(&mut self.html, text);
        self.mark_text(start, source);
    }

    /// Marks the HTML from `start` on, which has no tags, as visible text.
    pub(crate) fn mark_text(&mut self, start: usize, source: Source) {
        let len = offset(self.html.len() - start);
        if len > 0 {
            self.marks.push(TextMark {
                at: offset(start),
                kind: MarkKind::Text { len, source, is_literal: false },
            });
        }
    }

    /// Finds the texts that stand in the file byte by byte as they are shown.
    pub(crate) fn find_literal_texts(&mut self, file: &str) {
        for mark in &mut self.marks {
            if let MarkKind::Text { len, source, is_literal } = &mut mark.kind {
                let (at, start) = (mark.at as usize, source.start as usize);
                let html = self.html.get(at..at + *len as usize).unwrap_or_default();
                let written = file.get(start..start + source.len as usize);
                *is_literal = written.is_some_and(|written| unescaped(html) == written);
            }
        }
    }

    /// Appends a line break that shows as white space.
    pub(crate) fn soft_break(&mut self) {
        self.mark(MarkKind::Break);
        self.html.push('\n');
    }

    /// Replaces a range of the HTML that holds neither slot nor text. Meant for ranges
    /// near the end.
    pub(crate) fn replace(&mut self, range: Range<usize>, html: &str) {
        for slot in self.slots.iter_mut().rev().take_while(|slot| slot.at >= range.end) {
            slot.at = slot.at - range.len() + html.len();
        }
        for mark in self.marks.iter_mut().rev().take_while(|mark| mark.at as usize >= range.end) {
            mark.at = offset(mark.at as usize - range.len() + html.len());
        }
        self.html.replace_range(range, html);
    }

    /// Cuts the HTML off at `length`; slots behind it move there, text behind it is none.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.html.truncate(length);
        self.slots.iter_mut().rev().take_while(|slot| slot.at > length).for_each(|slot| slot.at = length);
        let end = offset(length);
        let behind = self.marks.partition_point(|mark| mark.at < end);
        let mut tail = self.marks.split_off(behind);
        if let Some(TextMark { at, kind: MarkKind::Text { len, .. } }) = self.marks.last_mut() {
            *len = (*len).min(end - *at);
        }
        tail.retain_mut(|mark| {
            mark.at = end;
            !matches!(mark.kind, MarkKind::Text { .. })
        });
        self.marks.append(&mut tail);
    }

    /// Appends another buffer.
    pub(crate) fn append(&mut self, other: Self) {
        let shift = self.html.len();
        self.html.push_str(&other.html);
        self.slots
            .extend(other.slots.into_iter().map(|slot| Slot { at: slot.at + shift, piece: slot.piece }));
        let shift = offset(shift);
        self.marks.extend(other.marks.into_iter().map(|mark| TextMark { at: mark.at + shift, ..mark }));
    }
}
