//! What counts as the same text: normalised texts, queries, and which documents a query finds.
//! `normalise.md` is the specification; `browser/` holds the second implementation.

mod forms;
pub mod normalise;
pub mod query;
pub mod scan;
#[cfg(test)]
mod vectors;
mod whole_forms;
