//! Which signs occur in a text.

/// The signs of a text that notations ask for, found in one pass, so that a text without them is not searched
/// once for each notation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    /// A bit for each ASCII character.
    ascii: u128,
    /// A bit for each of U+3000 to U+303F.
    cjk: u64,
    /// A bit for each of U+FF00 to U+FF7F.
    full_width: u128,
    /// Whether there is any of U+2E80 to U+2FFF.
    radicals: bool,
}

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut signs = Self { ascii: 0, cjk: 0, full_width: 0, radicals: false };
        let mut at = 0;
        while at < bytes.len() {
            at += match bytes[at..] {
                [byte @ 0..=0x7F, ..] => {
                    signs.ascii |= 1 << byte;
                    1
                }
                [0xE3, 0x80, last, ..] => {
                    signs.cjk |= 1 << (last & 0x3F);
                    3
                }
                [0xEF, middle @ (0xBC | 0xBD), last, ..] => {
                    signs.full_width |= 1 << (((middle & 1) << 6) | (last & 0x3F));
                    3
                }
                [0xE2, 0xBA..=0xBF, ..] => {
                    signs.radicals = true;
                    3
                }
                [0xC0..=0xDF, ..] => 2,
                [0xF0..=0xFF, ..] => 4,
                _ => 3,
            };
        }
        signs
    }

    /// Whether a sign occurs; true, too, for one of which that is not known.
    pub(super) fn may_hold(&self, sign: char) -> bool {
        let code = u32::from(sign);
        match code {
            0..=0x7F => self.ascii >> code & 1 == 1,
            0x3000..=0x303F => self.cjk >> (code & 0x3F) & 1 == 1,
            0xFF00..=0xFF7F => self.full_width >> (code & 0x7F) & 1 == 1,
            _ => true,
        }
    }

    /// Whether a radical, or a sign of its block, may occur.
    pub(super) const fn may_hold_radicals(&self) -> bool {
        self.radicals
    }

    /// Whether one of several signs occurs.
    pub(super) fn may_hold_any(&self, signs: &[char]) -> bool {
        signs.iter().any(|sign| self.may_hold(*sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_every_width_are_found_and_no_others() {
        let all = ['#', '\u{7f}', '\0', '\u{3000}', '《', '〿', '＃', '！', '［', '～', '｟', '\u{ff00}'];
        for sign in all {
            let signs = Signs::of(&format!("é港{sign}𠮷"));
            let found: Vec<char> = all.into_iter().filter(|other| signs.may_hold(*other)).collect();
            assert_eq!(found, [sign]);
        }
        assert!(Signs::of("⻑").may_hold_radicals() && !Signs::of("長①・").may_hold_radicals());
        assert!(Signs::of("").may_hold('・'), "of signs elsewhere nothing is known");
        assert!(Signs::of("字＃").may_hold_any(&['#', '＃']) && !Signs::of("字").may_hold_any(&['#', '＃']));
    }
}
