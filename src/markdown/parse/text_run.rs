//! A stretch of text between two marks, with the line breaks around it.

use std::ops::Range;

use super::Renderer;
use super::sentinels::Sentinel;
use crate::diagnostic::findings::AC308;
use crate::markdown::Target;
use crate::markdown::body::{Joined, LineBreak, Piece, RecordName};
use crate::markdown::inline::line_breaks::{self, Wraps};
use crate::markdown::inline::ruby::{characters, push_ruby};
use crate::markdown::inline::{bare_link, japanese};
use crate::markdown::text::mark::{MarkKind, Source};

/// Text that the parser gives in pieces, gathered until something else comes.
#[derive(Debug, Default)]
pub(crate) struct TextRun {
    text: String,
    pieces: Vec<TextPiece>,
}

/// What the parser gave at once, or a part of it.
#[derive(Debug)]
struct TextPiece {
    /// Where it begins in the text of its run.
    start: usize,
    /// Its range in the prepared body.
    prepared: Range<usize>,
    /// It stands there byte by byte, and is no entity.
    is_literal: bool,
}

impl TextRun {
    pub(crate) fn push(&mut self, text: &str, prepared: Range<usize>, whole: &str) {
        let is_literal = whole.get(prepared.clone()) == Some(text);
        self.push_piece(text, prepared, is_literal);
    }

    fn push_piece(&mut self, text: &str, prepared: Range<usize>, is_literal: bool) {
        self.pieces.push(TextPiece { start: self.text.len(), prepared, is_literal });
        self.text.push_str(text);
    }

    /// Appends a range of another run.
    fn push_part(&mut self, other: &Self, range: Range<usize>) {
        for (text, prepared, is_literal) in other.parts(range) {
            self.push_piece(&other.text[text], prepared, is_literal);
        }
    }

    /// The offset in the prepared body of an offset in the text.
    pub(crate) fn origin(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.start <= offset);
        after.checked_sub(1).map_or(0, |index| {
            let piece = &self.pieces[index];
            let last = piece.prepared.len().saturating_sub(1);
            piece.prepared.start
                + if piece.is_literal { offset - piece.start } else { last.min(offset - piece.start) }
        })
    }

    /// The pieces of a range of the text: each with its range there and in the prepared body, and whether it is
    /// literal.
    fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, Range<usize>, bool)> {
        let first = self.pieces.partition_point(|piece| piece.start <= range.start).saturating_sub(1);
        let pieces = self.pieces.get(first..).unwrap_or_default();
        let ends = pieces.iter().skip(1).map(|piece| piece.start).chain([self.text.len()]);
        pieces.iter().zip(ends).take_while(move |(piece, _)| piece.start < range.end).filter_map(
            move |(piece, end)| {
                let text = piece.start.max(range.start)..end.min(range.end);
                if text.is_empty() {
                    return None;
                }
                if !piece.is_literal {
                    return Some((text, piece.prepared.clone(), false));
                }
                let start = piece.prepared.start + (text.start - piece.start);
                let prepared = start..start + text.len();
                Some((text, prepared, true))
            },
        )
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }
}

/// What precedes the next character in the line.
#[derive(Debug, Default, Clone, Copy)]
enum Before {
    #[default]
    Nothing,
    Char(char),
    Title,
}

/// The state of the line, for breaks that vanish between full-width characters.
#[derive(Debug, Default)]
pub(crate) struct Line {
    before: Before,
    /// The slot of a break of which what follows is not known yet.
    pending_break: Option<usize>,
    /// A tag for a line break was the last thing written.
    pub after_break: bool,
}

