//! How the names of people are spelled, and where they stand in a text or in the bytes of a file.
//!
//! Takes names and texts; gives ranges of the texts. Width, case, hiragana and katakana, variant kanji (髙 高) and the
//! spaces within a name make no difference. Never knows what a portal is.

mod beside;
mod fold;
pub mod forms;
mod name;
mod romaji;
mod spellings;
pub mod variants;
mod ways;

pub use fold::{fold, folded, is_kana, is_kanji, is_separator};
pub use name::{Certainty, Spelling, parts};
pub use spellings::{Match, Spellings};
pub use ways::{Way, ways};
