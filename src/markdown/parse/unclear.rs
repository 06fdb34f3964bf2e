//! Marks that come out as they were typed, though something else was meant by them.

use std::ops::Range;

use super::Renderer;
use super::text_run::TextRun;
use crate::diagnostic::Span;
use crate::diagnostic::findings::{AC305, AC305Variant, LK409};
use crate::markdown::inline::file_names::is_destination;
use crate::markdown::inline::japanese::is_cjk;
use crate::markdown::notation::{near, near_end, right_line};

const STRONG: &str = "**";

impl Renderer<'_> {
    /// `**` that makes nothing strong: it has no partner, or spaces on its inner side.
    pub(crate) fn check_strong(&mut self, run: &TextRun, range: Range<usize>) {
        for (at, _) in run.text()[range.clone()].match_indices(STRONG) {
            let start = self.prepared.body_offset(run.origin(range.start + at));
            let place = start..start + STRONG.len();
            if self.strong_until > start || !is_lone_mark(self.body, &place) {
                continue;
            }
            let line = self.body.get(place.end..).unwrap_or_default().lines().next().unwrap_or_default();
            // What stands in a cell ends with it.
            let is_cell = self.table.is_open();
            let line = line.split('|').next().filter(|_| is_cell).unwrap_or(line);
            let (words, whole) = match line.find(STRONG) {
                Some(end) => (&line[..end], place.start..place.end + end + STRONG.len()),
                None => (line, place.start..place.end + line.len()),
            };
            self.strong_until = whole.end;
            let words = words.trim();
            let before = self.body[..place.start].rsplit('\n').next().unwrap_or_default();
            let before = before.rsplit('|').next().filter(|_| is_cell).unwrap_or(before).trim_start();
            let (variant, right) = if whole.end == place.end + words.len() && ends_strong(before, words) {
                let from = place.start - before.len()..place.end;
                let right = format!("**{}**", before.trim_end());
                let right = if is_cell { right } else { right_line(self.body, &from, &right) };
                (AC305Variant::Strong, right)
            } else if words.is_empty() {
                (AC305Variant::LoneStrong, String::new())
            } else {
                let right = format!("**{words}**");
                (AC305Variant::Strong, if is_cell { right } else { right_line(self.body, &whole, &right) })
            };
            self.unclear(variant, right, self.origin.span(place));
        }
    }

    /// `[字](/a b)` that became no link: what stands in the round brackets is no address.
    pub(crate) fn check_links(&mut self, run: &TextRun, range: Range<usize>) {
        for (at, _) in run.text()[range.clone()].match_indices("](") {
            let close = self.prepared.body_offset(run.origin(range.start + at));
            if let Some((whole, right)) = lone_link(self.body, close) {
                let right = right_line(self.body, &whole, &right);
                self.unclear(AC305Variant::Link, right, self.origin.span(whole));
            }
        }
    }

    /// `[^1]` that came out as it was typed: there is no such note, or nothing refers to it.
    pub(crate) fn check_notes(&mut self, run: &TextRun, range: Range<usize>) {
        for (at, _) in run.text()[range.clone()].match_indices("[^") {
            let start = self.prepared.body_offset(run.origin(range.start + at));
            let Some(mark) = note_mark(self.body, start) else { continue };
            let end = start + mark.len();
            let span = self.origin.span(start..end);
            // Who wrote a `\` before it wants to see it; one of the program keeps the words of a note.
            let written = self.origin.context.source.text.get(..span.start).unwrap_or_default();
            if written.ends_with('\\') {
                continue;
            }
            let before = self.body[..start].rsplit('\n').next().unwrap_or_default().trim_end_matches('\\');
            let is_note = self.body[end..].starts_with([':', '：']) && before.trim().is_empty();
            let variant = if is_note { AC305Variant::UnusedNote } else { AC305Variant::MissingNote };
            self.unclear(variant, mark.to_owned(), span);
        }
    }

    /// Markdown within HTML, where it does nothing.
    pub(crate) fn check_markdown_in_html(&mut self, text: &str, start: usize) {
        let within = [STRONG, "](", "[["].into_iter().filter_map(|mark| text.find(mark)).min();
        let place_of = |at| self.body.floor_char_boundary(self.prepared.body_offset(start + at));
        let of_lines = marked_lines(text).find(|at| self.begins_line(place_of(*at)));
        let Some(at) = within.into_iter().chain(of_lines).min() else { return };
        let place = place_of(at);
        let line_start = self.body[..place].rfind('\n').map_or(0, |found| found + 1);
        let line = self.body[line_start..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        let from = line_start + indent;
        let span = self.origin.span(from..from + line.len());
        self.unclear(AC305Variant::InHtml, line.to_owned(), span);
    }

    fn begins_line(&self, place: usize) -> bool {
        let before = self.body[..place].trim_end_matches([' ', '\t', '\u{3000}']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Sentences in a listing of code that is one only because they are indented.
    pub(crate) fn check_indented(&mut self, range: Range<usize>) {
        let range = self.prepared.body_range(range);
        let text = self.body.get(range.clone()).unwrap_or_default();
        let first = text.trim_start().lines().next().unwrap_or_default().trim_end();
        if text.contains(|c: char| matches!(c, '。' | '、' | '「' | '・' | '\u{3041}'..='\u{30FA}' | '\u{3400}'..='\u{9FFF}'))
            && !text.contains([';', '{', '<', '=', '"', '\'', '$'])
            && !text.contains(": ")
        {
            let start = range.start + (text.len() - text.trim_start().len());
            let span = self.origin.span(start..start + first.len());
            self.unclear(AC305Variant::Indented, format!("\u{3000}{first}"), span);
        }
    }

    /// A paragraph that is a heading because a line of `-` or `=` stands right below it.
    pub(crate) fn check_underlined(&mut self, source: Range<usize>) {
        let text = self.body.get(source.clone()).unwrap_or_default().trim_end();
        let Some(line_feed) = text.rfind('\n').filter(|_| !text.trim_start().starts_with('#')) else {
            return;
        };
        let (words, line) = (text[..line_feed].trim(), text[line_feed + 1..].trim());
        // Who writes in a chat parts what was said by such a line of hyphens.
        let may_divide = line.starts_with('-') && words.contains(is_cjk) && !words.contains("{#");
        if may_divide || words.contains('\n') || words.ends_with(['。', '」', '！', '？', '.']) {
            let span = self.origin.span(source.start + line_feed + 1..source.start + text.len());
            self.unclear(AC305Variant::Underlined, line.to_owned(), span);
        }
    }

    /// Japanese letters behind an address, which may be a part of it.
    pub(crate) fn unclear_address(&mut self, run: &TextRun, start: usize, letters: Range<usize>) {
        let finding = LK409::Letters {
            address: run.text()[start..letters.end].to_owned(),
            letters: run.text()[letters.clone()].to_owned(),
        };
        let span = self.span(run.origin(start)..run.origin(letters.end - 1) + 1);
        self.find(self.origin.finding(finding, span));
    }

    fn unclear(&mut self, variant: AC305Variant, right: String, span: Span) {
        self.find(self.origin.finding(AC305 { right, variant }, span));
    }
}

/// Where lines begin with the mark of a heading, an item, a quotation, a listing or a row of a table.
fn marked_lines(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let words = line.trim_start();
        let start = at + line.len() - words.len();
        at += line.len();
        let is_heading = words.starts_with('#') && words.trim_start_matches('#').starts_with(' ');
        let is_marked = ["- ", "* ", "+ ", "> ", "```"].iter().any(|mark| words.starts_with(mark));
        let is_row = words.starts_with('|') && words.trim_end().ends_with('|') && words.trim_end().len() > 1;
        (is_heading || is_marked || is_row).then_some(start)
    })
}

