//! AC316: days and years of a story that have not come yet, or stand out of their order.

use crate::check::context::RecordContext;
use crate::content::types::DayOrMonth;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// A day or year of a story that cannot be.
    enum AC316: Accessibility Warning {
        Interviewed { day: DayOrMonth } = "default" / "default",
        Ahead { year: u16 } = "ahead" / "ahead",
        Order { year: u16, before: u16 } = "order" / "order",
    }
    labels AC316Label { Other = "other" }
}

/// An interview of a day to come; a life line with a year to come, or one before the year above it.
pub(in crate::check) fn story_days(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(story) = context.record.story().filter(|_| context.record.translation.is_none()) else { return };
    if let Some(day) = story.interviewed.filter(|day| day.first() > site.day) {
        findings.push(AC316::Interviewed { day }.at(context.location_of(&["interviewed"])));
    }
    let location = |number: usize| context.location_of(&["path", &number.to_string(), "year"]);
    for (number, step) in story.path.iter().enumerate() {
        let year = step.year;
        if i32::from(year) > i32::from(site.day.year()) {
            findings.push(AC316::Ahead { year }.at(location(number)));
        }
        let Some(above) = number.checked_sub(1) else { continue };
        let before = story.path[above].year;
        if year < before {
            let other = (AC316Label::Other, location(above));
            findings.push(AC316::Order { year, before }.at_labelled(location(number), [other]));
        }
    }
}
