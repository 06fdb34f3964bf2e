//! PR201: what a consent does not cover is not published.

use jiff::civil::Date;

use super::{author_consents, consents};
use crate::check::context::{RecordContext, SiteContext};
use crate::content::kinds::Media;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// A story is withheld: its consent does not cover the web, has ended, or is not given yet.
    enum PR201: People Warning {
        NoWeb = "default" / "default",
        Ended { until: Date } = "ended" / "ended",
        ImageNoWeb = "image_no_web" / "default",
        ImageEnded { until: Date } = "image_ended" / "image_ended",
        NotYet { given: Date } = "not_yet" / "not_yet",
        ImageNotYet { given: Date } = "image_not_yet" / "not_yet",
        AuthorNoWeb = "author_no_web" / "author_no_web",
        AuthorEnded { until: Date } = "author_ended" / "ended",
        AuthorNotYet { given: Date } = "author_not_yet" / "not_yet",
    }
}

/// Consents that are not for the web, have ended on the day, or are of a later one.
pub(in crate::check) fn withheld(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    for given in consents(context) {
        if !given.consent.media.contains(&Media::Web) {
            let finding = if given.of_image { PR201::ImageNoWeb } else { PR201::NoWeb };
            findings.push(finding.at(given.location_of("media")));
        } else if given.consent.given.0 > site.day {
            let day = given.consent.given.0;
            let finding =
                if given.of_image { PR201::ImageNotYet { given: day } } else { PR201::NotYet { given: day } };
            findings.push(finding.at(given.location_of("given")));
        } else if let Some(until) = given.consent.until.map(|until| until.0).filter(|until| *until < site.day)
        {
            let finding = if given.of_image { PR201::ImageEnded { until } } else { PR201::Ended { until } };
            findings.push(finding.at(given.location_of("until")));
        }
    }
}

/// The same of those who wrote stories, whose names are left out.
pub(in crate::check) fn authors_withheld(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let day = context.site.day;
    for given in author_consents(context.site) {
        let consent = given.consent;
        let ended = consent.until.map(|until| until.0).filter(|until| *until < day);
        if !consent.media.contains(&Media::Web) {
            findings.push(PR201::AuthorNoWeb.at(given.location_of("media")));
        } else if consent.given.0 > day {
            findings.push(PR201::AuthorNotYet { given: consent.given.0 }.at(given.location_of("given")));
        } else if let Some(until) = ended {
            findings.push(PR201::AuthorEnded { until }.at(given.location_of("until")));
        }
    }
}
