//! AC323: headings that only look like headings.

use super::passages::Passages;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::markdown::{BlockKind, SourceBlock};

finding! {
    /// Lines that stand above a text in bold letters and are no headings.
    struct AC323: Accessibility Notice { words: String, count: usize }
    labels AC323Label { Also = "also" }
}

/// How many further places are shown.
const MOST_SHOWN: usize = 4;
/// In characters: what is longer is a sentence.
const LONGEST: usize = 30;

/// Two or more short paragraphs of a body that are strong as a whole, each above another text. A single one may be
/// a remark that matters.
pub(in crate::check) fn bold_headings(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let blocks = passages.context.blocks();
    let pairs = blocks.iter().zip(blocks.iter().skip(1));
    let heads = |(block, next): &(&SourceBlock, &SourceBlock)| {
        is_like_a_heading(block) && !next.is_strong() && next.kind != BlockKind::Heading
    };
    let found: Vec<&SourceBlock> = pairs.filter(heads).map(|(block, _)| block).collect();
    if found.len() < 2 {
        return;
    }
    let place =
        |block: &SourceBlock| block.span(0..block.text.len()).map(|span| passages.context.location_at(&span));
    let placed = found.into_iter().filter_map(|block| Some((block, place(block)?)));
    let (accepted, open): (Vec<_>, Vec<_>) =
        placed.partition(|(_, location)| passages.accept(AC323::CODE, location));
    for (block, location) in accepted {
        findings.push(AC323 { words: block.text.clone(), count: 1 }.at(location));
    }
    let mut open = open.into_iter();
    let count = open.len();
    if let Some((first, location)) = open.next() {
        let also = open.map(|(_, location)| (AC323Label::Also, location)).take(MOST_SHOWN);
        findings.push(AC323 { words: first.text.clone(), count }.at_labelled(location, also));
    }
}

fn is_like_a_heading(block: &SourceBlock) -> bool {
    const ENDS: &[char] = &['。', '．', '.', '！', '!', '、', '）', ')', '」'];
    block.is_strong()
        && block.kind == BlockKind::Paragraph
        && block.text.chars().count() <= LONGEST
        && !block.text.ends_with(ENDS)
}
