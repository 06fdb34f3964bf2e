//! EN037: a colour of the look that is used darker than it was written.

use crate::check::context::PortalContext;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::palette::{Rgb, Scheme};

finding! {
    /// A chosen colour that could not be read on light paper.
    struct EN037: Structure Notice { field: String, given: String, used: String }
}

/// Whether the colours of `look` are used as they were written.
pub(in crate::check) fn look(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    let look = &settings.main.look;
    let color = |written: &Option<_>| {
        written.as_ref().and_then(|color: &crate::content::types::Color| Rgb::parse(color.as_str()))
    };
    let (accent, second) = (color(&look.accent), color(&look.second));
    for changed in Scheme::Light.changed(accent, second) {
        let finding = EN037 {
            field: changed.field.to_owned(),
            given: changed.given.to_string(),
            used: changed.used.to_string(),
        };
        findings.push(finding.at(settings.location_of(&["look", changed.field])));
    }
}
