//! Fields that contradict each other.

mod called_off;
mod combinations;
mod date_order;
mod days_off_in_words;
mod frequency;
mod hours;
mod local_number;
mod look;
mod map_service;
mod open_data;
mod recurrence;
mod undated;
mod unexplained_checks;
mod unknown_checks;

pub(super) use called_off::{EN036, called_off};
pub(super) use combinations::{EN030, combinations};
pub(super) use date_order::{EN028, date_order};
pub(super) use days_off_in_words::{EN071, days_off_in_words};
pub(super) use frequency::{AC314, frequency};
pub(super) use hours::{EN033, hours};
pub(super) use local_number::{local_number, local_number_in_settings};
pub(super) use look::{EN037, look};
pub(super) use map_service::{EN038, map_service};
pub(super) use open_data::{EN034, open_data};
pub(super) use recurrence::{EN032, day_off, recurrence};
pub(super) use undated::undated;
pub(super) use unexplained_checks::unexplained_checks;
pub(super) use unknown_checks::unknown_checks;
