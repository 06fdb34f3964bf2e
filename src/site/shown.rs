//! On which days something is shown, as the site of a day sees it.

use jiff::civil::Date;

/// From which day on, and until before which, something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The first day; none where that is no later than the day of the site.
    pub from: Option<Date>,
    /// The first day on which it is shown no more.
    pub until: Date,
}

impl Shown {
    /// Shown between two days, as a site of `day` sees it; none where that is over.
    pub(super) fn between(from: Date, until: Date, day: Date) -> Option<Self> {
        let from = Some(from).filter(|from| *from > day);
        (until > from.unwrap_or(day)).then_some(Self { from, until })
    }

    /// Whether it is shown on the day of the site.
    pub const fn is_now(&self) -> bool {
        self.from.is_none()
    }
}

/// The day after a last one.
pub(super) fn day_after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
