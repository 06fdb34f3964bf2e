//! Rules on characters within a line: Japanese line breaks, ruby, addresses without a mark.

pub(crate) mod bare_link;
pub(crate) mod japanese;
pub(crate) mod ruby;
