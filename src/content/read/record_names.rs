//! Records that others name by their titles: `groups: [東京霧坂会]`, and an organiser, a venue or an employer
//! that has a page of its own. Where one record alone is called so, the two are connected.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::conversion::Conversion;
use crate::content::model::kinds::Status;
use crate::content::model::types::{EventId, GroupId, JobId, PlaceId, ProgramId};
use crate::content::model::{Details, Key, Kind, Record, Reference, prefectures};
use crate::content::schema::{Subject, schema_of};

/// The records of a title: whether they are published, and the id of the one that has it alone. One that is
/// published comes before those that are not.
type Titles = HashMap<(Kind, String), (bool, Option<String>)>;

/// What was connected.
#[derive(Debug, Default)]
pub(super) struct Connected {
    /// The titles that were read as ids.
    pub conversions: Vec<Conversion>,
    /// The records that named others by their titles.
    pub keys: HashSet<Key>,
}

/// Connects records with those that they name by their titles.
pub(super) fn resolve(records: &mut [Arc<Record>], is_key: impl Fn(&Key) -> bool) -> Connected {
    let titles = titles(records);
    let Connected { mut conversions, mut keys } = Connected::default();
    for record in records.iter_mut() {
        let unknown = record.references.iter().enumerate().filter(|(_, reference)| {
            let is_prefecture = reference.kind == Kind::Region && prefectures::find(&reference.id).is_some();
            let key = Key { kind: reference.kind, id: reference.id.clone() };
            !is_prefecture && !is_key(&key)
        });
        let titled: Vec<(usize, String)> =
            unknown.filter_map(|(at, named)| Some((at, alone(&titles, named.kind, &named.id)?))).collect();
        let names: Vec<NamedRecord> =
            names(record).into_iter().filter_map(|name| name.titled(&titles, record)).collect();
        if titled.is_empty() && names.is_empty() {
            continue;
        }
        let mut changed = Record::clone(record);
        for (at, id) in titled {
            let reference = &mut changed.references[at];
            let written = std::mem::replace(&mut reference.id, id.clone());
            let label = label(changed.details.kind(), &reference.field);
            let location = record.location_at(reference.span.clone());
            rename(&mut changed, &written, &id);
            conversions.push(Conversion { location, label, written, read: id, called: String::new() });
        }
        let tree = (!names.is_empty()).then(|| record.origin.tree());
        for NamedRecord { name, written, kind, field, id } in names {
            let span = tree.as_ref().and_then(|tree| Some(tree.at(written)?.span.clone()));
            let Some(span) = span else { continue };
            conversions.push(Conversion {
                location: record.location_at(span.clone()),
                label: label(changed.details.kind(), written[0]),
                written: name,
                read: format!("{field}: {id}"),
                called: String::new(),
            });
            connect(&mut changed.details, field, &id);
            changed.references.push(Reference { field: field.to_owned(), kind, id, span });
        }
        keys.insert(record.key().clone());
        *record = Arc::new(changed);
    }
    Connected { conversions, keys }
}

/// Gives a translation the relations of its original, which name records by their ids.
pub(super) fn inherit(translation: &mut Record, original: &Record) {
    translation.references.clone_from(&original.references);
    match (&mut translation.details, &original.details) {
        (Details::Event(of), Details::Event(from)) => {
            of.organizer.clone_from(&from.organizer);
            of.place_id.clone_from(&from.place_id);
            of.groups.clone_from(&from.groups);
        }
        (Details::Job(of), Details::Job(from)) => {
            of.groups.clone_from(&from.groups);
            of.programs.clone_from(&from.programs);
        }
        (Details::Group(of), Details::Group(from)) => of.related.clone_from(&from.related),
        (Details::Place(of), Details::Place(from)) => of.groups.clone_from(&from.groups),
        (Details::Story(of), Details::Story(from)) => {
            of.groups.clone_from(&from.groups);
            of.jobs.clone_from(&from.jobs);
            of.events.clone_from(&from.events);
            of.programs.clone_from(&from.programs);
            of.places.clone_from(&from.places);
        }
        _ => {}
    }
}

