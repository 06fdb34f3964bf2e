//! Changes of files that people wrote, shown before they are made.
//!
//! Takes the bytes of a file and what is to stand there; gives a [`Change`] with its lines, which is written in one step
//! if nobody has changed the file meanwhile. Every other byte stays: byte order mark, line ends, encoding.

mod change;
mod decoded;

pub use change::{Change, ChangedLine};
pub(crate) use decoded::Decoded;
