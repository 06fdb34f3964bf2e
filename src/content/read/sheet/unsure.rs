//! Rows of which it is not sure that they were taken as they were meant: people are asked to look.

use unicode_normalization::UnicodeNormalization as _;

use super::header::Header;
use super::numbers;
use super::outside::{Outside, texts};
use super::{ACCEPTED_COLUMN, PrivateColumns, squeezed};
use crate::content::model::Kind;
use crate::content::schema::{Subject, schema_of};
use crate::diagnostic::findings::EN069;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::{Cell, Row};
use crate::texts;

/// So many texts in a row are hardly a title or a note.
const SEVERAL: usize = 3;

/// How long a heading is at most that says something about the rows below it.
const LONGEST_HEADING: usize = 20;

/// What a heading says by which the rows below it are not what they would be elsewhere.
const ENDED: [&str; 12] = [
    "休止",
    "休会",
    "休業",
    "停止",
    "解散",
    "廃止",
    "閉鎖",
    "募集終了",
    "受付終了",
    "中止",
    "延期",
    "取りやめ",
];

/// What says of a record that it is not to be published.
const NOT_PUBLIC: [&str; 10] = [
    "非公開",
    "公開しない",
    "公開不可",
    "掲載不可",
    "掲載しない",
    "掲載見合",
    "載せない",
    "不掲載",
    "掲載NG",
    "公開NG",
];

/// What begins a heading that stands by itself.
const MARKS: [char; 18] =
    ['【', '[', '〔', '《', '<', '〈', '(', '「', '■', '□', '◆', '◇', '●', '○', '◎', '▼', '★', '・'];

/// What a note says, and no heading.
const OF_NOTES: [&str; 10] =
    ["雨天", "荒天", "悪天", "小雨", "場合", "とき", "こと", "ます", "です", "により"];

/// Parts the rows that are no records into those with several texts, which may be some, and the others.
pub(super) fn several_apart<'r>(
    titles: impl Iterator<Item = &'r Row>,
    header: &Header,
    rows: impl Iterator<Item = (&'r Row, &'r Option<Outside>)>,
) -> (Vec<&'r Row>, Vec<&'r Row>) {
    let named = header.cells.iter().filter(|cell| !cell.is_blank()).count();
    let last = header.rows.start.checked_sub(1);
    // Right above a header stand the names of groups of its columns.
    let may_be_record = |at: usize, row: &Row| {
        let count = texts(row).len();
        count >= SEVERAL.min(named.max(2)) && (Some(at) != last || count >= named)
    };
    let (mut several, mut single) = (Vec::new(), Vec::new());
    for (at, row) in titles.enumerate() {
        if may_be_record(at, row) { several.push(row) } else { single.push(row) }
    }
    for (row, outside) in rows {
        match outside {
            Some(Outside::Total) if words_beside(row) >= SEVERAL - 1 => several.push(row),
            Some(Outside::Header | Outside::Total | Outside::Note) => single.push(row),
            _ => {}
        }
    }
    (several, single)
}

/// How many texts without a number stand behind the first one.
fn words_beside(row: &Row) -> usize {
    let behind = row.cells.iter().filter(|cell| !cell.is_blank()).skip(1);
    behind.filter(|cell| !cell.text.chars().any(char::is_numeric)).count()
}

/// EN069: rows with several texts were taken for titles, sums or notes.
pub(super) fn finding(
    source: &SourceText,
    several: &[&Row],
    at: &dyn Fn(&Span) -> Location,
) -> Option<Diagnostic> {
    let first = several.first()?.cells.iter().find(|cell| !cell.is_blank())?;
    let (rows, count, text) = (numbers(source, several), several.len(), squeezed(&first.text));
    Some(EN069::Rows { rows, count, text }.at(at(&first.span)))
}

