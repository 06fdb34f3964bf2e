//! EN038: the address of a map service that opens no place.

use crate::check::context::PortalContext;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// The address in `map` lacks where the latitude or the longitude belongs.
    struct EN038: Structure Warning { missing: String, right: &'static str }
}

/// An address as it should be.
const RIGHT: &str = "https://maps.gsi.go.jp/#16/{lat}/{lon}";

/// Whether `map` says where the latitude and the longitude of a place belong.
pub(in crate::check) fn map_service(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    let address = &settings.main.map.0;
    let missing: Vec<&str> = ["{lat}", "{lon}"].into_iter().filter(|mark| !address.contains(mark)).collect();
    if !missing.is_empty() {
        let finding = EN038 { missing: missing.join(" "), right: RIGHT };
        findings.push(finding.at(settings.location_of(&["map"])));
    }
}
