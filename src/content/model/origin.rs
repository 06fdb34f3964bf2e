//! Where a record was written.

use std::ops::Range;
use std::sync::Arc;

use super::kind::Kind;
use crate::diagnostic::{SourceText, Span};

/// The file, and the part of it, that a record was written in. `content::read` notes where the fields at the top stand,
/// and reads the part again when a finding needs the location of one within them.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The file.
    pub source: Arc<SourceText>,
    /// The part of the file.
    pub part: Part,
    /// The kind that the folder stands for.
    pub kind: Kind,
    /// Where its fields stand, if that was noted; otherwise the part is read again for it.
    pub places: Option<Arc<FieldPlaces>>,
}

/// Where the fields at the top of a record stand in its file. Offsets are of 32 bits, and fields are numbers: every
/// record of a portal has one of these.
#[derive(Debug)]
pub struct FieldPlaces {
    /// The record as a whole: the name of its first field.
    pub first: Span,
    /// The number of each field in the schema of the kind, and where its value stands.
    pub fields: Box<[(u16, Range<u32>)]>,
}

impl FieldPlaces {
    /// The place of the field with a number.
    pub fn of(&self, number: u16) -> Option<Span> {
        let (_, place) = self.fields.iter().find(|(field, _)| *field == number)?;
        Some(place.start as usize..place.end as usize)
    }
}

impl Origin {
    /// A part of a file whose fields have not been looked at.
    pub fn new(source: Arc<SourceText>, part: Part, kind: Kind) -> Self {
        Self { source, part, kind, places: None }
    }

    /// The text of the part that the record was written in.
    pub fn text(&self) -> &str {
        match &self.part {
            Part::Yaml(span) => &self.source.text[span.start..],
            Part::Row(span, ..) => &self.source.text[span.clone()],
        }
    }

    /// The text of the fields of the record, without a body of Markdown below them.
    pub fn text_of_fields(&self) -> &str {
        let (Part::Yaml(span) | Part::Row(span, ..)) = &self.part;
        &self.source.text[span.clone()]
    }
}

/// A part of a file that holds one record.
#[derive(Debug, Clone)]
pub enum Part {
    /// The YAML in this range.
    Yaml(Span),
    /// The row of a table in this range, the field that each column holds, and what counts in the row
    /// beside its own cells.
    Row(Span, Arc<[Option<FieldPath>]>, Arc<[Given]>),
}

/// A text that counts in the row of a table although no cell of it holds it so: what is above where a cell
/// says "as above", or a day with the year that the table's title says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The column that it stands in. Behind the columns of the table are those of fields that none of them has.
    pub column: usize,
    /// The column of the cell that it comes from, where findings about it are shown.
    pub at: usize,
    /// The text.
    pub text: String,
}

/// The names that lead from the top of a record to a field: `employer`, `name`.
pub type FieldPath = Vec<String>;
