//! JB123: breaks that are too short for the hours of a day.

use super::advertised;
use crate::check::context::RecordContext;
use crate::content::kinds::{Contract, Hours};
use crate::content::minutes_of_day;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// A day of more than six or eight hours with too short a break.
    struct JB123: Jobs Warning { worked: u16, needed: u16, told: u16 }
}

/// By what hours are those between which one works, not those of the work of a day.
const BETWEEN: [&str; 8] = ["うち", "の間", "間で", "シフト", "から選", "応相談", "時間程度", "実働"];

/// The break of a day of employment. Where none is told at all, JB101 asks for it.
pub(in crate::check) fn breaks(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let job = advertised(site, context.record).filter(|job| job.contract.iter().any(Contract::is_employment));
    let Some((job, hours)) = job.and_then(|job| Some((job, job.hours.as_ref()?))) else { return };
    let Some((told, span)) = hours.break_minutes.and_then(|told| Some((told, minutes_of_day(job)?))) else {
        return;
    };
    if are_between(hours) {
        return;
    }
    if let Some((worked, needed)) = needed(span.saturating_sub(told)).filter(|(_, needed)| told < *needed) {
        let location = context.location_of(&["hours", "break_minutes"]);
        findings.push(JB123 { worked, needed, told }.at(location));
    }
}

/// More than how many hours a time of work is, and the minutes of break that it needs.
const fn needed(minutes: u16) -> Option<(u16, u16)> {
    match minutes {
        0..=360 => None,
        361..=480 => Some((6, 45)),
        481.. => Some((8, 60)),
    }
}

/// Whether words beside the hours say that a day's work is shorter.
fn are_between(hours: &Hours) -> bool {
    let words = [hours.note.as_ref(), hours.days.as_ref()].into_iter().flatten();
    words.into_iter().any(|text| BETWEEN.iter().any(|word| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn breaks_are_asked_of_what_is_more_than_six_and_eight_hours() {
        assert_eq!([360, 361, 480, 481].map(needed), [None, Some((6, 45)), Some((6, 45)), Some((8, 60))]);
    }
}
