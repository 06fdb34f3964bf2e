//! Words that say nothing about this portal, or nothing to those who read them.

mod interface_words;
mod leftovers;

pub(super) use interface_words::AC317;
pub use interface_words::languages_without_words;
pub(super) use leftovers::{AC311, in_records, in_settings};
