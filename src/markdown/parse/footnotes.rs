//! Footnotes: gathered wherever they are written, shown at the end.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Renderer;
use super::blocks::without_end;
use crate::markdown::BlockKind;
use crate::markdown::body::{Piece, Word};
use crate::markdown::buffer::Buffer;
use crate::markdown::html::structure::{FOOTNOTE_BACK, FOOTNOTE_REFERENCE, FOOTNOTES};
use crate::markdown::text::mark::MarkKind;

/// The footnotes of the whole text.
#[derive(Default)]
pub(crate) struct Footnotes {
    numbers: HashMap<String, usize>,
    /// Labels in the order of their numbers, with the count of references.
    in_order: Vec<(String, usize)>,
    definitions: HashMap<String, Buffer>,
    /// What was being written when a definition began.
    outer: Vec<(String, Buffer)>,
}

impl Footnotes {
    /// Whether a definition is being written.
    pub(crate) fn is_open(&self) -> bool {
        !self.outer.is_empty()
    }
}

impl Renderer<'_> {
    pub(crate) fn start_footnote(&mut self, label: &str) {
        let outer = std::mem::take(&mut self.out);
        self.footnotes.outer.push((label.to_owned(), outer));
    }

    pub(crate) fn end_footnote(&mut self) {
        if let Some((label, outer)) = self.footnotes.outer.pop() {
            let definition = std::mem::replace(&mut self.out, outer);
            self.footnotes.definitions.entry(label).or_insert(definition);
        }
    }

    pub(crate) fn footnote_reference(&mut self, label: &str) {
        if self.image.is_some() || self.raw.is_skipping() {
            return;
        }
        let footnotes = &mut self.footnotes;
        let number = *footnotes.numbers.entry(label.to_owned()).or_insert_with(|| {
            footnotes.in_order.push((label.to_owned(), 0));
            footnotes.in_order.len()
        });
        let count = &mut footnotes.in_order[number - 1].1;
        *count += 1;
        let count = *count;
        let html = &mut self.out.html;
        html.push_str("<sup ");
        html.push_str(FOOTNOTE_REFERENCE);
        html.push_str(" data-search-off>");
        if self.link.is_open() {
            // A link in a link is none.
            html.push_str(&number.to_string());
        } else {
            let _ = write!(
                html,
                "<a href=\"#fn:{number}\" id=\"{}\" role=\"doc-noteref\"",
                reference_id(number, count)
            );
            self.out.attribute_piece("aria-label", Piece::Word(Word::FootnoteReference(number)));
            let _ = write!(self.out.html, ">{number}</a>");
        }
        self.out.html.push_str("</sup>");
        self.reset_line_context();
    }

    /// The footnotes at the end, in the order of their first references.
    pub(crate) fn write_footnotes(&mut self) {
        if self.footnotes.in_order.is_empty() {
            return;
        }
        self.block_tag("<section ");
        self.out.mark(MarkKind::Footnotes);
        self.out.html.push_str(FOOTNOTES);
        self.out.html.push_str(" role=\"doc-endnotes\"");
        self.out.attribute_piece("aria-label", Piece::Word(Word::Footnotes));
        self.out.html.push_str(">\n");
        self.block_tag("<ol>\n");
        for (index, (label, _)) in std::mem::take(&mut self.footnotes.in_order).into_iter().enumerate() {
            let number = index + 1;
            let mut note = self.footnotes.definitions.remove(&label).unwrap_or_default();
            let ends_in_paragraph = note.html.ends_with("</p>\n");
            if ends_in_paragraph {
                let kept = without_end(&note.html, "</p>\n".len());
                note.truncate(kept);
                note.html.push(' ');
            }
            let _ =
                write!(note.html, "<a href=\"#{}\" {FOOTNOTE_BACK} data-search-off", reference_id(number, 1));
            note.attribute_piece("aria-label", Piece::Word(Word::FootnoteBack(number)));
            note.html.push_str(">↩</a>");
            if ends_in_paragraph {
                note.html.push_str("</p>\n");
            }
            self.out.block(Some(BlockKind::Item));
            let _ = write!(self.out.html, "<li id=\"fn:{number}\">");
            self.out.append(note);
            self.block_tag("</li>\n");
        }
        self.block_tag("</ol>\n</section>\n");
    }
}

fn reference_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref:{number}") } else { format!("fnref:{number}-{count}") }
}
