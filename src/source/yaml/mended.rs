//! A text that is changed and still knows where each of its parts stood.

use std::borrow::Cow;

use crate::diagnostic::Span;

/// A text with changes, which finds the places of the original again.
#[derive(Debug)]
pub(super) struct Mended<'a> {
    text: Cow<'a, str>,
    /// The place in the file of the text that was changed.
    place: Span,
    /// The parts that are as they were, in order. Between them stands what was put in.
    kept: Vec<Kept>,
}

/// A part of the original.
#[derive(Debug, Clone, Copy)]
struct Kept {
    /// Where it begins in the changed text.
    new: usize,
    /// Where it begins in the file.
    old: usize,
    length: usize,
}

impl<'a> Mended<'a> {
    /// A text that stands at a place of its file, unchanged so far.
    pub(super) fn of(text: &'a str, start: usize) -> Self {
        let kept = vec![Kept { new: 0, old: start, length: text.len() }];
        Self { text: Cow::Borrowed(text), place: start..start + text.len(), kept }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The place in the file of a place in the changed text.
    pub(super) fn original(&self, span: &Span) -> Span {
        let before = |next: usize| next.checked_sub(1).map(|at| self.kept[at]);
        let next = self.kept.partition_point(|kept| kept.new <= span.start);
        let start =
            before(next).map_or(self.place.start, |kept| kept.old + (span.start - kept.new).min(kept.length));
        let next = self.kept.partition_point(|kept| kept.new < span.end);
        let end = match before(next) {
            Some(kept) if span.end <= kept.new + kept.length => kept.old + (span.end - kept.new),
            // What was put in stands for everything up to the next part.
            _ => self.kept.get(next).map_or(self.place.end, |kept| kept.old),
        };
        start..end.max(start)
    }

    /// Puts another text in the place of a part of the changed text; whether that changed anything.
    pub(super) fn replace(&mut self, span: &Span, with: &str) -> bool {
        if &self.text[span.clone()] == with {
            return false;
        }
        let mut kept = Vec::with_capacity(self.kept.len() + 1);
        for part in &self.kept {
            let end = part.new + part.length;
            if part.new < span.start {
                kept.push(Kept { length: part.length.min(span.start - part.new), ..*part });
            }
            if end > span.end {
                let from = part.new.max(span.end);
                let old = part.old + (from - part.new);
                let new = from - span.end + span.start + with.len();
                kept.push(Kept { new, old, length: end - from });
            }
        }
        self.kept = kept;
        self.text.to_mut().replace_range(span.clone(), with);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file() {
        let file = "--abcdefgh";
        let mut text = Mended::of(&file[2..], 2);
        assert!(text.replace(&(2..4), "XYZ"));
        assert_eq!((text.text(), text.original(&(5..8)), text.original(&(2..5))), ("abXYZefgh", 6..9, 4..6));
        assert!(text.replace(&(7..7), "!"));
        assert_eq!(
            (text.text(), text.original(&(8..10)), text.original(&(0..2))),
            ("abXYZef!gh", 8..10, 2..4)
        );
        assert!(!text.replace(&(0..2), "ab"));
        assert!(text.replace(&(0..10), "#"));
        assert_eq!((text.text(), text.original(&(0..1))), ("#", 2..10));
    }
}
