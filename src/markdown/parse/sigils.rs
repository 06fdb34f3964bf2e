//! Characters that stand for our own marks while the Markdown parser reads a body.
//!
//! They are private-use characters that the body does not hold, not even as an entity, so what an
//! author wrote can neither be lost nor taken for a mark.

use std::borrow::Cow;

/// What a sigil stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sigil {
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
    /// A gap, while HTML is sanitised.
    Gap,
    /// Text whose place in the file is known, while HTML is sanitised.
    Text,
}

impl Sigil {
    /// What the author wrote where it stands.
    pub(crate) fn written(self) -> &'static str {
        ALL[self as usize].1
    }
}

const ALL: [(Sigil, &str); 12] = [
    (Sigil::Bridge, ""),
    (Sigil::RubyOpen, "{"),
    (Sigil::RubyBar, "|"),
    (Sigil::RubyEscapedBar, "\\|"),
    (Sigil::RubyClose, "}"),
    (Sigil::LinkOpen, "[["),
    (Sigil::LinkBar, "|"),
    (Sigil::LinkEscapedBar, "\\|"),
    (Sigil::LinkClose, "]]"),
    (Sigil::Tilde, "~"),
    (Sigil::Gap, ""),
    (Sigil::Text, ""),
];

/// Sigils are taken from blocks of this many characters.
const BLOCK: u32 = 16;
/// All of them, and no other character, begin with the byte 0xEE in UTF-8.
const PRIVATE: std::ops::RangeInclusive<u32> = 0xE000..=0xEFFF;
/// Punctuation of a script that nobody writes any more, and that the parser knows as punctuation.
const PUNCTUATION: std::ops::RangeInclusive<char> = '\u{10a50}'..='\u{10a58}';

/// The characters chosen for one body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sigils {
    base: u32,
    /// Stands beside a bridge where other emphasis marks touch it, and is seen as punctuation.
    wall: Option<char>,
    /// Whether any can occur at all.
    pub in_use: bool,
}

impl Sigils {
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

    /// Whether a text needs to be looked through: by the first bytes of sigils and wall.
    pub(crate) fn may_occur_in(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        self.in_use && (bytes.contains(&0xEE) || bytes.contains(&0xF0))
    }

    /// The character for a sigil.
    pub(crate) fn char(self, sigil: Sigil) -> char {
        char::from_u32(self.base + sigil as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The punctuation that keeps a bridge from other marks.
    pub(crate) fn wall(self) -> Option<char> {
        self.wall
    }

    /// The sigil that a character is.
    pub(crate) fn read(self, c: char) -> Option<Sigil> {
        if Some(c) == self.wall {
            return Some(Sigil::Bridge);
        }
        let index = u32::from(c).checked_sub(self.base)?;
        ALL.get(index as usize).map(|(sigil, _)| *sigil)
    }

    /// Puts what the author wrote in the place of sigils: for code, addresses, HTML.
    pub(crate) fn restore(self, text: &str) -> Cow<'_, str> {
        if !self.may_occur_in(text) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match self.read(c) {
                Some(sigil) => out.push_str(sigil.written()),
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
            assert_eq!(Sigils::unused_in(body).unwrap().char(Sigil::Bridge), expected, "{body}");
        }
    }

    #[test]
    fn a_body_with_every_private_character_has_no_sigils() {
        let all: String = PRIVATE.filter_map(char::from_u32).collect();
        assert!(Sigils::unused_in(&all).is_none());
    }

    #[test]
    fn a_wall_is_unused_too() {
        assert_eq!(Sigils::unused_in("\u{10a50}").unwrap().wall(), Some('\u{10a51}'));
        assert_eq!(Sigils::unused_in("&#x10a51;").unwrap().wall(), None);
    }

    #[test]
    fn restoring_gives_back_what_was_written() {
        let mut sigils = Sigils::unused_in("").unwrap();
        sigils.in_use = true;
        let text: String = ALL.iter().map(|(sigil, _)| sigils.char(*sigil)).collect();
        assert_eq!(sigils.restore(&text), "{|\\|}[[|\\|]]~");
        assert_eq!(sigils.restore("\u{10a50}a"), "a");
    }
}
