//! LK408: `[[title]]` names one record.

use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::markdown::Target;

finding! {
    /// A title in double brackets that no record has, or several.
    struct LK408: Links Warning { name: String }
    help LK408Help { Default = "default", DidYouMean { suggestion: String } = "did_you_mean" }
}

/// Every `[[title]]` of a text that is no link because no single record has this title or id.
pub(in crate::check) fn unknown_name(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    for link in context.record.body.links() {
        let Target::Named { name, .. } = &link.target else { continue };
        if portal.portal.key_of_name(name).is_some() {
            continue;
        }
        let help = match portal.nearest_title(name) {
            Some(suggestion) => LK408Help::DidYouMean { suggestion },
            None => LK408Help::Default,
        };
        findings.push(LK408 { name: name.clone(), help }.at(context.location_at(&link.span)));
    }
}
