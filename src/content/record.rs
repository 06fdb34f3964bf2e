//! A record: one thing that somebody described, read and typed.

use std::sync::Arc;

use super::form::Reference;
use super::kind::{Key, Kind};
use super::kinds::{Common, Event, Group, Job, Page, Place as ThirdPlace, Program, Region, Story};
use super::origin::Origin;
use crate::diagnostic::{Place, Span};
use crate::markdown::Body;

/// One thing that somebody described, in one language.
#[derive(Debug)]
pub struct Record {
    /// Its kind and id.
    pub key: Key,
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
    /// A life and work, told.
    Story(Box<Story>),
    /// An event.
    Event(Box<Event>),
    /// Public help.
    Program(Box<Program>),
    /// A third place.
    Place(Box<ThirdPlace>),
    /// A free page.
    Page(Page),
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
    place Place ThirdPlace;
    /// Its fields, where it is a page.
    page Page Page;
}

impl Record {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.key.kind
    }

    /// The place of a field, or of the record where the field is not given.
    pub fn place_of(&self, path: &[&str]) -> Place {
        self.origin.place_of(path)
    }

    /// The place of a range in the record's file.
    pub fn place_at(&self, span: Span) -> Place {
        Place::Text(Arc::clone(&self.origin.source), span)
    }
}
