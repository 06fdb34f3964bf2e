//! A table that is no content of a portal, read as if it were, with what its columns were taken for.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::file_content::FileContent;
use super::headers::Meaning;
use super::heading_map::HeadingMap;
use super::layout::{Unread, unread_file};
use super::sheet::{PrivateColumns, squeezed};
use super::table;
use crate::content::model::{FieldPath, Kind};
use crate::diagnostic::findings::{EN014, EN021};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, SourceText};
use crate::source::{self, Cell, PortalPath};

/// What is known about a table beside itself. Of content, nothing is.
#[derive(Debug, Clone, Copy)]
pub struct TableReading<'a> {
    /// What its columns mean, where somebody has said so.
    pub headings: &'a HeadingMap,
    /// Ids that rows keep although their content would give them others: by the id of the content.
    pub ids: &'a HashMap<String, String>,
    /// The columns that stay with the office, as far as nobody says what they mean.
    pub private: &'a PrivateColumns,
}

impl<'a> TableReading<'a> {
    /// How a table in the folder of a kind is read.
    pub(super) fn of_content(private: &'a PrivateColumns) -> Self {
        static HEADINGS: LazyLock<HeadingMap> = LazyLock::new(HeadingMap::default);
        static IDS: LazyLock<HashMap<String, String>> = LazyLock::new(HashMap::new);
        TableReading { headings: &HEADINGS, ids: &IDS, private }
    }
}

/// What a table holds, and what its columns were taken for.
#[derive(Debug, Default)]
pub struct TableContent {
    /// Its records and what was found.
    pub content: FileContent,
    /// The columns of all sheets that were read.
    pub columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct TableColumn {
    /// Its heading, in one line.
    pub heading: String,
    /// The cell of the heading.
    pub location: Location,
    /// What it was taken for.
    pub reading: ColumnReading,
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnReading {
    /// A field, or a group of fields that it says all at once.
    Field(FieldPath),
    /// It is added to the text.
    More,
    /// It holds nothing to publish, such as the numbers of the rows.
    Nothing,
    /// It stays with the office.
    Private,
    /// It holds names of private persons; only those are published who agreed, as their cells say.
    Names,
    /// The spreadsheet does not show it, so it is not read.
    Hidden,
    /// Its heading says no field. That is reported.
    Unknown,
    /// Another column holds the same field. That is reported.
    Twin,
}

impl ColumnReading {
    /// What a person would have to say about the column for this; `None` where nothing can be said.
    pub fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::Field(path) => Some(Meaning::Field(path.clone())),
            Self::More => Some(Meaning::More),
            Self::Names => Some(Meaning::Names),
            Self::Nothing | Self::Private | Self::Hidden => Some(Meaning::Nothing),
            Self::Unknown | Self::Twin => None,
        }
    }
}

/// Reads a table of a kind in the same way as content. `path` is the one that it would have in the
/// portal, from which its relative links lead.
///
/// # Errors
/// The finding by which the file as a whole cannot be read.
pub fn read_table(
    kind: Kind,
    path: &str,
    bytes: Vec<u8>,
    reading: &TableReading<'_>,
) -> Result<TableContent, Diagnostic> {
    let extension = source::extension(path);
    let refused = |reason| Err(unread_file(&PortalPath::new(path), reason));
    match &*extension {
        "xls" | "xlsb" => return refused(Unread::OldWorkbook),
        "doc" | "docx" | "ppt" | "pptx" | "odt" => return refused(Unread::Office),
        extension if extension == "txt" || source::is_table(extension) => {}
        _ => return refused(Unread::UnknownFormat),
    }
    let tables = source::read_tables(path, bytes)?;
    if extension == "txt" && !source::looks_like_table(&tables.source.text) {
        return refused(Unread::Markdown);
    }
    let mut content = FileContent::default();
    let columns = table::read(kind, tables, reading, &mut content);
    // Somebody is at hand to say what a column is, and records once written are not written again.
    let is_of_column = |finding: &&mut Diagnostic| {
        finding.code == EN021::CODE || finding.code == EN014::CODE && finding.message == "empty_header"
    };
    for finding in content.diagnostics.iter_mut().filter(is_of_column) {
        finding.severity = Severity::Error;
    }
    Ok(TableContent { content, columns })
}

/// The columns of a table with what each was taken for. `readings` are those of the columns that are read.
pub(super) fn columns(
    source: &Arc<SourceText>,
    header: &[Cell],
    is_read: &[bool],
    readings: Vec<ColumnReading>,
    reading: &TableReading<'_>,
) -> Vec<TableColumn> {
    let private = reading.private.without(reading.headings.read());
    let is_private = |name: &str| private.holds(name);
    let mut readings = readings.into_iter();
    let columns = header.iter().zip(is_read).filter_map(|(cell, is_read)| {
        let reading = match is_read {
            true => readings.next()?,
            false if is_private(&cell.text) => ColumnReading::Private,
            false if cell.is_blank() => return None,
            false => ColumnReading::Hidden,
        };
        let location = Location::Text(Arc::clone(source), cell.span.clone());
        Some(TableColumn { heading: squeezed(&cell.text), location, reading })
    });
    columns.collect()
}
