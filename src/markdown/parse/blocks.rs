//! Blocks: paragraphs, headings, lists, alerts, code.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, HeadingLevel, Tag, TagEnd};

use crate::diagnostic::findings::{AC302, AC302Label};
use crate::diagnostic::{Finding as _, Span};

use super::Renderer;
use crate::escape::html::push_attribute;
use crate::markdown::body::{AlertKind, Piece, Word};
use crate::markdown::html::structure::ALERT_TITLE;
use crate::markdown::text::mark::Source;
use crate::markdown::{BlockKind, Heading, MAX_DEPTH};

/// The heading that is open.
pub(crate) struct HeadingState {
    level: u8,
    /// Where ` id="…"` goes.
    id_at: usize,
    pub text: String,
    /// The id that the author chose, and the markup for it (`{#id}`).
    chosen: Option<(String, String)>,
    span: Span,
}

/// The paragraph that is open.
pub(crate) struct ParagraphState {
    html_start: usize,
    first_slot: usize,
    first_mark: usize,
    /// The title of the picture read last.
    pub picture_title: Option<(String, Source)>,
}

impl Renderer<'_> {
    pub(crate) fn start_block(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level, range),
            Tag::BlockQuote(None) => self.block_tag("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.start_alert(alert_kind(kind)),
            Tag::CodeBlock(kind) => self.start_code_block(&kind, range),
            Tag::HtmlBlock => self.in_html_block = true,
            Tag::List(start) => self.start_list(start, range),
            Tag::Item => self.start_item(range.start),
            Tag::FootnoteDefinition(label) => self.start_footnote(&label),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_head(),
            Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(&range),
            _ => {}
        }
    }

    pub(crate) fn end_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(None) => self.block_tag("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.block_tag("</div>\n"),
            TagEnd::CodeBlock => {
                self.in_code_block = false;
                self.out.html.push_str("</code>");
                self.block_tag("</pre>\n");
            }
            TagEnd::HtmlBlock => {
                self.in_html_block = false;
                self.html_block();
            }
            TagEnd::List(is_ordered) => self.end_list(is_ordered),
            TagEnd::Item => self.block_tag("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.block_tag("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            _ => {}
        }
    }

    /// Writes a tag that ends the block of text before it; what follows belongs to none.
    pub(crate) fn block_tag(&mut self, tag: &str) {
        self.out.block(None);
        self.out.html.push_str(tag);
    }

    fn start_paragraph(&mut self) {
        self.paragraph = Some(ParagraphState {
            html_start: self.out.html.len(),
            first_slot: self.out.slots.len(),
            first_mark: self.out.marks.len(),
            picture_title: None,
        });
        self.out.html.push_str("<p>");
    }

    /// A picture alone in its paragraph becomes a figure, with its title as the caption.
    fn end_paragraph(&mut self) {
        const OPEN: &str = "<p>";
        let Some(paragraph) = self.paragraph.take() else { return };
        let inside = paragraph.html_start + OPEN.len();
        if self.out.html.len() == inside && self.out.slots.len() == paragraph.first_slot {
            self.out.truncate(paragraph.html_start);
            return;
        }
        let slots = self.out.slots.get_mut(paragraph.first_slot..).unwrap_or_default();
        let mut pictures = slots.iter_mut().filter_map(|slot| match &mut slot.piece {
            Piece::Picture(picture) => Some(picture),
            _ => None,
        });
        let picture = pictures.next().filter(|_| self.out.html.len() == inside);
        let Some(picture) = picture.filter(|_| pictures.next().is_none()) else {
            self.out.insert_block(paragraph.first_mark, paragraph.html_start, Some(BlockKind::Paragraph));
            self.block_tag("</p>\n");
            return;
        };
        if paragraph.picture_title.is_some() {
            picture.attributes.clear();
        }
        self.out.insert_block(paragraph.first_mark, paragraph.html_start, None);
        if let Some((title, source)) = paragraph.picture_title {
            self.out.block(Some(BlockKind::Caption));
            self.out.html.push_str("<figcaption>");
            self.out.text(&title, source);
            self.block_tag("</figcaption>");
        }
        // The caption was appended behind the slots, which all stand at the paragraph's beginning.
        self.out.replace(paragraph.html_start..inside, "<figure>");
        self.block_tag("</figure>\n");
    }

    fn start_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        if self.footnotes.is_open() {
            // Footnotes are moved to the end, where a heading would head what follows it.
            self.out.block(Some(BlockKind::Paragraph));
            self.out.html.push_str("<p><strong>");
            return;
        }
        let level = level as u8;
        let body_range = self.prepared.body_range(range);
        self.check_underlined(body_range.clone());
        let source = self.body.get(body_range.clone()).unwrap_or_default();
        self.out.block(Some(BlockKind::Heading));
        self.heading_tags.push(self.out.html.len() + 2);
        self.out.html.push_str("<h");
        self.out.html.push(char::from(b'0' + level));
        self.heading = Some(HeadingState {
            level,
            id_at: self.out.html.len(),
            text: String::new(),
            chosen: chosen_name(source),
            span: self.origin.span(body_range.start..body_range.start + source.trim_end().len()),
        });
        self.out.html.push('>');
    }

    fn end_heading(&mut self) {
        let Some(mut heading) = self.heading.take() else {
            self.out.html.push_str("</strong>");
            self.block_tag("</p>\n");
            return;
        };
        let id = match heading.chosen {
            Some((name, written)) if self.out.html.ends_with(&written) => {
                self.out.truncate(without_end(&self.out.html, written.len()));
                heading.text.truncate(without_end(&heading.text, written.len()));
                self.names.chosen(&name)
            }
            _ => self.names.generate(&heading.text),
        };
        let mut attribute = String::new();
        push_attribute(&mut attribute, "id", &id);
        self.out.replace(heading.id_at..heading.id_at, &attribute);
        self.block_tag("</h");
        self.heading_tags.push(self.out.html.len());
        self.out.html.push(char::from(b'0' + heading.level));
        self.out.html.push_str(">\n");
        let text = heading.text.trim().to_owned();
        self.headings.push(Heading { level: heading.level, id, text, span: heading.span });
    }

    /// The page's title is its only heading of level 1: where the text uses `#`, all its headings
    /// move down by one. Findings name skipped levels as they were written.
    pub(crate) fn shift_headings(&mut self) {
        for index in 0..self.headings.len() {
            let previous = index.checked_sub(1).map(|before| &self.headings[before]);
            let heading = &self.headings[index];
            let from = previous.map_or(1, |previous| previous.level);
            if heading.level <= from + 1 {
                continue;
            }
            let to = heading.level;
            let finding = if previous.is_some() { AC302::Skipped { from, to } } else { AC302::First { to } };
            let before =
                previous.map(|previous| (AC302Label::Previous, self.origin.location(previous.span.clone())));
            self.find(finding.at_labelled(self.origin.location(heading.span.clone()), before));
        }
        if !self.headings.iter().any(|heading| heading.level == 1) {
            return;
        }
        for heading in &mut self.headings {
            heading.level = (heading.level + 1).min(6);
        }
        let mut html = std::mem::take(&mut self.out.html).into_bytes();
        for at in &self.heading_tags {
            if let Some(digit) = html.get_mut(*at) {
                *digit = (*digit + 1).min(b'6');
            }
        }
        // Only ASCII digits have changed into ASCII digits.
        self.out.html = String::from_utf8(html).unwrap_or_default();
    }

    fn start_alert(&mut self, kind: AlertKind) {
        self.block_tag("<div class=\"alert alert-");
        self.out.html.push_str(kind.as_str());
        self.out.html.push_str("\" role=\"note\">\n");
        self.out.block(Some(BlockKind::AlertTitle));
        self.out.html.push_str("<p ");
        self.out.html.push_str(ALERT_TITLE);
        self.out.html.push_str(" data-search-off>");
        self.out.piece(Piece::Word(Word::Alert(kind)));
        self.block_tag("</p>\n");
    }

    fn start_code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        let mut info = String::new();
        match kind {
            CodeBlockKind::Indented => self.check_indented(range),
            CodeBlockKind::Fenced(written) => self.sentinels().restore(written).trim().clone_into(&mut info),
        }
        if !info.is_ascii() {
            // No language of programs, but words to readers.
            self.out.block(Some(BlockKind::Paragraph));
            self.out.html.push_str("<p>");
            self.out.text(&std::mem::take(&mut info), Source::default());
            self.block_tag("</p>\n");
        }
        self.in_code_block = true;
        // Long lines scroll, which must be possible with the keyboard.
        self.out.block(Some(BlockKind::Code));
        self.out.html.push_str("<pre tabindex=\"0\"><code");
        if let Some(language) = info.split([' ', ',', '\t']).find(|word| !word.is_empty()) {
            push_attribute(&mut self.out.html, "class", &format!("language-{language}"));
        }
        self.out.html.push('>');
    }

    pub(crate) fn task(&mut self, done: bool) {
        for (plain, task) in [("<li>", "<li class=\"task\">"), ("<li><p>", "<li class=\"task\"><p>")] {
            if self.out.html.ends_with(plain) {
                let kept = without_end(&self.out.html, plain.len());
                self.out.html.truncate(kept);
                self.out.html.push_str(task);
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.html_start = self.out.html.len() - "<p>".len();
                }
            }
        }
        self.out.html.push_str("<input type=\"checkbox\" disabled");
        if done {
            self.out.html.push_str(" checked");
        }
        self.out
            .attribute_piece("aria-label", Piece::Word(if done { Word::TaskDone } else { Word::TaskOpen }));
        self.out.html.push_str("> ");
    }
}

/// The length of a text without its last bytes and the spaces before these.
pub(crate) fn without_end(text: &str, length: usize) -> usize {
    text[..text.len() - length].trim_end_matches(' ').len()
}

fn alert_kind(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

/// The name in `## Words {#name}`, and the piece that says so. The parser's own way is not used:
/// it would swallow any `{…}` at the end of a heading.
fn chosen_name(source: &str) -> Option<(String, String)> {
    let first_line = source.trim_end().lines().next_back()?;
    let line = if source.trim_start().starts_with('#') {
        first_line.trim_end().trim_end_matches('#').trim_end()
    } else {
        // The line under a heading of the other form holds no words.
        source.trim_end().lines().rev().nth(1)?.trim_end()
    };
    let start = line.rfind("{#")?;
    let name = line[start..].strip_prefix("{#")?.strip_suffix('}')?;
    let valid = !name.is_empty()
        && !line[..start].ends_with('\\')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
    valid.then(|| (name.to_owned(), line[start..].to_owned()))
}

const _: () = assert!(MAX_DEPTH < 512, "browsers nest no deeper");
