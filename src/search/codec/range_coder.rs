//! A binary range coder whose probabilities learn as it goes: what is likely takes a fraction of a bit.
//!
//! The arithmetic is that of the LZMA format (7-Zip's `lzma.txt`), with 16 bits of
//! probability; `browser/35-range.js` reads it.

/// Below this the range is widened by a byte.
const NARROW: u32 = 1 << 24;
const PROBABILITY_BITS: u32 = 16;
/// No probability comes nearer to 0 or 1 than this, in 1 / 2^16.
const SURE: u16 = 256;
/// After so many decisions a probability learns no slower.
const SLOWEST: u8 = 24;

/// The probability of a yes-or-no decision, learnt from those before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chance {
    /// Of a no, in 1 / 2^16.
    no: u16,
    /// How many decisions it has learnt from, up to `SLOWEST`.
    seen: u8,
}

impl Chance {
    pub(crate) const UNKNOWN: Self = Self { no: 1 << (PROBABILITY_BITS - 1), seen: 0 };

    fn learn(&mut self, yes: bool) {
        let pace = u32::from(self.seen) + 2;
        let no = u32::from(self.no);
        let moved = if yes { no - no / pace } else { no + ((1 << PROBABILITY_BITS) - no) / pace };
        let bounded = moved.clamp(u32::from(SURE), (1 << PROBABILITY_BITS) - u32::from(SURE));
        self.no = u16::try_from(bounded).unwrap_or(u16::MAX);
        self.seen = (self.seen + 1).min(SLOWEST);
    }

    /// Forgets how sure it was, so that what comes next counts more.
    pub(crate) fn loosen(&mut self, seen: u8) {
        self.seen = self.seen.min(seen);
    }
}

/// Writes decisions and numbers.
pub(crate) struct RangeEncoder {
    low: u64,
    range: u32,
    held: u8,
    /// `held` and the bytes 0xff behind it, which a carry may still change.
    open: usize,
    bytes: Vec<u8>,
}

impl Default for RangeEncoder {
    fn default() -> Self {
        Self { low: 0, range: u32::MAX, held: 0, open: 1, bytes: Vec::new() }
    }
}

