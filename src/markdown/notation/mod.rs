//! Other ways to write Markdown: what people type with a Japanese keyboard, or paste from Word,
//! LINE and Excel, becomes the Markdown that it stands for, before the parser reads it.
//!
//! Takes a body; gives the text to parse, the way back from each of its offsets, and what is to be
//! said. One file a notation. Each proposes edits where it is certain what was meant; where it is
//! not, it leaves a remark. Code and HTML stay as they are.

mod attributes;
mod bold_paragraphs;
mod brackets;
mod continued_items;
mod definitions;
mod fences;
mod headings;
mod html_blocks;
mod lists;
mod lone_marks;
mod note_marks;
mod numbers;
mod page;
mod quotes;
mod radicals;
mod remarks;
mod ruby;
mod sheet;
mod signs;
mod stars;
mod table_rows;
mod tables;
mod tabs;
mod unfinished_tags;
mod verbatim;

use std::borrow::Cow;

use super::edits::Edits;
use super::origin::Origin;
use crate::diagnostic::Diagnostic;
use page::Page;
use remarks::Remark;
pub(crate) use remarks::{fold, right_line};
use sheet::Sheet;
use verbatim::Verbatim;

/// A body whose notations are Markdown.
pub(crate) struct Notation<'a> {
    pub text: Cow<'a, str>,
    pub edits: Edits,
    remarks: Vec<Remark>,
}

/// The notations. Of two that want the same place, the first gets it.
const RULES: &[fn(&Page<'_>, &mut Sheet)] = &[
    fences::read,
    tables::read,
    tabs::read,
    headings::read,
    lone_marks::read,
    numbers::read,
    quotes::read,
    lists::read,
    brackets::read,
    ruby::read,
    attributes::read,
    bold_paragraphs::read,
    html_blocks::read,
    unfinished_tags::read,
    radicals::read,
    note_marks::read,
    stars::read,
];

impl<'a> Notation<'a> {
    /// Reads the notations of a body.
    pub(crate) fn read(body: &'a str) -> Self {
        let page = Page::new(body);
        let mut sheet = Sheet::default();
        for rule in RULES {
            rule(&page, &mut sheet);
        }
        let (text, edits, remarks) = if sheet.is_empty() {
            (Cow::Borrowed(body), Edits::default(), Vec::new())
        } else {
            let verbatim = Verbatim::of(body, sheet.lines_taken_out());
            sheet.apply(body, &verbatim)
        };
        let (text, edits) = definitions::kept(text, edits);
        Self { text, edits, remarks }
    }

    /// What is to be said of the notations.
    pub(crate) fn findings(&self, origin: &Origin<'_>) -> impl Iterator<Item = Diagnostic> {
        self.remarks.iter().map(|remark| remark.finding(origin))
    }
}
