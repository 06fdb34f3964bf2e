//! A row of a table becomes a tree, as if its cells had been written in YAML.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::content::model::FieldPath;
use crate::content::schema::{Field, Format, Schema};
use crate::diagnostic::findings::{EN014, EN014Label, EN021, EN021Help, EN021Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span, nearest};
use crate::source::{Cell, Key, Node, Value};
use crate::texts;

/// What a column holds: the path of a field and what may stand there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub path: FieldPath,
    schema: &'static Schema,
}

impl Column {
    /// Whether the column holds the ids.
    pub(super) fn is_id(&self) -> bool {
        self.path == ["id"]
    }
}

/// What people call columns, and the fields that they mean.
const OTHER_NAMES: [(&str, &str); 16] = [
    ("番号", "id"),
    ("コード", "id"),
    ("タイトル", "title"),
    ("件名", "title"),
    ("名前", "title"),
    ("会社名", "employer.name"),
    ("企業名", "employer.name"),
    ("店名", "employer.name"),
    ("事業所名", "employer.name"),
    ("勤務先", "employer.name"),
    ("雇用形態", "contract"),
    ("掲載日", "posted"),
    ("締切", "closes"),
    ("応募締切", "closes"),
    ("応募方法", "apply.how"),
    ("要約", "summary"),
];

/// How many columns are named where a header is not known.
const NAMED_COLUMNS: usize = 12;

/// The columns of a table, as its header names them.
pub(super) struct Columns {
    /// The field of each column that has one.
    pub fields: Vec<Option<Column>>,
    /// The fields that headers with mistakes probably mean: what is missing there is no news.
    pub meant: Vec<String>,
}

/// Finds the field of each column by its name (`employer.name`) or its Japanese label. A column
/// that names no field is reported and left out.
pub(super) fn columns(
    source: &Arc<SourceText>,
    header: &[Cell],
    schema: &'static Schema,
) -> (Columns, Vec<Diagnostic>) {
    let known = leaves(schema);
    let mut meant = Vec::new();
    let mut findings = Vec::new();
    let mut columns: Vec<Option<Column>> = Vec::new();
    let at = |span: &Span| Location::Text(Arc::clone(source), span.clone());
    for cell in header {
        let (name, span) = (cell.text.trim(), &cell.span);
        let plain = plain(name);
        let column = known.iter().find(|leaf| leaf.name == plain || self::plain(&leaf.label) == plain);
        let mut is_twin = false;
        match column {
            None if name.is_empty() => {
                findings.push(EN014::EmptyHeader.at(at(span)));
            }
            None => {
                let leaf = probably_meant(name, &known);
                meant.extend(leaf.map(|leaf| leaf.name.clone()));
                findings.push(unknown(name, leaf, &known).at(at(span)));
            }
            Some(leaf) => {
                let path = &leaf.column.path;
                // `contact` is the same as `contact.name`, so both cannot stand.
                let overlaps = |c: &Column| c.path.starts_with(path) || path.starts_with(&c.path);
                let twin = columns.iter().position(|c| c.as_ref().is_some_and(overlaps));
                is_twin = twin.is_some();
                let twin = twin.map(|number| at(&header[number].span));
                findings.extend(twin.map(|first| {
                    let finding = EN014::DuplicateHeader { column: name.to_owned() };
                    finding.at_labelled(at(span), [(EN014Label::First, first)])
                }));
            }
        }
        columns.push(column.filter(|_| !is_twin).map(|leaf| leaf.column.clone()));
    }
    if !columns.iter().flatten().any(Column::is_id) && !meant.iter().any(|name| name == "id") {
        let span = header.first().map_or(0..0, |cell| cell.span.clone());
        findings.push(EN014::NoId.at(at(&span)));
    }
    (Columns { fields: columns, meant }, findings)
}

/// The columns of a table whose header was read before.
pub(super) fn columns_of(paths: &[Option<FieldPath>], schema: &'static Schema) -> Vec<Option<Column>> {
    let at = |path: &FieldPath| {
        path.iter().try_fold(schema, |schema, name| schema.field(name).map(|field| &field.schema))
    };
    let column = |path: &FieldPath| Some(Column { path: path.clone(), schema: at(path)? });
    paths.iter().map(|path| path.as_ref().and_then(column)).collect()
}

