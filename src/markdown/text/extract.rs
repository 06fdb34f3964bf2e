//! Extracts the blocks of text of a body by its text marks.

use std::ops::Range;

use super::mark::{MarkKind, Source};
use super::{BlockKind, SourceLink, TextBlock};
use crate::escape::html::unescaped;
use crate::markdown::body::{Joined, Slot};
use crate::markdown::inline::japanese;
use crate::markdown::write::title;
use crate::markdown::{Body, Piece, Resolve, Word};

/// The replacement for the title of another record without a page to resolve it.
const TITLE: &str = "\u{fffc}";

/// The source of a part of a block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    text: Range<usize>,
    source: Source,
    is_literal: bool,
}

impl Anchor {
    /// The range of the file that the part of `range` in this stretch comes from.
    fn span(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.source.start as usize;
        if !self.is_literal {
            return start..start + self.source.len as usize;
        }
        let offset = |at: usize| start + at.clamp(self.text.start, self.text.end) - self.text.start;
        offset(range.start)..offset(range.end)
    }
}

/// The range of the file that a range of a block's text comes from.
pub(super) fn span(anchors: &[Anchor], range: &Range<usize>) -> Option<Range<usize>> {
    let mut spans = anchors
        .iter()
        .filter(|anchor| anchor.text.start < range.end.max(range.start + 1) && anchor.text.end > range.start)
        .map(|anchor| anchor.span(range));
    let first = spans.next()?;
    Some(spans.fold(first, |all, span| all.start.min(span.start)..all.end.max(span.end)))
}

/// What is known of a block as its author wrote it, beside its words.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) anchors: Vec<Anchor>,
    pub(super) links: Vec<SourceLink>,
    /// The ranges of the text that have a reading.
    pub(super) read: Vec<Range<usize>>,
    pub(super) is_strong: bool,
    /// Where the block ends in the HTML.
    pub(super) end: usize,
}

/// White space between words.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    #[default]
    None,
    /// Beside a title: none between full-width characters.
    TitleBreak,
    /// The page shows it.
    Written,
}

/// Where text that is read goes to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Layer {
    #[default]
    Words,
    Reading,
    Hidden,
}

/// The state of one pass over a body.
pub(super) struct Extractor<'a> {
    body: &'a Body,
    /// The page's values for slots; none to extract only the author's words, with their sources.
    resolve: Option<&'a dyn Resolve>,
    text: String,
    written: Written,
    /// Where the link that is open begins in the text, and how many links were opened.
    open_link: Option<usize>,
    links: usize,
    /// Where the text that was read last begins: the base of a reading behind it.
    base: usize,
    /// Where the block begins in the HTML.
    start: usize,
    readings: Vec<String>,
    headings: usize,
    kind: Option<BlockKind>,
    layer: Layer,
    in_footnotes: bool,
    /// White space that was read and is not yet written.
    space: Space,
}

impl<'a> Extractor<'a> {
    pub(super) fn new(body: &'a Body, resolve: Option<&'a dyn Resolve>) -> Self {
        Self {
            body,
            resolve,
            text: String::new(),
            written: Written::default(),
            open_link: None,
            links: 0,
            base: 0,
            start: 0,
            readings: Vec::new(),
            headings: 0,
            kind: None,
            layer: Layer::Words,
            in_footnotes: false,
            space: Space::None,
        }
    }

    /// Calls `take` with block after block until it answers false.
    pub(super) fn run(mut self, mut take: impl FnMut(TextBlock, Written) -> bool) {
        let mut slots = self.body.slots.iter().peekable();
        for mark in self.body.marks.iter() {
            while let Some(slot) = slots.next_if(|slot| slot.at <= mark.at as usize) {
                self.slot(slot);
            }
            match mark.kind {
                MarkKind::Block(kind) => {
                    if !self.finish_block(mark.at as usize, &mut take) {
                        return;
                    }
                    self.kind = kind;
                }
                MarkKind::Footnotes => self.in_footnotes = true,
                MarkKind::Text { len, source, is_literal } => {
                    let at = mark.at as usize;
                    let html = self.body.html.get(at..at + len as usize).unwrap_or_default();
                    self.words(&unescaped(html), Some((source, is_literal)));
                }
                MarkKind::Break => self.space = Space::Written,
                MarkKind::Reading => {
                    self.readings.push(String::new());
                    self.written.read.push(self.base..self.text.len());
                    self.layer = Layer::Reading;
                }
                MarkKind::Hidden => self.layer = Layer::Hidden,
                MarkKind::Shown => self.layer = Layer::Words,
            }
        }
        for slot in slots {
            self.slot(slot);
        }
        self.finish_block(self.body.html.len(), &mut take);
    }

