//! LK410: a name that is the title of a record, where a relation would lead there.

use std::collections::BTreeMap;

use crate::check::context::PortalContext;
use crate::content::{Kind, Part, Record, Reference};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};

finding! {
    /// A name in a field beside which the record of that title could be named.
    struct LK410: Links Warning { name: String, id: String, field: &'static str }
    variant LK410Variant {
        Venue = "default" / "venue",
        Besides = "default" / "besides",
    }
    labels LK410Label { Record = "record", Also = "also" }
}

/// How many further rows with the same name are shown.
const MOST_SHOWN: usize = 4;

/// A name, the field that it stands in, and the relation that could be written.
struct Named<'a> {
    record: &'a Record,
    name: &'a str,
    written: &'static [&'static str],
    kind: Kind,
    field: &'static str,
    variant: LK410Variant,
}

/// A name, and the record of that title.
type NamedAndTitled<'a> = (Named<'a>, &'a Record);

impl<'a> Named<'a> {
    /// The names in a record: its venue, its employer. That of an organiser is read as the relation.
    fn of(record: &'a Record) -> impl Iterator<Item = Self> {
        let event = record.event();
        let venue = event.filter(|event| event.place_id.is_none()).and_then(|event| {
            let name = event.place.as_ref()?.name.as_deref()?;
            let (written, kind) = (&["place", "name"][..], Kind::Place);
            Some(Self { record, name, written, kind, field: "place_id", variant: LK410Variant::Venue })
        });
        let employer = record.job().map(|job| {
            let (name, written) = (job.employer.name.as_str(), &["employer", "name"][..]);
            let (kind, variant) = (Kind::Group, LK410Variant::Besides);
            Self { record, name, written, kind, field: "groups", variant }
        });
        [venue, employer].into_iter().flatten()
    }

    fn location(&self) -> Location {
        self.record.location_of(self.written)
    }
}

/// Venues and employers that have a page of their own, which nothing leads to. A name that
/// stands in several rows of a table is told once.
pub(in crate::check) fn named_records(portal: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let mut rows: BTreeMap<(&str, &str, &str), Vec<NamedAndTitled<'_>>> = BTreeMap::new();
    for named in portal.portal.records.iter().flat_map(|record| Named::of(record)) {
        let Some(titled) = leads_nowhere(portal, &named) else { continue };
        if let Part::Row(..) = named.record.origin.part {
            let key = (named.record.origin.source.path.as_str(), named.field, named.name);
            rows.entry(key).or_default().push((named, titled));
        } else {
            findings.push(finding(&named, titled, &[]));
        }
    }
    for same in rows.into_values() {
        if let Some(((first, titled), others)) = same.split_first() {
            findings.push(finding(first, titled, others));
        }
    }
}

/// The record that alone has this title, where the record that names it does not lead there.
fn leads_nowhere<'a>(portal: &PortalContext<'a>, named: &Named<'_>) -> Option<&'a Record> {
    let titled = portal.alone_titled(named.kind, named.name.trim())?;
    let is_named = |reference: &Reference| reference.kind == named.kind && reference.id == titled.key().id;
    (!named.record.references.iter().any(is_named)).then_some(titled)
}

fn finding(named: &Named<'_>, titled: &Record, others: &[NamedAndTitled<'_>]) -> Diagnostic {
    let finding = LK410 {
        name: named.name.to_owned(),
        id: titled.key().id.clone(),
        field: named.field,
        variant: named.variant.clone(),
    };
    let also = others.iter().take(MOST_SHOWN).map(|(other, _)| (LK410Label::Also, other.location()));
    let labels = [(LK410Label::Record, titled.location_of(&["title"]))].into_iter().chain(also);
    finding.at_labelled(named.location(), labels)
}