/// Where `[字](/a b)` stands around its `](`, and the link that it should be.
fn lone_link(body: &str, close: usize) -> Option<(Range<usize>, String)> {
    let before = near_end(body.get(..close)?);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let open = before.rfind('[')?;
    let words = &before[open + 1..];
    if words.trim().is_empty() || before[..open].ends_with('\\') || words.ends_with('\\') {
        return None;
    }
    let behind = near(body.get(close..)?.strip_prefix("](")?).lines().next()?;
    let inside = behind.split(')').next().unwrap_or_default();
    let end = close + "](".len() + inside.len();
    let end = end + usize::from(body[end..].starts_with(')'));
    let inside = inside.trim();
    let (address, title) = inside.split_once([' ', '\u{3000}']).unwrap_or((inside, ""));
    let title = title.trim().trim_matches(['"', '\'', '“', '”', '「', '」']);
    if !is_destination(address, false) {
        return None;
    }
    let right = if title.is_empty() {
        format!("[{words}]({address})")
    } else {
        format!("[{words}]({address} \"{title}\")")
    };
    Some((close - words.len() - 1..end, right))
}

/// The mark of a note that begins here, `[^1]` or `[^注]`. Faces have signs in it, as have patterns of programmers.
fn note_mark(body: &str, start: usize) -> Option<&str> {
    const LONGEST: usize = 20;
    let name = body.get(start..)?.strip_prefix("[^")?;
    let length = name.find(']').filter(|length| (1..=LONGEST).contains(length))?;
    let is_name = name[..length].chars().all(char::is_alphanumeric);
    is_name.then(|| &body[start..start + "[^".len() + length + "]".len()])
}

/// Whether a `**` without a partner in its line ends what stands before it: `四時**に起きました。`
fn ends_strong(before: &str, after: &str) -> bool {
    const PARTICLES: &[char] = &['は', 'が', 'を', 'に', 'の', 'で', 'と', 'も', 'へ', '。', '、'];
    !before.is_empty()
        && !before.ends_with(char::is_whitespace)
        && !before.contains("**")
        && (after.is_empty() || after.starts_with(PARTICLES))
}

/// Exactly two, not escaped, and not between two letters or digits of an expression such as 2**3.
fn is_lone_mark(body: &str, place: &Range<usize>) -> bool {
    let before = body.get(..place.start).and_then(|text| text.chars().next_back());
    let after = body.get(place.end..).and_then(|text| text.chars().next());
    let is_ascii_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    body.get(place.clone()) == Some(STRONG)
        && !matches!(before, Some('*' | '\\'))
        && after != Some('*')
        && !(is_ascii_word(before) && is_ascii_word(after))
}
