//! PR202: a consent that ends soon.

use jiff::civil::Date;

use super::consents;
use crate::check::context::RecordContext;
use crate::content::kinds::Media;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

/// From how many days before its end a consent is mentioned.
const WARNING_DAYS: i32 = 60;

finding! {
    /// A consent ends soon.
    enum PR202: People Warning {
        Story { until: Date, days: i32 } = "default" / "default",
        Today { until: Date } = "today" / "default",
        Image { until: Date, days: i32 } = "image" / "default",
    }
}

/// Consents for the web that end within [`WARNING_DAYS`].
pub(in crate::check) fn ends_soon(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    for given in consents(context).filter(|given| given.consent.media.contains(&Media::Web)) {
        let Some(until) = given.consent.until.map(|until| until.0) else { continue };
        let days = (until - site.day).get_days();
        if !(0..=WARNING_DAYS).contains(&days) {
            continue;
        }
        let finding = match (given.of_image, days) {
            (true, _) => PR202::Image { until, days },
            (false, 0) => PR202::Today { until },
            (false, _) => PR202::Story { until, days },
        };
        findings.push(finding.at(given.location_of("until")));
    }
}
