//! What findings say of a text whose lines could not all be read.

use crate::diagnostic::findings::EN025;
use crate::diagnostic::{Diagnostic, Finding as _};
use crate::source::Gaps;

/// Whether a finding says something of what was written, and not of what could not be read of it.
pub(super) fn is_sure(gaps: &Gaps, finding: &Diagnostic) -> bool {
    if finding.code == EN025::CODE {
        return !finding.values.get("field").is_some_and(|field| gaps.explain_absence_of(field));
    }
    !finding.location.span().is_some_and(|span| gaps.cover(&span))
}
