//! Where a person stands in a portal, taken out where that is safe, and proof that nothing is left.
//!
//! Takes a portal's folder and a name; gives every place of the name, in all spellings, in what people write, in what
//! the program keeps and in what was built ([`Search`]), the changes that take it out where it stands alone
//! ([`Change`](crate::rewrite::Change)), and what of it a new build would still show ([`left_in_build`]). A name within
//! a sentence is shown to people and never touched. Version history and copies elsewhere are out of reach.

mod binary;
mod change;
mod fields;
mod files;
mod package;
mod person;
mod published;
mod rules;
mod search;
mod table;
mod text;
mod trace;

pub use person::Person;
pub use published::{Left, left_in_build};
pub use search::{Found, Search};
pub use trace::{Area, Spot, Taken, Trace};
