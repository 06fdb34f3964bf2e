//! What stands in the column of a field and has not its form is published in the words in which it was
//! written, and asked about once a column. What would be false, such as a day that the calendar does not
//! have, stays a mistake.

use std::sync::Arc;

use super::{first_days, row_numbers};
use crate::content::model::{FieldPath, Kind};
use crate::content::read::headers::{Named, named_fields};
use crate::content::read::notation::event_times::TIME;
use crate::content::read::notation::words::is_dash;
use crate::content::read::notation::{MORE, kept_words};
use crate::content::read::sheet::{RecordRow, squeezed};
use crate::content::schema::{Format, Schema, Subject, schema_of};
use crate::diagnostic::findings::{EN022, EN023, EN024, EN027, EN029, EN066, EN066Variant};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::Cell;

/// A cell whose words are published as they are.
pub(in crate::content::read) struct AsWords {
    /// The column that it stands in.
    pub column: usize,
    /// The column whose heading stands above it: another one, where it was joined of several.
    below: usize,
    span: Span,
    value: String,
    why: Why,
}

/// Why a cell has not the form of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    NoYear,
    Recurs,
    Form,
}

impl AsWords {
    /// Whether it only says that there is no telephone number, no address: ホームページ「なし」.
    fn says_nothing(&self, columns: &[Option<FieldPath>]) -> bool {
        let field = columns[self.column].as_ref().and_then(|path| path.last());
        field.is_some_and(|field| matches!(field.as_str(), "tel" | "email" | "url"))
            && ["なし", "無し", "無", "ない", "無い", "特になし", "ありません"].contains(&self.value.as_str())
    }
}

/// The cells of a row that were found to have not the form of their fields, and need not have one.
pub(in crate::content::read) fn of(
    kind: Kind,
    row: &RecordRow,
    columns: &[Option<FieldPath>],
    findings: &[Diagnostic],
) -> Vec<AsWords> {
    if findings.is_empty() {
        return Vec::new();
    }
    let fields = named_fields(kind);
    let mut cells: Vec<AsWords> = Vec::new();
    for finding in findings {
        let Some(span) = finding.location.span() else { continue };
        let column = row.cells.iter().zip(columns).position(|(cell, path)| {
            cell.span == span
                && is_of_form(finding, &cell.text)
                && path.as_ref().is_some_and(|path| may_be_words(kind, path, fields))
        });
        let Some(column) = column.filter(|column| cells.iter().all(|cell| cell.column != *column)) else {
            continue;
        };
        let value = row.text(column).to_owned();
        let why = match finding.message {
            _ if first_days::recurrence(&value).is_some() => Why::Recurs,
            "no_year" => Why::NoYear,
            _ => Why::Form,
        };
        let below = row.given.iter().rfind(|given| given.column == column).map_or(column, |given| given.at);
        cells.push(AsWords { column, below, span, value, why });
    }
    cells
}

/// Whether a finding says that a text has not the form of its field, and no more than that.
fn is_of_form(finding: &Diagnostic, text: &str) -> bool {
    match finding.code {
        EN022::CODE | EN023::CODE | EN029::CODE => true,
        EN024::CODE => matches!(finding.message, "default" | "no_year" | "no_day" | "time"),
        EN027::CODE => {
            matches!(finding.message, "headcount" | "reading" | "url" | "email" | "tel") || {
                // A picture that stands elsewhere is still to be found there.
                finding.message == "picture_src" && is_web_address(text)
            }
        }
        _ => false,
    }
}

fn is_web_address(text: &str) -> bool {
    text.trim().starts_with("https://") || text.trim().starts_with("http://")
}

/// Whether a record may do without the field, so that its words may stand elsewhere. An id is no word.
fn may_be_words(kind: Kind, path: &[String], fields: &[Named]) -> bool {
    let schema = path.iter().try_fold(schema_of(Subject::Record(kind)), |schema, name| {
        schema.field(name).map(|field| &field.schema)
    });
    let is_id = |schema: &Schema| match schema {
        Schema::Text(Some(Format::Id(_))) => true,
        Schema::List { item, .. } => matches!(**item, Schema::Text(Some(Format::Id(_)))),
        _ => false,
    };
    let is_setting =
        matches!(path[0].as_str(), "id" | "status" | "lang" | "publish_on" | "expires_on" | "consent");
    let is_required = fields.iter().any(|field| field.required && field.path == path);
    !is_setting && !is_required && !schema.is_some_and(is_id)
}

