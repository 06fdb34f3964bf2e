//! How the structure of a text is written as HTML, and recognised in HTML again: blocks of text,
//! readings, and elements without searchable text.

use super::allowed::Names;
use crate::markdown::BlockKind;

/// The attribute of an alert's title.
pub(crate) const ALERT_TITLE: &str = "class=\"alert-title\"";
/// The attribute of the section of footnotes.
pub(crate) const FOOTNOTES: &str = "class=\"footnotes\"";
/// The attribute of a reference to a footnote.
pub(crate) const FOOTNOTE_REFERENCE: &str = "class=\"footnote-ref\"";
/// The attribute of the link from a footnote back to its reference.
pub(crate) const FOOTNOTE_BACK: &str = "role=\"doc-backlink\"";

/// What a tag means for the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TagMeaning {
    /// A block of text begins, or the one before ends.
    Block(Option<BlockKind>),
    /// The section of footnotes begins.
    Footnotes,
    /// A line break.
    Break,
    /// A reading begins, which ends with the tag of this name.
    Reading(&'static str),
    /// What is no text of the block begins, and ends with the tag of this name.
    Hidden(&'static str),
    /// Nothing.
    Inline,
}

/// Reads a tag that this module or Ammonia wrote, without its brackets.
pub(crate) fn meaning(tag: &str) -> TagMeaning {
    let name = tag_name(tag);
    let begins = !tag.starts_with('/');
    match name {
        "rt" if begins => TagMeaning::Reading("rt"),
        "rp" if begins => TagMeaning::Hidden("rp"),
        "sup" if tag.contains(FOOTNOTE_REFERENCE) => TagMeaning::Hidden("sup"),
        "a" if tag.contains(FOOTNOTE_BACK) => TagMeaning::Hidden("a"),
        "br" => TagMeaning::Break,
        "section" if begins && tag.contains(FOOTNOTES) => TagMeaning::Footnotes,
        _ if !BLOCKS.contains(name) => TagMeaning::Inline,
        _ if !begins => TagMeaning::Block(None),
        "p" if tag.contains(ALERT_TITLE) => TagMeaning::Block(Some(BlockKind::AlertTitle)),
        "p" => TagMeaning::Block(Some(BlockKind::Paragraph)),
        "li" | "dt" | "dd" => TagMeaning::Block(Some(BlockKind::Item)),
        "td" | "th" => TagMeaning::Block(Some(BlockKind::Cell)),
        "pre" => TagMeaning::Block(Some(BlockKind::Code)),
        "caption" | "figcaption" => TagMeaning::Block(Some(BlockKind::Caption)),
        "h2" | "h3" | "h4" | "h5" | "h6" => TagMeaning::Block(Some(BlockKind::Heading)),
        _ => TagMeaning::Block(None),
    }
}

/// The name in a tag without its brackets, such as `p` in `p class="a"` and in `/p`.
pub(crate) fn tag_name(tag: &str) -> &str {
    tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default()
}

/// Tags that part blocks of text.
const BLOCKS: Names = Names::new(
    "blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section
    summary table tbody td tfoot th thead tr ul",
);
