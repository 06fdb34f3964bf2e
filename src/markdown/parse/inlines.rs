//! Links, pictures and code within a line.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::diagnostic::Span;
use crate::diagnostic::findings::{AC301, AC301Help, AC301Message, LK404, LK404Variant};

use super::Renderer;
use super::text_run::TextRun;
use crate::escape::html::push_attribute;
use crate::markdown::body::{Link, Picture, Piece};
use crate::markdown::inline::file_names;
use crate::markdown::target::{Refused, Target};
use crate::markdown::text::mark::Source;

/// The links that are open.
#[derive(Default)]
pub(crate) struct LinkState {
    /// A Markdown link is open, and whether it was written as one.
    markdown: Option<bool>,
    /// A record link is open, begun at this depth.
    record: Option<usize>,
    /// Its end was read inside a mark that began within it.
    record_has_ended: bool,
}

impl LinkState {
    pub(crate) fn is_open(&self) -> bool {
        self.markdown.is_some() || self.record.is_some()
    }
}

/// The picture whose text is being read.
pub(crate) struct ImageState {
    pub alt: String,
    target: Result<Target, Refused>,
    destination: String,
    title: String,
    /// Pictures in its text.
    inner: usize,
}

impl Renderer<'_> {
    pub(crate) fn start_link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        title: &str,
        range: Range<usize>,
    ) {
        if self.image.is_some() {
            return;
        }
        let destination = self.sentinels().restore(destination).into_owned();
        let title = self.sentinels().restore(title).into_owned();
        let target = match link_type {
            LinkType::Email => Ok(Target::Mail(destination.clone())),
            _ => Target::parse(&destination),
        };
        let span = self.destination_span(range, &destination);
        match target {
            Ok(target) if !self.link.is_open() => {
                let mut attributes = String::new();
                if !title.is_empty() {
                    push_attribute(&mut attributes, "title", &title);
                }
                self.out.piece(Piece::LinkOpen(Box::new(Link { target, span, attributes })));
                self.link.markdown = Some(true);
            }
            Ok(_) => self.link.markdown = Some(false),
            Err(refused) => {
                let defined = self.defined_span(link_type, &destination);
                self.refuse(refused, defined.unwrap_or(span));
                self.link.markdown = Some(false);
            }
        }
    }

    pub(crate) fn end_link(&mut self) {
        if self.image.is_none() && self.link.markdown.take() == Some(true) {
            self.out.piece(Piece::LinkClose);
        }
    }

    /// A link or picture that cannot stay.
    pub(crate) fn refuse(&mut self, refused: Refused, span: Span) {
        let variant = refused_link(&refused);
        let finding = LK404 { what: refused.0, variant };
        self.find(self.origin.finding(finding, span));
    }

    /// The range of a link's destination; of the whole link if it is written differently, as with entities.
    fn destination_span(&self, range: Range<usize>, destination: &str) -> Span {
        let range = self.prepared.body_range(range);
        let source = self.body.get(range.clone()).unwrap_or_default();
        match source.rfind(destination) {
            Some(at) if !destination.is_empty() => {
                let start = range.start + at;
                self.origin.span(start..start + destination.len())
            }
            _ => self.origin.span(range),
        }
    }

    /// The range of the destination where a link refers to it by a label.
    fn defined_span(&self, link_type: LinkType, destination: &str) -> Option<Span> {
        if !matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            return None;
        }
        let mut defined = self.body.match_indices("]:").filter_map(|(at, sign)| {
            let rest = &self.body[at + sign.len()..];
            let written = rest.trim_start_matches([' ', '\t', '\r', '\n', '<']);
            written.starts_with(destination).then(|| self.body.len() - written.len())
        });
        let start = defined.next()?;
        Some(self.origin.span(start..start + destination.len()))
    }

    pub(crate) fn bare_link(&mut self, run: &TextRun, range: Range<usize>, target: Target) {
        let span = self.bare_span(&run.text()[range.clone()]);
        self.out.piece(Piece::LinkOpen(Box::new(Link { target, span, attributes: String::new() })));
        self.visible_plain(run, range);
        self.out.piece(Piece::LinkClose);
    }

    /// The range of a bare link, searched from the beginning of its text run.
    fn bare_span(&mut self, text: &str) -> Span {
        let from = self.text_origin;
        match self.body.get(from..).and_then(|rest| rest.find(text)) {
            Some(found) => {
                let start = from + found;
                self.text_origin = start + text.len();
                self.origin.span(start..self.text_origin)
            }
            None => self.origin.span(from..from),
        }
    }

    pub(crate) fn start_record_link(&mut self, target: Target, span: Span) {
        if self.image.is_some() || self.link.is_open() || self.raw.in_anchor {
            return;
        }
        self.out.piece(Piece::LinkOpen(Box::new(Link { target, span, attributes: String::new() })));
        self.link.record = Some(self.depth());
        self.link.record_has_ended = false;
    }

    /// The end of a record link was read.
    pub(crate) fn end_record_link(&mut self) {
        if self.link.record.is_some() {
            self.link.record_has_ended = true;
            self.close_ended_record_link();
        }
    }

    /// A link ends no deeper than it began.
    pub(crate) fn close_ended_record_link(&mut self) {
        if self.link.record_has_ended {
            self.close_record_link_of(self.depth());
        }
    }

    /// Ends the record link that began at this depth.
    pub(crate) fn close_record_link_of(&mut self, depth: usize) {
        if self.link.record == Some(depth) {
            self.link.record = None;
            self.link.record_has_ended = false;
            self.out.piece(Piece::LinkClose);
        }
    }

    pub(crate) fn start_image(&mut self, destination: &str, title: &str) {
        if let Some(image) = &mut self.image {
            image.inner += 1;
            return;
        }
        let destination = self.sentinels().restore(destination).into_owned();
        self.image = Some(ImageState {
            alt: String::new(),
            target: Target::parse(&destination),
            destination,
            title: self.sentinels().restore(title).into_owned(),
            inner: 0,
        });
    }

    pub(crate) fn end_image(&mut self, range: Range<usize>) {
        let Some(mut image) = self.image.take() else { return };
        if image.inner > 0 {
            image.inner -= 1;
            self.image = Some(image);
            return;
        }
        if self.raw.is_skipping() {
            return;
        }
        let span = self.span(range);
        let alt = image.alt.trim().to_owned();
        let target = match image.target {
            Ok(target) => target,
            Err(refused) => {
                self.refuse(refused, span.clone());
                self.visible_text(&alt, span.into());
                return;
            }
        };
        self.check_alt(&alt, &image.destination, &image.title, &span);
        let mut attributes = String::new();
        if !image.title.is_empty() {
            push_attribute(&mut attributes, "title", &image.title);
        }
        if let Some(paragraph) = &mut self.paragraph {
            let source = span.clone().into();
            paragraph.picture_title = (!image.title.is_empty()).then_some((image.title, source));
        }
        self.out.piece(Piece::Picture(Box::new(Picture { target, alt, span, attributes })));
        self.reset_line_context();
    }

    fn check_alt(&mut self, alt: &str, destination: &str, caption: &str, span: &Span) {
        let message = if alt.is_empty() {
            AC301Message::Missing
        } else if file_names::is_name_of(alt, destination) {
            AC301Message::FileName
        } else if file_names::says_nothing(alt) {
            AC301Message::SaysNothing
        } else if alt == caption.trim() {
            AC301Message::Caption
        } else {
            return;
        };
        let finding = AC301 { src: destination.to_owned(), message, help: AC301Help::Default };
        self.find(self.origin.finding(finding, span.clone()));
    }

    pub(crate) fn code(&mut self, code: &str, range: Range<usize>) {
        if self.raw.is_skipping() {
            return;
        }
        let code = self.sentinels().restore(code).into_owned();
        if self.begin_visible(&code) {
            let source = self.code_source(range, &code);
            self.out.html.push_str("<code>");
            self.out.text(&code, source);
            self.out.html.push_str("</code>");
        }
    }

    /// The range of code between its backticks.
    fn code_source(&self, range: Range<usize>, code: &str) -> Source {
        let range = self.prepared.body_range(range);
        let written = self.body.get(range.clone()).unwrap_or_default();
        let inside = written.find(code).map(|at| range.start + at..range.start + at + code.len());
        self.origin.span(inside.unwrap_or(range)).into()
    }
}

/// `C:` and `file:` are the writer's own computer.
pub(super) fn refused_link(refused: &Refused) -> LK404Variant {
    let is_drive = refused.0.len() == 2 && refused.0.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_drive || refused.0 == "file:" { LK404Variant::LocalFile } else { LK404Variant::Link }
}
