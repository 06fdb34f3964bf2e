//! What one code point or cluster becomes, before its neighbours are looked at.

use std::sync::OnceLock;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::classes::{
    is_dash, is_digit, is_frozen, is_full_width, is_ignorable, is_kana_letter, is_katakana, is_private_plane,
    is_space, joins,
};
use crate::spelling::variants::representative;

/// A folded code point in the low 21 bits, with what the next step asks about it above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Folded(u32);

pub(crate) const LONG: u32 = 0x30FC;
pub(crate) const REPLACEMENT: char = '\u{FFFD}';
const DASH: char = '-';
const WAVE_DASH: char = '\u{301C}';

impl Folded {
    const CODE: u32 = 0x1F_FFFF;
    pub(crate) const SPACE: u32 = 1 << 21;
    pub(crate) const FULL_WIDTH: u32 = 1 << 22;
    pub(crate) const KATAKANA: u32 = 1 << 23;
    pub(crate) const KANA: u32 = 1 << 24;
    pub(crate) const DASH: u32 = 1 << 25;
    pub(crate) const LONG: u32 = 1 << 26;
    pub(crate) const DIGIT: u32 = 1 << 27;
    /// Of the table alone: the code point continues a cluster.
    pub(crate) const JOINS: u32 = 1 << 30;
    /// Of the table alone: the code point becomes several, or lies beyond the table.
    pub(crate) const LATER: u32 = 1 << 31;

    /// Nothing yet: the beginning of a text.
    pub(crate) const NONE: Self = Self(Self::CODE);
    pub(crate) const ONE_SPACE: Self = Self(0x20 | Self::SPACE);
    pub(crate) const LONG_SIGN: Self = Self(LONG | Self::LONG | Self::FULL_WIDTH);
    pub(crate) const DASH_SIGN: Self = Self(DASH as u32 | Self::DASH);

    /// Steps 4 and 6 for a code point that NFKC and lower case have passed.
    pub(crate) fn new(letter: char) -> Self {
        let before = u32::from(letter);
        let code = match before {
            0x30A1..=0x30F6 | 0x30FD | 0x30FE => before - 0x60,
            _ => u32::from(representative(letter)),
        };
        let mut flags = 0;
        for (flag, holds) in [
            (Self::SPACE, is_space(code)),
            (Self::FULL_WIDTH, is_full_width(code)),
            (Self::KATAKANA, is_katakana(before)),
            (Self::KANA, is_kana_letter(code)),
            (Self::DASH, is_dash(code)),
            (Self::LONG, code == LONG),
            (Self::DIGIT, is_digit(code)),
        ] {
            if holds {
                flags |= flag;
            }
        }
        Self(code | flags)
    }

    pub(crate) fn code(self) -> u32 {
        self.0 & Self::CODE
    }

    pub(crate) fn is(self, flags: u32) -> bool {
        self.0 & flags != 0
    }
}

/// The number of code points of a block of the table.
const BLOCK: usize = 256;

/// What each code point of the first plane becomes where no mark follows. A block is made when one of its code points
/// is first looked up: a text has letters of few blocks.
static TABLE: [OnceLock<Box<[Folded]>>; 0x1_0000 / BLOCK] = [const { OnceLock::new() }; 0x1_0000 / BLOCK];

fn block(number: usize) -> Box<[Folded]> {
    let mut text = String::new();
    let codes = number * BLOCK..(number + 1) * BLOCK;
    let letters = codes.map(|code| u32::try_from(code).ok().and_then(char::from_u32));
    letters.map(|letter| letter.map_or(Folded(Folded::LATER), |letter| entry(letter, &mut text))).collect()
}

fn entry(letter: char, text: &mut String) -> Folded {
    if joins(letter) {
        return Folded(Folded::JOINS | Folded::LATER);
    }
    if is_folded(letter) {
        return Folded::new(letter);
    }
    text.clear();
    text.push(letter);
    let mut all = Vec::new();
    fold_cluster(text, |folded| all.push(folded));
    match all[..] {
        [folded] => folded,
        _ => Folded(Folded::LATER),
    }
}

/// Whether step 1 leaves a code point as it is. Most are, and asking is far cheaper than folding them.
fn is_folded(letter: char) -> bool {
    is_nfkc_quick([letter].into_iter()) == IsNormalized::Yes
        && letter.to_lowercase().eq([letter])
        && united(letter) == letter
}

/// One for signs of which nobody knows which is meant: dashes, waves, and the two forms of σ.
fn united(letter: char) -> char {
    match letter {
        'ς' => 'σ',
        '~' => WAVE_DASH,
        _ if is_dash(u32::from(letter)) => DASH,
        _ => letter,
    }
}

/// What a code point becomes where no mark follows.
pub(crate) fn look_up(letter: char) -> Folded {
    let code = letter as usize;
    let Some(slot) = TABLE.get(code / BLOCK) else {
        let joins = if joins(letter) { Folded::JOINS } else { 0 };
        return Folded(Folded::LATER | joins);
    };
    slot.get_or_init(|| block(code / BLOCK))[code % BLOCK]
}

/// Steps 1, 2, 4 and 6 for one cluster.
pub(crate) fn fold_cluster(cluster: &str, mut give: impl FnMut(Folded)) {
    let kept = cluster
        .chars()
        .filter(|letter| !is_ignorable(u32::from(*letter)))
        .map(|letter| if is_private_plane(u32::from(letter)) { REPLACEMENT } else { letter });
    let mut kept = kept.peekable();
    if let Some(frozen) = kept.next_if(|letter| is_frozen(u32::from(*letter))) {
        give(Folded::new(frozen));
    }
    for letter in kept.nfkc().flat_map(char::to_lowercase).nfc() {
        give(Folded::new(united(letter)));
    }
}
