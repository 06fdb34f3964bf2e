//! The form in which the characters of names are compared.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::compose;

use super::variants::representative;

/// One form of a character: full-width and half-width, katakana and hiragana, capitals, variant kanji are one, and so are
/// Latin letters with and without marks.
pub fn fold(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' => c,
        '\u{4E00}'..='\u{9FFF}' => representative(c),
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => match c.nfkc().next().unwrap_or(c) {
            c @ '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            c => {
                let lower = c.to_lowercase().next().unwrap_or(c);
                if is_latin(lower) { without_marks(lower) } else { representative(lower) }
            }
        },
    }
}

/// Whether a character is a Latin letter, one of their marks, or a sign that stands among them.
pub(super) const fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// A small Latin letter without its marks, as people write it who have no such key.
fn without_marks(c: char) -> char {
    match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        _ => c.nfd().next().unwrap_or(c),
    }
}

/// The folded character at the beginning of a text, with the mark that follows it (`ﾄﾞ`; those of Latin letters count for
/// nothing), and how many bytes both have, with what follows them and is not seen.
pub(super) fn first_folded(text: &str) -> Option<(char, usize)> {
    let (c, length) = first_seen(text)?;
    let unseen: usize = text[length..].chars().take_while(|c| is_unseen(*c)).map(char::len_utf8).sum();
    Some((c, length + unseen))
}

fn first_seen(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let (c, length) = (fold(first), first.len_utf8());
    if c.is_ascii_alphabetic() {
        let marks = text[length..].chars().take_while(|c| matches!(c, '\u{300}'..='\u{36F}'));
        return Some((c, length + marks.map(char::len_utf8).sum::<usize>()));
    }
    let mark = match chars.next() {
        Some(mark @ ('\u{FF9E}' | '\u{309B}' | '\u{3099}')) => (mark, '\u{3099}'),
        Some(mark @ ('\u{FF9F}' | '\u{309C}' | '\u{309A}')) => (mark, '\u{309A}'),
        _ => return Some((c, length)),
    };
    Some(compose(c, mark.1).map_or((c, length), |c| (c, length + mark.0.len_utf8())))
}

/// A name in the form in which names are compared: without spaces, each character folded.
pub fn folded(name: &str) -> Vec<char> {
    let mut rest = name;
    let mut folded = Vec::new();
    while let Some((c, length)) = first_folded(rest) {
        rest = &rest[length..];
        if !is_separator(c) && !is_apostrophe(c) {
            folded.push(c);
        }
    }
    folded
}

/// Whether a character is never seen by itself: variation selectors, spaces without width, soft hyphens.
pub(super) const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Whether a character parts the words of a name.
pub fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '・' | '･' | '_' | '.' | ',' | '＿' | '．' | '＝' | '゠')
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '－')
}

/// Whether a character is an apostrophe, in whichever form keyboards and word processors write it.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '\u{B4}' | '\u{2B9}'..='\u{2BC}' | '\u{2018}'..='\u{201B}' | '\u{2032}' | '＇')
}

/// Whether a character is hiragana or katakana.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A0}'..='\u{30FF}')
}

/// Whether a character is a kanji.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}
