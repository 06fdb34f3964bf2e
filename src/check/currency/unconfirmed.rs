//! AC312: what nobody has confirmed for a year.

use jiff::civil::Date;

use crate::check::context::RecordContext;
use crate::content::Record;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::{Site, Visibility};
use crate::starter::is_as_in_the_starter;

/// After how many days a record is asked for again.
const LONG: i32 = 365;

finding! {
    /// A record that was last confirmed more than a year ago.
    struct AC312: Accessibility Warning { last: Date, today: Date }
    variant AC312Variant {
        Job = "default" / "default",
        Verified = "verified" / "verified",
    }
}

/// Jobs that never close and records with a day of confirmation, where that day is long ago.
pub(in crate::check) fn unconfirmed(
    site: &Site,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let common = &record.common;
    if record.translation.is_some() || Visibility::of(record, site.day) != Visibility::Public {
        return;
    }
    let open = record.job().filter(|job| job.closes.is_none());
    let verified = common.verified.map(|day| ("verified", day.0));
    let last = verified.or_else(|| {
        let job = open?;
        let updated = common.updated.map(|day| ("updated", day.0));
        Some(updated.unwrap_or(("posted", job.posted.0)))
    });
    let Some((field, last)) = last.filter(|(_, last)| (site.day - *last).get_days() > LONG) else { return };
    let source = &record.origin.source;
    // What `init` wrote has no mistake on any day; whoever changes it answers for it.
    if is_over(site, record) || is_as_in_the_starter(&source.path, &source.text) {
        return;
    }
    let variant = if open.is_some() { AC312Variant::Job } else { AC312Variant::Verified };
    findings.push(AC312 { last, today: site.day, variant }.at(context.location_of(&[field])));
}

/// Whether nobody is told to come or to apply any more.
fn is_over(site: &Site, record: &Record) -> bool {
    let entry = site.find(record.key()).map(|id| site.entry(id));
    entry.is_some_and(|entry| !entry.is_current())
}
