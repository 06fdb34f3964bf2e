//! What a text holds that something personal is written with, found in one pass over it, so that each rule looks
//! closer only at the few texts that may concern it.

/// A sort of signs beside which something personal may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// A word for being born: 生, うまれ.
    Birth = 1,
    /// A word of bank accounts: 普通, 当座, 口座, 記号, 貯蓄, or one of them cut short in brackets.
    Account = 2,
    /// The word for where somebody lives: 住所.
    Residence = 4,
    /// A part of the address of a house, or of the word for a number: 番, 丁.
    Street = 8,
    /// A hyphen of any width.
    Hyphen = 16,
    /// A digit right behind a letter of Japanese, as in 港市中央2-3-4.
    DigitBehindName = 32,
    /// The sign of a mail address.
    At = 64,
    /// The sign before the code of a country.
    Plus = 128,
    /// A zero, with which every telephone number begins.
    Zero = 256,
    /// A home, or the household by which a letter finds somebody: 宅, 方.
    Home = 512,
}

/// The hints of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::check) struct Hints(u16);

impl Hints {
    pub(in crate::check) fn of(text: &str) -> Self {
        let (mut hints, mut before) = (0, ' ');
        for c in text.chars() {
            if let Some(hint) = hint(before, c) {
                hints |= hint as u16;
            }
            if is_digit(c) && is_of_name(before) {
                hints |= Hint::DigitBehindName as u16;
            }
            before = c;
        }
        Self(hints)
    }

    pub(super) const fn has(self, hint: Hint) -> bool {
        self.0 & hint as u16 != 0
    }

    pub(super) fn has_any(self, hints: &[Hint]) -> bool {
        hints.iter().any(|hint| self.has(*hint))
    }
}

/// What a character is a sign of, by the one before it.
const fn hint(before: char, c: char) -> Option<Hint> {
    Some(match (before, c) {
        (_, '生') | ('ま', 'れ') => Hint::Birth,
        (_, '普') | ('当' | '口', '座') | ('（' | '(', '当') | ('記', '号') | ('貯', '蓄') => {
            Hint::Account
        }
        ('住', '所') => Hint::Residence,
        (_, '番' | '丁') => Hint::Street,
        (_, '-' | '－' | '‐' | '‑' | '–' | '—' | '−') => Hint::Hyphen,
        (_, '@' | '＠') => Hint::At,
        (_, '+' | '＋') => Hint::Plus,
        (_, '0' | '０') => Hint::Zero,
        (_, '宅' | '方') => Hint::Home,
        _ => return None,
    })
}

const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Whether the name of a place may be written with a character.
pub(super) const fn is_of_name(c: char) -> bool {
    matches!(c, '一'..='鿿' | 'ァ'..='ー' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_seen_beside_others() {
        for (signs, hint) in [
            ("生 うまれ", Hint::Birth),
            ("普通 当座 （当） (当) 口座 記号 貯蓄", Hint::Account),
            ("住所", Hint::Residence),
            ("番 丁", Hint::Street),
            ("- － ‐ ‑ – — −", Hint::Hyphen),
            ("@ ＠", Hint::At),
            ("+ ＋", Hint::Plus),
            ("0 ０", Hint::Zero),
            ("宅 方", Hint::Home),
        ] {
            for sign in signs.split(' ') {
                let text = format!("港の町と{sign}です");
                assert_eq!(Hints::of(&text), Hints(hint as u16), "{text}");
                assert!(Hints::of(&format!("0、番{sign}方")).has(hint), "{sign}");
            }
        }
        for text in ["港町1", "アパート２"] {
            assert!(Hints::of(text).has(Hint::DigitBehindName), "{text}");
        }
        for text in ["港の町から。", "港 1", "の1", "当日の所、号"] {
            assert_eq!(Hints::of(text), Hints::default(), "{text}");
        }
    }
}
