//! LK410: a name that is the title of several records, where a relation would lead to one of them. Where one
//! record alone is called so, the two are connected while they are read (`content::read::record_names`).

use std::collections::BTreeMap;

use crate::check::context::PortalContext;
use crate::content::{Kind, Part, Record, Reference, Subject, schema_of};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};

finding! {
    /// A name in a field beside which one of the records of that title could be named.
    struct LK410: Links Warning { name: String, ids: String }
    variant LK410Variant {
        Field { field: &'static str } = "default" / "field",
        List { field: &'static str } = "default" / "list",
        Column { column: String } = "default" / "column",
    }
    labels LK410Label { Record = "record", Also = "also" }
}

/// How many of the records are named, and how many further rows with the same name are shown.
const NAMED: usize = 4;

/// A name, the field that it stands in, and the relation that could be written.
struct Named<'a> {
    record: &'a Record,
    name: &'a str,
    written: &'static [&'static str],
    kind: Kind,
    field: &'static str,
}

impl<'a> Named<'a> {
    /// The names in a record: its organiser, its venue, its employer.
    fn of(record: &'a Record) -> impl Iterator<Item = Self> {
        let event = record.event();
        let organizer = event.filter(|event| event.organizer.is_none()).and_then(|event| {
            let name = event.organizer_name.as_deref()?;
            Some(Self { record, name, written: &["organizer_name"], kind: Kind::Group, field: "organizer" })
        });
        let venue = event.filter(|event| event.place_id.is_none()).and_then(|event| {
            let name = event.place.as_ref()?.name.as_deref()?;
            Some(Self { record, name, written: &["place", "name"], kind: Kind::Place, field: "place_id" })
        });
        let employer = record.job().map(|job| {
            let name = job.employer.name.as_str();
            Self { record, name, written: &["employer", "name"], kind: Kind::Group, field: "groups" }
        });
        [organizer, venue, employer].into_iter().flatten()
    }

    fn location(&self) -> Location {
        self.record.location_of(self.written)
    }
}

/// Organisers, venues and employers that have a page of their own, where it is not certain which. A name that
/// stands in several rows of a table is told once.
pub(in crate::check) fn named_records(portal: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let mut rows: BTreeMap<(&str, &str, &str), Vec<Named<'_>>> = BTreeMap::new();
    for named in portal.portal.records.iter().flat_map(|record| Named::of(record)) {
        if !is_ambiguous(portal, &named) {
            continue;
        }
        if let Part::Row(..) = named.record.origin.part {
            let key = (named.record.origin.source.path.as_str(), named.field, named.name);
            rows.entry(key).or_default().push(named);
        } else {
            findings.extend(finding(portal, &named, &[]));
        }
    }
    for same in rows.into_values() {
        if let Some((first, others)) = same.split_first() {
            findings.extend(finding(portal, first, others));
        }
    }
}

/// Whether several records have this title, and the record that names it leads to none of them.
fn is_ambiguous(portal: &PortalContext<'_>, named: &Named<'_>) -> bool {
    let (kind, name) = (named.kind, named.name.trim());
    let is_titled = portal.titled(kind, name).is_some() && portal.alone_titled(kind, name).is_none();
    let leads_there = |reference: &Reference| {
        reference.kind == kind && titled(portal, named).any(|record| record.key().id == reference.id)
    };
    is_titled && !named.record.references.iter().any(leads_there)
}

fn titled<'a>(portal: &PortalContext<'a>, named: &Named<'_>) -> impl Iterator<Item = &'a Record> {
    let (kind, name) = (named.kind, named.name.trim().to_owned());
    let records = portal.portal.records.iter().map(|record| &**record);
    records.filter(move |record| record.kind() == kind && record.common.title == name)
}

fn finding(portal: &PortalContext<'_>, named: &Named<'_>, others: &[Named<'_>]) -> Option<Diagnostic> {
    let first = titled(portal, named).next()?;
    let ids: Vec<&str> = titled(portal, named).take(NAMED).map(|record| record.key().id.as_str()).collect();
    let more = if titled(portal, named).count() > NAMED { "…" } else { "" };
    let ids = format!("{}{more}", ids.join("・"));
    let field = named.field;
    let variant = match (&named.record.origin.part, field) {
        (Part::Row(..), _) => LK410Variant::Column { column: column(named.record.kind(), field) },
        (Part::Yaml(_), "groups") => LK410Variant::List { field },
        (Part::Yaml(_), _) => LK410Variant::Field { field },
    };
    let also = others.iter().take(NAMED).map(|other| (LK410Label::Also, other.location()));
    let labels = [(LK410Label::Record, first.location_of(&["title"]))].into_iter().chain(also);
    let finding = LK410 { name: named.name.trim().to_owned(), ids, variant };
    Some(finding.at_labelled(named.location(), labels))
}

/// What the column of a field is called.
fn column(kind: Kind, field: &str) -> String {
    let field = schema_of(Subject::Record(kind)).field(field);
    field.map(|field| field.label.clone()).unwrap_or_default()
}
