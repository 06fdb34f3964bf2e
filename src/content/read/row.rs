//! A row of a table becomes a tree, as if its cells had been written in YAML.

use std::cmp::Reverse;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use super::headers::{self, Meaning, Named};
use super::heading_map::{self, HeadingMap};
use super::notation::{MORE, WHOLE, own_words};
use super::sheet::{RecordRow, squeezed};
use super::table_reading::{ColumnReading, TableColumn};
use crate::content::model::{FieldPath, Given, Kind};
use crate::content::schema::{Subject, schema_of};
use crate::diagnostic::findings::{EN014, EN014Label, EN021, EN021Help, EN021Message, EN064};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, SourceText, Span, nearest};
use crate::source::{Cell, Key, Node, Value};

/// How many columns are named where a header is not known.
const NAMED_COLUMNS: usize = 12;

/// The columns of a table.
pub(super) struct Columns {
    /// The field of each column that has one, or the group of fields that it says all at once.
    pub fields: Vec<Option<FieldPath>>,
    /// The same for people, with why a column is not read.
    pub readings: Vec<ColumnReading>,
    /// The fields that headers with mistakes probably mean: what is missing there is no news.
    pub meant: Vec<String>,
}

/// Finds what each column means by its name (`employer.name`), its Japanese label, or what else it is
/// called. A column that names no field is reported and left out.
pub(super) fn columns(
    source: &Arc<SourceText>,
    header: &[Cell],
    kind: Kind,
    map: &HeadingMap,
) -> (Columns, Vec<Diagnostic>) {
    let known = headers::named_fields(kind);
    let names: Vec<&str> = header.iter().map(|cell| cell.text.trim()).collect();
    let meanings = headers::meanings(kind, &names, map);
    let later: Vec<FieldPath> = meanings.iter().flatten().filter_map(Meaning::path).collect();
    let mut meant = Vec::new();
    let mut readings = Vec::with_capacity(names.len());
    let mut findings = Vec::new();
    let mut columns: Vec<Option<FieldPath>> = Vec::new();
    let at = |span: &Span| Location::Text(Arc::clone(source), span.clone());
    for ((name, cell), meaning) in names.iter().zip(header).zip(meanings) {
        let span = &cell.span;
        let path = match meaning {
            Some(Meaning::Field(path)) => path,
            Some(Meaning::More) => vec![MORE.to_owned(), (*name).to_owned()],
            Some(Meaning::Names) => {
                // Another column may hold whom to ask; then the names stand below the text.
                let contact = vec!["contact".to_owned(), "name".to_owned()];
                let is_free = !columns.contains(&Some(contact.clone())) && !later.contains(&contact);
                let path = if is_free { contact } else { vec![MORE.to_owned(), (*name).to_owned()] };
                columns.push(Some(path));
                readings.push(ColumnReading::Names);
                continue;
            }
            Some(Meaning::Nothing) => {
                columns.push(None);
                readings.push(ColumnReading::Nothing);
                continue;
            }
            None => {
                if name.is_empty() {
                    findings.push(not_published(EN014::EmptyHeader.at(at(span))));
                } else {
                    let leaf = probably_meant(name, known);
                    meant.extend(leaf.map(|leaf| leaf.name.clone()));
                    let finding = unknown(name, leaf, known, kind).at(at(span));
                    // Without what every record needs, nothing of the table could be published.
                    let is_needed = leaf.is_some_and(|leaf| leaf.required || leaf.name == "id");
                    findings.push(if is_needed { finding } else { not_published(finding) });
                }
                columns.push(None);
                readings.push(ColumnReading::Unknown);
                continue;
            }
        };
        let is_further = path == ["regions"] && columns.contains(&Some(path.clone()));
        if is_further {
            readings.push(ColumnReading::Field(path));
            columns.push(Some(vec!["regions".to_owned(), "further".to_owned()]));
            continue;
        }
        let twin = columns.iter().position(|column| column.as_ref().is_some_and(|column| *column == path));
        if let Some(twin) = twin {
            let finding = EN014::DuplicateHeader { column: (*name).to_owned() };
            findings.push(finding.at_labelled(at(span), [(EN014Label::First, at(&header[twin].span))]));
        }
        readings.push(match twin {
            Some(_) => ColumnReading::Twin,
            None if heading_map::is_more(&path) => ColumnReading::More,
            None => ColumnReading::Field(path.clone()),
        });
        columns.push(twin.is_none().then_some(path));
    }
    findings.extend(unused(header, &readings, &at));
    (Columns { fields: columns, readings, meant }, findings)
}

