//! A file of tables becomes records.

use std::collections::HashMap;
use std::sync::Arc;

use super::file::{Beside, FileContent, read_record, understood};
use super::headers;
use super::notation::{Form, date};
use super::once;
use super::origin::first_field;
use super::sheet::{self, Known, Layout, RecordRow, RecordTable};
use super::table_reading::{self, TableColumn, TableReading};
use super::{row, row_id};
use crate::content::columns;
use crate::content::model::{FieldPath, Kind, Origin, Part};
use crate::diagnostic::findings::{EN003, EN014, EN014Label};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::{Cell, Node, Tables};

/// Reads the records of all sheets. Gives the columns that they have.
pub(super) fn read(
    kind: Kind,
    tables: Tables,
    reading: &TableReading<'_>,
    content: &mut FileContent,
) -> Vec<TableColumn> {
    let Tables { source, sheets, findings } = tables;
    content.diagnostics.extend(findings);
    let is_known = headers::is_known(kind);
    let is_known = |name: &str| reading.headings.get(name).is_some() || is_known(name);
    let private = reading.private.without(reading.headings.read());
    let is_of_sheet = |text: &str| columns::is_of_sheet(kind, text);
    let known = Known { column: &is_known, of_sheet: &is_of_sheet };
    let Layout { tables, findings } = sheet::layout(&source, &sheets, known, &private);
    content.diagnostics.extend(findings);
    if tables.is_empty() {
        content.diagnostics.push(EN003::Empty.at(Location::Text(Arc::clone(&source), 0..0)));
    }
    let mut ids = HashMap::new();
    let columns =
        tables.into_iter().map(|table| read_table(kind, &source, table, reading, &mut ids, content));
    columns.collect::<Vec<_>>().concat()
}

/// Reads the records of a table. `ids` are those that rows of the file got by their content.
fn read_table(
    kind: Kind,
    source: &Arc<SourceText>,
    table: RecordTable,
    reading: &TableReading<'_>,
    ids: &mut HashMap<String, Location>,
    content: &mut FileContent,
) -> Vec<TableColumn> {
    let RecordTable { header, is_read, rows } = table;
    let read: Vec<Cell> =
        header.iter().zip(&is_read).filter(|(_, read)| **read).map(|(cell, _)| cell.clone()).collect();
    let (columns, findings) = row::columns(source, &read, kind, reading.headings);
    content.diagnostics.extend(findings);
    let row::Columns { fields, readings, mut meant } = columns;
    let described = table_reading::columns(source, &header, &is_read, readings, reading);
    if !rows.is_empty() {
        content.diagnostics.extend(missing_columns(kind, source, &read, &fields, &mut meant));
    }
    let mut fields = fields.into_iter();
    let columns: Arc<[Option<FieldPath>]> =
        is_read.iter().map(|read| if *read { fields.next().flatten() } else { None }).collect();
    let mut records = Vec::with_capacity(rows.len());
    for RecordRow { span, cells, replaced, errors } in rows {
        let tree = row::tree(&columns, &cells);
        let part = Part::Row(span, Arc::clone(&columns), replaced.into());
        let origin = Origin { source: Arc::clone(source), part, kind };
        let tree = understood(&origin, Form::Row, tree, content);
        let mut reported = meant.clone();
        reported.extend(errors.iter().filter_map(|column| Some(columns.get(*column)?.as_ref()?.join("."))));
        records.push((origin, tree, reported));
    }
    let near = records.iter().find_map(|(_, tree, _)| date::known(tree).first().copied());
    let before = content.diagnostics.len();
    for (origin, tree, reported) in records {
        let beside = Beside { reported: &reported, near, id: None };
        if tree.get("id").is_some() {
            read_record(origin, tree, None, beside, content);
        } else if let Some(id) = id_of(&origin, &tree, &reported, ids, content) {
            let id = reading.ids.get(&id).unwrap_or(&id).clone();
            read_record(origin, tree, None, Beside { id: Some(&id), ..beside }, content);
        }
    }
    let of_rows = content.diagnostics.split_off(before);
    content.diagnostics.extend(once::by_column(&columns, of_rows));
    described
}

/// EN014: the columns that every record needs and the table lacks, once and not for every row. Their
/// fields are added to those that were reported.
fn missing_columns(
    kind: Kind,
    source: &Arc<SourceText>,
    header: &[Cell],
    columns: &[Option<FieldPath>],
    reported: &mut Vec<String>,
) -> Vec<Diagnostic> {
    let named = headers::named_fields(kind);
    let is_given = |path: &[String]| {
        columns.iter().flatten().any(|column| column.starts_with(path) || path.starts_with(column))
    };
    let missing = named.iter().filter(|field| {
        field.required && !field.is_group && !matches!(field.path[0].as_str(), "id" | "consent")
    });
    let missing: Vec<_> =
        missing.filter(|field| !is_given(&field.path) && !reported.contains(&field.name)).collect();
    reported.extend(missing.iter().map(|field| field.name.clone()));
    let span = header.first().map_or(0..0, |cell| cell.span.clone());
    let finding = |field: &&headers::Named| {
        let finding = EN014::NoColumn { field: field.name.clone(), label: field.label.clone() };
        finding.at(Location::Text(Arc::clone(source), span.clone()))
    };
    missing.iter().map(finding).collect()
}

/// The id of a row by its content; `None` where it has none of its own, which is reported.
fn id_of(
    origin: &Origin,
    tree: &Node,
    reported: &[String],
    ids: &mut HashMap<String, Location>,
    content: &mut FileContent,
) -> Option<String> {
    let at = |span: &Span| Location::Text(Arc::clone(&origin.source), span.clone());
    let Some(id) = row_id::derived(origin.kind, tree) else {
        // Without a title there is nothing to know the record by. Where its column or cell has been
        // reported, that is enough.
        if !reported.iter().any(|field| field == "title") {
            content.diagnostics.push(EN014::NoTitle.at(at(&tree.span)));
        }
        return None;
    };
    let place = at(&first_field(tree));
    if let Some(first) = ids.get(&id) {
        let title = tree.get("title").and_then(Node::as_text).unwrap_or_default().to_owned();
        let finding = EN014::SameRecord { title };
        content.diagnostics.push(finding.at_labelled(place, [(EN014Label::First, first.clone())]));
        return None;
    }
    ids.insert(id.clone(), place);
    Some(id)
}