fn titles(records: &[Arc<Record>]) -> Titles {
    let mut titles = Titles::new();
    // Regions are known by more than their titles, and pages by none.
    for record in records.iter().filter(|record| !matches!(record.kind(), Kind::Region | Kind::Page)) {
        let is_published = record.common.status.is_none_or(|status| status == Status::Published);
        let of_this = (is_published, Some(record.key().id.clone()));
        titles
            .entry((record.kind(), record.common.title.trim().to_owned()))
            .and_modify(|known| match (known.0, is_published) {
                (true, false) => {}
                (false, true) => known.clone_from(&of_this),
                _ => known.1 = None,
            })
            .or_insert(of_this);
    }
    titles
}

fn alone(titles: &Titles, kind: Kind, title: &str) -> Option<String> {
    titles.get(&(kind, title.trim().to_owned()))?.1.clone()
}

/// A name in a field of words, and the relation that could say it.
struct Name {
    text: String,
    written: &'static [&'static str],
    kind: Kind,
    field: &'static str,
}

/// A name that is the title of one record.
struct NamedRecord {
    name: String,
    written: &'static [&'static str],
    kind: Kind,
    field: &'static str,
    id: String,
}

impl Name {
    fn titled(self, titles: &Titles, record: &Record) -> Option<NamedRecord> {
        let Self { text: name, written, kind, field } = self;
        let id = alone(titles, kind, &name)?;
        let is_named = |reference: &Reference| reference.kind == kind && reference.id == id;
        let is_new = !record.references.iter().any(is_named);
        is_new.then_some(NamedRecord { name, written, kind, field, id })
    }
}

/// The organiser, the venue and the employer of a record, as far as no relation says them.
fn names(record: &Record) -> Vec<Name> {
    let name = |name: Option<&String>, written, kind, field| {
        Some(Name { text: name?.clone(), written, kind, field })
    };
    let found = match &record.details {
        Details::Event(event) => {
            let organizer = event.organizer_name.as_ref().filter(|_| event.organizer.is_none());
            let place = event.place.as_ref().filter(|_| event.place_id.is_none());
            let place = place.and_then(|place| place.name.as_ref());
            [
                name(organizer, &["organizer_name"], Kind::Group, "organizer"),
                name(place, &["place", "name"], Kind::Place, "place_id"),
            ]
        }
        Details::Job(job) => {
            [name(Some(&job.employer.name), &["employer", "name"], Kind::Group, "groups"), None]
        }
        _ => [None, None],
    };
    found.into_iter().flatten().collect()
}

/// Adds a relation.
fn connect(details: &mut Details, field: &str, id: &str) {
    match (details, field) {
        (Details::Event(event), "organizer") => event.organizer = Some(GroupId(id.to_owned())),
        (Details::Event(event), "place_id") => event.place_id = Some(PlaceId(id.to_owned())),
        (Details::Job(job), "groups") => job.groups.push(GroupId(id.to_owned())),
        _ => {}
    }
}

/// Puts an id in the place of the title that stands for it.
fn rename(record: &mut Record, title: &str, id: &str) {
    let put = |text: &mut String| {
        if text == title {
            id.clone_into(text);
        }
    };
    let groups = |ids: &mut [GroupId]| ids.iter_mut().for_each(|group| put(&mut group.0));
    let programs = |ids: &mut [ProgramId]| ids.iter_mut().for_each(|program| put(&mut program.0));
    match &mut record.details {
        Details::Event(event) => {
            event.organizer.iter_mut().for_each(|group| put(&mut group.0));
            event.place_id.iter_mut().for_each(|place| put(&mut place.0));
            groups(&mut event.groups);
        }
        Details::Job(job) => {
            groups(&mut job.groups);
            programs(&mut job.programs);
        }
        Details::Group(group) => groups(&mut group.related),
        Details::Place(place) => groups(&mut place.groups),
        Details::Story(story) => {
            groups(&mut story.groups);
            programs(&mut story.programs);
            story.jobs.iter_mut().for_each(|job: &mut JobId| put(&mut job.0));
            story.events.iter_mut().for_each(|event: &mut EventId| put(&mut event.0));
            story.places.iter_mut().for_each(|place: &mut PlaceId| put(&mut place.0));
        }
        Details::Region(_) | Details::Program(_) | Details::Page(_) => {}
    }
}

/// What a field is called in Japanese.
fn label(kind: Kind, field: &str) -> String {
    let schema = schema_of(Subject::Record(kind));
    schema.field(field).map(|field| field.label.clone()).unwrap_or_default()
}
