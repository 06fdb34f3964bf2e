//! Says what is wrong where a YAML text has no form, in words that its writer can act on.
//!
//! The parser's own words say what it expected; the mistakes that people make are found by looking at
//! the lines.

use granit_parser::{ErrorKind, ScanError};

use super::indentation;
use super::line::{self, LineMistake, Parts};
use crate::diagnostic::Span;
use crate::diagnostic::findings::EN005;

/// A mistake with its place in the text, and what makes the text readable.
pub(super) struct Mistake {
    pub finding: EN005,
    pub span: Span,
    pub mend: Mend,
}

impl Mistake {
    /// The lines that are left out because of it.
    pub(super) fn left_out(&self) -> Option<Span> {
        match &self.mend {
            Mend::LeaveOut(span) => Some(span.clone()),
            Mend::Sure(..) | Mend::Guess(..) => None,
        }
    }
}

/// How a text is made readable.
#[derive(Debug)]
pub(super) enum Mend {
    /// A part is written as it was meant.
    Sure(Span, String),
    /// The same, and something else may have been meant.
    Guess(Span, String),
    /// Lines are left out.
    LeaveOut(Span),
}

/// How many lines above the one where the parser stopped may belong to the same mistake.
const MOST_LINES_ABOVE: usize = 40;

/// The lines of a text, and which of them are texts as they stand.
struct Lines<'a> {
    text: &'a str,
    lines: Vec<(Span, bool)>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut block: Option<usize> = None;
        for whole in text.split_inclusive('\n') {
            let line = whole.trim_end_matches(['\n', '\r']);
            let span = start..start + line.len();
            start += whole.len();
            let indent = line.len() - line.trim_start_matches(' ').len();
            let in_block = block.is_some_and(|of| line.trim().is_empty() || indent > of);
            if !in_block {
                block = line::opens_block(line).then_some(indent);
            }
            lines.push((span, in_block));
        }
        Self { text, lines }
    }

    fn at(&self, offset: usize) -> usize {
        self.lines.partition_point(|(span, _)| span.start <= offset).saturating_sub(1)
    }

    fn line(&self, index: usize) -> &'a str {
        self.lines.get(index).map_or("", |(span, _)| &self.text[span.clone()])
    }

    fn start(&self, index: usize) -> usize {
        self.lines.get(index).map_or(self.text.len(), |(span, _)| span.start)
    }

    fn is_bare(&self, index: usize) -> bool {
        let line = self.line(index).trim_start_matches([' ', '\t']);
        line.is_empty() || line.starts_with('#')
    }

    /// The lines above one, the nearest first, up to the next text as it stands.
    fn above(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let above = (0..index.min(self.lines.len())).rev();
        above.take_while(|index| !self.lines[*index].1).filter(|index| !self.is_bare(*index))
    }

    /// The mistake that a line shows by itself.
    fn mistake(&self, index: usize) -> Option<Mistake> {
        let (line, start) = (self.line(index), self.start(index));
        if let Some(mistake) = self.blanks(index) {
            return Some(mistake);
        }
        let LineMistake { finding, span, mended: (whole, text), is_sure } = line::find(line)?;
        let whole = start + whole.start..start + whole.end;
        let mend = if is_sure { Mend::Sure(whole, text) } else { Mend::Guess(whole, text) };
        Some(Mistake { finding, span: start + span.start..start + span.end, mend })
    }

    /// Blanks before a line that are no indentation.
    fn blanks(&self, index: usize) -> Option<Mistake> {
        let (line, start) = (self.line(index), self.start(index));
        let indent = &line[..line.len() - line.trim_start().len()];
        let at = indent.find(['\t', '\u{3000}'])?;
        let count = indentation::meant(self.above(index).map(|above| self.line(above)), line);
        let is_tab = indent[at..].starts_with('\t');
        let finding = match (is_tab, count) {
            (true, 0) => EN005::TabNone,
            (true, count) => EN005::Tab { count },
            (false, 0) => EN005::FullwidthIndentNone,
            (false, count) => EN005::FullwidthIndent { count },
        };
        let length = indent[at..].chars().next().map_or(0, char::len_utf8);
        let mend = Mend::Sure(start..start + indent.len(), " ".repeat(count));
        Some(Mistake { finding, span: start + at..start + at + length, mend })
    }

    fn no_colon(&self, index: usize) -> Option<Mistake> {
        let line = self.line(index);
        let is_one = !line.trim().is_empty()
            && !line.contains(':')
            && !line.starts_with([' ', '\t', '\u{3000}', '-', '#', ']', '}']);
        let span = self.lines.get(index)?.0.clone();
        is_one.then(|| Mistake { finding: EN005::NoColon, span: span.clone(), mend: Mend::LeaveOut(span) })
    }

    fn is_field(&self, index: usize) -> bool {
        let line = self.line(index);
        Parts::of(line).value(line).is_some()
    }

    /// A line with everything that is indented below it.
    fn with_those_below(&self, index: usize) -> Span {
        let depth = indentation::width(self.line(index));
        let below = (index + 1..self.lines.len())
            .take_while(|below| self.is_bare(*below) || indentation::width(self.line(*below)) > depth)
            .filter(|below| !self.is_bare(*below));
        let last = below.last().unwrap_or(index);
        let start = self.start(index);
        let end = self.lines.get(last).map_or(start, |(span, _)| span.end);
        let indent = self.line(index).len() - self.line(index).trim_start().len();
        start + indent..end.max(start + indent)
    }
}

