//! What was true once: records that nobody has confirmed for long, and days of a former year.

mod past_days;
mod unconfirmed;

pub(super) use past_days::{AC313, in_records, in_tables};
pub(super) use unconfirmed::{AC312, unconfirmed};