impl Renderer<'_> {
    /// Writes the text gathered so far.
    pub(crate) fn flush_text(&mut self) {
        if self.text.text.is_empty() {
            self.text.clear();
            return;
        }
        let mut run = std::mem::take(&mut self.text);
        self.text_origin = self.prepared.body_offset(run.origin(0));
        if !self.raw.is_skipping() {
            if self.sentinels().may_occur_in(run.text()) {
                self.run_with_sentinels(&run);
            } else {
                self.visible(&run, 0..run.text.len());
            }
        }
        run.clear();
        self.text = run;
    }

    fn run_with_sentinels(&mut self, run: &TextRun) {
        let sentinels = self.sentinels();
        let text = run.text();
        let mut plain = TextRun::default();
        let mut at = 0;
        while let Some(found) = text[at..].find(|c| sentinels.read(c).is_some()) {
            plain.push_part(run, at..at + found);
            at += found;
            let Some((c, sentinel)) = text[at..].chars().next().and_then(|c| Some((c, sentinels.read(c)?)))
            else {
                break;
            };
            let next = at + c.len_utf8();
            at = match sentinel {
                Sentinel::RubyOpen => match self.ruby(run, next, &mut plain) {
                    Some(length) => next + length,
                    None => next,
                },
                Sentinel::LinkOpen => {
                    self.visible_whole(&std::mem::take(&mut plain));
                    self.open_record_link(run, next)
                }
                Sentinel::LinkClose => {
                    self.visible_whole(&std::mem::take(&mut plain));
                    self.end_record_link();
                    next
                }
                other => {
                    plain.push_piece(other.written(), run.origin(at)..run.origin(at) + c.len_utf8(), false);
                    next
                }
            };
        }
        plain.push_part(run, at..text.len());
        self.visible_whole(&plain);
    }

    /// Ruby after its opening sentinel; gives the length read. Ruby that the parser has torn apart
    /// stays as it was written.
    fn ruby(&mut self, run: &TextRun, at: usize, plain: &mut TextRun) -> Option<usize> {
        let sentinels = self.sentinels();
        let rest = &run.text()[at..];
        let is_bar =
            |c: char| matches!(sentinels.read(c), Some(Sentinel::RubyBar | Sentinel::RubyEscapedBar));
        let Some(end) = rest.find(|c| sentinels.read(c) == Some(Sentinel::RubyClose)) else {
            let start = run.origin(at - sentinels.char(Sentinel::RubyOpen).len_utf8());
            plain.push_piece("{", start..run.origin(at - 1) + 1, false);
            return None;
        };
        self.visible_whole(&std::mem::take(plain));
        let mut parts = rest[..end].split(is_bar);
        let base = parts.next().unwrap_or_default();
        let readings: Vec<&str> = parts.collect();
        if self.begin_visible(base) {
            let start = self.span(run.origin(at)..run.origin(at + base.len())).start;
            push_ruby(&mut self.out, base, &readings, start);
            let characters = characters(base).len();
            if readings.len() > 1 && readings.len() != characters {
                let joined: String = readings.concat();
                let finding = AC308 {
                    base: base.to_owned(),
                    readings: readings.len(),
                    characters,
                    right: format!("{{{base}|{joined}}}"),
                };
                let whole = run.origin(at)..run.origin(at + end.saturating_sub(1)) + 1;
                self.find(self.origin.finding(finding, self.span(whole)));
            }
        }
        Some(end + sentinels.char(Sentinel::RubyClose).len_utf8())
    }

    fn open_record_link(&mut self, run: &TextRun, at: usize) -> usize {
        let sentinels = self.sentinels();
        let rest = &run.text()[at..];
        let ends = |c: char| {
            matches!(
                sentinels.read(c),
                Some(Sentinel::LinkBar | Sentinel::LinkEscapedBar | Sentinel::LinkClose)
            )
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        let name = sentinels.restore(&rest[..end]).into_owned();
        let Some(target) = Target::record(&name) else {
            let start = run.origin(at - sentinels.char(Sentinel::LinkOpen).len_utf8());
            let source = self.source(start..run.origin(at - 1) + 1);
            self.visible_text("[[", source);
            return at;
        };
        let start = run.origin(at);
        let span = self.span(start..start + end);
        let mark = rest[end..].chars().next();
        let has_words = mark.is_some_and(|c| sentinels.read(c) != Some(Sentinel::LinkClose));
        let record = match &target {
            Target::Record { kind, id, .. } => RecordName { kind: kind.clone(), id: id.clone() },
            Target::Named { name, .. } => RecordName { kind: String::new(), id: name.clone() },
            _ => RecordName { kind: String::new(), id: name },
        };
        self.start_record_link(target, span);
        if !has_words {
            self.record_title(record);
        }
        at + end + if has_words { mark.map_or(0, char::len_utf8) } else { 0 }
    }

    fn record_title(&mut self, record: RecordName) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(&record.id);
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&record.id);
        }
        if let Some(slot) = self.line.pending_break.take() {
            let after_title = matches!(self.line.before, Before::Title);
            if after_title || matches!(self.line.before, Before::Char(c) if japanese::is_wide(c)) {
                self.join(slot, Joined::BesideTitle { after_title, before_title: true });
            }
        }
        self.out.piece(Piece::RecordTitle(Box::new(record)));
        self.line.before = Before::Title;
        self.line.after_break = false;
    }

    /// What stands at a break if the lines are joined.
    fn join(&mut self, slot: usize, how: Joined) {
        if let Some(Piece::LineBreak(line_break)) = self.out.slots.get_mut(slot).map(|slot| &mut slot.piece) {
            line_break.joined = how;
        }
    }

    /// Text that people see.
    fn visible(&mut self, run: &TextRun, range: Range<usize>) {
        let text = &run.text[range.clone()];
        if text.is_empty() {
            return;
        }
        if text.contains("**") {
            self.check_strong(run, range.clone());
        }
        if text.contains("](") {
            self.check_links(run, range.clone());
        }
        if text.contains("[^") {
            self.check_notes(run, range.clone());
        }
        if self.image.is_none() && self.has_bare_links && !self.link.is_open() && !self.raw.in_anchor {
            let mut from = range.start;
            for link in bare_link::find(text) {
                let found = range.start + link.range.start..range.start + link.range.end;
                self.visible_plain(run, from..found.start);
                from = found.end;
                if link.unclear > 0 {
                    self.unclear_address(run, found.start, found.end..found.end + link.unclear);
                }
                self.bare_link(run, found, link.target);
            }
            self.visible_plain(run, from..range.end);
        } else {
            self.visible_plain(run, range);
        }
    }

    fn visible_whole(&mut self, run: &TextRun) {
        self.visible(run, 0..run.text.len());
    }

    /// Text without links of its own.
    pub(crate) fn visible_plain(&mut self, run: &TextRun, range: Range<usize>) {
        if self.begin_visible(&run.text[range.clone()]) {
            for (text, prepared, _) in run.parts(range) {
                let source = self.source(prepared);
                self.out.text(&run.text[text], source);
            }
        }
    }

    /// The same for text that is no part of a run.
    pub(crate) fn visible_text(&mut self, text: &str, source: Source) {
        if self.begin_visible(text) {
            self.out.text(text, source);
        }
    }

    /// Resolves the pending line break before a text; answers whether the text goes into the HTML.
    pub(crate) fn begin_visible(&mut self, text: &str) -> bool {
        let Some(first) = text.chars().next() else { return false };
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
            return false;
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        self.line.after_break = false;
        if let Some(slot) = self.line.pending_break.take() {
            match self.line.before {
                Before::Char(before) if japanese::joins(before, first) => self.join(slot, Joined::Nothing),
                Before::Title if japanese::is_wide(first) => {
                    self.join(slot, Joined::BesideTitle { after_title: true, before_title: false });
                }
                _ => {}
            }
        }
        if let Some(last) = japanese::last_visible(text) {
            self.line.before = Before::Char(last);
        }
        true
    }

    pub(crate) fn soft_break(&mut self, range: Range<usize>) {
        if self.raw.is_skipping() {
            return;
        }
        if let Some(image) = &mut self.image {
            image.alt.push(' ');
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push(' ');
        }
        if self.line.after_break {
            self.out.soft_break();
            return;
        }
        let line_feed = self.prepared.body_range(range).end.saturating_sub(1);
        let next = self.body.get(line_feed + 1..).unwrap_or_default();
        let next = next.trim_start_matches([' ', '\t', '>']);
        if self.origin.is_cell() || line_breaks::begins_line(next.lines().next().unwrap_or_default()) {
            self.hard_break();
            return;
        }
        let body = self.body;
        let is_wrapped = self.wraps.get_or_insert_with(|| Wraps::of(body)).is_at(line_feed);
        self.line.pending_break = Some(self.out.slots.len());
        self.out.piece(Piece::LineBreak(LineBreak { is_wrapped, joined: Joined::Space }));
    }

    pub(crate) fn hard_break(&mut self) {
        if self.raw.is_skipping() {
            return;
        }
        if let Some(image) = &mut self.image {
            image.alt.push(' ');
            return;
        }
        self.out.mark(MarkKind::Break);
        self.out.html.push_str("<br>\n");
        self.line = Line::default();
    }

    /// Forgets the line's last character: something that is no text follows, such as a picture.
    pub(crate) fn reset_line_context(&mut self) {
        self.line = Line::default();
    }
}
