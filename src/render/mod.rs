//! A route and the `Site` in, bytes out.
//!
//! Takes one page of the immutable `Site`, makes small view values of it, and gives them to the
//! templates of a theme. Model types never reach a template; nothing here reads disk or clock.

pub mod format;
pub mod minify;
mod texts;
mod theme;

pub use texts::Texts;
pub use theme::{Asset, BUILT_IN, Theme, ThemeFile};
