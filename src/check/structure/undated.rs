//! EN067: jobs in files of their own that do not say since when they are advertised.

use crate::check::context::PortalContext;
use crate::content::Record;
use crate::content::kinds::Status;
use crate::diagnostic::findings::EN067;
use crate::diagnostic::{Diagnostic, Finding as _};

/// The jobs without the first day of their advertisement, said once. Those of a table are told while it is read.
pub(in crate::check) fn undated(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let is_undated = |record: &&Record| {
        let is_in_work = matches!(record.common.status, Some(Status::Draft | Status::Review));
        let is_undated = record.job().is_some_and(|job| job.posted.is_none());
        is_undated && !is_in_work && record.origin.source.cells.is_none()
    };
    let mut jobs = context.portal.records.iter().map(|record| &**record).filter(is_undated);
    let Some(first) = jobs.next() else { return };
    let count = 1 + jobs.count();
    findings.push(EN067::Undated { count }.at(first.location_of(&["title"])));
}