/// Makes the tree of a row. Empty cells are absent fields.
pub(super) fn tree(columns: &[Option<Column>], row: &[Cell]) -> Node {
    let start = row.first().map_or(0, |cell| cell.span.start);
    let end = row.last().map_or(start, |cell| cell.span.end);
    let mut root = Node::empty_map(start..end);
    for (column, cell) in columns.iter().zip(row) {
        if let Some(column) = column
            && !cell.is_blank()
        {
            insert(&mut root, &column.path, node(column.schema, cell));
        }
    }
    root
}

struct Leaf {
    name: String,
    label: String,
    required: bool,
    column: Column,
}

/// The fields that a column can name, nearest to the top first.
fn leaves(schema: &'static Schema) -> Vec<Leaf> {
    fn collect(prefix: &[String], field: &'static Field, required: bool, into: &mut Vec<Leaf>) {
        let required = required && field.required;
        let mut path = prefix.to_vec();
        path.push(field.name.clone());
        let below = field.schema.fields();
        let has_text = matches!(&field.schema, Schema::Object { text_is: Some(_), .. });
        if below.is_empty() || has_text {
            let column = Column { path: path.clone(), schema: &field.schema };
            into.push(Leaf { name: path.join("."), label: field.label.clone(), required, column });
        }
        for inner in below {
            collect(&path, inner, required, into);
        }
    }
    let mut all = Vec::new();
    schema.fields().iter().for_each(|field| collect(&[], field, true, &mut all));
    all.sort_by_key(|leaf| leaf.column.path.len());
    all
}

/// A header as it is compared: `（円）` is `(円)`.
fn plain(name: &str) -> String {
    name.trim().nfkc().collect()
}

fn probably_meant<'a>(name: &str, known: &'a [Leaf]) -> Option<&'a Leaf> {
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == plain(name)).map(|(_, field)| *field);
    let names = || known.iter().flat_map(|leaf| [leaf.name.as_str(), leaf.label.as_str()]);
    let by_other = other.and_then(|field| known.iter().find(|leaf| leaf.name == field));
    by_other.or_else(|| {
        let near = nearest(name, names())?;
        known.iter().find(|leaf| leaf.name == near || leaf.label == near)
    })
}

fn unknown(name: &str, meant: Option<&Leaf>, known: &[Leaf]) -> EN021 {
    let (needed, others): (Vec<_>, Vec<_>) = known.iter().partition(|leaf| leaf.required);
    let id_first = others.iter().filter(|leaf| leaf.name == "id").chain(&needed);
    let rest = others.iter().filter(|leaf| leaf.name != "id");
    let named = id_first.chain(rest).take(NAMED_COLUMNS).map(|leaf| called(leaf));
    let help = match meant {
        Some(leaf) => EN021Help::DidYouMean { suggestion: called(leaf) },
        None => EN021Help::Columns { fields: named.collect::<Vec<_>>().join(" · ") },
    };
    EN021 { key: name.to_owned(), message: EN021Message::Top { kind: "CSV" }, help }
}

/// A column by its label, and by its name where that is another.
fn called(leaf: &Leaf) -> String {
    if leaf.label.eq_ignore_ascii_case(&leaf.name) {
        leaf.name.clone()
    } else {
        format!("{}（{}）", leaf.label, leaf.name)
    }
}

fn insert(root: &mut Node, path: &[String], node: Node) {
    let Value::Map(entries) = &mut root.value else { return };
    let Some((first, rest)) = path.split_first() else { return };
    let key = Key { text: first.clone(), span: node.span.clone() };
    if rest.is_empty() {
        entries.push((key, node));
        return;
    }
    let position = entries.iter().position(|(k, _)| k.text == *first).unwrap_or_else(|| {
        entries.push((key, Node::empty_map(node.span.clone())));
        entries.len() - 1
    });
    insert(&mut entries[position].1, rest, node);
}

/// A cell as it would have been written, with what spreadsheets make of values undone.
fn node(schema: &Schema, cell: &Cell) -> Node {
    let span = cell.span.clone();
    if let Schema::List { item, .. } = schema {
        let parts = cell.text.split([';', '；']).map(str::trim).filter(|part| !part.is_empty());
        let items = parts.map(|part| node(item, &Cell { text: part.to_owned(), ..cell.clone() })).collect();
        return Node { span, value: Value::List(items) };
    }
    Node { span, value: Value::Scalar(undo_spreadsheet(schema, &cell.text)) }
}

