//! A record: the description of one thing, read and typed.

use std::collections::HashSet;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::kind::{Key, Kind};
use super::kinds::{Common, Coordinates, Event, Group, Job, Page, Place, Program, Region, Story};
use super::origin::Origin;
use crate::diagnostic::{Location, Span};
use crate::markdown::Body;

/// The description of one thing, in one language.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its kind, which is that of `details` where these could be read, and its id.
    key: Key,
    /// The language of a translation; an original has none here.
    pub translation: Option<String>,
    /// Where it was written.
    pub origin: Origin,
    /// The fields of every record.
    pub common: Common,
    /// The fields of its kind.
    pub details: Details,
    /// Its text.
    pub body: Body,
    /// The records that its fields name.
    pub references: Vec<Reference>,
    /// The pictures that its fields name: source and place in the file.
    pub pictures: Vec<(String, Span)>,
    /// What is made of the fields once, because every site of the record needs it.
    pub derived: Derived,
}

/// A record that another names in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The field at the top of the record: `groups`, `organizer`.
    pub field: String,
    /// The kind that is named.
    pub kind: Kind,
    /// The id that is named.
    pub id: String,
    /// Where it is named.
    pub span: Span,
}

/// A record that a record with mistakes names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadReference {
    /// What is named.
    pub reference: Reference,
    /// Where.
    pub location: Location,
    /// Whether nobody but its writers is to see the record with mistakes yet.
    pub is_of_draft: bool,
}

/// What follows from a record's fields alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// The reading, else the title, in hiragana and NFKC: 五十音 order is the order of its letters.
    pub sort_reading: String,
    /// Its tags in the form in which tags are compared, in the order of `tags`.
    pub tags: Vec<String>,
}

impl Derived {
    /// What follows from these fields.
    pub fn of(common: &Common) -> Self {
        let reading = common.reading.as_ref().map_or(common.title.as_str(), |reading| reading.as_str());
        Self {
            sort_reading: reading.nfkc().map(in_hiragana).collect(),
            tags: common.tags.iter().map(|label| normalized_tag(label)).collect(),
        }
    }
}

/// The form in which tags are compared.
pub fn normalized_tag(label: &str) -> String {
    label.trim().nfkc().collect::<String>().to_lowercase()
}

fn in_hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// The fields of a kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Details {
    /// A region.
    Region(Region),
    /// A community.
    Group(Box<Group>),
    /// A job posting.
    Job(Box<Job>),
    /// The life and work of a person.
    Story(Box<Story>),
    /// An event.
    Event(Box<Event>),
    /// Public help.
    Program(Box<Program>),
    /// A third place.
    Place(Box<Place>),
    /// A free page.
    Page(Page),
}

impl Details {
    /// The kind whose fields these are.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Region(_) => Kind::Region,
            Self::Group(_) => Kind::Group,
            Self::Job(_) => Kind::Job,
            Self::Story(_) => Kind::Story,
            Self::Event(_) => Kind::Event,
            Self::Program(_) => Kind::Program,
            Self::Place(_) => Kind::Place,
            Self::Page(_) => Kind::Page,
        }
    }

    /// The point on a map where it is, for kinds that may say one.
    pub fn location(&self) -> Option<Coordinates> {
        match self {
            Self::Place(place) => place.location,
            Self::Group(group) => group.location,
            Self::Region(region) => region.location,
            Self::Job(_) | Self::Story(_) | Self::Event(_) | Self::Program(_) | Self::Page(_) => None,
        }
    }
}

macro_rules! accessors {
    ($($(#[$doc:meta])* $name:ident $variant:ident $type:ty;)*) => {
        impl Record {$(
            $(#[$doc])*
            pub fn $name(&self) -> Option<&$type> {
                match &self.details {
                    Details::$variant(details) => Some(details),
                    _ => None,
                }
            }
        )*}
    };
}

accessors! {
    /// Its fields, where it is a region.
    region Region Region;
    /// Its fields, where it is a group.
    group Group Group;
    /// Its fields, where it is a job.
    job Job Job;
    /// Its fields, where it is a story.
    story Story Story;
    /// Its fields, where it is an event.
    event Event Event;
    /// Its fields, where it is a program.
    program Program Program;
    /// Its fields, where it is a place.
    place Place Place;
    /// Its fields, where it is a page.
    page Page Page;
}

impl Record {
    /// Whether it is an event that was called off, on whatever day.
    pub fn is_cancelled(&self) -> bool {
        self.event().is_some_and(|event| event.cancelled)
    }
}

impl Record {
    /// A record with these fields in its own language, without text, references and pictures.
    pub(in crate::content) fn new(id: String, origin: Origin, mut common: Common, details: Details) -> Self {
        let mut known = HashSet::new();
        common.tags.retain(|tag| known.insert(normalized_tag(tag)));
        let derived = Derived::of(&common);
        Self {
            key: Key { kind: details.kind(), id },
            translation: None,
            origin,
            common,
            details,
            body: Body::default(),
            references: Vec::new(),
            pictures: Vec::new(),
            derived,
        }
    }

    /// A record whose fields have mistakes: its title and status are known, and nothing of its kind.
    pub(in crate::content) fn unread(key: Key, origin: Origin, common: Common) -> Self {
        let fields = Self::new(key.id.clone(), origin, common, Details::Page(Page::default()));
        Self { key, ..fields }
    }

    /// Its kind and id.
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// Its kind.
    pub const fn kind(&self) -> Kind {
        self.key.kind
    }

    /// The location of a range in the record's file, widened to whole characters: the source of a text that
    /// a notation changed is known to its length only.
    pub fn location_at(&self, span: Span) -> Location {
        let text = &self.origin.source.text;
        let whole = text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end);
        Location::Text(Arc::clone(&self.origin.source), whole)
    }
}
