//! EN030: fields of which one is needed, or that exclude each other.

use crate::check::context::{PortalContext, RecordContext};
use crate::content::kinds::Activity;
use crate::content::{Key, Kind};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// One of several fields is needed, or two exclude each other.
    enum EN030: Structure Error {
        Person { fields: &'static str } = "default" / "default",
        Exclusive { fields: &'static str } = "exclusive" / "exclusive",
        NeedsOther { field: &'static str, other: &'static str } = "needs_other" / "needs_other",
        NeedsClosed { field: &'static str, other: &'static str } = "needs_other" / "needs_change",
    }
    labels EN030Label { Other = "other" }
}

/// Fields that depend on each other.
pub(in crate::check) fn combinations(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    if let Some(story) = record.story()
        && story.person.name.is_none()
        && story.person.pen_name.is_none()
    {
        let finding = EN030::Person { fields: "person.name · person.pen_name" };
        findings.push(finding.at(context.location_of(&["person"])));
    }
    if let Some(event) = record.event()
        && let Some(id) = &event.place_id
        && let Some(name) = event.place.as_ref().and_then(|place| place.name.as_ref())
        && !is_title_of(portal, Kind::Place, id.as_str(), name)
    {
        let finding = EN030::Exclusive { fields: "place.name · place_id" };
        let other = (EN030Label::Other, context.location_of(&["place_id"]));
        findings.push(finding.at_labelled(context.location_of(&["place", "name"]), [other]));
    }
    if let Some(event) = record.event()
        && event.when.is_some()
    {
        for (field, fields, is_given) in [
            ("starts", "when · starts", event.starts.is_some()),
            ("dates", "when · dates", !event.dates.is_empty()),
            ("ends", "when · ends", event.ends.is_some()),
            ("repeat", "when · repeat", event.repeat.is_some()),
            ("except", "when · except", !event.except.is_empty()),
        ] {
            if is_given {
                let other = (EN030Label::Other, context.location_of(&[field]));
                let finding = EN030::Exclusive { fields };
                findings.push(finding.at_labelled(context.location_of(&["when"]), [other]));
            }
        }
    }
    if let Some(group) = record.group()
        && group.closed_on.is_some()
        && group.activity != Some(Activity::Closed)
    {
        let (field, other) = ("closed_on", "activity: closed");
        let finding = match group.activity {
            None => EN030::NeedsOther { field, other },
            // A second line `activity` would be one too many.
            Some(_) => EN030::NeedsClosed { field, other },
        };
        findings.push(finding.at(context.location_of(&["closed_on"])));
    }
}

/// Whether a record is called so, so that its name and its id say the same.
fn is_title_of(portal: &PortalContext<'_>, kind: Kind, id: &str, name: &str) -> bool {
    let named = portal.portal.find(&Key { kind, id: id.to_owned() });
    named.is_some_and(|named| named.common.title.trim() == name.trim())
}
