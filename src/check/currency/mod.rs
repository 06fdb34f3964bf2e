//! What was true once: records that nobody has confirmed for long, days of a former year, and days of
//! stories that cannot be.

mod past_days;
mod story_days;
mod unconfirmed;

pub(super) use past_days::{AC313, in_records, in_tables};
pub(super) use story_days::{AC316, story_days};
pub(super) use unconfirmed::{AC312, unconfirmed};
