//! A stretch of text between two marks, with the line breaks around it.

use super::Renderer;
use super::sigils::Sigil;
use crate::markdown::Target;
use crate::markdown::body::{Piece, RecordName};
use crate::markdown::html::escape::push_escaped;
use crate::markdown::inline::{bare_link, japanese};

/// Text that the parser gives in pieces, gathered until something else comes.
#[derive(Debug, Default)]
pub(crate) struct TextRun {
    text: String,
    /// For each piece: its offset in `text` and in the prepared body.
    pieces: Vec<(usize, usize)>,
}

impl TextRun {
    pub(crate) fn push(&mut self, text: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(text);
    }

    /// The offset in the prepared body of an offset in the text.
    pub(crate) fn origin(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|(start, _)| *start <= offset);
        after.checked_sub(1).map_or(0, |index| {
            let (start, at) = self.pieces[index];
            at + (offset - start)
        })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }
}

/// What stands before the place where the next character goes.
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
    /// A break was written here, and what follows it is not known yet.
    pending_break: Option<usize>,
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
            if self.sigils().may_occur_in(run.text()) {
                self.run_with_sigils(&run);
            } else {
                self.visible(&run.text);
            }
        }
        run.clear();
        self.text = run;
    }

    fn run_with_sigils(&mut self, run: &TextRun) {
        let sigils = self.sigils();
        let text = run.text();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(found) = text[at..].find(|c| sigils.read(c).is_some()) {
            plain.push_str(&text[at..at + found]);
            at += found;
            let Some((c, sigil)) = text[at..].chars().next().and_then(|c| Some((c, sigils.read(c)?))) else {
                break;
            };
            let next = at + c.len_utf8();
            at = match sigil {
                Sigil::RubyOpen => match self.ruby(&text[next..], &mut plain) {
                    Some(length) => next + length,
                    None => next,
                },
                Sigil::LinkOpen => {
                    self.visible(&std::mem::take(&mut plain));
                    self.open_record_link(run, next)
                }
                Sigil::LinkClose => {
                    self.visible(&std::mem::take(&mut plain));
                    self.end_record_link();
                    next
                }
                other => {
                    plain.push_str(other.written());
                    next
                }
            };
        }
        plain.push_str(&text[at..]);
        self.visible(&plain);
    }

    /// Ruby after its opening sigil; gives the length read. Ruby that the parser has torn apart
    /// stays as it was written.
    fn ruby(&mut self, rest: &str, plain: &mut String) -> Option<usize> {
        let sigils = self.sigils();
        let is_bar = |c: char| matches!(sigils.read(c), Some(Sigil::RubyBar | Sigil::RubyEscapedBar));
        let Some(end) = rest.find(|c| sigils.read(c) == Some(Sigil::RubyClose)) else {
            plain.push('{');
            return None;
        };
        self.visible(&std::mem::take(plain));
        let mut parts = rest[..end].split(is_bar);
        let base = parts.next().unwrap_or_default();
        let readings: Vec<&str> = parts.collect();
        let mut html = String::new();
        crate::markdown::inline::ruby::push_ruby(&mut html, base, &readings);
        self.visible_html(base, &html);
        Some(end + sigils.char(Sigil::RubyClose).len_utf8())
    }

    fn open_record_link(&mut self, run: &TextRun, at: usize) -> usize {
        let sigils = self.sigils();
        let rest = &run.text()[at..];
        let ends = |c: char| {
            matches!(sigils.read(c), Some(Sigil::LinkBar | Sigil::LinkEscapedBar | Sigil::LinkClose))
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        let name = sigils.restore(&rest[..end]).into_owned();
        let Some(target) = Target::record(&name) else {
            self.visible("[[");
            return at;
        };
        let start = run.origin(at);
        let span = self.span(start..start + end);
        let mark = rest[end..].chars().next();
        let has_words = mark.is_some_and(|c| sigils.read(c) != Some(Sigil::LinkClose));
        let record = match &target {
            Target::Record { kind, id, .. } => RecordName { kind: kind.clone(), id: id.clone() },
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
        if let Some(at) = self.line.pending_break.take() {
            let after_title = matches!(self.line.before, Before::Title);
            if after_title || matches!(self.line.before, Before::Char(c) if japanese::is_wide(c)) {
                self.break_beside_title(at, after_title, true);
            }
        }
        self.out.piece(Piece::RecordTitle(Box::new(record)));
        self.line.before = Before::Title;
    }

    fn break_beside_title(&mut self, at: usize, after_title: bool, before_title: bool) {
        // What stood at the break's place stood before it.
        let index = self.out.gaps.partition_point(|gap| gap.at <= at);
        self.out.replace(at..at + 1, "");
        let piece = Piece::TitleBreak { after_title, before_title };
        self.out.gaps.insert(index, crate::markdown::body::Gap { at, piece });
    }

    /// Text that people see.
    pub(crate) fn visible(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.image.is_none() && self.has_bare_links && !self.link.is_open() && !self.raw.in_anchor {
            let mut from = 0;
            for link in bare_link::find(text) {
                self.visible_plain(&text[from..link.range.start]);
                self.bare_link(&text[link.range.clone()], link.target);
                from = link.range.end;
            }
            self.visible_plain(&text[from..]);
        } else {
            self.visible_plain(text);
        }
    }

    /// Text without links of its own.
    pub(crate) fn visible_plain(&mut self, text: &str) {
        if self.begin_visible(text) {
            push_escaped(&mut self.out.html, text);
        }
    }

    /// HTML that shows as `text`.
    pub(crate) fn visible_html(&mut self, text: &str, html: &str) {
        if self.begin_visible(text) {
            self.out.html.push_str(html);
        }
    }

    /// Settles the break before a text; says whether it goes into the HTML.
    fn begin_visible(&mut self, text: &str) -> bool {
        let Some(first) = text.chars().next() else { return false };
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
            return false;
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if let Some(at) = self.line.pending_break.take() {
            match self.line.before {
                Before::Char(before) if japanese::joins(before, first) => self.out.replace(at..at + 1, ""),
                Before::Title if japanese::is_wide(first) => self.break_beside_title(at, true, false),
                _ => {}
            }
        }
        if let Some(last) = japanese::last_visible(text) {
            self.line.before = Before::Char(last);
        }
        true
    }

    pub(crate) fn soft_break(&mut self) {
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
        self.line.pending_break = Some(self.out.html.len());
        self.out.html.push('\n');
    }

    pub(crate) fn hard_break(&mut self) {
        if self.raw.is_skipping() {
            return;
        }
        if let Some(image) = &mut self.image {
            image.alt.push(' ');
            return;
        }
        self.out.html.push_str("<br>\n");
        self.line = Line::default();
    }

    /// Something that is no character stands in the line.
    pub(crate) fn break_line_of_sight(&mut self) {
        self.line = Line::default();
    }
}
