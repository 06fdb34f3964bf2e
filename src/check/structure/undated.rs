//! EN067: a job in a file of its own that does not say since when it is advertised.

use crate::check::context::{PortalContext, RecordContext};
use crate::content::kinds::Status;
use crate::diagnostic::findings::EN067;
use crate::diagnostic::{Diagnostic, Finding as _};

/// A job without the first day of its advertisement. Those of a table are told once, while it is read.
pub(in crate::check) fn undated(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let is_in_work = matches!(record.common.status, Some(Status::Draft | Status::Review));
    let is_undated = record.job().is_some_and(|job| job.posted.is_none());
    if is_undated && !is_in_work && record.translation.is_none() && record.origin.source.cells.is_none() {
        findings.push(EN067::Undated.at(context.location_of(&["title"])));
    }
}
