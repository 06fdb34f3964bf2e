//! Where a record was written, so that any field's place can be told when somebody asks.

use std::sync::Arc;

use super::kind::Kind;
use crate::content::read::row::{self, Column};
use crate::content::schema::{Subject, schema_of};
use crate::diagnostic::{Location, SourceText, Span};
use crate::source::{self, Node};

#[cfg(test)]
std::thread_local! {
    /// How many trees this thread has read again.
    pub(crate) static TREES_READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

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
#[derive(Debug, Clone)]
pub enum Part {
    /// The YAML in this range.
    Yaml(Span),
    /// The row of a table in this range, and what its columns hold.
    Row(Span, Arc<[Option<Column>]>),
}

impl Origin {
    /// Reads the record's tree again. Places are asked for rarely, so trees are not kept.
    pub fn tree(&self) -> Node {
        #[cfg(test)]
        TREES_READ.set(TREES_READ.get() + 1);
        match &self.part {
            Part::Yaml(span) => source::parse_yaml(&self.source, span.clone())
                .unwrap_or_else(|_| Node::empty_map(span.clone())),
            Part::Row(span, columns) => row::tree(columns, &source::read_row(&self.source, span)),
        }
    }

    /// The location of a field's value, or of the record's first field where it is not given.
    pub fn location_of(&self, path: &[&str]) -> Location {
        self.location_in(&self.tree(), path)
    }

    /// The same, found in a tree that [`Origin::tree`] gave.
    pub fn location_in(&self, tree: &Node, path: &[&str]) -> Location {
        let schema = schema_of(Subject::Record(self.kind));
        debug_assert!(schema.has_path(path), "{path:?} is no field of {:?}", self.kind);
        let span = tree.at(path).map_or_else(|| first_field(tree), |node| node.span.clone());
        Location::Text(Arc::clone(&self.source), span)
    }

    /// The location of the record as a whole: its first field.
    pub fn location(&self) -> Location {
        Location::Text(Arc::clone(&self.source), first_field(&self.tree()))
    }
}

/// The place of a record as a whole: the name of its first field.
pub(in crate::content) fn first_field(tree: &Node) -> Span {
    tree.entries().first().map_or_else(|| tree.span.start..tree.span.start, |(key, _)| key.span.clone())
}
