//! LK401: the links of the menu and of the announcement lead somewhere.

use super::broken::{LK401, LK401Help, LK401Label, LK401Message, suggestion};
use crate::check::context::PortalContext;
use crate::diagnostic::{Diagnostic, Finding as _};
use crate::markdown::Target;
use crate::site::resolve_link;

/// Every link that `site.yaml` gives leads to something that exists.
pub(in crate::check) fn broken_navigation(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    let mut links = Vec::new();
    for (number, entry) in settings.main.navigation.iter().enumerate() {
        links.push((vec!["navigation".to_owned(), number.to_string(), "to".to_owned()], &entry.to));
    }
    if let Some(link) =
        settings.main.announcement.as_ref().and_then(|announcement| announcement.link.as_ref())
    {
        links.push((vec!["announcement".to_owned(), "link".to_owned()], link));
    }
    for (field, to) in links {
        let path: Vec<_> = field.iter().map(String::as_str).collect();
        if leads_nowhere(context, to.as_str()) {
            let near = suggestion(context, to.as_str());
            let label = near.as_ref().and_then(|near| near.location.clone());
            let label = label.map(|location| (LK401Label::Target, location));
            let help =
                near.map_or(LK401Help::Default, |near| LK401Help::DidYouMean { suggestion: near.address });
            let finding = LK401 { target: to.to_string(), message: LK401Message::Page, help };
            findings.push(finding.at_labelled(settings.location_of(&path), label));
        }
    }
}

fn leads_nowhere(context: &PortalContext<'_>, to: &str) -> bool {
    let rooted = if to.contains("://") || to.starts_with('/') { to.to_owned() } else { format!("/{to}") };
    // Other addresses than these have been refused for their form.
    let is_path = to.contains("://") || !to.contains(':');
    match Target::parse(&rooted) {
        Ok(target @ Target::Root { .. }) => {
            is_path && resolve_link(context.portal, "site.yaml", &target).is_none()
        }
        _ => false,
    }
}
