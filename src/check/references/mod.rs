//! Records that name others.

mod parents;
mod unknown;

pub(super) use parents::{EN044, parent_cycles};
pub(super) use unknown::{EN043, unknown_home_regions, unknown_of_unread, unknown_records};
