//! Where acceptances stand in a file, and what each is about.

use std::ops::Range;

use super::said::{self, Said};
use crate::content::ACCEPTED_COLUMN;
use crate::diagnostic::{Location, SourceText, Span};

/// Something that is accepted at its place.
#[derive(Debug)]
pub(super) struct Written {
    /// The comment or the cell.
    pub span: Span,
    pub said: Said,
    about: About,
}

#[derive(Debug, PartialEq, Eq)]
enum About {
    /// What begins in these bytes.
    Bytes(Span),
    /// What begins in this row of this sheet.
    Row(u16, u32),
}

impl Written {
    /// Whether it is about something at this place of its file.
    pub(super) fn is_about(&self, location: &Location) -> bool {
        match (&self.about, location) {
            (About::Bytes(bytes), Location::Text(_, span)) => bytes.contains(&span.start),
            (About::Row(sheet, row), _) => location
                .cell()
                .is_some_and(|place| (place.address.sheet, place.address.row) == (*sheet, *row)),
            _ => false,
        }
    }
}

/// The acceptances of a file whose first bytes, up to `fields_end`, are YAML, and the others Markdown.
pub(super) fn written(source: &SourceText, fields_end: usize) -> Vec<Written> {
    if source.cells.is_some() {
        return in_table(source);
    }
    // Nearly all files end here.
    if !source.text.contains("nishi") {
        return Vec::new();
    }
    let text = &source.text;
    let end = text.floor_char_boundary(fields_end);
    let mut written = in_yaml(&text[..end]);
    written.extend(in_markdown(text, end));
    written
}

/// A column of the table holds what is accepted of each row.
fn in_table(source: &SourceText) -> Vec<Written> {
    let Some(cells) = &source.cells else { return Vec::new() };
    let of_cell = |cell: &crate::diagnostic::IndexedCell| {
        let span = cell.span();
        let said = said::in_cell(source.text.get(span.clone())?.trim_matches('"'));
        let about = || About::Row(cell.address.sheet, cell.address.row);
        Some(
            said.into_iter()
                .map(move |said| Written { span: span.clone(), said, about: about() })
                .collect::<Vec<_>>(),
        )
    };
    cells.in_columns(|header| header.trim() == ACCEPTED_COLUMN).filter_map(of_cell).flatten().collect()
}

/// `# enishi: …` behind a value is about its line and what is indented below it; on a line of its own about the
/// next one.
fn in_yaml(text: &str) -> Vec<Written> {
    let lines: Vec<Range<usize>> = lines(text, 0).collect();
    let of_line = |(number, line): (usize, &Range<usize>)| {
        let at = line.start + comment_in(&text[line.clone()])?;
        let said = said::in_comment(text[at..line.end].trim_start_matches('#'))?;
        let is_alone = text[line.start..at].trim().is_empty();
        let is_value = |line: &&Range<usize>| {
            let line = text[(*line).clone()].trim();
            !line.is_empty() && !line.starts_with('#')
        };
        let first = if is_alone {
            number + 1 + lines[number + 1..].iter().position(|line| is_value(&line))?
        } else {
            number
        };
        let indent = |line: &Range<usize>| text[line.clone()].len() - text[line.clone()].trim_start().len();
        let of_first = indent(&lines[first]);
        let is_item = text[lines[first].clone()].trim_start().starts_with("- ");
        let is_below = |line: &&Range<usize>| {
            let words = text[(*line).clone()].trim_start();
            words.is_empty()
                || indent(line) > of_first
                || indent(line) == of_first && words.starts_with("- ") && !is_item
        };
        let last = lines[first + 1..].iter().take_while(is_below).last().unwrap_or(&lines[first]);
        let about = About::Bytes(lines[first].start..last.end + 1);
        Some(Written { span: at..line.end, said, about })
    };
    lines.iter().enumerate().filter_map(of_line).collect()
}

/// Where the comment of a line of YAML begins that is for the program.
fn comment_in(line: &str) -> Option<usize> {
    let mut signs = line.match_indices('#');
    let is_comment = |at: usize| at == 0 || line[..at].ends_with([' ', '\t', '\u{3000}']);
    signs
        .find(|(at, _)| is_comment(*at) && said::in_comment(line[*at..].trim_start_matches('#')).is_some())
        .map(|(at, _)| at)
}

/// `<!-- enishi: … -->` above a block is about it; within a block about all of it.
fn in_markdown(text: &str, from: usize) -> Vec<Written> {
    let comments = text[from..].match_indices("<!--").filter_map(|(at, sign)| {
        let at = from + at;
        let inner = &text[at + sign.len()..];
        let length = inner.find("-->")?;
        let span = at..at + sign.len() + length + "-->".len();
        Some((span, said::in_comment(&inner[..length])?))
    });
    comments
        .map(|(span, said)| Written { about: About::Bytes(block_of(text, from, &span)), span, said })
        .collect()
}

/// The block that a comment is about: the one below, where it stands on lines of its own. Of a list it is the one item in
/// which or directly above which it stands; a comment above the whole list is about all of it.
fn block_of(text: &str, from: usize, comment: &Span) -> Span {
    let lines: Vec<Range<usize>> = lines(text, from).collect();
    let line_of = |byte: usize| lines.partition_point(|line| line.start <= byte).saturating_sub(1);
    let (first, last) = (line_of(comment.start), line_of(comment.end - 1));
    let words = |line: &Range<usize>| text[line.clone()].trim();
    let indent = |line: &Range<usize>| text[line.clone()].len() - text[line.clone()].trim_start().len();
    let is_comment = |words: &str| words.starts_with("<!--") && words.ends_with("-->");
    let is_alone = text[lines[first].start..comment.start].trim().is_empty()
        && text[comment.end..lines[last].end].trim().is_empty();
    let mut start = first;
    while !is_alone && start > 0 && !is_item(words(&lines[start])) && !words(&lines[start - 1]).is_empty() {
        start -= 1;
    }
    let above = lines[..first].iter().map(words).rfind(|words| !is_comment(words));
    let is_above_all = is_alone && above.is_none_or(str::is_empty);
    // The item with which what it is about begins, where that is a list.
    let mut list: Option<usize> = None;
    let mut end = last;
    let mut has_words = !is_alone;
    for (number, line) in lines.iter().enumerate().skip(last + 1) {
        let words = words(line);
        let goes_on = is_above_all && list.is_some_and(|list| list <= indent(line));
        if has_words && (words.is_empty() || is_item(words) && !goes_on) {
            break;
        }
        if !(words.is_empty() || is_comment(words)) {
            if !has_words && is_item(words) && indent(&lines[first]) <= indent(line) {
                list = Some(indent(line));
            }
            has_words = true;
        }
        end = number;
    }
    lines[start].start..lines[end].end + 1
}

/// Whether a line is the beginning of an item of a list.
fn is_item(words: &str) -> bool {
    let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < words.len() && [". ", ") "].iter().any(|sign| digits.starts_with(sign));
    is_numbered || words.starts_with('・') || ["- ", "* ", "+ "].iter().any(|sign| words.starts_with(sign))
}

/// The lines of a text from a byte on, without their ends.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let whole = start..start + line.len();
        start = whole.end;
        whole.start..whole.start + line.trim_end_matches(['\n', '\r']).len()
    })
}
