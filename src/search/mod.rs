//! Search without a server: the text of all pages as an index that a script in the browser reads.
//!
//! Takes [`Document`]s; gives files. `text` defines what counts as the same text, `index` makes posting lists, cards and texts, `codec`
//! encodes them, `browser` is the script that reads them. The normalisation is implemented twice, in
//! `text` and in `browser`; shared test vectors compare them. Knows no templates and reads no files.

mod browser;
mod codec;
mod document;
mod index;
pub mod text;

pub use browser::{engine, nearest};
pub use document::{Block, Document, Zone};
pub use index::{Index, write};

/// The version of the index format (FORMAT.md); a reader supports one.
const FORMAT: u32 = 3;
