//! What a page's HTML says when it is read as HTML: the blocks of a body must say the same.

use crate::escape::html::unescaped;
use crate::markdown::body::{Joined, Piece};
use crate::markdown::inline::japanese;
use crate::markdown::write::title;
use crate::markdown::{BlockKind, Body, Resolve, TextBlock};

/// The blocks of text in the HTML of a body.
pub(super) fn blocks_in_html(body: &Body, resolve: &dyn Resolve) -> Vec<TextBlock> {
    let mut reader = Reader::default();
    for (html, piece) in body.stretches() {
        reader.html(html);
        match piece {
            Some(Piece::RecordTitle(record)) => reader.words(&title(resolve, &record.kind, &record.id)),
            Some(Piece::Picture(picture)) if resolve.picture(&picture.target).is_none() => {
                reader.words(&picture.alt);
            }
            Some(Piece::LineBreak(line_break)) => {
                let keeps = resolve.keeps_line(line_break.is_wrapped);
                reader.space = reader.space.max(match line_break.joined {
                    _ if keeps => Space::Written,
                    Joined::Space => Space::Written,
                    Joined::Nothing => Space::None,
                    Joined::BesideTitle { .. } => Space::TitleBreak,
                });
            }
            Some(Piece::Word(word)) if !reader.in_tag => reader.words(&resolve.word(*word)),
            _ => {}
        }
    }
    reader.finish_block();
    reader.blocks
}

/// Reads text out of our own HTML, stretch by stretch; a tag may span several.
#[derive(Default)]
struct Reader {
    blocks: Vec<TextBlock>,
    text: String,
    readings: Vec<String>,
    headings: usize,
    kind: Option<BlockKind>,
    in_tag: bool,
    in_quotes: bool,
    /// The tag being read.
    tag: String,
    /// A tag whose content is no text of the block, until it ends.
    aside: Option<&'static str>,
    in_footnotes: bool,
    /// White space that was read and not yet written.
    space: Space,
}

/// White space between words.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    #[default]
    None,
    /// Between titles: none between full-width characters.
    TitleBreak,
    /// The HTML has it, so readers see it; line ends that are none are gone from there.
    Written,
}

impl Reader {
    fn html(&mut self, html: &str) {
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            if self.in_tag {
                let end = self.tag_end(rest);
                self.tag.push_str(&rest[..end.unwrap_or(rest.len())]);
                let Some(end) = end else { return };
                at += end + 1;
                self.in_tag = false;
                let tag = std::mem::take(&mut self.tag);
                self.end_of_tag(&tag);
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.words(&unescaped(&rest[..end]));
                self.in_tag = end < rest.len();
                at += end + 1;
            }
        }
    }

    fn tag_end(&mut self, text: &str) -> Option<usize> {
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'"' => self.in_quotes = !self.in_quotes,
                b'>' if !self.in_quotes => return Some(at),
                _ => {}
            }
        }
        None
    }

    fn words(&mut self, text: &str) {
        match self.aside {
            Some("rt") => {
                if let Some(reading) = self.readings.last_mut() {
                    reading.push_str(text);
                }
            }
            Some(_) => {}
            None if self.kind == Some(BlockKind::Code) => self.text.push_str(text),
            None => self.spaced_words(text),
        }
    }

    fn spaced_words(&mut self, text: &str) {
        for word in text.split_inclusive([' ', '\n', '\t', '\r']) {
            let bare = word.trim_end_matches([' ', '\n', '\t', '\r']);
            if !bare.is_empty() {
                if self.space > Space::None && !self.text.is_empty() {
                    let first = bare.chars().next().unwrap_or(' ');
                    let joins = |last| japanese::joins(last, first);
                    if self.space == Space::Written || !self.text.chars().next_back().is_some_and(joins) {
                        self.text.push(' ');
                    }
                }
                self.space = Space::None;
                self.text.push_str(bare);
            }
            if bare.len() < word.len() {
                self.space = Space::Written;
            }
        }
    }

    fn end_of_tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if let Some(aside) = self.aside {
            if tag.starts_with('/') && name == aside {
                self.aside = None;
            }
            return;
        }
        if let Some(aside) = aside(name, tag) {
            if aside == "rt" {
                self.readings.push(String::new());
            }
            self.aside = Some(aside);
            return;
        }
        if name == "br" {
            self.space = Space::Written;
        }
        if !is_block(name) {
            return;
        }
        self.finish_block();
        let begins = !tag.starts_with('/');
        self.in_footnotes |= begins && tag.contains("class=\"footnotes\"");
        self.kind = begins.then(|| kind(name, tag)).flatten();
    }

    fn finish_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        let readings = std::mem::take(&mut self.readings);
        self.space = Space::None;
        let kind = self.kind.take().unwrap_or(BlockKind::Other);
        if kind == BlockKind::Heading {
            self.headings += 1;
        }
        if text.trim().is_empty() {
            return;
        }
        let kind = if self.in_footnotes { BlockKind::Footnote } else { kind };
        let readings = readings.into_iter().filter(|reading| !reading.is_empty()).collect();
        self.blocks.push(TextBlock { kind, text, readings, headings: self.headings });
    }
}

/// Tags whose content is no text of the block that they stand in.
fn aside(name: &str, tag: &str) -> Option<&'static str> {
    match name {
        "rt" if !tag.starts_with('/') => Some("rt"),
        "rp" if !tag.starts_with('/') => Some("rp"),
        "sup" if tag.contains("class=\"footnote-ref\"") => Some("sup"),
        "a" if tag.contains("role=\"doc-backlink\"") => Some("a"),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "blockquote"
            | "caption"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

fn kind(name: &str, tag: &str) -> Option<BlockKind> {
    Some(match name {
        "p" if tag.contains("class=\"alert-title\"") => BlockKind::AlertTitle,
        "p" => BlockKind::Paragraph,
        "li" | "dt" | "dd" => BlockKind::Item,
        "td" | "th" => BlockKind::Cell,
        "pre" => BlockKind::Code,
        "caption" | "figcaption" => BlockKind::Caption,
        "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        _ => return None,
    })
}
