//! Search without a server: the text of all pages as an index that a script in the browser reads.
//!
//! Takes [`Document`]s; gives files. One normalisation is written twice, here and in `browser/`,
//! and held together by shared vectors. Knows no templates and reads nothing.

mod bits;
mod coder;
mod core;
mod corpus;
mod document;
mod engine;
mod facets;
mod followers;
mod forms;
mod grams;
mod habits;
mod huffman;
mod lists;
pub mod normalise;
mod pack;
mod pairs;
pub mod query;
mod range_coder;
pub mod scan;
mod shards;
mod surroundings;
mod texts;
pub mod variants;
#[cfg(test)]
mod vectors;
mod write;

pub use document::{Block, Document, Filter, Zone};
pub use engine::engine;
pub use write::{Index, write};

/// The version of the index format; a reader knows one.
const FORMAT: u32 = 2;
