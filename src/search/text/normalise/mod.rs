#![doc = include_str!("../../normalise.md")]

mod classes;
mod fold;
#[cfg(test)]
mod tests;

pub(crate) use classes::is_ignorable;
use classes::{is_digit, is_kana_letter, is_latin};
use fold::{Folded, LONG, fold_cluster, look_up};

/// A code point of a normalised text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol {
    /// The code point.
    pub code: u32,
    /// Where in the source its cluster begins, in bytes.
    pub from: u32,
    /// Where in the source its cluster ends.
    pub to: u32,
    /// Whether a run of katakana ends with it.
    pub kata_end: bool,
    /// Whether it comes from a letter of katakana.
    pub katakana: bool,
}

/// Fills `out` with the symbols of `text`, in place of what it held.
pub fn normalise(text: &str, out: &mut Vec<Symbol>) {
    out.clear();
    let mut writer = Writer { out, last: Folded::NONE, kana_before_dash: false, space: None };
    let mut letters = text.char_indices().map(|(at, letter)| (at, letter, look_up(letter)));
    let mut next = letters.next();
    while let Some((from, letter, folded)) = next {
        let mut to = from + letter.len_utf8();
        next = letters.next();
        while let Some((at, joined, _)) = next.filter(|(_, _, folded)| folded.is(Folded::JOINS)) {
            to = at + joined.len_utf8();
            next = letters.next();
        }
        if folded.is(Folded::LATER) || to > from + letter.len_utf8() {
            fold_cluster(&text[from..to], |folded| writer.write(folded, from, to));
        } else {
            writer.write(folded, from, to);
        }
    }
    writer.finish();
}

/// Whether a word begins with `code` after `previous`: Latin words and numbers do not begin within themselves.
pub fn begins_word(previous: Option<u32>, code: u32) -> bool {
    let Some(previous) = previous else { return true };
    if is_latin(code) {
        !is_latin(previous) && !matches!(previous, 0x300..=0x36F)
    } else {
        !is_digit(code) || !is_digit(previous)
    }
}

/// Whether a term that starts with `code` matches only where a word begins.
pub fn needs_word_start(code: u32) -> bool {
    is_latin(code) || is_digit(code)
}

/// Whether a folded code point is kana or ー.
pub(crate) fn is_kana(code: u32) -> bool {
    is_kana_letter(code) || code == LONG
}

/// Appends symbols with an eye on their neighbours: steps 3 and 5, and where katakana ends.
struct Writer<'a> {
    out: &'a mut Vec<Symbol>,
    /// What the last symbol of `out` was made from.
    last: Folded,
    /// Whether kana or ー stands before the last symbol.
    kana_before_dash: bool,
    /// The source of white space that may yet be dropped.
    space: Option<(usize, usize)>,
}

impl Writer<'_> {
    fn write(&mut self, folded: Folded, from: usize, to: usize) {
        if folded.is(Folded::SPACE) {
            let begun = self.space.map_or(from, |(begun, _)| begun);
            self.space = Some((begun, to));
            return;
        }
        if let Some((from, to)) = self.space.take() {
            if self.last.is(Folded::FULL_WIDTH) && folded.is(Folded::FULL_WIDTH) {
                // No symbol tells of this space, yet a reader sees that the word ends.
                if self.last.is(Folded::KATAKANA) {
                    self.end_katakana(true, 1);
                }
            } else if self.last != Folded::NONE {
                self.push(Folded::ONE_SPACE, from, to);
            }
        }
        self.push(folded, from, to);
    }

    fn push(&mut self, folded: Folded, from: usize, to: usize) {
        let is_behind_digit = folded.is(Folded::LONG) && self.last.is(Folded::DIGIT);
        let folded = if is_behind_digit { Folded::DASH_SIGN } else { folded };
        if self.last.is(Folded::DASH) && self.kana_before_dash && folded.is(Folded::KANA) {
            self.lengthen();
        }
        if self.last.is(Folded::KATAKANA) && !folded.is(Folded::KATAKANA | Folded::LONG) {
            self.end_katakana(true, 1);
        }
        self.kana_before_dash = self.last.is(Folded::KANA | Folded::LONG);
        self.last = folded;
        self.out.push(Symbol {
            code: folded.code(),
            from: offset(from),
            to: offset(to),
            kata_end: false,
            katakana: folded.is(Folded::KATAKANA),
        });
    }

    /// Makes ー of the dash that stands last.
    fn lengthen(&mut self) {
        if let Some(dash) = self.out.last_mut() {
            dash.code = LONG;
        }
        self.last = Folded::LONG_SIGN;
        self.end_katakana(false, 2);
    }

    /// Notes of the symbol that is `back` from the end whether a run of katakana ends with it.
    fn end_katakana(&mut self, ends: bool, back: usize) {
        let at = self.out.len().wrapping_sub(back);
        if let Some(symbol) = self.out.get_mut(at) {
            symbol.kata_end = ends;
        }
    }

    fn finish(mut self) {
        if self.last.is(Folded::KATAKANA) {
            self.end_katakana(true, 1);
        }
    }
}

/// Texts are far shorter than 4 GB; what lies beyond would only be marked wrongly.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
