//! The renderer: events of the Markdown parser become a [`Body`].

mod blocks;
mod footnotes;
mod inlines;
mod lists;
pub(crate) mod prepare;
mod raw_html;
pub(crate) mod sentinels;
mod slug;
mod tables;
mod text_run;
mod unclear;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diagnostic::findings::{EN007, LK404};
use crate::diagnostic::{Diagnostic, Span};

use crate::markdown::buffer::Buffer;
use crate::markdown::html::sanitise::{self, Carriers};
use crate::markdown::inline::bare_link;
use crate::markdown::inline::line_breaks::Wraps;
use crate::markdown::origin::Origin;
use crate::markdown::text::mark::{PackedMarks, Source};
use crate::markdown::{Body, Heading, MAX_DEPTH};
use blocks::{HeadingState, ParagraphState};
use footnotes::Footnotes;
use inlines::{ImageState, LinkState};
use lists::Numbering;
use prepare::Prepared;
use raw_html::RawHtml;
use sentinels::{Sentinel, Sentinels};
use slug::Names;
use tables::TableState;
use text_run::{Line, TextRun};

pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// Nesting exceeds [`MAX_DEPTH`] at this range of the file.
pub(crate) struct TooDeep(pub Span);

/// Reads a body.
pub(crate) fn render(body: &str, origin: &Origin<'_>) -> (Body, Vec<Diagnostic>) {
    if body.trim().is_empty() {
        return (Body::default(), Vec::new());
    }
    let blanked;
    let (body, sentinels) = if let Some(sentinels) = Sentinels::unused_in(body) {
        (body, sentinels)
    } else {
        // Some of every private character: no text at all, so nothing is lost without them.
        // Replacements have the same length, so that offsets stay right.
        blanked = body.replace(|c| ('\u{e000}'..='\u{efff}').contains(&c), "\u{fffd}").replace("&#", "& ");
        let Some(sentinels) = Sentinels::unused_in(&blanked) else { return (Body::default(), Vec::new()) };
        (blanked.as_str(), sentinels)
    };
    let prepared = Prepared::new(body, sentinels);
    let mut renderer = Renderer::new(body, &prepared, origin);
    for (event, range) in Parser::new_ext(&prepared.text, options()).into_offset_iter() {
        if let Err(TooDeep(span)) = renderer.event(event, range) {
            return too_deep(origin, span);
        }
    }
    match renderer.finish() {
        Ok(result) => result,
        Err(TooDeep(span)) => too_deep(origin, span),
    }
}

fn too_deep(origin: &Origin<'_>, span: Span) -> (Body, Vec<Diagnostic>) {
    let finding = origin.finding(EN007::MarkdownDepth { limit: MAX_DEPTH }, span);
    (Body::default(), vec![finding])
}

pub(crate) struct Renderer<'a> {
    pub body: &'a str,
    pub prepared: &'a Prepared<'a>,
    pub origin: &'a Origin<'a>,
    /// Where the body was wrapped, once it is asked for.
    pub wraps: Option<Wraps>,
    pub out: Buffer,
    pub findings: Vec<Diagnostic>,
    pub names: Names,
    pub headings: Vec<Heading>,
    pub text: TextRun,
    /// The offset in the body of the text that is being written, or of the bare link found in it last.
    pub text_origin: usize,
    pub line: Line,
    pub link: LinkState,
    pub image: Option<ImageState>,
    pub heading: Option<HeadingState>,
    pub paragraph: Option<ParagraphState>,
    /// The lists that are open; those without numbers are none.
    pub lists: Vec<Option<Numbering>>,
    pub table: TableState,
    pub footnotes: Footnotes,
    pub raw: RawHtml,
    /// Offsets in `out` of the level digits of heading tags, for the shift by one level.
    pub heading_tags: Vec<usize>,
    pub has_bare_links: bool,
    /// The end in the body of the words that a `**` without effect stands before.
    pub strong_until: usize,
    pub in_code_block: bool,
    pub in_html_block: bool,
    depth: usize,
}

