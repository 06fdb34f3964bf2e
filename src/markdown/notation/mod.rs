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
mod cut_addresses;
mod definitions;
mod ended_html;
mod ends;
mod fences;
mod headings;
mod html_blocks;
mod lists;
mod lone_marks;
mod note_marks;
mod notes;
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
mod wide_addresses;

use std::borrow::Cow;

use super::edits::Edits;
use super::origin::Origin;
use crate::diagnostic::Diagnostic;
use page::Page;
pub(crate) use page::{near, near_end};
use remarks::Remark;
pub(crate) use remarks::{fold, right_line};
use sheet::{PlacedRemark, Sheet};
use verbatim::Verbatim;

/// A body whose notations are Markdown.
pub(crate) struct Notation<'a> {
    pub text: Cow<'a, str>,
    pub edits: Edits,
    remarks: Vec<PlacedRemark>,
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
    notes::read,
    lists::read,
    brackets::read,
    wide_addresses::read,
    cut_addresses::read,
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
        let Some((parted, earlier)) = ended_html::parted(body) else {
            return Self::of(body, Edits::default());
        };
        let Notation { text, edits, remarks } = Notation::of(&parted, earlier);
        Self { text: Cow::Owned(text.into_owned()), edits, remarks }
    }

    /// Reads those of a body that other edits have made.
    fn of(body: &'a str, earlier: Edits) -> Self {
        let page = Page::new(body);
        let mut sheet = Sheet::default();
        for rule in RULES {
            rule(&page, &mut sheet);
        }
        let (text, edits, remarks) = if sheet.is_empty() {
            (Cow::Borrowed(body), earlier, Vec::new())
        } else {
            let verbatim = Verbatim::of(body, sheet.lines_taken_out(), sheet.ticks());
            sheet.apply(body, &verbatim, earlier)
        };
        let (text, edits) = definitions::kept(text, edits);
        Self { text, edits, remarks }
    }

    /// What is to be said of the notations.
    pub(crate) fn findings(&self, origin: &Origin<'_>) -> impl Iterator<Item = Diagnostic> {
        self.remarks.iter().map(|(remark, place)| remark.finding(origin, place.clone()))
    }
}
