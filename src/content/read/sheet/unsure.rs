//! Rows of which it is not sure that they were taken as they were meant: people are asked to look.

use unicode_normalization::UnicodeNormalization as _;

use super::header::Header;
use super::numbers;
use super::outside::{Outside, texts};
use super::squeezed;
use crate::diagnostic::findings::EN069;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::Row;

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
        let plain: String = cell.text.nfkc().filter(|c| !c.is_whitespace()).collect();
        says_ended(&plain).then(|| EN069::Heading { text: squeezed(&cell.text) }.at(at(&cell.span)))
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
