//! EN035: a telephone number without its area code, which nobody can call from elsewhere.

use crate::check::context::{PortalContext, RecordContext};
use crate::check::scalars::visible_scalars;
use crate::content::types::Tel;
use crate::diagnostic::findings::EN035;
use crate::diagnostic::{Diagnostic, Finding as _};

/// The telephone numbers in the fields of a record. Those of a table are told once a column, while it is read.
pub(in crate::check) fn local_number(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let origin = &context.record.origin;
    if origin.source.cells.is_some() || !origin.text().contains("tel") {
        return;
    }
    for (path, node) in visible_scalars(context.tree()) {
        let number = node.as_text().unwrap_or_default();
        if path.last() == Some(&"tel") && Tel::lacks_area_code(number) {
            let finding = EN035::Field { number: number.trim().to_owned() };
            findings.push(finding.at(context.location_at(&node.span)));
        }
    }
}