/// Lets a text count among the cells of a row.
pub(super) fn put(cells: &mut Vec<Cell>, given: &Given) {
    let span = cells.get(given.at).map_or(0..0, |cell| cell.span.clone());
    if cells.len() <= given.column {
        cells.resize(given.column + 1, Cell { span: span.clone(), ..Cell::default() });
    }
    let cell = &mut cells[given.column];
    cell.text.clone_from(&given.text);
    cell.span = span;
}

/// Makes the tree of a row. Empty cells are absent fields.
pub(super) fn tree(columns: &[Option<FieldPath>], row: &[Cell]) -> Node {
    let start = row.first().map_or(0, |cell| cell.span.start);
    let end = row.iter().map(|cell| cell.span.end).max().unwrap_or(start);
    let mut root = Node::empty_map(start..end);
    for (column, cell) in columns.iter().zip(row) {
        if let Some(column) = column
            && !cell.is_blank()
        {
            let text = formula_text(&cell.text).unwrap_or(&cell.text).to_owned();
            let node = Node { span: cell.span.clone(), value: Value::Scalar(text) };
            insert(&mut root, column, node);
        }
    }
    root
}

/// EN064: columns that say something for which there is no place. Numbers of rows say nothing.
fn unused(header: &[Cell], readings: &[ColumnReading], at: &dyn Fn(&Span) -> Location) -> Option<Diagnostic> {
    let says_nothing = |cell: &&Cell| headers::is_row_number(&cell.text);
    let unused = header.iter().zip(readings).filter(|(_, reading)| **reading == ColumnReading::Nothing);
    let unused: Vec<&Cell> = unused.map(|(cell, _)| cell).filter(|cell| !says_nothing(cell)).collect();
    let names: Vec<String> = unused.iter().map(|cell| squeezed(&cell.text)).collect();
    Some(EN064::Unused { columns: names.join("、") }.at(at(&unused.first()?.span)))
}

/// EN064: columns that are called as numbers of rows are and hold something else, such as telephone numbers or
/// words.
pub(super) fn other_than_numbers(
    source: &Arc<SourceText>,
    header: &[Cell],
    described: &[TableColumn],
    rows: &[RecordRow],
) -> Option<Diagnostic> {
    let is_of_numbers = |column: &&TableColumn| {
        column.reading == ColumnReading::Nothing && headers::is_row_number(&column.heading)
    };
    let holds_other = |column: &&TableColumn| {
        let at = header.iter().position(|cell| column.location.span() == Some(cell.span.clone()));
        let cells = rows.iter().filter_map(|row| row.cells.get(at?));
        cells.into_iter().any(|cell| !is_row_number(&cell.text))
    };
    let columns: Vec<&TableColumn> = described.iter().filter(is_of_numbers).filter(holds_other).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
    let location = Location::Text(Arc::clone(source), columns.first()?.location.span()?);
    Some(EN064::Unused { columns: names.join("、") }.at(location))
}

/// Whether a cell says which row it is and no more: `12`, `No.3`, `A-1`, `①`, nothing.
fn is_row_number(text: &str) -> bool {
    const LONGEST: usize = 5;
    let plain: String = text.trim().nfkc().flat_map(char::to_lowercase).collect();
    let number = plain.strip_prefix("no").unwrap_or(&plain);
    let has_digit = number.contains(char::is_numeric);
    let has_words = number.contains(|c: char| c.is_alphabetic() && !(has_digit && c.is_ascii()));
    !has_words && plain.chars().count() <= LONGEST
}

/// The finding for a column that is left out, and named, which holds up none of the others.
fn not_published(finding: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..finding }
}

/// The text of a formula that is a text alone, which keeps the zeros of a number: `="03-0000-0001"`.
fn formula_text(cell: &str) -> Option<&str> {
    cell.trim().strip_prefix("=\"")?.strip_suffix('"')
}

/// The field that a header with a slip probably means.
pub(super) fn probably_meant<'a>(name: &str, known: &'a [Named]) -> Option<&'a Named> {
    let fields = || known.iter().filter(|field| !field.is_group);
    let near = nearest(name, fields().flat_map(|field| [field.name.as_str(), field.label.as_str()]))?;
    fields().find(|field| field.name == near || field.label == near)
}

pub(super) fn unknown(name: &str, meant: Option<&Named>, known: &[Named], kind: Kind) -> EN021 {
    let help = match meant {
        Some(field) => EN021Help::DidYouMean { suggestion: field.called() },
        None => EN021Help::Columns { fields: usual(name, known, kind).join(" · ") },
    };
    EN021 { key: name.to_owned(), message: EN021Message::Column, help }
}

