//! Records that name others.

mod named_records;
mod parents;
mod unknown;

pub(super) use named_records::{LK410, named_records};
pub(super) use parents::{EN044, parent_cycles};
pub(super) use unknown::{EN043, unknown_home_regions, unknown_of_unread, unknown_records};
