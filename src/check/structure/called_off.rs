//! EN036: an event whose title says that it is called off, while its page says that it takes place.

use crate::check::context::{PortalContext, RecordContext};
use crate::content::kinds::Status;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// The title of an event says that it is called off or postponed, and no field does.
    enum EN036: Structure Warning {
        Cancelled { word: &'static str } = "default" / "cancelled",
        Postponed { word: &'static str } = "default" / "postponed",
    }
}

/// What says that an event does not take place at all.
const CANCELLED: [&str; 3] = ["中止", "取りやめ", "取り止め"];
/// What says that it takes place on another day.
const POSTPONED: [&str; 1] = ["延期"];
/// What says that this depends on something.
const DEPENDS: [&str; 6] = ["雨", "荒天", "悪天", "場合", "とき", "時は"];

/// Events that are called off in their titles alone.
pub(in crate::check) fn called_off(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let is_in_work = matches!(record.common.status, Some(Status::Draft | Status::Review));
    if record.is_cancelled() || is_in_work || record.translation.is_some() {
        return;
    }
    let title = &record.common.title;
    if DEPENDS.iter().any(|word| title.contains(word)) {
        return;
    }
    let said = |words: &'static [&'static str]| words.iter().find(|word| title.contains(**word)).copied();
    let finding = match (said(&CANCELLED), said(&POSTPONED)) {
        (Some(word), _) => EN036::Cancelled { word },
        (None, Some(word)) => EN036::Postponed { word },
        (None, None) => return,
    };
    findings.push(finding.at(context.location_of(&["title"])));
}
