//! Events whose organiser is written by the title of a group, as a table of an office has it.

use std::collections::HashMap;
use std::sync::Arc;

use super::conversion::Conversion;
use crate::content::model::types::GroupId;
use crate::content::model::{Details, Kind, Record, Reference};

/// Makes the name of an organiser the relation to the group that alone has this title, so that each is
/// shown on the page of the other. Gives what was read so.
pub(super) fn resolve(records: &mut [Arc<Record>], translations: &mut [Arc<Record>]) -> Vec<Conversion> {
    if !records.iter().chain(translations.iter()).any(|record| name_of(record).is_some()) {
        return Vec::new();
    }
    let mut groups: HashMap<String, Option<String>> = HashMap::new();
    for group in records.iter().filter(|record| record.kind() == Kind::Group) {
        groups
            .entry(group.common.title.trim().to_owned())
            .and_modify(|id| *id = None)
            .or_insert_with(|| Some(group.key().id.clone()));
    }
    let mut conversions = Vec::new();
    for record in records.iter_mut().chain(translations) {
        let id = name_of(record).and_then(|name| groups.get(name.trim())?.clone());
        let Some(id) = id else { continue };
        let written = name_of(record).unwrap_or_default().to_owned();
        let location = record.location_of(&["organizer_name"]);
        let record = Arc::make_mut(record);
        record.references.push(Reference {
            field: "organizer".to_owned(),
            kind: Kind::Group,
            id: id.clone(),
            span: location.span().unwrap_or_default(),
        });
        if let Details::Event(event) = &mut record.details {
            event.organizer = Some(GroupId(id.clone()));
        }
        if record.translation.is_none() {
            let read = format!("organizer: {id}");
            conversions.push(Conversion { location, label: "主催者名".to_owned(), written, read });
        }
    }
    conversions
}

/// The name of the organiser of an event that gives no group.
fn name_of(record: &Record) -> Option<&str> {
    record.event().filter(|event| event.organizer.is_none())?.organizer_name.as_deref()
}
