//! LK412: the picture of the site that social networks show.

use crate::check::context::SiteContext;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::SETTINGS_FILE;

finding! {
    /// A share picture that no social network would show.
    struct LK412: Links Warning { src: String }
    message LK412Message {
        Missing = "default",
        Drawing = "drawing",
        Small { width: String, height: String } = "small",
    }
    help LK412Help { Default = "default", Export = "drawing", Larger = "small" }
}

/// Whether networks would show the picture that the settings name.
pub(in crate::check) fn share_picture(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let settings = &site.portal.settings;
    let Some(chosen) = &settings.main.share_picture else { return };
    let (message, help) = match site.picture(SETTINGS_FILE, chosen.src.as_str()) {
        None => (LK412Message::Missing, LK412Help::Default),
        Some(picture) if picture.fits_networks() => return,
        Some(picture) if !picture.has_pixels() => (LK412Message::Drawing, LK412Help::Export),
        // What cannot be read is another finding.
        Some(picture) => match picture.size {
            Some((width, height)) => {
                let (width, height) = (width.to_string(), height.to_string());
                (LK412Message::Small { width, height }, LK412Help::Larger)
            }
            None => return,
        },
    };
    let src = chosen.src.as_str().to_owned();
    findings.push(LK412 { src, message, help }.at(settings.location_of(&["share_picture", "src"])));
}
