//! What makes a character full-width, for line breaks, and CJK, for emphasis.

use unicode_width::UnicodeWidthChar;

/// Whether no space belongs between this character and another one of its sort.
pub(crate) fn is_wide(c: char) -> bool {
    c >= '\u{1100}' && !is_hangul(c) && c.width() == Some(2)
}

/// Whether a line break between the two is no space. Marks such as … are as wide as their company.
pub(crate) fn joins(before: char, after: char) -> bool {
    match (is_wide(before), is_wide(after)) {
        (true, true) => true,
        (true, false) => is_ambiguous_mark(after),
        (false, true) => is_ambiguous_mark(before),
        (false, false) => false,
    }
}

/// The last character of a text that is not a combining mark.
pub(crate) fn last_visible(text: &str) -> Option<char> {
    text.chars().rev().find(|c| c.width() != Some(0))
}

/// Marks that Japanese fonts draw full-width, without the letters (Greek, Cyrillic) that are too.
fn is_ambiguous_mark(c: char) -> bool {
    c >= '\u{2010}' && c.width() == Some(1) && c.width_cjk() == Some(2) && !c.is_alphabetic()
}

/// Whether a character is Korean.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}'
            | '\u{302e}'..='\u{302f}'
            | '\u{3131}'..='\u{318f}'
            | '\u{3200}'..='\u{321e}'
            | '\u{3260}'..='\u{327f}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{ffa0}'..='\u{ffdc}'
    )
}

/// Whether emphasis next to this character follows the Japanese way: kanji, kana, CJK
/// punctuation, full-width forms. Not Hangul: Korean puts spaces between words.
pub(crate) fn is_cjk(c: char) -> bool {
    let in_blocks = matches!(
        c,
        '\u{2e80}'..='\u{2fff}'
            | '\u{3001}'..='\u{a4cf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe10}'..='\u{fe1f}'
            | '\u{fe30}'..='\u{fe6f}'
            | '\u{ff01}'..='\u{ffef}'
            | '\u{16fe0}'..='\u{18fff}'
            | '\u{1aff0}'..='\u{1b2ff}'
            | '\u{1f200}'..='\u{1f2ff}'
            | '\u{20000}'..='\u{3ffff}'
            | '\u{e0100}'..='\u{e01ef}'
    );
    in_blocks && !is_hangul(c)
}

/// Whether a character is certainly a letter or digit, so that emphasis needs no help beside it.
pub(crate) fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{3005}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_between_full_width_characters_alone() {
        for (before, after, joined) in [
            ('で', '次', true),
            ('。', '「', true),
            ('Ａ', '１', true),
            ('ー', 'ン', true),
            ('🎉', 'ま', true),
            ('す', '…', true),
            ('…', 'そ', true),
            ('で', 'a', false),
            ('5', '月', false),
            ('…', 'a', false),
            ('…', '…', false),
            ('я', '語', false),
            ('é', '語', false),
            ('한', '글', false),
            ('한', '語', false),
            ('語', '한', false),
            ('ｱ', '語', false),
        ] {
            assert_eq!(joins(before, after), joined, "{before}{after}");
        }
    }

    #[test]
    fn combining_marks_take_no_room() {
        assert_eq!(last_visible("か\u{3099}"), Some('か'));
        assert_eq!(last_visible("葛\u{e0100}"), Some('葛'));
        assert_eq!(last_visible(""), None);
    }
}
