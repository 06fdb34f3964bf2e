//! Text marks: the ranges of a body's HTML that are text, with their sources in the file, and the
//! boundaries of blocks.

use std::ops::Range;

use integer_encoding::VarInt as _;

use super::BlockKind;

/// A mark at an offset of a body's HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextMark {
    /// Offset in the HTML, in bytes.
    pub at: u32,
    pub kind: MarkKind,
}

/// The kinds of [`TextMark`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// A block begins, or the one before ends and what follows belongs to none.
    Block(Option<BlockKind>),
    /// All blocks from here on are footnotes.
    Footnotes,
    /// Visible text: `len` bytes of HTML without tags. Where it is literal, each byte of the text is the byte of
    /// the source at the same distance; otherwise (entities, code with marks) only the whole source is known.
    Text { len: u32, source: Source, is_literal: bool },
    /// A line break, which is white space between words.
    Break,
    /// What follows is a reading (ruby), until `Shown`.
    Reading,
    /// What follows is no text of the block, until `Shown`.
    Hidden,
    /// The end of `Reading` and `Hidden`.
    Shown,
}

/// A range of the file, in bytes; empty where none is known.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    pub start: u32,
    pub len: u32,
}

impl From<Range<usize>> for Source {
    fn from(range: Range<usize>) -> Self {
        Self { start: offset(range.start), len: offset(range.len()) }
    }
}

/// An offset as marks keep it; files are far smaller than 4 GiB.
pub(crate) fn offset(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The marks of a body that is finished, in about a quarter of the bytes of a list: a portal of 10,000 records
/// has half a million of them, all held at a time.
///
/// Each is a number of its kind, then as variable-length integers (<https://protobuf.dev/programming-guides/encoding/#varints>)
/// the distance of its offset from that of the mark before; of a text also its length, the distance of its source
/// from the end of the source before, and the length of its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PackedMarks(Box<[u8]>);

/// The number of a text; the next one is that of a literal text. Smaller ones are those of [`PLAIN`].
const TEXT: u8 = 15;

/// The kinds that have nothing but their number, which is the index here.
const PLAIN: [MarkKind; TEXT as usize] = [
    MarkKind::Block(None),
    MarkKind::Block(Some(BlockKind::Paragraph)),
    MarkKind::Block(Some(BlockKind::Heading)),
    MarkKind::Block(Some(BlockKind::Item)),
    MarkKind::Block(Some(BlockKind::Cell)),
    MarkKind::Block(Some(BlockKind::Code)),
    MarkKind::Block(Some(BlockKind::Caption)),
    MarkKind::Block(Some(BlockKind::AlertTitle)),
    MarkKind::Block(Some(BlockKind::Footnote)),
    MarkKind::Block(Some(BlockKind::Other)),
    MarkKind::Footnotes,
    MarkKind::Break,
    MarkKind::Reading,
    MarkKind::Hidden,
    MarkKind::Shown,
];

impl PackedMarks {
    pub(crate) fn of(marks: &[TextMark]) -> Self {
        let mut bytes = Vec::with_capacity(marks.len() * 5);
        let (mut at, mut source_end) = (0, 0);
        for mark in marks {
            let plain = (0..).zip(PLAIN).find(|(_, kind)| *kind == mark.kind);
            let text = TEXT + u8::from(matches!(mark.kind, MarkKind::Text { is_literal: true, .. }));
            push(&mut bytes, i64::from(plain.map_or(text, |(number, _)| number)));
            push(&mut bytes, i64::from(mark.at) - at);
            at = i64::from(mark.at);
            if let MarkKind::Text { len, source, .. } = mark.kind {
                push(&mut bytes, i64::from(len));
                push(&mut bytes, i64::from(source.start) - source_end);
                push(&mut bytes, i64::from(source.len));
                source_end = i64::from(source.start) + i64::from(source.len);
            }
        }
        Self(bytes.into())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = TextMark> {
        let mut rest = &*self.0;
        let (mut at, mut source_end) = (0, 0);
        std::iter::from_fn(move || {
            let number = usize::try_from(pull(&mut rest)?).ok()?;
            at += pull(&mut rest)?;
            let kind = match PLAIN.get(number) {
                Some(kind) => *kind,
                None => {
                    let len = u32::try_from(pull(&mut rest)?).ok()?;
                    let start = source_end + pull(&mut rest)?;
                    let source_len = pull(&mut rest)?;
                    source_end = start + source_len;
                    let source =
                        Source { start: u32::try_from(start).ok()?, len: u32::try_from(source_len).ok()? };
                    MarkKind::Text { len, source, is_literal: number > usize::from(TEXT) }
                }
            };
            Some(TextMark { at: u32::try_from(at).ok()?, kind })
        })
    }
}

fn push(bytes: &mut Vec<u8>, number: i64) {
    let mut encoded = [0; 10];
    let len = number.encode_var(&mut encoded);
    bytes.extend_from_slice(&encoded[..len]);
}

fn pull(rest: &mut &[u8]) -> Option<i64> {
    let (number, len) = i64::decode_var(rest)?;
    *rest = &rest[len..];
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_marks_are_the_same_marks() {
        let text = |len, start, source_len| MarkKind::Text {
            len,
            source: Source { start, len: source_len },
            is_literal: source_len == 7,
        };
        let kinds = PLAIN.into_iter().chain([
            text(0, 0, 0),
            text(7, 900, 7),
            text(u32::MAX, u32::MAX, u32::MAX),
            text(3, 12, 4),
        ]);
        let marks: Vec<_> = kinds
            .zip([0, 5, 5, 1_000_000, u32::MAX].into_iter().cycle())
            .map(|(kind, at)| TextMark { at, kind })
            .collect();
        assert_eq!(PackedMarks::of(&marks).iter().collect::<Vec<_>>(), marks);
    }
}
