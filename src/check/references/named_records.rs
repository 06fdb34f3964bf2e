//! LK410: a name that is the title of a record, where a relation would lead there.

use crate::check::context::{PortalContext, RecordContext};
use crate::content::{Kind, Reference};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A name in a field beside which the record of that title could be named.
    struct LK410: Links Warning { name: String, id: String, field: &'static str }
    variant LK410Variant {
        Instead = "default" / "instead",
        Venue = "default" / "venue",
        Besides = "default" / "besides",
    }
    labels LK410Label { Record = "record" }
}

/// A name, the field that it stands in, and the relation that could be written.
struct Named<'a> {
    name: &'a str,
    written: &'a [&'a str],
    kind: Kind,
    field: &'static str,
    variant: LK410Variant,
}

/// Organisers, venues and employers that have a page of their own, which nothing leads to.
pub(in crate::check) fn named_records(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    if record.translation.is_some() {
        return;
    }
    let event = record.event();
    let organizer = event.filter(|event| event.organizer.is_none()).and_then(|event| {
        let name = event.organizer_name.as_deref()?;
        let (written, kind) = (&["organizer_name"][..], Kind::Group);
        Some(Named { name, written, kind, field: "organizer", variant: LK410Variant::Instead })
    });
    let venue = event.filter(|event| event.place_id.is_none()).and_then(|event| {
        let name = event.place.as_ref()?.name.as_deref()?;
        let (written, kind) = (&["place", "name"][..], Kind::Place);
        Some(Named { name, written, kind, field: "place_id", variant: LK410Variant::Venue })
    });
    let employer = record.job().map(|job| {
        let (name, written) = (job.employer.name.as_str(), &["employer", "name"][..]);
        Named { name, written, kind: Kind::Group, field: "groups", variant: LK410Variant::Besides }
    });
    for named in [organizer, venue, employer].into_iter().flatten() {
        findings.extend(finding(portal, context, named));
    }
}

fn finding(portal: &PortalContext<'_>, context: &RecordContext<'_>, named: Named<'_>) -> Option<Diagnostic> {
    let titled = portal.alone_titled(named.kind, named.name.trim())?;
    let id = &titled.key().id;
    let is_named = |reference: &Reference| reference.kind == named.kind && reference.id == *id;
    if context.record.references.iter().any(is_named) {
        return None;
    }
    let finding =
        LK410 { name: named.name.to_owned(), id: id.clone(), field: named.field, variant: named.variant };
    let label = (LK410Label::Record, titled.location_of(&["title"]));
    Some(finding.at_labelled(context.location_of(named.written), [label]))
}
