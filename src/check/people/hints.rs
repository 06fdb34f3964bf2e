//! What a text holds that something personal is written with, found in one pass over it, so that each rule looks
//! closer only at the few texts that may concern it.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// A sort of signs beside which something personal may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// A word for being born.
    Birth = 1,
    /// A word of bank accounts.
    Account = 2,
    /// The word for where somebody lives.
    Residence = 4,
    /// A part of the address of a house, or `番` of 番号.
    Street = 8,
    /// A hyphen of any width.
    Hyphen = 16,
    /// The sign of a mail address.
    At = 32,
    /// The sign before the code of a country.
    Plus = 64,
    /// A zero, with which every telephone number begins.
    Zero = 128,
    /// A home, or the household by which a letter finds somebody.
    Home = 256,
}

/// None of these is a part of another.
const SIGNS: [(&str, Hint); 25] = [
    ("生", Hint::Birth),
    ("うまれ", Hint::Birth),
    ("普", Hint::Account),
    ("当座", Hint::Account),
    ("（当", Hint::Account),
    ("(当", Hint::Account),
    ("口座", Hint::Account),
    ("記号", Hint::Account),
    ("貯蓄", Hint::Account),
    ("住所", Hint::Residence),
    ("番", Hint::Street),
    ("丁", Hint::Street),
    ("-", Hint::Hyphen),
    ("－", Hint::Hyphen),
    ("‐", Hint::Hyphen),
    ("‑", Hint::Hyphen),
    ("–", Hint::Hyphen),
    ("—", Hint::Hyphen),
    ("−", Hint::Hyphen),
    ("@", Hint::At),
    ("＠", Hint::At),
    ("+", Hint::Plus),
    ("＋", Hint::Plus),
    ("0", Hint::Zero),
    ("０", Hint::Zero),
];

/// Those that have to do with homes.
const OF_HOMES: [&str; 2] = ["宅", "方"];

/// The hints of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::check) struct Hints(u16);

impl Hints {
    pub(in crate::check) fn of(text: &str) -> Self {
        static SEARCH: LazyLock<AhoCorasick> = LazyLock::new(|| {
            let signs = SIGNS.iter().map(|(sign, _)| *sign).chain(OF_HOMES);
            let builder = &mut AhoCorasick::builder();
            // Skipping to rare bytes costs more than it saves: in Japanese, the first bytes of the signs are frequent.
            builder.kind(Some(AhoCorasickKind::DFA)).prefilter(false).build(signs).expect("short signs")
        });
        let hint = |number: usize| SIGNS.get(number).map_or(Hint::Home, |(_, hint)| *hint);
        let found = SEARCH.find_iter(text).map(|found| hint(found.pattern().as_usize()));
        Self(found.fold(0, |hints, hint| hints | hint as u16))
    }

    pub(super) const fn has(self, hint: Hint) -> bool {
        self.0 & hint as u16 != 0
    }

    pub(super) fn has_any(self, hints: &[Hint]) -> bool {
        hints.iter().any(|hint| self.has(*hint))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_seen_beside_others() {
        for (sign, hint) in SIGNS.into_iter().chain(OF_HOMES.map(|sign| (sign, Hint::Home))) {
            let text = format!("港の町{sign}です");
            assert_eq!(Hints::of(&text), Hints(hint as u16), "{text}");
            assert!(Hints::of(&format!("0番{sign}方")).has(hint), "{sign}");
        }
        assert_eq!(Hints::of("港の町から。"), Hints::default());
    }
}
