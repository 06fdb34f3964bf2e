//! The findings that are raised while a portal is read; a rule in `check` declares its own.

mod fields;
mod files;
mod output;
mod records;
mod text;

pub(crate) use fields::*;
pub(crate) use files::*;
pub(crate) use output::*;
pub(crate) use records::*;
pub(crate) use text::*;
