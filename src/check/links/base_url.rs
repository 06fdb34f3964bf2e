//! LK405: the address of the site is known.

use crate::check::context::PortalContext;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// `base_url` is missing: the sitemap, canonical links and all else that needs it are left out.
    struct LK405: Links Notice {}
}

/// `base_url` in `site.yaml`.
pub(in crate::check) fn no_base_url(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    if settings.lacks(&["base_url"]) {
        findings.push(LK405 {}.at(settings.location_of(&["title"])));
    }
}
