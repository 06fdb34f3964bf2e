//! Words that say nothing about this portal, or nothing to those who read them; and how words stand on a page, for
//! those who hear it read out.
//!
//! The rules on words look at [`Passages`]: every text of a record, of its body and of its fields, which
//! [`Vocabulary`] and one pass over its characters have looked through before.

mod bold_headings;
mod easy;
mod eras;
mod field_marks;
mod half_width;
mod headless_tables;
mod interface_words;
mod leftovers;
mod lost_characters;
mod official_words;
mod passages;
mod relative_days;
mod same_words;
mod slash_dates;
mod spaced;
mod text_pictures;
mod vague_links;
mod vocabulary;

pub(super) use bold_headings::{AC323, bold_headings};
pub(super) use easy::{AC341, AC342, kanji_without_readings, long_sentences};
pub(super) use eras::{AC334, years_of_eras};
pub(super) use field_marks::{AC338, field_marks};
pub(super) use half_width::{AC333, half_width};
pub(super) use headless_tables::{AC324, headless_tables};
pub(super) use interface_words::AC317;
pub use interface_words::languages_without_words;
pub(super) use leftovers::{AC311, in_records, in_settings};
pub(super) use lost_characters::{AC332, lost_characters};
pub(super) use official_words::{AC337, official_words};
pub(super) use passages::Passages;
pub(super) use relative_days::{AC336, relative_days};
pub(super) use same_words::{AC322, same_words};
pub(super) use slash_dates::{AC335, slash_dates};
pub(super) use spaced::{AC331, spaced_words};
pub(super) use text_pictures::{AC325, text_pictures};
pub(super) use vague_links::{AC321, vague_links};
pub(super) use vocabulary::Vocabulary;
