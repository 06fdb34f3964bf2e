//! Sentinels: characters that replace Enishi's own markup while the Markdown parser reads a body.
//!
//! They are private-use characters that the body does not hold, not even as an entity, so what an
//! author wrote can neither be lost nor taken for a mark.

use std::borrow::Cow;

/// The markup that a sentinel replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sentinel {
    /// Nothing: a letter that lets emphasis begin or end beside CJK punctuation.
    Bridge,
    /// `{` of ruby.
    RubyOpen,
    /// `|` of ruby.
    RubyBar,
    /// `\|` of ruby, as some write in tables.
    RubyEscapedBar,
    /// `}` of ruby.
    RubyClose,
    /// `[[` of a record link.
    LinkOpen,
    /// `|` of a record link.
    LinkBar,
    /// `\|` of a record link.
    LinkEscapedBar,
    /// `]]` of a record link.
    LinkClose,
    /// A single `~`: a range such as 10~12時, never struck through.
    Tilde,
    /// A `*` between digits: a product such as 3*4, never emphasis.
    Star,
    /// A slot, while HTML is sanitised.
    Slot,
    /// The beginning of text with a known source, while HTML is sanitised.
    Text,
}

impl Sentinel {
    /// The markup as the author wrote it.
    pub(crate) fn written(self) -> &'static str {
        ALL[self as usize].1
    }
}

const ALL: [(Sentinel, &str); 13] = [
    (Sentinel::Bridge, ""),
    (Sentinel::RubyOpen, "{"),
    (Sentinel::RubyBar, "|"),
    (Sentinel::RubyEscapedBar, "\\|"),
    (Sentinel::RubyClose, "}"),
    (Sentinel::LinkOpen, "[["),
    (Sentinel::LinkBar, "|"),
    (Sentinel::LinkEscapedBar, "\\|"),
    (Sentinel::LinkClose, "]]"),
    (Sentinel::Tilde, "~"),
    (Sentinel::Star, "*"),
    (Sentinel::Slot, ""),
    (Sentinel::Text, ""),
];

/// Sentinels are taken from blocks of this many characters.
const BLOCK: u32 = 16;
/// All of them, and no other character, begin with the byte 0xEE in UTF-8.
const PRIVATE: std::ops::RangeInclusive<u32> = 0xE000..=0xEFFF;
/// Punctuation of a script that nobody writes any more, and that the parser knows as punctuation.
const PUNCTUATION: std::ops::RangeInclusive<char> = '\u{10a50}'..='\u{10a58}';

/// The characters chosen for one body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentinels {
    base: u32,
    /// Separates a bridge from other emphasis marks; the parser takes it for punctuation.
    wall: Option<char>,
    /// Whether any can occur at all.
    pub in_use: bool,
}

impl Sentinels {
    /// Chooses characters that a body does not hold; none where it holds some of every block.
    pub(crate) fn unused_in(body: &str) -> Option<Self> {
        let mut used = [false; 256];
        let mut mark = |code: u32| {
            if PRIVATE.contains(&code)
                && let Some(block) = used.get_mut(((code - PRIVATE.start()) / BLOCK) as usize)
            {
                *block = true;
            }
        };
        let bytes = body.as_bytes();
        if bytes.contains(&0xEE) {
            body.chars().for_each(|c| mark(u32::from(c)));
        }
        let mut entity_in_wall = false;
        if bytes.contains(&b'&') {
            for (at, _) in body.match_indices("&#") {
                let code = entity(&body[at + 2..]);
                mark(code);
                entity_in_wall |= char::from_u32(code).is_some_and(|c| PUNCTUATION.contains(&c));
            }
        }
        let block = used.iter().position(|used| !used)?;
        let wall = if entity_in_wall {
            None
        } else if bytes.contains(&0xF0) {
            PUNCTUATION.into_iter().find(|c| !body.contains(*c))
        } else {
            Some(*PUNCTUATION.start())
        };
        let base = PRIVATE.start() + u32::try_from(block).ok()? * BLOCK;
        Some(Self { base, wall, in_use: false })
    }

    /// The same, to be looked for in what the parser gives.
    pub(crate) fn used(self) -> Self {
        Self { in_use: true, ..self }
    }

    /// Whether a text needs to be looked through: by the first bytes of sentinels and wall.
    pub(crate) fn may_occur_in(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        self.in_use && (bytes.contains(&0xEE) || bytes.contains(&0xF0))
    }

    /// The character for a sentinel.
    pub(crate) fn char(self, sentinel: Sentinel) -> char {
        char::from_u32(self.base + sentinel as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The punctuation that keeps a bridge from other marks.
    pub(crate) fn wall(self) -> Option<char> {
        self.wall
    }

    /// The sentinel that a character is.
    pub(crate) fn read(self, c: char) -> Option<Sentinel> {
        if Some(c) == self.wall {
            return Some(Sentinel::Bridge);
        }
        let index = u32::from(c).checked_sub(self.base)?;
        ALL.get(index as usize).map(|(sentinel, _)| *sentinel)
    }

    /// Replaces sentinels by what the author wrote: for code, addresses, HTML.
    pub(crate) fn restore(self, text: &str) -> Cow<'_, str> {
        if !self.may_occur_in(text) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match self.read(c) {
                Some(sentinel) => out.push_str(sentinel.written()),
                None => out.push(c),
            }
        }
        Cow::Owned(out)
    }
}

/// The number of a character reference, after its `&#`; zero where there is none.
fn entity(text: &str) -> u32 {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    digits
        .chars()
        .map_while(|c| c.to_digit(radix))
        .fold(0_u32, |code, digit| code.saturating_mul(radix).saturating_add(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_author_wrote_is_never_a_sigil() {
        for (body, expected) in [
            ("本文", '\u{e000}'),
            ("\u{e003}", '\u{e010}'),
            ("&#xE00f;", '\u{e010}'),
            ("&#0057344", '\u{e010}'),
            ("&#; &#x; &# &#99999999999999;", '\u{e000}'),
            ("\u{e000}\u{e010}\u{e020}", '\u{e030}'),
        ] {
            assert_eq!(Sentinels::unused_in(body).unwrap().char(Sentinel::Bridge), expected, "{body}");
        }
    }

    #[test]
    fn a_body_with_every_private_character_has_no_sigils() {
        let all: String = PRIVATE.filter_map(char::from_u32).collect();
        assert!(Sentinels::unused_in(&all).is_none());
    }

    #[test]
    fn a_wall_is_unused_too() {
        assert_eq!(Sentinels::unused_in("\u{10a50}").unwrap().wall(), Some('\u{10a51}'));
        assert_eq!(Sentinels::unused_in("&#x10a51;").unwrap().wall(), None);
    }

    #[test]
    fn restoring_gives_back_what_was_written() {
        let mut sentinels = Sentinels::unused_in("").unwrap();
        sentinels.in_use = true;
        let text: String = ALL.iter().map(|(sentinel, _)| sentinels.char(*sentinel)).collect();
        assert_eq!(sentinels.restore(&text), "{|\\|}[[|\\|]]~*");
        assert_eq!(sentinels.restore("\u{10a50}a"), "a");
    }
}
