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
    let tokens = Scheme::Light.tokens(accent, second);
    for (field, given, used) in [("accent", accent, "accent"), ("second", second, "cord-b")] {
        let Some((given, used)) = given.zip(tokens.get(used)).filter(|(given, used)| given != *used) else {
            continue;
        };
        let finding = EN037 { field: field.to_owned(), given: given.to_string(), used: used.to_string() };
        findings.push(finding.at(settings.location_of(&["look", field])));
    }
}
