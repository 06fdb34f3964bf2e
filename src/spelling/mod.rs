//! How the names of people are spelled, and where they stand in a text.
//!
//! Takes names and texts; gives ranges of the texts. Width, case, hiragana and katakana, variant kanji (髙 高) and the
//! spaces within a name make no difference. Never knows what a portal is.

mod fold;
mod name;
mod romaji;
mod spellings;
pub mod variants;

pub use fold::{fold, folded, is_kana, is_kanji, is_separator};
pub use name::{Certainty, Spelling, parts};
pub use romaji::in_letters;
pub use spellings::{Match, Spellings};
