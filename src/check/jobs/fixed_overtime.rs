//! JB102: overtime pay within the pay that does not say its three points.

use super::advertised;
use super::overtime_words::said;
use crate::check::context::RecordContext;
use crate::content::kinds::{FixedOvertime, Pay};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// Fixed overtime pay whose amount, hours or pay beyond them are not told.
    enum JB102: Jobs Warning {
        Missing { overtime: String } = "default" / "default",
        Words { word: &'static str } = "words" / "default",
        NotPaid = "not_paid" / "not_paid",
    }
}

/// Fixed overtime pay in its fields, and in the words beside the pay.
pub(in crate::check) fn fixed_overtime(
    site: &Site,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(job) = advertised(site, context.record) else { return };
    let (fixed, note) = match &job.pay {
        Some(Pay::Amount { fixed_overtime, note, .. } | Pay::ToBeAgreed { fixed_overtime, note, .. }) => {
            (fixed_overtime.as_ref(), note.as_deref())
        }
        Some(Pay::Unpaid { .. }) | None => return,
    };
    if let Some(fixed) = fixed {
        let missing = missing(fixed, note.unwrap_or_default());
        if fixed.extra_paid == Some(false) {
            findings.push(JB102::NotPaid.at(context.location_of(&["pay", "fixed_overtime", "extra_paid"])));
        } else if !missing.is_empty() {
            let finding = JB102::Missing { overtime: missing.join(", ") };
            findings.push(finding.at(context.location_of(&["pay", "fixed_overtime"])));
        }
    } else if let Some((word, note)) = note.and_then(|note| Some((said(note)?, note)))
        && !is_told_in_words(note)
    {
        findings.push(JB102::Words { word }.at(context.location_of(&["pay", "note"])));
    }
}

/// Which of the three points neither the fields nor the note says.
fn missing(fixed: &FixedOvertime, note: &str) -> Vec<&'static str> {
    let points = [
        ("amount", fixed.amount.is_some()),
        ("hours", fixed.hours.is_some()),
        ("extra_paid", fixed.extra_paid.is_some() || says_that_more_is_paid(note)),
    ];
    points.into_iter().filter(|(_, is_told)| !is_told).map(|(point, _)| point).collect()
}

/// Whether words say the amount, the hours and that more is paid beyond them.
fn is_told_in_words(note: &str) -> bool {
    note.contains("円") && note.contains("時間") && says_that_more_is_paid(note)
}

fn says_that_more_is_paid(note: &str) -> bool {
    ["超え", "超過", "こえ"].iter().any(|word| note.contains(word))
}
