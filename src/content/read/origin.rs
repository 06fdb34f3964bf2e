//! The part of a file that holds a record is read again, to find where a field is written.

use std::sync::Arc;

use super::notation::{self, Form};
use super::row;
use crate::content::model::{Origin, Part, Record};
use crate::content::schema::{Subject, schema_of};
use crate::diagnostic::{Location, Span};
use crate::source::{self, Node};

#[cfg(test)]
std::thread_local! {
    /// How many trees this thread has read again.
    pub(crate) static TREES_READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Origin {
    /// Reads the record's tree again. Locations are asked for rarely, so trees are not kept.
    pub fn tree(&self) -> Node {
        #[cfg(test)]
        TREES_READ.set(TREES_READ.get() + 1);
        let (form, tree) = match &self.part {
            Part::Yaml(span) => {
                let tree = source::parse_yaml(&self.source, span.clone());
                (Form::Yaml, tree.unwrap_or_else(|_| Node::empty_map(span.clone())))
            }
            Part::Row(span, columns, given) => {
                let mut cells = source::cells_within(&self.source, span);
                given.iter().for_each(|given| row::put(&mut cells, given));
                (Form::Row, row::tree(columns, &cells))
            }
        };
        notation::understood(Subject::Record(self.kind), form, tree).tree
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

impl Record {
    /// The location of a field's value, or of the record's first field where it is not given.
    pub fn location_of(&self, path: &[&str]) -> Location {
        self.origin.location_of(path)
    }
}

/// The span of a record as a whole: the name of its first field.
pub(super) fn first_field(tree: &Node) -> Span {
    tree.entries().first().map_or_else(|| tree.span.start..tree.span.start, |(key, _)| key.span.clone())
}
