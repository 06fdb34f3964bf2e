//! What every cell of a table was read as.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::content::{FileContent, Kind, Meaning, Part, Schema, Subject, schema_of};
use crate::diagnostic::{Location, SourceText};
use crate::source::{self, Node, Value};

/// A cell with what it was read as.
#[derive(Debug, Clone, PartialEq)]
pub struct CellReading {
    /// The cell.
    pub location: Location,
    /// The heading of its column.
    pub heading: String,
    /// What stands there.
    pub written: String,
    /// The fields that it gives, by their labels, with their values; none where it says that there is
    /// nothing to say, or where it was read together with another cell.
    pub read: Vec<(String, String)>,
    /// Whether it was read as nothing.
    pub is_nothing: bool,
}

/// The cells of all records, row by row. Those of columns that are not read are not among them.
pub(super) fn cells(kind: Kind, content: &FileContent) -> Vec<CellReading> {
    let schema = schema_of(Subject::Record(kind));
    let mut labels = Labels { kind, known: HashMap::new() };
    let nothing: BTreeSet<(usize, usize)> = content
        .conversions
        .iter()
        .filter(|conversion| conversion.read.is_empty())
        .filter_map(|conversion| conversion.location.span())
        .map(|span| (span.start, span.end))
        .collect();
    let mut readings = Vec::new();
    for record in &content.originals {
        let Part::Row(span, columns, _) = &record.origin.part else { continue };
        let source = &record.origin.source;
        let mut leaves: BTreeMap<(usize, usize), Vec<(String, String)>> = BTreeMap::new();
        collect(&record.origin.tree(), &mut Vec::new(), &mut |path, node, text| {
            let given = leaves.entry((node.span.start, node.span.end)).or_default();
            given.push((labels.of(path), shown(schema, path, text)));
        });
        for (cell, column) in source::cells_within(source, span).into_iter().zip(columns.iter()) {
            if column.is_none() || cell.is_blank() {
                continue;
            }
            let read = leaves.remove(&(cell.span.start, cell.span.end)).unwrap_or_default();
            let location = Location::Text(Arc::clone(source), cell.span.clone());
            let is_nothing = read.is_empty() && nothing.contains(&(cell.span.start, cell.span.end));
            let heading = heading(source, cell.span.start);
            readings.push(CellReading { location, heading, written: cell.text, read, is_nothing });
        }
    }
    readings
}

/// A value for people: the words of choices as they are called in Japanese.
fn shown(schema: &Schema, path: &[String], text: &str) -> String {
    let field = path.iter().try_fold(schema, |schema, name| schema.field(name).map(|field| &field.schema));
    let of_list = match field {
        Some(Schema::List { item, .. }) => Some(&**item),
        other => other,
    };
    let Some(Schema::Choice(choices)) = of_list else { return text.to_owned() };
    let called = choices.iter().find(|choice| choice.word == text);
    called.map_or_else(|| text.to_owned(), |choice| choice.label.clone())
}

fn heading(source: &SourceText, byte: usize) -> String {
    source.cell_at(byte).and_then(|place| place.header).unwrap_or_default().to_owned()
}

/// Every text of a tree, with the names of the fields that lead to it.
fn collect(node: &Node, path: &mut Vec<String>, take: &mut impl FnMut(&[String], &Node, &str)) {
    match &node.value {
        Value::Nothing => {}
        Value::Scalar(text) | Value::Block { text, .. } => take(path, node, text),
        Value::List(items) => items.iter().for_each(|item| collect(item, path, take)),
        Value::Map(entries) => {
            for (key, child) in entries {
                path.push(key.text.clone());
                collect(child, path, take);
                path.pop();
            }
        }
    }
}

/// The labels of fields, each looked up once.
struct Labels {
    kind: Kind,
    known: HashMap<Vec<String>, String>,
}

impl Labels {
    fn of(&mut self, path: &[String]) -> String {
        if let Some(label) = self.known.get(path) {
            return label.clone();
        }
        let label = Meaning::Field(path.to_vec()).name(self.kind).unwrap_or_default();
        self.known.insert(path.to_vec(), label.clone());
        label
    }
}
