//! EN034: open data with its terms.

use crate::check::context::PortalContext;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// Settings of open data that are not complete.
    struct EN034: Structure Warning { license: String }
    variant EN034Variant {
        SwitchedOff = "default" / "default",
        NoLicence = "no_licence" / "no_licence",
        Unknown = "unknown" / "unknown",
    }
}

/// Whether `open_data` says that data comes out, and under which terms.
pub(in crate::check) fn open_data(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    let Some(written) = &settings.main.open_data else { return };
    let licence = written.licence();
    let variant = match licence {
        Some(_) if !written.enabled => EN034Variant::SwitchedOff,
        None if written.enabled => EN034Variant::NoLicence,
        Some(licence) if licence.url.is_none() => EN034Variant::Unknown,
        _ => return,
    };
    let license = licence.map_or_else(String::new, |licence| licence.name.to_owned());
    findings.push(EN034 { license, variant }.at(settings.location_of(&["open_data"])));
}
