//! A place where a person stands.

use std::ops::Range;

use crate::spelling::Certainty;

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// People write it.
    Written,
    /// The program keeps it, in `.enishi/`.
    Kept,
    /// A build made it, and the next one makes it anew.
    Built,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Its name, or that of a folder of its path.
    Name,
    /// A line and a column of its text, counted from 1 in characters.
    Text {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A cell of a table: `C7`, or `求人!C7` in a workbook.
    Cell(String),
    /// A part of a package, such as `docProps/core.xml` of a workbook.
    Part(String),
    /// What a picture or another file holds beside what it shows.
    Metadata,
}

/// What becomes of a place that is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The field, item or cell goes.
    Removed,
    /// Words that name nobody stand in its place.
    Replaced,
}

/// A place where a person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The path from the portal's folder.
    pub file: String,
    /// Whose file it is.
    pub area: Area,
    /// Where in it.
    pub spot: Spot,
    /// The field, where it stands in one: `person.name`, `tags`.
    pub field: Option<String>,
    /// What stands there: the line, the cell, or the words around it.
    pub line: String,
    /// Whether somebody else may be meant.
    pub certainty: Certainty,
    /// What is done with it when it is taken out; nothing where only people can say.
    pub taken: Option<Taken>,
}

/// A replacement in the text of a file, of which each lies within one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// The bytes of the text that go.
    pub range: Range<usize>,
    /// What comes there.
    pub with: String,
}

/// A trace in a text, with the edits that would take it out.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub range: Range<usize>,
    pub certainty: Certainty,
    pub field: Option<String>,
    /// The cell of a table.
    pub cell: Option<String>,
    /// The cell as a whole, where it is one.
    pub shown: Option<String>,
    pub taking: Option<(Taken, Vec<Edit>)>,
}

impl Hit {
    /// A hit that only people can judge.
    pub(super) const fn at(range: Range<usize>, certainty: Certainty) -> Self {
        Self { range, certainty, field: None, cell: None, shown: None, taking: None }
    }
}
