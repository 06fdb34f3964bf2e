//! LK401: the links of the menu and of the announcement lead somewhere.

use super::broken::{LK401, LK401Help, LK401Label, LK401Message, suggestion};
use crate::check::context::PortalContext;
use crate::content::types::LinkTo;
use crate::diagnostic::{Diagnostic, Finding as _};
use crate::markdown::Target;
use crate::site::{resolve_link, settings_target};

/// Every link that `site.yaml` and its translations give leads to something that exists.
pub(in crate::check) fn broken_navigation(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    for link in context.portal.settings.links() {
        if !leads_nowhere(context, link.to) {
            continue;
        }
        let near = suggestion(context, link.to.as_str());
        let label = near.as_ref().and_then(|near| near.location.clone());
        let label = label.map(|location| (LK401Label::Target, location));
        let help = near.map_or(LK401Help::Default, |near| LK401Help::DidYouMean { suggestion: near.address });
        let finding = LK401 { target: link.to.to_string(), message: LK401Message::Page, help };
        findings.push(finding.at_labelled(link.location, label));
    }
}

fn leads_nowhere(context: &PortalContext<'_>, to: &LinkTo) -> bool {
    let target = settings_target(to);
    let path = target.filter(|target| matches!(target, Target::Root { .. }));
    path.is_some_and(|path| resolve_link(context.portal, "site.yaml", &path).is_none())
}