/// Moves words to where they can stand: those of an event's time into `when`, others below the text.
/// Gives the columns of the row, which has more than the table where it needs them.
pub(in crate::content::read) fn moved(
    kind: Kind,
    header: &[Cell],
    columns: &[Option<FieldPath>],
    row: &mut RecordRow,
    cells: &[AsWords],
) -> Arc<[Option<FieldPath>]> {
    let mut columns = columns.to_vec();
    columns.resize(columns.len().max(header.len()), None);
    let is_at = |column: usize, path: &[&str]| columns[column].as_ref().is_some_and(|at| at == path);
    let time = (0..columns.len()).filter(|column| {
        [&["starts"][..], &["starts", TIME], &["ends"], &["ends", TIME]]
            .iter()
            .any(|path| is_at(*column, path))
    });
    let time: Vec<usize> = time.collect();
    let starts = cells.iter().find(|cell| kind == Kind::Event && is_at(cell.column, &["starts"]));
    let mut moved: Vec<(Vec<String>, usize, String)> = Vec::new();
    if let Some(starts) = starts {
        moved.push((vec!["when".to_owned()], starts.column, when(row, &columns, &time)));
        for column in &time {
            row.give(*column, *column, String::new());
        }
    }
    for cell in cells {
        if row.text(cell.column).is_empty() {
            continue;
        }
        let words = cell.value.clone();
        row.give(cell.column, cell.column, String::new());
        if cell.says_nothing(&columns) {
            continue;
        }
        if columns[cell.column].as_ref().is_some_and(|path| path.last().is_some_and(|name| name == "reading"))
        {
            continue;
        }
        let notes = columns[cell.column].as_ref().and_then(|path| kept_words::notes_of(kind, path));
        if let Some(notes) = notes.filter(|notes| !columns.contains(&Some(notes.clone()))) {
            moved.push((notes, cell.column, words));
            continue;
        }
        let heading = header.get(cell.below).map(|cell| squeezed(&cell.text)).unwrap_or_default();
        let Some(home) = columns[cell.column].as_deref().and_then(|path| whom_to_ask(path, &columns)) else {
            moved.push((vec![MORE.to_owned(), heading], cell.column, words));
            continue;
        };
        let words = told(&heading, &words);
        if let Some(at) = columns.iter().position(|column| column.as_ref() == Some(&home)) {
            let both = joined(row.text(at), &words);
            row.give(at, at, both);
        } else if let Some((.., said)) = moved.iter_mut().find(|(path, ..)| *path == home) {
            *said = joined(said, &words);
        } else {
            moved.push((home, cell.column, words));
        }
    }
    for (path, at, words) in moved {
        columns.push(Some(path));
        row.give(columns.len() - 1, at, words);
    }
    columns.into()
}

/// Where words stand that were written for a telephone number or an address: with whom to ask or how to apply, since
/// what stands in a text leaves the site as open data, and there nobody looks for a number.
fn whom_to_ask(path: &[String], columns: &[Option<FieldPath>]) -> Option<FieldPath> {
    let [group, field] = path else { return None };
    let words = match group.as_str() {
        "contact" => "name",
        "apply" | "join" => "how",
        _ => return None,
    };
    if !matches!(field.as_str(), "tel" | "email" | "url") {
        return None;
    }
    // A column that says all of it at once is one that holds whom to ask, too.
    let whole = vec![group.clone()];
    Some(if columns.contains(&Some(whole.clone())) { whole } else { vec![group.clone(), words.to_owned()] })
}

/// Words in one line; those that say no number or address need the name of their column before them.
fn told(heading: &str, words: &str) -> String {
    let words = squeezed(words);
    let says_itself = words.contains(|c: char| c.is_numeric() || c == '@') || words.contains("://");
    if says_itself || heading.is_empty() { words } else { format!("{heading}：{words}") }
}

fn joined(before: &str, words: &str) -> String {
    if before.is_empty() { words.to_owned() } else { format!("{before}、{words}") }
}