impl RangeEncoder {
    /// A decision, which `chance` foretells and learns from.
    pub(crate) fn decide(&mut self, chance: &mut Chance, yes: bool) {
        let bound = (self.range >> PROBABILITY_BITS) * u32::from(chance.no);
        if yes {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        chance.learn(yes);
        self.widen();
    }

    /// The part from `start` on, `size` long, of `total` parts; at most 2^16 of them.
    pub(crate) fn part(&mut self, start: u32, size: u32, total: u32) {
        self.range /= total;
        self.low += u64::from(start) * u64::from(self.range);
        self.range *= size;
        self.widen();
    }

    /// The lowest `count` bits of a number, all as likely; at most 32.
    pub(crate) fn bits(&mut self, value: u32, count: u32) {
        if count > 16 {
            self.bits(value >> 16, count - 16);
        }
        let count = count.min(16);
        self.part(value & ((1 << count) - 1), 1, 1 << count);
    }

    /// A code whose length only its bits tell, so that a reader takes them one by one.
    pub(crate) fn code(&mut self, (code, length): (u32, u8)) {
        for bit in (0..length).rev() {
            self.part((code >> bit) & 1, 1, 2);
        }
    }

    /// So many times yes, then no; none behind the last chance, which serves all further times.
    pub(crate) fn unary(&mut self, chances: &mut [Chance], value: u32) {
        let last = chances.len() - 1;
        for index in 0..value as usize {
            self.decide(&mut chances[index.min(last)], true);
        }
        self.decide(&mut chances[(value as usize).min(last)], false);
    }

    /// A number in about twice its bits: how many bits it has besides the first, in unary, then these.
    pub(crate) fn number(&mut self, chances: &mut [Chance], value: u32) {
        let above = u64::from(value) + 1;
        self.unary(chances, above.ilog2());
        let rest = above - (1 << above.ilog2());
        self.bits(u32::try_from(rest).unwrap_or(u32::MAX), above.ilog2());
    }

    fn widen(&mut self) {
        while self.range < NARROW {
            self.range <<= 8;
            self.shift();
        }
    }

    fn shift(&mut self) {
        let carry = u8::from(self.low > u64::from(u32::MAX));
        if carry == 1 || self.low < 0xff00_0000 {
            let mut byte = self.held;
            for _ in 0..self.open {
                self.bytes.push(byte.wrapping_add(carry));
                byte = 0xff;
            }
            self.open = 0;
            self.held = ((self.low >> 24) & 0xff) as u8;
        }
        self.open += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    /// All bytes. What a reader meets behind them are zeros, fewer than eight: a file that makes it
    /// read on is damaged.
    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        let written = self.bytes.len() + self.open - 1;
        let end = self.low + u64::from(self.range);
        let roundest = |bits: u32| ((self.low + (1 << bits) - 1) >> bits) << bits;
        if let Some(value) = [24, 16, 8].into_iter().map(roundest).find(|value| *value < end) {
            self.low = value;
        }
        for _ in 0..5 {
            self.shift();
        }
        // The first byte is always 0.
        self.bytes.remove(0);
        let length = self.bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        self.bytes.truncate(length.max(written));
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What `browser/35-range.js` does.
    struct Decoder<'a> {
        bytes: std::slice::Iter<'a, u8>,
        /// How many bytes were read behind the last.
        behind: usize,
        range: u32,
        code: u32,
    }

    impl<'a> Decoder<'a> {
        fn new(bytes: &'a [u8]) -> Self {
            let mut decoder = Self { bytes: bytes.iter(), behind: 0, range: u32::MAX, code: 0 };
            for _ in 0..4 {
                decoder.byte();
            }
            decoder
        }

        fn byte(&mut self) {
            self.behind += usize::from(self.bytes.len() == 0);
            self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
        }

        fn widen(&mut self) {
            while self.range < NARROW {
                self.range <<= 8;
                self.byte();
            }
        }

        fn decide(&mut self, chance: &mut Chance) -> bool {
            let bound = (self.range >> PROBABILITY_BITS) * u32::from(chance.no);
            let yes = self.code >= bound;
            if yes {
                self.code -= bound;
                self.range -= bound;
            } else {
                self.range = bound;
            }
            chance.learn(yes);
            self.widen();
            yes
        }

        fn part(&mut self, total: u32) -> u32 {
            self.range /= total;
            let part = (self.code / self.range).min(total - 1);
            self.code -= part * self.range;
            self.widen();
            part
        }

        fn bits(&mut self, count: u32) -> u32 {
            if count > 16 {
                let high = self.bits(count - 16);
                return high << 16 | self.bits(16);
            }
            self.part(1 << count)
        }

        fn number(&mut self, chances: &mut [Chance]) -> u32 {
            let mut length = 0;
            while self.decide(&mut chances[(length as usize).min(chances.len() - 1)]) {
                length += 1;
            }
            u32::try_from((1_u64 << length) + u64::from(self.bits(length)) - 1).unwrap()
        }
    }

    #[derive(Debug, Clone)]
    enum Step {
        Decision(usize, bool),
        Bits(u32, u32),
        Number(u32),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let decision = (0..4_usize, prop::bool::weighted(0.97)).prop_map(|(at, yes)| Step::Decision(at, yes));
        let bits = (0..=32_u32, any::<u32>()).prop_map(|(count, value)| {
            Step::Bits(u32::try_from(u64::from(value) & ((1 << count) - 1)).unwrap(), count)
        });
        let number = (0..32_u32, any::<u32>()).prop_map(|(shift, value)| Step::Number(value >> shift));
        prop::collection::vec(prop_oneof![6 => decision, 1 => bits, 1 => number], 0..400)
    }

    proptest! {
        /// Long runs of the likely make carries over many bytes; every end is cut short.
        #[test]
        fn what_is_written_is_read_again(steps in steps()) {
            let mut chances = [Chance::UNKNOWN; 4];
            let mut numbers = [Chance::UNKNOWN; 20];
            let mut out = RangeEncoder::default();
            for step in &steps {
                match *step {
                    Step::Decision(at, yes) => out.decide(&mut chances[at], yes),
                    Step::Bits(value, count) => out.bits(value, count),
                    Step::Number(value) => out.number(&mut numbers, value),
                }
            }
            let bytes = out.into_bytes();
            let mut chances = [Chance::UNKNOWN; 4];
            let mut numbers = [Chance::UNKNOWN; 20];
            let mut decoder = Decoder::new(&bytes);
            for step in &steps {
                match *step {
                    Step::Decision(at, yes) => prop_assert_eq!(decoder.decide(&mut chances[at]), yes),
                    Step::Bits(value, count) => prop_assert_eq!(decoder.bits(count), value),
                    Step::Number(value) => prop_assert_eq!(decoder.number(&mut numbers), value),
                }
            }
            prop_assert!(decoder.behind < 8, "{} bytes behind the last", decoder.behind);
        }
    }

    #[test]
    fn the_likely_takes_a_fraction_of_a_bit() {
        let mut chance = Chance::UNKNOWN;
        let mut out = RangeEncoder::default();
        for _ in 0..8_000 {
            out.decide(&mut chance, false);
        }
        let length = out.into_bytes().len();
        assert!(length < 20, "1,000 bytes as plain bits, {length} here");
    }
}
