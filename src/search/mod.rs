//! Search without a server: the text of all pages as an index that a script in the browser reads.
//!
//! Takes [`Document`]s; gives files. One normalisation is written twice, here and in `browser/`,
//! and held together by shared vectors. Knows no templates and reads nothing.

mod document;
pub mod normalise;
pub mod query;
pub mod scan;
pub mod variants;
#[cfg(test)]
mod vectors;

pub use document::{Block, Document, Filter, Zone};