    fn slot(&mut self, slot: &Slot) {
        match (&slot.piece, self.resolve) {
            (Piece::RecordTitle(record), Some(resolve)) => {
                let title = title(resolve, &record.kind, &record.id);
                self.words(&title, None);
            }
            (Piece::RecordTitle(_), None) => self.words(TITLE, None),
            (Piece::LineBreak(line_break), resolve) => {
                let keeps = resolve.is_some_and(|page| page.keeps_line(line_break.is_wrapped));
                self.space = self.space.max(match line_break.joined {
                    _ if keeps => Space::Written,
                    Joined::Space => Space::Written,
                    Joined::Nothing => Space::None,
                    Joined::BesideTitle { .. } => Space::TitleBreak,
                });
            }
            // As on the page: where there is no picture, its text stands.
            (Piece::Picture(picture), Some(resolve)) if resolve.picture(&picture.target).is_none() => {
                self.words(&picture.alt, None);
            }
            (Piece::LinkOpen(_), None) => {
                self.open_link = Some(self.text.len());
                self.links += 1;
            }
            (Piece::LinkClose, None) => {
                let words = self.open_link.take().map(|start| start..self.text.len());
                let number = self.links.saturating_sub(1);
                self.written.links.extend(words.map(|words| SourceLink { words, number }));
            }
            // All other words are attributes.
            (Piece::Word(word @ Word::Alert(_)), Some(resolve)) => {
                let word = resolve.word(*word);
                self.words(&word, None);
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, source: Option<(Source, bool)>) {
        match self.layer {
            Layer::Reading => {
                if let Some(reading) = self.readings.last_mut() {
                    reading.push_str(text);
                }
            }
            Layer::Hidden => {}
            Layer::Words if self.kind == Some(BlockKind::Code) => {
                self.anchor(self.text.len()..self.text.len() + text.len(), 0, source);
                self.text.push_str(text);
            }
            Layer::Words => {
                self.base = self.text.len();
                self.spaced_words(text, source);
            }
        }
    }

    /// Appends text with each run of white space as one space, none at the block's edges.
    fn spaced_words(&mut self, text: &str, source: Option<(Source, bool)>) {
        let mut at = 0;
        for word in text.split_inclusive([' ', '\n', '\t', '\r']) {
            let bare = word.trim_end_matches([' ', '\n', '\t', '\r']);
            if !bare.is_empty() {
                self.push_space(bare);
                self.anchor(self.text.len()..self.text.len() + bare.len(), at, source);
                self.text.push_str(bare);
            }
            if bare.len() < word.len() {
                self.space = Space::Written;
            }
            at += word.len();
        }
    }

    fn push_space(&mut self, word: &str) {
        let space = std::mem::take(&mut self.space);
        if space == Space::None || self.text.is_empty() {
            return;
        }
        let first = word.chars().next().unwrap_or(' ');
        let joins = |last| japanese::joins(last, first);
        if space == Space::Written || !self.text.chars().next_back().is_some_and(joins) {
            self.text.push(' ');
        }
    }

    /// Remembers that `text` comes from `offset` bytes behind the beginning of a source.
    fn anchor(&mut self, text: Range<usize>, offset: usize, source: Option<(Source, bool)>) {
        let Some((source, is_literal)) =
            source.filter(|(source, _)| self.resolve.is_none() && source.len > 0)
        else {
            return;
        };
        let source = if is_literal {
            Source::from(source.start as usize + offset..source.start as usize + offset + text.len())
        } else {
            source
        };
        if let Some(last) = self.written.anchors.last_mut()
            && is_literal
            && last.is_literal
            && last.source.start as usize + (text.start - last.text.start) == source.start as usize
        {
            last.text.end = text.end;
            last.source.len = super::mark::offset(text.end - last.text.start);
            return;
        }
        self.written.anchors.push(Anchor { text, source, is_literal });
    }

    fn finish_block(&mut self, end: usize, take: &mut impl FnMut(TextBlock, Written) -> bool) -> bool {
        let text = std::mem::take(&mut self.text);
        let mut written = std::mem::take(&mut self.written);
        let readings = std::mem::take(&mut self.readings);
        let start = std::mem::replace(&mut self.start, end);
        (self.space, self.open_link) = (Space::None, None);
        let kind = self.kind.take().unwrap_or(BlockKind::Other);
        if kind == BlockKind::Heading {
            self.headings += 1;
        }
        if text.trim().is_empty() {
            return true;
        }
        let kind = if self.in_footnotes { BlockKind::Footnote } else { kind };
        if self.resolve.is_none() {
            written.end = end;
            written.is_strong = is_strong(self.body.html.get(start..end).unwrap_or_default());
        }
        let readings = readings.into_iter().filter(|reading| !reading.is_empty()).collect();
        take(TextBlock { kind, text, readings, headings: self.headings }, written)
    }
}

/// Whether the HTML of a block is a paragraph of one strong line. What ended before it may stand in it, too.
fn is_strong(html: &str) -> bool {
    // Nearly all blocks end otherwise.
    let Some((before, words)) = html.strip_suffix("</strong>").and_then(|html| html.rsplit_once("<p>"))
    else {
        return false;
    };
    let words = words.strip_prefix("<strong>");
    words.is_some_and(|words| !words.contains("<strong>") && !words.contains("<br>"))
        && !before.contains("<li")
        && !before.contains("<blockquote")
}
