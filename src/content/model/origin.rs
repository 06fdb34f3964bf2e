//! Where a record was written.

use std::sync::Arc;

use super::kind::Kind;
use crate::diagnostic::{SourceText, Span};

/// The file, and the part of it, that a record was written in. `content::read` reads the part
/// again when a finding needs the location of a field.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The file.
    pub source: Arc<SourceText>,
    /// The part of the file.
    pub part: Part,
    /// The kind that the folder stands for.
    pub kind: Kind,
}

impl Origin {
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
