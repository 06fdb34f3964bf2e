//! A file of tables becomes records.

use std::collections::HashMap;
use std::sync::Arc;

use super::file::{Beside, read_record, understood};
use super::file_content::FileContent;
use super::headers;
use super::notation::{self, Form, date};
use super::once;
use super::origin::first_field;
use super::sheet::{self, Known, Layout, RecordRow, RecordTable};
use super::table_reading::{self, ColumnReading, TableColumn, TableReading};
use super::whole_table::as_words::{self, AsWords};
use super::whole_table::{self, WholeTable};
use super::{row, row_id};
use crate::content::columns;
use crate::content::model::{FieldPath, Kind, Origin, Part};
use crate::content::schema::Subject;
use crate::diagnostic::findings::{EN003, EN014, EN014Label};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::{self, Cell, Node, Tables};

/// Reads the records of all sheets. Gives the columns that they have.
pub(super) fn read(
    kind: Kind,
    tables: Tables,
    reading: &TableReading<'_>,
    content: &mut FileContent,
) -> Vec<TableColumn> {
    let Tables { source, sheets, findings } = tables;
    content.diagnostics.extend(findings);
    let is_known = |name: &str| reading.headings.get(name).is_some() || headers::is_known(kind, name);
    let private = reading.private.without(reading.headings.read());
    let is_of_sheet = |text: &str| columns::is_of_sheet(kind, text);
    let is_title_of = |kind, name: &str| {
        let meanings = headers::meanings(kind, &[name], reading.headings);
        meanings.into_iter().flatten().filter_map(|meaning| meaning.path()).any(|path| path == ["title"])
    };
    let is_title = |name: &str| is_title_of(kind, name);
    let is_title_of_other = |name: &str| {
        let mut others = Kind::ALL.into_iter().filter(|other| *other != kind);
        others.any(|other| is_title_of(other, name))
    };
    let known = Known {
        column: &is_known,
        title: &is_title,
        title_of_other: &is_title_of_other,
        of_sheet: &is_of_sheet,
    };
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
    let RecordTable { header, is_read, rows, mut titles } = table;
    titles.push(source::file_stem(&source.path).to_owned());
    let read: Vec<Cell> =
        header.iter().zip(&is_read).filter(|(_, read)| **read).map(|(cell, _)| cell.clone()).collect();
    let (columns, findings) = row::columns(source, &read, kind, reading.headings);
    content.diagnostics.extend(findings);
    let row::Columns { fields, readings, mut meant } = columns;
    let of_read = |value: &dyn Fn(usize) -> bool| {
        let mut at = 0..;
        is_read.iter().map(|read| *read && at.next().is_some_and(value)).collect::<Vec<_>>()
    };
    let holds_names = of_read(&|at| readings[at] == ColumnReading::Names);
    let described = table_reading::columns(source, &header, &is_read, readings, reading);
    let mut of_fields = fields.into_iter();
    let columns = is_read.iter().map(|read| if *read { of_fields.next().flatten() } else { None }).collect();
    let mut whole = WholeTable {
        kind,
        source,
        header: &header,
        titles: &titles,
        columns,
        holds_names,
        meant: &meant,
        rows,
        period: None,
        dated: HashMap::new(),
        findings: Vec::new(),
    };
    whole.settle();
    let WholeTable { columns, rows, dated, findings, .. } = whole;
    content.diagnostics.extend(findings);
    content.diagnostics.extend(row::other_than_numbers(source, &header, &described, &rows));
    if !rows.is_empty() {
        content.diagnostics.extend(missing_columns(kind, source, &read, &columns, &mut meant));
    }
    let columns: Arc<[Option<FieldPath>]> = columns.into();
    let converted = content.conversions.len();
    let mut records = Vec::with_capacity(rows.len());
    for row in rows {
        let tree = row::tree(&columns, &row.cells);
        let origin = origin_of(kind, source, &row, &columns);
        let tree = understood(&origin, Form::Row, tree, content);
        let mut reported = meant.clone();
        reported.extend(row.errors.iter().filter_map(|at| Some(columns.get(*at)?.as_ref()?.join("."))));
        records.push((origin, tree, reported, row));
    }
    let mut of_table = content.conversions.split_off(converted);
    whole_table::tell_years(source, dated, &mut of_table);
    content.conversions.extend(of_table);
    let near = records.iter().find_map(|(_, tree, ..)| date::known(tree).first().copied());
    let before = content.diagnostics.len();
    let mut as_words = Vec::new();
    for (origin, tree, reported, row) in records {
        let beside = Beside { reported: &reported, near, ..Beside::default() };
        let derived = match tree.get("id") {
            Some(_) => None,
            None => match id_of(&origin, &tree, &reported, ids, content) {
                Some(id) => Some(reading.ids.get(&id).unwrap_or(&id).clone()),
                None => continue,
            },
        };
        let beside = Beside { id: derived.as_deref(), ..beside };
        as_words.extend(read_row(origin, tree, beside, (row, &header), content));
    }
    let of_rows = content.diagnostics.split_off(before);
    content.diagnostics.extend(once::by_column(&columns, of_rows));
    content.diagnostics.extend(as_words::findings(kind, source, &header, &columns, &as_words));
    described
}

fn origin_of(
    kind: Kind,
    source: &Arc<SourceText>,
    row: &RecordRow,
    columns: &Arc<[Option<FieldPath>]>,
) -> Origin {
    let part = Part::Row(row.span.clone(), Arc::clone(columns), row.given.clone().into());
    Origin::new(Arc::clone(source), part, kind)
}

/// Reads the record of a row. Where cells have not the form of their fields, it is read again with what
/// they hold as words, and these cells are given.
fn read_row(
    origin: Origin,
    tree: Node,
    beside: Beside<'_>,
    (mut row, header): (RecordRow, &[Cell]),
    content: &mut FileContent,
) -> Vec<AsWords> {
    let Part::Row(_, columns, _) = &origin.part else { return Vec::new() };
    let (columns, kind, source) = (Arc::clone(columns), origin.kind, Arc::clone(&origin.source));
    let before = content.so_far();
    read_record(origin, tree, None, beside, content);
    let cells = as_words::of(kind, &row, &columns, content.diagnostics_since(&before));
    if cells.is_empty() {
        return cells;
    }
    content.back_to(before);
    let columns = as_words::moved(kind, header, &columns, &mut row, &cells);
    let origin = origin_of(kind, &source, &row, &columns);
    let tree = notation::understood(Subject::Record(kind), Form::Row, row::tree(&columns, &row.cells)).tree;
    read_record(origin, tree, None, beside, content);
    cells
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
        let name = field.path[0].as_str();
        field.required && !field.is_group && !matches!(name, "id" | "consent")
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