/// Explains why a text could not be read on: the mistakes of the lines around the place where the
/// parser stopped.
pub(super) fn explain(text: &str, error: &ScanError) -> Vec<Mistake> {
    let lines = Lines::of(text);
    let offset = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let here = lines.at(offset);
    let mut found = by_kind(&lines, here, error.kind()).map_or_else(Vec::new, |mistake| vec![mistake]);
    if found.is_empty() && !lines.is_bare(here) {
        found.extend(lines.mistake(here));
    }
    found.extend(in_lines_above(&lines, here));
    if found.is_empty() {
        found.extend(lines.no_colon(here).filter(|_| !lines.is_bare(here)));
    }
    if found.is_empty() {
        found.extend(odd_indentation(&lines, here, error.kind()));
    }
    if found.is_empty() {
        // A quotation mark or bracket that is not closed swallows whole lines.
        let swallows = |mistake: &Mistake| {
            matches!(mistake.finding, EN005::UnclosedQuote { .. } | EN005::OpenBracket { .. })
        };
        found.extend(lines.above(here).find_map(|above| lines.mistake(above).filter(swallows)));
    }
    if found.is_empty() {
        found.push(unknown(&lines, here, offset, error));
    }
    found.sort_by_key(|mistake| mistake.span.start);
    found.dedup_by_key(|mistake| mistake.span.start);
    found
}

/// The mistakes of all lines of a text that should be fields and are not.
pub(super) fn in_lines(text: &str) -> Vec<Mistake> {
    let lines = Lines::of(text);
    let found = (0..lines.lines.len()).filter(|index| !lines.lines[*index].1 && !lines.is_bare(*index));
    let found: Vec<_> = found.filter_map(|index| lines.mistake(index)).collect();
    let has_field = found.iter().any(|mistake| matches!(mistake.mend, Mend::Sure(..)));
    if has_field { found } else { Vec::new() }
}

/// What the parser says of itself is enough for these.
fn by_kind(lines: &Lines<'_>, here: usize, kind: &ErrorKind) -> Option<Mistake> {
    let (line, start) = (lines.line(here), lines.start(here));
    match kind {
        ErrorKind::UnknownAnchor => {
            let at = line.find('*')?;
            let example = line::quoted_from(line, at);
            let span = start + at..start + at + 1;
            let whole = start + line.len() - line.trim_start().len()..start + line.len();
            let mend = Mend::Guess(whole, example.clone());
            Some(Mistake { finding: EN005::Alias { example }, span, mend })
        }
        ErrorKind::UnclosedQuotedScalar => {
            let of_line = |index: usize| {
                lines.mistake(index).filter(|found| matches!(found.finding, EN005::UnclosedQuote { .. }))
            };
            let found = of_line(here).or_else(|| lines.above(here).find_map(of_line));
            let inside = || {
                let at = start + line.find(['"', '\''])?;
                let span = at..at + 1;
                let mend = Mend::LeaveOut(lines.with_those_below(here));
                Some(Mistake { finding: EN005::UnclosedQuoteInside, span, mend })
            };
            found.or_else(inside)
        }
        _ => None,
    }
}

