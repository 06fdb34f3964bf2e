//! EN034: settings that do nothing yet.

use crate::check::context::PortalContext;
use crate::content::OpenDataSettings;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A setting for something that the program does not do yet.
    struct EN034: Structure Warning { setting: &'static str }
}

/// `open_data`, unless it asks for nothing.
pub(in crate::check) fn no_effect(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    let asks = |open_data: &OpenDataSettings| open_data.enabled || open_data.license.is_some();
    if settings.main.open_data.as_ref().is_some_and(asks) {
        findings.push(EN034 { setting: "open_data" }.at(settings.location_of(&["open_data"])));
    }
}
