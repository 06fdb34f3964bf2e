//! EN015: pictures whose path leaves the portal.

use super::named_pictures;
use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::findings::EN015;
use crate::diagnostic::{Diagnostic, Finding as _};
use crate::site::resolve_file;

/// Every picture that a record names lies in the portal.
pub(in crate::check) fn outside(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    for (src, span) in named_pictures(context) {
        if resolve_file(&context.record.origin.source.path, src).is_none() {
            findings.push(EN015 { path: src.to_owned() }.at(context.location_at(span)));
        }
    }
}
