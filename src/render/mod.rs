//! A route and the `Site` in, bytes out.
//!
//! Takes one page of the immutable `Site`, makes small view values of it, and gives them to the
//! templates of a theme. Model types never reach a template; nothing here reads disk or clock.

pub mod format;
mod frame;
pub mod minify;
mod page_context;
mod pages;
mod parts;
mod readings;
mod renderer;
mod search_documents;
mod shortlist;
mod structured;
#[cfg(test)]
mod tests;
mod theme;
mod view;

use jiff::tz::TimeZone;

use crate::content::kinds::Event;
use crate::texts::Texts;

pub use renderer::Renderer;
pub use shortlist::ShortlistRecord;
pub use theme::{Asset, BUILT_IN, Colors, Theme, ThemeFile};
pub use view::IconView;
pub use view::Tone;

/// When an event comes again, in the words of a language; nothing for rules that a sentence would not make
/// clearer.
pub fn recurrence_in_words(texts: &Texts, event: &Event, zone: &TimeZone) -> Option<String> {
    parts::facts::rule_in_words(texts, event, zone)
}