/// EN069: the headings that say that the rows below them have ended, although these are published as all others.
pub(super) fn headings(
    titles: &[Row],
    rows: &[Row],
    outside: &[Option<Outside>],
    at: &dyn Fn(&Span) -> Location,
) -> Vec<Diagnostic> {
    let is_followed = |from: usize| outside[from..].iter().any(Option::is_none);
    let above = titles.iter().filter(|_| is_followed(0));
    let notes = rows.iter().zip(outside).enumerate();
    let among = notes
        .filter(|(number, (_, outside))| **outside == Some(Outside::Note) && is_followed(*number))
        .map(|(_, (row, _))| row);
    let found = above.chain(among).filter(|row| texts(row).len() == 1).filter_map(|row| {
        let cell = row.cells.iter().find(|cell| !cell.is_blank())?;
        says_ended(&plain(&cell.text))
            .then(|| EN069::Heading { text: squeezed(&cell.text) }.at(at(&cell.span)))
    });
    found.collect()
}

/// EN069: records of which something is struck out.
pub(super) fn struck(
    source: &SourceText,
    records: &[&Row],
    at: &dyn Fn(&Span) -> Location,
) -> Option<Diagnostic> {
    let struck: Vec<&Row> = records.iter().copied().filter(|row| row.struck).collect();
    let first = struck.first()?.cells.iter().find(|cell| !cell.is_blank())?;
    Some(EN069::Struck { rows: numbers(source, &struck), count: struck.len() }.at(at(&first.span)))
}

/// EN069: records of which a column for the office alone says that they are not to be published, or have ended, by
/// column, with the first such cell.
pub(super) fn withheld(
    source: &SourceText,
    header: &[Cell],
    private: &PrivateColumns,
    records: &[&Row],
) -> Vec<(usize, Span, EN069)> {
    let is_shown = |row: &&&Row| !is_draft(header, row);
    let private = header.iter().enumerate().filter(|(_, cell)| private.holds(&cell.text));
    let found = private.filter_map(|(column, name)| {
        let name = squeezed(&name.text);
        if name == ACCEPTED_COLUMN {
            return None;
        }
        let is_flag = NOT_PUBLIC.contains(&name.as_str());
        let says = |row: &&&Row| {
            let text = row.cells.get(column).map(|cell| plain(&cell.text)).unwrap_or_default();
            let is_ended =
                says_ended(&text) || ["終了", "締切", "充足", "採用済", "決定済"].contains(&text.as_str());
            !text.is_empty() && (is_flag || is_ended || NOT_PUBLIC.iter().any(|word| text.contains(word)))
        };
        let rows: Vec<&Row> = records.iter().filter(is_shown).filter(says).copied().collect();
        let cell = rows.first()?.cells.get(column)?;
        let (text, count) = (squeezed(&cell.text), rows.len());
        let finding = EN069::Withheld { column: name, text, rows: numbers(source, &rows), count };
        Some((column, cell.span.clone(), finding))
    });
    found.collect()
}

/// Whether the column of the state says that a row is not public yet.
fn is_draft(header: &[Cell], row: &Row) -> bool {
    // The state is the same field in every kind.
    let Some(status) = schema_of(Subject::Record(Kind::Page)).field("status") else { return false };
    let is_state = |cell: &Cell| ["status", &status.label].contains(&squeezed(&cell.text).as_str());
    let text = header.iter().position(is_state).and_then(|column| row.cells.get(column));
    let text = text.map(|cell| texts::comparable(&cell.text)).unwrap_or_default();
    let mut drafts =
        status.schema.choices().iter().filter(|choice| ["draft", "review"].contains(&choice.word.as_str()));
    drafts.any(|choice| choice.word == text || choice.wordings.contains(&text))
}

/// Whether the name of a sheet says that it holds what was before: `R6以前（旧）`, `昨年度`, `名簿のコピー`.
pub(super) fn is_old_sheet(name: &str) -> bool {
    const OLD: [&str; 11] =
        ["旧", "以前", "昨年", "前年", "過去", "実績", "コピー", "バックアップ", "old", "backup", "使わない"];
    let name = plain(name).to_lowercase();
    OLD.iter().any(|word| name.contains(word))
}

/// A text in the usual width, without blanks.
fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a text, in the usual width and without blanks, is a heading with a mark that says that what stands below
/// it has ended: `【休止中の団体】`.
pub(super) fn is_marked_heading(plain: &str) -> bool {
    plain.starts_with(MARKS) && says_ended(plain)
}

fn says_ended(plain: &str) -> bool {
    plain.chars().count() <= LONGEST_HEADING
        && ENDED.iter().any(|word| plain.contains(word))
        && !OF_NOTES.iter().any(|word| plain.contains(word))
}
