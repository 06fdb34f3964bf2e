//! PR202: a consent that ends soon.

use jiff::civil::Date;

use super::{author_consents, consents};
use crate::check::context::{RecordContext, SiteContext};
use crate::content::kinds::{Consent, Media};
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
        Author { until: Date, days: i32 } = "author" / "default",
    }
}

/// Consents for the web that end within [`WARNING_DAYS`].
pub(in crate::check) fn ends_soon(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    for given in consents(context) {
        let Some((until, days)) = end_nearby(given.consent, site.day) else { continue };
        let finding = match (given.of_image, days) {
            (true, _) => PR202::Image { until, days },
            (false, 0) => PR202::Today { until },
            (false, _) => PR202::Story { until, days },
        };
        findings.push(finding.at(given.location_of("until")));
    }
}

/// The same of those who wrote stories.
pub(in crate::check) fn authors_end_soon(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    for given in author_consents(context.site) {
        if let Some((until, days)) = end_nearby(given.consent, context.site.day) {
            findings.push(PR202::Author { until, days }.at(given.location_of("until")));
        }
    }
}

/// The last day of a consent for the web that ends within [`WARNING_DAYS`], and in how many days that is.
fn end_nearby(consent: &Consent, day: Date) -> Option<(Date, i32)> {
    let until = consent.until.filter(|_| consent.media.contains(&Media::Web))?.0;
    let days = (until - day).get_days();
    (0..=WARNING_DAYS).contains(&days).then_some((until, days))
}