/// The columns of a kind: those that share most letters with a name, then the required ones, then those of the
/// kind alone.
fn usual(name: &str, known: &[Named], kind: Kind) -> Vec<String> {
    let of_all = schema_of(Subject::Record(Kind::Page));
    let rank = |field: &&Named| match field {
        field if field.name == "id" => 0,
        field if field.required => 1,
        field if of_all.field(&field.path[0]).is_none() || kind == Kind::Page => 2,
        _ => 3,
    };
    // What is written in the place of its value needs no column of its own.
    let is_own_word = |field: &Named| own_words::fields(kind).iter().any(|(_, name)| field.name == *name);
    let mut usual: Vec<&Named> =
        known.iter().filter(|field| !field.is_group && !is_own_word(field)).collect();
    let shared = |field: &&Named| name.chars().filter(|c| !c.is_ascii() && field.label.contains(*c)).count();
    usual.sort_by_cached_key(|field| (Reverse(shared(field)), rank(field)));
    usual.into_iter().take(NAMED_COLUMNS).map(Named::called).collect()
}

/// Puts a value at a path. Where one column says a whole group and another a field of it, the first
/// stands in the group under a key of its own.
fn insert(root: &mut Node, path: &[String], node: Node) {
    let Value::Map(entries) = &mut root.value else { return };
    let Some((first, rest)) = path.split_first() else { return };
    let key = Key { text: first.clone(), span: node.span.clone() };
    let position = entries.iter().position(|(k, _)| k.text == *first);
    let Some(position) = position else {
        if rest.is_empty() {
            entries.push((key, node));
        } else {
            entries.push((key, Node::empty_map(node.span.clone())));
            let last = entries.len() - 1;
            insert(&mut entries[last].1, rest, node);
        }
        return;
    };
    let group = &mut entries[position].1;
    if !matches!(group.value, Value::Map(_)) {
        let whole = std::mem::replace(group, Node::empty_map(group.span.clone()));
        insert(group, &[WHOLE.to_owned()], whole);
    }
    if rest.is_empty() {
        insert(group, &[WHOLE.to_owned()], node);
    } else {
        insert(group, rest, node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read::PrivateColumns;
    use crate::content::read::notation::{self, Form};
    use crate::content::read::read_file;
    use crate::source::read_tables;

    fn first_row(text: &str) -> Node {
        let tables = read_tables("jobs/a.csv", text.into()).expect("text");
        let rows = &tables.sheets[0].rows;
        let (columns, findings) = columns(&tables.source, &rows[0].cells, Kind::Job, &HeadingMap::default());
        assert_eq!(findings, []);
        let tree = tree(&columns.fields, &rows[1].cells);
        notation::understood(Subject::Record(Kind::Job), Form::Row, tree).tree
    }

    #[track_caller]
    fn text<'a>(node: &'a Node, path: &[&str]) -> &'a str {
        node.at(path).and_then(Node::as_text).expect("a text there")
    }

    #[test]
    fn what_excel_makes_of_values_is_undone() {
        let row = first_row(
            "id,題名,事業者名,契約の種類,掲載開始日,決まりました,pay.min,welcome\na,題,店,正社員,2026/4/1,はい,\"1,050\",senior;Uターン\n",
        );
        assert_eq!(text(&row, &["employer", "name"]), "店");
        assert_eq!(text(&row, &["contract"]), "permanent");
        assert_eq!(text(&row, &["posted"]), "2026-04-01");
        assert_eq!(text(&row, &["filled"]), "true");
        assert_eq!(text(&row, &["pay", "min"]), "1050");
        assert_eq!(text(&row, &["welcome", "1"]), "u-turn");
    }

    #[test]
    fn a_column_of_numbers_that_holds_something_else_is_named() {
        let unused = |number: &str| -> Vec<String> {
            let table = format!("番号,題名,始まり\n{number},会,2026-12-01\n");
            let content =
                read_file(Kind::Event, "events/a.csv", table.into_bytes(), &PrivateColumns::default());
            let of_columns = content.diagnostics.iter().filter(|finding| finding.message == "unused");
            of_columns.map(|finding| finding.values["columns"].clone()).collect()
        };
        for number in ["1", "①", "A-1", "1234", ""] {
            assert_eq!(unused(number), [] as [&str; 0], "{number}");
        }
        assert_eq!(unused("832221111"), ["番号"]);
        assert_eq!(unused("03-0000-0001"), ["番号"]);
    }
}
