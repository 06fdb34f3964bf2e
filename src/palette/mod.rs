//! Two chosen colours and the colours of the built-in theme that follow from them.
//!
//! Takes an accent and a second colour; gives the colours of both schemes, light and dark, by their names in the
//! style sheet, so that everything can be read. Knows neither settings nor templates.

mod oklch;
mod scheme;

pub use oklch::Rgb;
pub use scheme::{Changed, Scheme, Tokens};
