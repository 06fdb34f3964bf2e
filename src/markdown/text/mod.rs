//! The text of a body: blocks for the search index and for rules on words, and the excerpt for lists.

mod excerpt;
mod extract;
pub(crate) mod mark;

use std::ops::Range;

use crate::diagnostic::Span;
use crate::markdown::{Body, Resolve};
use extract::{Anchor, Extractor};

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
    anchors: Vec<Anchor>,
}

impl SourceBlock {
    /// The range of the file that a range of `text` comes from, markup between its words included.
    /// None for text that is not in the file, such as the title of a record.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        extract::span(&self.anchors, &range)
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

    /// The text block by block, as it was written, for rules on words.
    #[must_use]
    pub fn source_blocks(&self) -> Vec<SourceBlock> {
        let mut blocks = Vec::new();
        Extractor::new(self, None).run(|block, anchors| {
            blocks.push(SourceBlock { kind: block.kind, text: block.text, anchors });
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
