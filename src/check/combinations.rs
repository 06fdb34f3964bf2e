//! EN030: fields of which one is needed, or that exclude each other.

use crate::content::Record;
use crate::content::kinds::Activity;
use crate::diagnostic::{Code, Diagnostic};

/// Fields that depend on each other.
pub(super) fn check(record: &Record, findings: &mut Vec<Diagnostic>) {
    if let Some(story) = record.story()
        && story.person.name.is_none()
        && story.person.pen_name.is_none()
    {
        let finding = Diagnostic::new(Code::EN030, record.location_of(&["person"]));
        findings.push(finding.with("fields", "person.name · person.pen_name"));
    }
    if let Some(event) = record.event()
        && event.place_id.is_some()
        && event.place.as_ref().is_some_and(|place| place.name.is_some())
    {
        let finding =
            Diagnostic::new(Code::EN030, record.location_of(&["place", "name"])).saying("exclusive");
        let finding = finding.with("fields", "place.name · place_id").helping("exclusive");
        findings.push(finding.also(record.location_of(&["place_id"]), "other"));
    }
    if let Some(group) = record.group()
        && group.closed_on.is_some()
        && group.activity != Some(Activity::Closed)
    {
        let finding = Diagnostic::new(Code::EN030, record.location_of(&["closed_on"])).saying("needs_other");
        findings.push(
            finding.with("field", "closed_on").with("other", "activity: closed").helping("needs_other"),
        );
    }
}
