//! PR201, PR202: stories and pictures of people who did not agree, or will soon not agree any more.

use jiff::civil::Date;

use crate::content::Record;
use crate::content::kinds::{Consent, Media};
use crate::diagnostic::{Code, Diagnostic, Location};

/// From how many days before its end a consent is mentioned.
const WARNING_DAYS: i32 = 60;

/// What the consents of a record mean on a day.
pub(super) fn check(record: &Record, day: Date, findings: &mut Vec<Diagnostic>) {
    if let Some(story) = record.story() {
        findings.extend(finding(&story.consent, day, false, |field| record.location_of(&["consent", field])));
    }
    if let Some(consent) = record.common.image.as_ref().and_then(|image| image.consent.as_ref()) {
        findings
            .extend(finding(consent, day, true, |field| record.location_of(&["image", "consent", field])));
    }
}

fn finding(
    consent: &Consent,
    day: Date,
    of_image: bool,
    place: impl Fn(&str) -> Location,
) -> Option<Diagnostic> {
    let choose = |story, image| if of_image { image } else { story };
    if !consent.media.contains(&Media::Web) {
        let finding = Diagnostic::new(Code::PR201, place("media"));
        return Some(finding.saying(choose("default", "image_no_web")));
    }
    let until = consent.until?.0;
    let days = (until - day).get_days();
    if days < 0 {
        let finding = Diagnostic::new(Code::PR201, place("until")).with("until", until);
        return Some(finding.saying(choose("ended", "image_ended")).helping(choose("ended", "image_ended")));
    }
    let message = match days {
        0 if !of_image => "today",
        0..=WARNING_DAYS => choose("default", "image"),
        _ => return None,
    };
    let finding = Diagnostic::new(Code::PR202, place("until")).with("until", until).with("days", days);
    Some(finding.saying(message))
}
