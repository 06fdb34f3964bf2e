//! Classes of code points. All lists stand in `normalise.md` and in `browser/10-normalise.js` too.

/// A space between two of these is no space: kanji, kana, bopomofo and their punctuation.
const FULL_WIDTH: &[(u32, u32)] = &[
    (0x2E80, 0x2FDF),
    (0x3001, 0x303F),
    (0x3041, 0x312F),
    (0x3190, 0x31EF),
    (0x31F0, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x1AFF0, 0x1B16F),
    (0x20000, 0x3FFFD),
];

/// Invisible: soft hyphen, joiners, direction marks, variation selectors, tags.
const IGNORABLE: &[(u32, u32)] = &[
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE0FFF),
];

/// No marks, yet they join what stands before them: jamo within a Hangul syllable, ﾞ and ﾟ.
const JOINING: &[(u32, u32)] = &[
    (0x1160, 0x11FF),
    (0x3133, 0x3133),
    (0x3135, 0x3136),
    (0x313A, 0x313F),
    (0x314F, 0x3164),
    (0x3167, 0x316D),
    (0x316F, 0x3170),
    (0x3182, 0x3183),
    (0x3187, 0x318E),
    (0xD7B0, 0xD7FF),
    (0xFF9E, 0xFFA0),
    (0xFFA3, 0xFFA3),
    (0xFFA5, 0xFFA6),
    (0xFFAA, 0xFFAF),
    (0xFFC2, 0xFFC7),
    (0xFFCA, 0xFFCF),
    (0xFFD2, 0xFFD7),
    (0xFFDA, 0xFFDC),
];

/// Unassigned in Unicode 15.0 and since given, in part, to letters with case, marks or foldings. Browsers know them or not,
/// by their age, so they stay as they are everywhere.
const FROZEN: &[(u32, u32)] = &[
    (0x557, 0x558),
    (0x58B, 0x58C),
    (0x5C8, 0x5CF),
    (0x892, 0x897),
    (0xB4E, 0xB54),
    (0x1ACF, 0x1AFF),
    (0x1C89, 0x1C8F),
    (0x209D, 0x209F),
    (0xA7CB, 0xA7CF),
    (0xA7D2, 0xA7D2),
    (0xA7D4, 0xA7D4),
    (0xA7DA, 0xA7F1),
    (0xAB6C, 0xAB6F),
    (0x105BD, 0x105FF),
    (0x107BB, 0x107FF),
    (0x10D3A, 0x10E5F),
    (0x10EB2, 0x10EFC),
    (0x11375, 0x113FF),
    (0x11B0A, 0x11BFF),
    (0x11DAA, 0x11EDF),
    (0x11F5A, 0x11FAF),
    (0x14647, 0x167FF),
    (0x16B90, 0x16E3F),
    (0x16E9B, 0x16EFF),
    (0x1B123, 0x1B131),
    (0x1BCA4, 0x1CEFF),
    (0x1D127, 0x1D128),
    (0x1D246, 0x1D2BF),
    (0x1D6A6, 0x1D6A7),
    (0x1DF2B, 0x1DFFF),
    (0x1E4FA, 0x1E7DF),
];

fn holds(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= code);
    after > 0 && code <= ranges[after - 1].1
}

pub(crate) fn is_full_width(code: u32) -> bool {
    holds(FULL_WIDTH, code)
}

pub(crate) fn is_ignorable(code: u32) -> bool {
    holds(IGNORABLE, code)
}

pub(crate) fn is_frozen(code: u32) -> bool {
    holds(FROZEN, code)
}

/// Whether it belongs to the cluster of the code point before it.
pub(crate) fn joins(letter: char) -> bool {
    let code = u32::from(letter);
    code >= 0xAD
        && !is_frozen(code)
        && (is_ignorable(code)
            || holds(JOINING, code)
            || unicode_normalization::char::is_combining_mark(letter))
}

/// The two planes of private use that no text uses: the index may.
pub(crate) fn is_private_plane(code: u32) -> bool {
    code >= 0xF_0000
}

/// `White_Space` of Unicode.
pub(crate) fn is_space(code: u32) -> bool {
    matches!(
        code,
        0x09..=0x0D | 0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000
    )
}

/// Letters of katakana, before they are folded; ー is none.
pub(crate) fn is_katakana(code: u32) -> bool {
    matches!(code, 0x30A1..=0x30FA | 0x30FD | 0x30FE | 0x31F0..=0x31FF)
}

/// Letters of kana after folding; ー is none.
pub(crate) fn is_kana_letter(code: u32) -> bool {
    matches!(code, 0x3041..=0x3096 | 0x309D | 0x309E | 0x30F7..=0x30FA | 0x31F0..=0x31FF)
}

/// Signs that are - here, ー aside.
pub(crate) fn is_dash(code: u32) -> bool {
    matches!(code, 0x2D | 0x2010..=0x2015 | 0x2212 | 0x2500)
}

/// Latin letters after folding.
pub(crate) fn is_latin(code: u32) -> bool {
    matches!(code, 0x61..=0x7A | 0xDF..=0xF6 | 0xF8..=0x24F | 0x250..=0x2AF | 0x1E00..=0x1EFF)
}

pub(crate) fn is_digit(code: u32) -> bool {
    matches!(code, 0x30..=0x39)
}