/// When an event is, in the words of all columns that say it: `2/13 13:00～17:00 〜 2/14`.
fn when(row: &RecordRow, columns: &[Option<FieldPath>], time: &[usize]) -> String {
    let texts = |field: &str| {
        let of_field =
            time.iter().filter(|column| columns[**column].as_ref().is_some_and(|path| path[0] == field));
        let mut texts: Vec<(usize, &str)> = of_field
            .map(|column| (columns[*column].as_ref().map_or(0, Vec::len), row.text(*column)))
            .collect();
        texts.sort_by_key(|(depth, _)| *depth);
        let texts = texts.into_iter().map(|(_, text)| text).filter(|text| !text.is_empty() && !is_dash(text));
        texts.collect::<Vec<_>>().join(" ")
    };
    let (starts, ends) = (texts("starts"), texts("ends"));
    if ends.is_empty() { starts } else { format!("{starts} 〜 {ends}") }
}

/// EN066: what was published as words, once for each column and reason.
pub(in crate::content::read) fn findings(
    kind: Kind,
    source: &Arc<SourceText>,
    header: &[Cell],
    columns: &[Option<FieldPath>],
    cells: &[AsWords],
) -> Vec<Diagnostic> {
    let mut groups: Vec<(&AsWords, Vec<&Span>)> = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.says_nothing(columns)) {
        let is_same =
            |other: &AsWords| (other.column, other.below, other.why) == (cell.column, cell.below, cell.why);
        match groups.iter_mut().find(|(first, _)| is_same(first)) {
            Some((_, spans)) => spans.push(&cell.span),
            None => groups.push((cell, vec![&cell.span])),
        }
    }
    let finding = |(first, spans): (&AsWords, Vec<&Span>)| {
        let column = header.get(first.below).map(|cell| squeezed(&cell.text)).unwrap_or_default();
        // A column without a heading is known by its letter.
        let column = if column.is_empty() { letters(source, first.span.start) } else { column };
        let variant = match first.why {
            Why::NoYear if columns[first.column].as_ref().is_some_and(|path| path == &["verified"]) => {
                EN066Variant::Verified
            }
            Why::NoYear => EN066Variant::NoYear,
            Why::Recurs => EN066Variant::Recurs,
            Why::Form => {
                let path = columns[first.column].clone().unwrap_or_default();
                let (label, example) = (label(kind, &path), example(kind, &path));
                let path: Vec<&str> = path.iter().map(String::as_str).collect();
                match (kind, path.as_slice()) {
                    (Kind::Event, ["starts" | "ends" | "dates", ..]) => EN066Variant::When { label, example },
                    (Kind::Job, ["closes"]) | (_, ["apply", "until"]) => {
                        EN066Variant::Until { label, example }
                    }
                    (Kind::Event, ["except"]) => EN066Variant::Off { label, example },
                    (_, ["image", "src"]) => EN066Variant::Picture { label, example },
                    _ => EN066Variant::Form { label, example },
                }
            }
        };
        let rows = row_numbers(source, spans);
        let finding = EN066 { column, rows, value: squeezed(&first.value), variant };
        finding.at(Location::Text(Arc::clone(source), first.span.clone()))
    };
    groups.into_iter().map(finding).collect()
}

fn label(kind: Kind, path: &[String]) -> String {
    named_fields(kind)
        .iter()
        .find(|field| field.path == path)
        .map(|field| field.label.clone())
        .unwrap_or_default()
}

/// How the values of a field are written.
fn example(kind: Kind, path: &[String]) -> String {
    let schema = path.iter().try_fold(schema_of(Subject::Record(kind)), |schema, name| {
        schema.field(name).map(|field| &field.schema)
    });
    let of_list = match schema {
        Some(Schema::List { item, .. }) => Some(&**item),
        other => other,
    };
    match of_list {
        Some(Schema::Text(Some(format))) => format.example().to_owned(),
        Some(Schema::Choice(choices)) => {
            choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join("・")
        }
        Some(Schema::Whole(1000.., _)) => "1998".to_owned(),
        Some(Schema::Whole(..) | Schema::Number(..)) => "12".to_owned(),
        Some(Schema::Bool) => "はい・いいえ".to_owned(),
        _ => "0300-00-0000".to_owned(),
    }
}

/// The letters by which a spreadsheet calls the column of a cell, or where the cell stands in a CSV file.
fn letters(source: &SourceText, at: usize) -> String {
    let place = source.cell_at(at).map(|place| place.to_string()).unwrap_or_default();
    place
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .rsplit(['!', ' '])
        .next()
        .unwrap_or_default()
        .to_owned()
}
