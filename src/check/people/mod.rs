//! People who are not asked: their faces, names and numbers.

mod accounts;
mod at_home;
mod birthdays;
mod folded;
mod hidden_names;
mod hints;
mod minor;
mod mobile_number;
mod name_parts;
mod names;
mod other_contacts;
mod private_details;
mod private_home;
mod still_named;
mod unused_files;

pub use hidden_names::{HiddenNames, hidden_names_of, names_in_file, names_in_picture};
pub(super) use hidden_names::{PR204, hidden_names, names_behind_pen_names, names_in_addresses};
pub(super) use hints::Hints;
pub(super) use minor::{PR210, born_lately, minor};
pub(super) use mobile_number::{PR205, mobile_number, mobile_number_in_fields};
pub(super) use name_parts::{PR207, name_parts};
pub(super) use names::Names;
pub(super) use other_contacts::contacts_of_others;
pub(super) use private_details::{PR209, private_details, private_details_in_text};
pub(super) use private_home::{PR208, private_home, private_home_in_text};
pub(super) use still_named::{PR206, still_named};
pub(super) use unused_files::{PR203, unused_files};
