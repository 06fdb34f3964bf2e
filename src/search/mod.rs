//! Search without a server: the text of all pages as an index that a script in the browser reads.
//!
//! Takes [`Document`]s; gives files. One normalisation is written twice, here and in `browser/`,
//! and held together by shared vectors. Knows no templates and reads nothing.

mod browser;
mod codec;
mod document;
mod index;
pub mod text;

pub use browser::engine;
pub use document::{Block, Document, Zone};
pub use index::{Index, write};

/// The version of the index format; a reader knows one.
const FORMAT: u32 = 2;
