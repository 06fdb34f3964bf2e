//! The text of a body: blocks for the search index and for rules on words, and the excerpt for lists.

mod excerpt;
mod extract;
pub(crate) mod mark;

use std::ops::Range;

use crate::diagnostic::Span;
use crate::markdown::{Body, Resolve};
use extract::{Extractor, Written};

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
    /// Text outside of all of these.
    Other,
}

/// The text of one block; inline markup is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock {
    /// What it is.
    pub kind: BlockKind,
    /// The words, without readings.
    pub text: String,
    /// The readings in it (ruby).
    pub readings: Vec<String>,
    /// The number of headings before its end; the last of them is the block's heading.
    pub headings: usize,
}

/// A block of text as its author wrote it, with the source range of each word.
///
/// Titles of other records, which a page adds, are U+FFFC in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceBlock {
    /// What it is.
    pub kind: BlockKind,
    /// The words, without readings.
    pub text: String,
    written: Written,
}

/// A link in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLink {
    /// The range of its words in the text of the block.
    pub words: Range<usize>,
    /// Its place among the links of the body, from 0.
    pub number: usize,
}

impl SourceBlock {
    /// The range of the file that a range of `text` comes from, markup between its words included.
    /// None for text that is not in the file, such as the title of a record.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        extract::span(&self.written.anchors, &range)
    }

    /// The links in it.
    #[must_use]
    pub fn links(&self) -> &[SourceLink] {
        &self.written.links
    }

    /// The ranges of the text that have a reading, in order.
    #[must_use]
    pub fn ranges_with_readings(&self) -> &[Range<usize>] {
        &self.written.read
    }

    /// Whether it is a paragraph of one line that is strong as a whole.
    #[must_use]
    pub const fn is_strong(&self) -> bool {
        self.written.is_strong
    }
}

impl Body {
    /// The text block by block, as a page shows it.
    pub fn text_blocks(&self, resolve: &dyn Resolve) -> Vec<TextBlock> {
        let mut blocks = Vec::new();
        Extractor::new(self, Some(resolve)).run(|block, _| {
            blocks.push(block);
            true
        });
        blocks
    }

    /// Of each table of three columns and two rows or more that has no headings, the number of the first of the
    /// blocks in it; `blocks` are those of this body.
    pub fn tables_without_headings(&self, blocks: &[SourceBlock]) -> Vec<usize> {
        let tables = self.html.match_indices("<table").filter_map(|(start, _)| {
            let table = &self.html[start..];
            let table = &table[..table.find("</table>").unwrap_or(table.len())];
            let mut rows = table.split("<tr").skip(1);
            let columns = rows.next()?.matches("<td").count();
            let is_headless = columns >= 3 && rows.next().is_some() && !table.contains("<th");
            is_headless.then(|| blocks.iter().position(|block| block.written.end > start)).flatten()
        });
        tables.collect()
    }

    /// The text block by block, as it was written, for rules on words.
    #[must_use]
    pub fn source_blocks(&self) -> Vec<SourceBlock> {
        let mut blocks = Vec::new();
        Extractor::new(self, None).run(|block, written| {
            blocks.push(SourceBlock { kind: block.kind, text: block.text, written });
            true
        });
        blocks
    }

    /// The beginning of the text, cut at the end of a sentence where there is one.
    pub fn excerpt(&self, resolve: &dyn Resolve) -> String {
        let mut paragraphs = excerpt::Paragraphs::default();
        Extractor::new(self, Some(resolve)).run(|block, _| paragraphs.take(&block));
        paragraphs.cut()
    }
}