impl<'a> Renderer<'a> {
    fn new(body: &'a str, prepared: &'a Prepared<'a>, origin: &'a Origin<'a>) -> Self {
        let mut out = Buffer::default();
        out.html.reserve(body.len() + body.len() / 4 + 64);
        Self {
            body,
            prepared,
            origin,
            wraps: None,
            out,
            findings: Vec::new(),
            names: Names::default(),
            headings: Vec::new(),
            text: TextRun::default(),
            text_origin: 0,
            line: Line::default(),
            link: LinkState::default(),
            image: None,
            heading: None,
            paragraph: None,
            lists: Vec::new(),
            table: TableState::default(),
            footnotes: Footnotes::default(),
            raw: RawHtml::default(),
            heading_tags: Vec::new(),
            has_bare_links: bare_link::may_be_in(body),
            strong_until: 0,
            in_code_block: false,
            in_html_block: false,
            depth: 0,
        }
    }

    /// The range of the file that a range of the prepared text comes from.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.origin.span(self.prepared.body_range(range))
    }

    /// The same, as marks of text keep it.
    pub(crate) fn source(&self, range: Range<usize>) -> Source {
        self.span(range).into()
    }

    pub(crate) fn sentinels(&self) -> Sentinels {
        self.prepared.sentinels
    }

    pub(crate) fn find(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), TooDeep> {
        if let Event::Text(text) = &event {
            if self.in_code_block {
                let code = self.sentinels().restore(text).into_owned();
                let source = self.source(range);
                self.out.text(&code, source);
            } else {
                self.text.push(text, range, &self.prepared.text);
            }
            return Ok(());
        }
        if let Event::Html(html) = &event {
            self.text.push(html, range, &self.prepared.text);
            return Ok(());
        }
        if !self.in_html_block {
            self.flush_text();
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    let start = range.start;
                    return Err(TooDeep(self.span(start..start + 1)));
                }
                self.start(tag, range);
            }
            Event::End(tag) => {
                self.depth -= 1;
                self.end(tag, range);
            }
            Event::Code(code) => self.code(&code, range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.block_tag("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
            Event::Text(_) | Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        self.raw.too_deep.take().map_or(Ok(()), |span| Err(TooDeep(span)))
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.out.html.push_str(self.inline_tag("<em>")),
            Tag::Strong => self.out.html.push_str(self.inline_tag("<strong>")),
            Tag::Strikethrough => self.out.html.push_str(self.inline_tag("<del>")),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, range);
            }
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, &title),
            block => {
                self.begin_block();
                self.start_block(block, range);
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        self.close_record_link_of(self.depth + 1);
        match tag {
            TagEnd::Emphasis => self.out.html.push_str(self.inline_tag("</em>")),
            TagEnd::Strong => self.out.html.push_str(self.inline_tag("</strong>")),
            TagEnd::Strikethrough => self.out.html.push_str(self.inline_tag("</del>")),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(range),
            block => {
                self.begin_block();
                self.end_block(block);
            }
        }
        self.close_ended_record_link();
    }

    /// Inside a picture's text there are no tags.
    fn inline_tag(&self, tag: &'static str) -> &'static str {
        if self.image.is_some() { "" } else { tag }
    }

    /// What ends with a block at the latest.
    fn begin_block(&mut self) {
        self.line = Line::default();
        self.close_inline_html();
    }

    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    fn finish(mut self) -> Result<(Body, Vec<Diagnostic>), TooDeep> {
        self.flush_text();
        self.end_html_blocks();
        self.shift_headings();
        self.write_footnotes();
        let mut out = self.out;
        let file = &self.origin.context.source.text;
        out.find_literal_texts(file);
        if self.raw.needs_sanitising {
            let slot = self.prepared.sentinels.char(Sentinel::Slot);
            let text = self.prepared.sentinels.char(Sentinel::Text);
            let cleaned = sanitise::sanitise(&out, Carriers { slot, text })
                .ok_or_else(|| TooDeep(self.origin.span(0..1)))?;
            out = cleaned.out;
            out.find_literal_texts(file);
            for (span, refused) in cleaned.refused {
                let variant = inlines::refused_link(&refused);
                let finding = LK404 { what: refused.0, variant };
                self.findings.push(self.origin.finding(finding, span));
            }
        }
        let body = Body {
            // A copy of the exact size: the allocator shrinks a text where it stands, and up to half stays unused.
            html: Box::from(out.html.as_str()),
            slots: out.slots.into(),
            marks: PackedMarks::of(&out.marks),
            headings: self.headings,
            anchors: self.names.into_list(),
        };
        Ok((body, self.findings))
    }
}
