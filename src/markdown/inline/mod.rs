//! Rules on characters within a line: Japanese line breaks, ruby, addresses without a mark.

pub(crate) mod bare_link;
pub(crate) mod file_names;
pub(crate) mod japanese;
pub(crate) mod line_breaks;
pub(crate) mod phone;
pub(crate) mod ruby;
