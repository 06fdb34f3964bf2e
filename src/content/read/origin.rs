//! The part of a file that holds a record is read again, to find where a field is written.

use std::sync::Arc;

use super::notation::{self, Form};
use super::row;
use crate::content::model::{FieldPlaces, Origin, Part, Record};
use crate::content::schema::{Subject, schema_of};
use crate::diagnostic::{Location, Span};
use crate::source::{self, Key, Node};

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

    /// Notes where the fields of a tree that [`Origin::tree`] would give stand.
    pub(super) fn with_places_in(self, tree: &Node) -> Self {
        let schema = schema_of(Subject::Record(self.kind));
        let place = |(key, node): &(Key, Node)| {
            let number = schema.number_of(&key.text)?;
            let span = &node.span;
            Some((number, u32::try_from(span.start).ok()?..u32::try_from(span.end).ok()?))
        };
        let fields = tree.entries().iter().filter_map(place).collect();
        Self { places: Some(Arc::new(FieldPlaces { first: first_field(tree), fields })), ..self }
    }

    /// The location of a field's value, or of the record's first field where it is not given.
    pub fn location_of(&self, path: &[&str]) -> Location {
        self.noted_location(path).unwrap_or_else(|| self.location_in(&self.tree(), path))
    }

    /// The same, where it is known without reading again.
    pub fn noted_location(&self, path: &[&str]) -> Option<Location> {
        let places = self.places.as_ref()?;
        let number = schema_of(Subject::Record(self.kind)).number_of(path.first()?)?;
        let span = match places.of(number) {
            None => places.first.clone(),
            Some(_) if path.len() > 1 => return None,
            Some(given) => given,
        };
        Some(Location::Text(Arc::clone(&self.source), span))
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
        let first =
            self.places.as_ref().map_or_else(|| first_field(&self.tree()), |places| places.first.clone());
        Location::Text(Arc::clone(&self.source), first)
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
