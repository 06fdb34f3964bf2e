//! EN035: a telephone number without its area code, which nobody can call from elsewhere.

use std::sync::Arc;

use crate::check::context::{PortalContext, RecordContext};
use crate::check::scalars::visible_scalars;
use crate::content::types::Tel;
use crate::diagnostic::findings::EN035;
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::source::Node;

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
    let local = local_numbers(context.tree());
    findings.extend(local.map(|(node, finding)| finding.at(context.location_at(&node.span))));
}

/// The telephone numbers in the settings: that of the publisher stands on every page.
pub(in crate::check) fn local_number_in_settings(portal: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (source, tree) in portal.portal.settings.written() {
        let at = |node: &Node| Location::Text(Arc::clone(source), node.span.clone());
        findings.extend(local_numbers(tree).map(|(node, finding)| finding.at(at(node))));
    }
}

fn local_numbers(tree: &Node) -> impl Iterator<Item = (&Node, EN035)> {
    visible_scalars(tree).into_iter().filter_map(|(path, node)| {
        let number = node.as_text().filter(|_| path.last() == Some(&"tel"))?;
        let is_local = Tel::lacks_area_code(number);
        is_local.then(|| (node, EN035::Field { number: number.trim().to_owned() }))
    })
}
