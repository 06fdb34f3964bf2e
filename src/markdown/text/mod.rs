//! A body as text: blocks for a search index, and the excerpt for lists.

use crate::markdown::html::sanitise::unescaped;
use crate::markdown::inline::japanese;
use crate::markdown::write::title;
use crate::markdown::{Body, Piece, Resolve};

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list, or a term or its description.
    Item,
    /// A cell of a table.
    Cell,
    /// Code.
    Code,
    /// The caption of a picture or a table.
    Caption,
    /// The title of an alert.
    AlertTitle,
    /// A footnote.
    Footnote,
    /// Text that stands in none of them.
    Other,
}

/// A stretch of text that no block ends within; inline marks leave no trace in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock {
    /// What it is.
    pub kind: BlockKind,
    /// The words, without readings.
    pub text: String,
    /// The readings in it (ruby).
    pub readings: Vec<String>,
    /// How many headings stand before its end: the last of them heads it.
    pub headings: usize,
}

/// The longest excerpt, in characters.
const EXCERPT: usize = 120;

impl Body {
    /// The text, block by block.
    pub fn text_blocks(&self, resolve: &dyn Resolve) -> Vec<TextBlock> {
        self.read_text(resolve, usize::MAX)
    }

    /// The beginning of the text, cut at the end of a sentence where there is one.
    pub fn excerpt(&self, resolve: &dyn Resolve) -> String {
        let mut text = String::new();
        // No character takes more than four bytes.
        for block in self.read_text(resolve, EXCERPT * 4) {
            if block.kind == BlockKind::Paragraph {
                if let (Some(before), Some(after)) = (text.chars().next_back(), block.text.chars().next())
                    && !japanese::joins(before, after)
                {
                    text.push(' ');
                }
                text.push_str(&block.text);
            }
        }
        cut(text)
    }

    /// The blocks, until their paragraphs hold enough bytes.
    fn read_text(&self, resolve: &dyn Resolve, enough: usize) -> Vec<TextBlock> {
        let mut reader = Reader { enough, ..Reader::default() };
        for (html, piece) in self.stretches() {
            reader.html(html);
            match piece {
                Some(Piece::RecordTitle(record)) => reader.words(&title(resolve, &record.kind, &record.id)),
                // As on the page: where there is no picture, its text stands.
                Some(Piece::Picture(picture)) if resolve.picture(&picture.target).is_none() => {
                    reader.words(&picture.alt);
                }
                Some(Piece::TitleBreak { .. }) => reader.space = reader.space.max(Space::TitleBreak),
                Some(Piece::Word(word)) if !reader.in_tag => reader.words(&resolve.word(*word)),
                _ => {}
            }
            if reader.has_enough() {
                break;
            }
        }
        reader.finish_block();
        reader.blocks
    }
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
    enough: usize,
    bytes: usize,
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
    fn has_enough(&self) -> bool {
        self.bytes > self.enough
    }

    fn html(&mut self, html: &str) {
        let mut at = 0;
        while at < html.len() && !self.has_enough() {
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
        if kind == BlockKind::Paragraph {
            self.bytes += text.len();
        }
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

/// Cuts a text behind the last sentence that fits; in the midst of one with `…` where none does.
fn cut(text: String) -> String {
    let Some((limit, _)) = text.char_indices().nth(EXCERPT) else { return text };
    let head = &text[..limit];
    let after = &text[limit..];
    let mut end = 0;
    let mut previous = ' ';
    for (at, c) in head.char_indices().chain(after.char_indices().take(1).map(|(at, c)| (limit + at, c))) {
        let sentence_ended = match previous {
            '。' | '！' | '？' | '｡' => !is_closing(c),
            '.' | '!' | '?' => c == ' ',
            '」' | '』' | '）' => is_sentence_in_brackets(&text[..at]) && !is_closing(c),
            _ => false,
        };
        if sentence_ended {
            end = at;
        }
        previous = c;
    }
    if end > 0 {
        return text[..end].trim_end().to_owned();
    }
    let last = head.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut kept = &head[..last];
    if !japanese::is_wide(kept.chars().next_back().unwrap_or(' ')) && !after.starts_with(' ') {
        // A word is not cut in two.
        kept = kept.rfind(' ').map_or(kept, |space| &kept[..space]);
    }
    format!("{}…", kept.trim_end_matches([' ', '、', ',']))
}

fn is_closing(c: char) -> bool {
    matches!(c, '」' | '』' | '）' | ')' | '。' | '！' | '？')
}

/// Whether a bracket closes right after the end of a sentence: 「そうです。」
fn is_sentence_in_brackets(text: &str) -> bool {
    text.trim_end_matches(['」', '』', '）']).ends_with(['。', '！', '？'])
}
