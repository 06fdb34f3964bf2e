//! AC312: what nobody has confirmed for a long time.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::accepted::AcceptedInFiles;
use crate::check::context::SiteContext;
use crate::content::{Part, Record};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::{Site, Visibility};
use crate::starter::is_as_in_the_starter;

/// After how many days what was once confirmed is asked for again.
const LONG: i32 = 365;
/// After how many days a job is asked for that nobody has confirmed since it was posted: the listing of one that is over
/// ends promptly (職業安定法 5条の4), and one that has found somebody may be over before its last day. Whoever keeps
/// `verified` looks at it anyway.
const LONG_OF_POSTING: i32 = 90;
/// How many further rows of a table are shown.
const MOST_SHOWN: usize = 4;

finding! {
    /// Records that were last confirmed more than a year ago, jobs that never were.
    struct AC312: Accessibility Warning { last: Date, today: Date }
    variant AC312Variant {
        Job = "default" / "default",
        Closes = "closes" / "default",
        Future = "future" / "future",
        Verified = "verified" / "verified",
        Rows { count: usize } = "rows" / "rows",
    }
    labels AC312Label { Also = "also" }
}

/// A record that asks to be confirmed again.
struct Unconfirmed<'a> {
    record: &'a Record,
    /// The field that says when it was last true, and that day.
    field: &'static str,
    last: Date,
    variant: AC312Variant,
}

impl Unconfirmed<'_> {
    fn location(&self) -> Location {
        self.record.location_of(&[self.field])
    }
}

/// Jobs and records with a day of confirmation, where that day is long ago, or has not come. Of a table
/// the rows are put together.
pub(in crate::check) fn unconfirmed(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let mut accepted = AcceptedInFiles::default();
    let mut tables: BTreeMap<&str, Vec<Unconfirmed<'_>>> = BTreeMap::new();
    for old in site.portal.records.iter().filter_map(|record| of_record(site, record)) {
        let is_old = !matches!(old.variant, AC312Variant::Future);
        let mut is_accepted = || accepted.hold(old.record, AC312::CODE, || old.location());
        if matches!(old.record.origin.part, Part::Row(..)) && is_old && !is_accepted() {
            tables.entry(&old.record.origin.source.path).or_default().push(old);
        } else {
            let location = old.location();
            findings.push(AC312 { last: old.last, today: site.day, variant: old.variant }.at(location));
        }
    }
    findings.extend(tables.into_values().filter_map(|rows| of_rows(site, rows)));
}

fn of_rows(site: &Site, mut rows: Vec<Unconfirmed<'_>>) -> Option<Diagnostic> {
    rows.sort_by_key(|row| (row.last, row.record.key().clone()));
    let count = rows.len();
    let mut rows = rows.into_iter();
    let oldest = rows.next()?;
    let location = oldest.location();
    let variant = if count == 1 { oldest.variant } else { AC312Variant::Rows { count } };
    let also = rows.take(MOST_SHOWN).map(|row| (AC312Label::Also, row.location()));
    Some(AC312 { last: oldest.last, today: site.day, variant }.at_labelled(location, also))
}

fn of_record<'a>(site: &Site, record: &'a Record) -> Option<Unconfirmed<'a>> {
    let common = &record.common;
    let job = record.job();
    let verified = common.verified.map(|day| ("verified", day.0));
    let (field, last) = verified.or_else(|| {
        let job = job?;
        let updated = common.updated.map(|day| ("updated", day.0));
        updated.or_else(|| Some(("posted", job.posted?.0)))
    })?;
    let long = if field == "verified" { LONG } else { LONG_OF_POSTING };
    let is_future = field == "verified" && last > site.day;
    if (site.day - last).get_days() <= long && !is_future
        || Visibility::of(record, site.day) != Visibility::Public
    {
        return None;
    }
    let source = &record.origin.source;
    // What `init` wrote has no mistake on any day; whoever changes it answers for it.
    if is_over(site, record) || is_as_in_the_starter(&source.path, &source.text) {
        return None;
    }
    let variant = match job.map(|job| job.closes) {
        _ if is_future => AC312Variant::Future,
        Some(None) => AC312Variant::Job,
        Some(Some(_)) if field != "verified" => AC312Variant::Closes,
        _ => AC312Variant::Verified,
    };
    Some(Unconfirmed { record, field, last, variant })
}

/// Whether nobody is told to come or to apply any more.
fn is_over(site: &Site, record: &Record) -> bool {
    let entry = site.find(record.key()).map(|id| site.entry(id));
    entry.is_some_and(|entry| !entry.is_current())
}
