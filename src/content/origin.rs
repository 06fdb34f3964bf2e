//! Where a record was written, so that any field's place can be told when somebody asks.

use std::sync::Arc;

use super::kind::Kind;
use super::row;
use super::schema::Subject;
use super::shape::shape_of;
use crate::diagnostic::{Place, SourceText, Span};
use crate::source::{self, Node};

/// The file, and the part of it, that a record was written in.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The file.
    pub source: Arc<SourceText>,
    /// The part of the file.
    pub part: Part,
    /// The kind that the folder stands for.
    pub kind: Kind,
}

/// A part of a file that holds one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The YAML in this range.
    Yaml(Span),
    /// The row of the table with this number, counted from 0 below the header.
    Row(usize),
}

impl Origin {
    /// Reads the record's tree again. Places are asked for rarely, so trees are not kept.
    pub fn tree(&self) -> Node {
        match &self.part {
            Part::Yaml(span) => {
                source::parse_yaml(&self.source, span.clone()).unwrap_or_else(|_| Node::empty_map(span.clone()))
            }
            Part::Row(number) => {
                let (table, _) = source::read_table(&self.source);
                let shape = shape_of(Subject::Record(self.kind));
                let (columns, _) = row::columns(&self.source, &table.header, shape);
                table.rows.get(*number).map_or_else(|| Node::empty_map(0..0), |cells| row::tree(&columns, cells))
            }
        }
    }

    /// The place of a field's value, or of the record's first line where it is not given.
    pub fn place_of(&self, path: &[&str]) -> Place {
        let tree = self.tree();
        let first = tree.entries().first().map_or_else(|| tree.span.start..tree.span.start, |(key, _)| key.span.clone());
        let span = tree.at(path).map_or(first, |node| node.span.clone());
        Place::Text(Arc::clone(&self.source), span)
    }

    /// The place of the record as a whole: its first field.
    pub fn place(&self) -> Place {
        self.place_of(&["\0"])
    }
}
