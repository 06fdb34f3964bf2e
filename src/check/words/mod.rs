//! Words that say nothing about this portal.

mod leftovers;

pub(super) use leftovers::{AC311, in_records, in_settings};