/// The mistakes of the lines above that the parser took together with the one where it stopped: up to
/// the next line that is a field.
fn in_lines_above(lines: &Lines<'_>, here: usize) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (number, index) in lines.above(here).take(MOST_LINES_ABOVE).enumerate() {
        let mistake = lines.mistake(index);
        // Farther up, quotation marks and brackets may well be closed in a line below.
        let counts = |mistake: &Mistake| number == 0 || matches!(mistake.mend, Mend::Sure(..));
        match mistake {
            Some(mistake) if counts(&mistake) => found.push(mistake),
            Some(_) => break,
            None if lines.is_field(index) => break,
            None => found.extend(lines.no_colon(index)),
        }
    }
    found
}

/// The indentation that does not match: that of a field which is deeper than the field with a
/// value above it, or that of the field above, where nothing before is as deep as this one.
fn odd_indentation(lines: &Lines<'_>, here: usize, kind: &ErrorKind) -> Option<Mistake> {
    let line = lines.line(here);
    let above = lines.above(here).next()?;
    let before = lines.line(above);
    let (depth, depth_before) = (indentation::width(line), indentation::width(before));
    let is_about_indentation =
        matches!(kind, ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey);
    let value_before = Parts::of(before).value(before);
    let is_field = lines.is_field(here);
    let too_deep = is_field && depth > depth_before && value_before.is_some_and(|value| !value.is_empty());
    if depth > 0 && (is_about_indentation || too_deep) && !lines.is_bare(here) {
        let count = indentation::meant(lines.above(here).map(|above| lines.line(above)), line);
        return (count != depth).then(|| indented(lines, here, count));
    }
    let is_new = lines.above(above).all(|index| indentation::width(lines.line(index)) != depth);
    let is_odd = is_field && value_before.is_some() && depth < depth_before && is_new;
    is_odd.then(|| indented(lines, above, depth))
}

/// A line whose indentation should be another one.
fn indented(lines: &Lines<'_>, index: usize, count: usize) -> Mistake {
    let line = lines.line(index);
    let start = lines.start(index);
    let span = start..start + line.len() - line.trim_start_matches(' ').len();
    let finding = if count == 0 { EN005::IndentationNone } else { EN005::Indentation { count } };
    Mistake { finding, span: span.clone(), mend: Mend::Guess(span, " ".repeat(count)) }
}

/// What nobody can explain, where the parser stopped.
fn unknown(lines: &Lines<'_>, here: usize, offset: usize, error: &ScanError) -> Mistake {
    let line = lines.start(here)..lines.start(here) + lines.line(here).len();
    let mut start = offset.min(line.end);
    while !lines.text.is_char_boundary(start) {
        start -= 1;
    }
    let end = lines.text[start..line.end].chars().next().map_or(start, |c| start + c.len_utf8());
    let span = if lines.text[line.clone()].trim().is_empty() { line } else { start..end };
    let mend = Mend::LeaveOut(lines.with_those_below(here));
    Mistake { finding: EN005::Unreadable { detail: error.info().clone() }, span, mend }
}

/// The line that holds a place, without its line end.
pub(super) fn line_around(text: &str, offset: usize) -> Span {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// The field of a line.
pub(super) fn key_of(line: &str) -> Option<&str> {
    let key = Parts::of(line).key;
    (!key.is_empty()).then_some(key)
}

/// The field of a line and those that it stands below.
pub(super) fn fields_at(text: &str, span: &Span) -> Vec<String> {
    let lines = Lines::of(text);
    let index = lines.at(span.start);
    let Some(own) = key_of(lines.line(index)) else { return Vec::new() };
    let mut fields = vec![own.to_owned()];
    let mut depth = indentation::width(lines.line(index));
    for above in lines.above(index).map(|above| lines.line(above)) {
        let width = indentation::width(above);
        if width < depth {
            depth = width;
            fields.extend(key_of(above).map(str::to_owned));
        }
    }
    fields
}