fn undo_spreadsheet(schema: &Schema, text: &str) -> String {
    let plain = || text.trim().nfkc().collect::<String>();
    match schema {
        Schema::Bool => match plain().to_lowercase().as_str() {
            "true" | "はい" | "1" | "○" | "有" | "する" => "true".to_owned(),
            "false" | "いいえ" | "0" | "×" | "無" | "しない" => "false".to_owned(),
            _ => labelled_boolean(text).unwrap_or(text).to_owned(),
        },
        Schema::Choice(choices) => {
            let plain = plain();
            let found = choices.iter().find(|c| c.word == plain || c.is_called(text));
            found.map_or_else(|| text.to_owned(), |choice| choice.word.clone())
        }
        Schema::Whole(..) | Schema::Number(..) => plain().replace(',', ""),
        Schema::Text(Some(Format::Day | Format::Moment)) => iso_day(&plain()),
        Schema::Text(_) => text.to_owned(),
        _ => text.trim().to_owned(),
    }
}

/// `true` or `false`, where a text is what pages show for it.
fn labelled_boolean(text: &str) -> Option<&'static str> {
    let labelled = texts::boolean_labels().get(&texts::comparable(text))?;
    Some(if *labelled { "true" } else { "false" })
}

/// `2026/4/1 10:00` as `2026-04-01 10:00`; anything else stays.
fn iso_day(text: &str) -> String {
    let (day, time) = text.split_once([' ', 'T']).map_or((text, None), |(day, time)| (day, Some(time)));
    let parts: Vec<_> = day.split('/').collect();
    let [year, month, day] = parts.as_slice() else { return text.to_owned() };
    let (Ok(month), Ok(day)) = (month.parse::<u8>(), day.parse::<u8>()) else { return text.to_owned() };
    let iso = format!("{year}-{month:02}-{day:02}");
    time.map_or_else(|| iso.clone(), |time| format!("{iso} {time}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::Kind;
    use crate::content::schema::Subject;
    use crate::content::schema::schema_of;
    use crate::source::read_tables;

    fn first_row(text: &str) -> Node {
        let tables = read_tables("jobs/a.csv", text.into()).expect("text");
        let rows = &tables.sheets[0].rows;
        let (columns, findings) =
            columns(&tables.source, &rows[0].cells, schema_of(Subject::Record(Kind::Job)));
        assert_eq!(findings, []);
        tree(&columns.fields, &rows[1].cells)
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
    /// The fields with fixed values, those in lists and maps included.
    fn choices(schema: &Schema) -> Vec<&Schema> {
        match schema {
            Schema::Choice(_) => vec![schema],
            Schema::List { item, .. } | Schema::MapOf(item) => choices(item),
            other => other.fields().iter().flat_map(|field| choices(&field.schema)).collect(),
        }
    }

    fn has_words(schema: &Schema, words: &[&String]) -> bool {
        let Schema::Choice(choices) = schema else { return false };
        words.iter().all(|word| choices.iter().any(|choice| choice.word == **word))
    }

    #[test]
    fn every_label_in_every_language_of_the_interface_is_taken() {
        let subjects = Kind::ALL.map(Subject::Record).into_iter().chain([Subject::Site]);
        let fields: Vec<_> = subjects.flat_map(|subject| choices(schema_of(subject))).collect();
        for (lang, tree) in texts::built_in() {
            for (group, labels) in tree["value"].as_object().into_iter().flatten() {
                let labels = labels.as_object().expect("labels by word");
                let words: Vec<_> = labels.keys().collect();
                let shown: Vec<_> = fields.iter().filter(|field| has_words(field, &words)).collect();
                let is_boolean = labels.contains_key("true");
                assert!(is_boolean || !shown.is_empty(), "{lang}: no field has the values of {group}");
                for (word, label) in labels {
                    let label = label.as_str().expect("a label").replace("{amount}", "");
                    let fields = if is_boolean { vec![&&Schema::Bool] } else { shown.clone() };
                    for field in fields {
                        assert_eq!(undo_spreadsheet(field, &label), *word, "{lang}: {group}: {label}");
                    }
                }
            }
        }
    }
}
