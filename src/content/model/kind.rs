//! The eight kinds, and the key that a record is known by.

use std::fmt;

/// What a record describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A region.
    Region,
    /// A community.
    Group,
    /// A job posting.
    Job,
    /// The life and work of a person.
    Story,
    /// An event.
    Event,
    /// Public help.
    Program,
    /// A third place.
    Place,
    /// A free page.
    Page,
}

impl Kind {
    /// All kinds, in the order in which records are sorted and the search index lists them.
    pub const ALL: [Self; 8] = [
        Self::Region,
        Self::Group,
        Self::Job,
        Self::Story,
        Self::Event,
        Self::Program,
        Self::Place,
        Self::Page,
    ];

    /// All kinds, in the order in which readers see them: menu, counts and filters.
    pub const SHOWN: [Self; 8] = [
        Self::Group,
        Self::Job,
        Self::Story,
        Self::Event,
        Self::Program,
        Self::Place,
        Self::Region,
        Self::Page,
    ];

    /// The name of its folder, and of its list: `jobs`.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Region => "regions",
            Self::Group => "groups",
            Self::Job => "jobs",
            Self::Story => "stories",
            Self::Event => "events",
            Self::Program => "programs",
            Self::Place => "places",
            Self::Page => "pages",
        }
    }

    /// The name of one: `job`.
    pub const fn singular(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Group => "group",
            Self::Job => "job",
            Self::Story => "story",
            Self::Event => "event",
            Self::Program => "program",
            Self::Place => "place",
            Self::Page => "page",
        }
    }

    /// The kind whose folder has this name.
    pub fn of_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == name)
    }

    /// The kind of this name, in the singular.
    pub fn of_singular(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.singular() == name)
    }
}

/// What a record is known by: its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The kind.
    pub kind: Kind,
    /// The id, unique within the kind.
    pub id: String,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.folder(), self.id)
    }
}
