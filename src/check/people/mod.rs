//! People who are not asked: their faces, names and numbers.

mod hidden_names;
mod mobile_number;
mod unused_files;

pub(super) use hidden_names::{HiddenNames, PR204, hidden_names, names_in_addresses};
pub(super) use mobile_number::{PR205, mobile_number, mobile_number_in_fields};
pub(super) use unused_files::{PR203, unused_files};
