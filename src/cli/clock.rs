//! The clock, which only the command line reads.

use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day that it is in a zone, by its name.
pub(super) fn today_in(zone: &str) -> Date {
    today(&TimeZone::get(zone).unwrap_or(TimeZone::UTC))
}

/// The day that it is in a zone.
#[expect(clippy::disallowed_methods, reason = "the day enters here, as a value")]
pub(super) fn today(zone: &TimeZone) -> Date {
    jiff::Timestamp::now().to_zoned(zone.clone()).date()
}
