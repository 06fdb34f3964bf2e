//! An adaptive binary range coder: a likely bit takes a fraction of a bit.
//!
//! The arithmetic is that of the LZMA format (7-Zip's `lzma.txt`), with 16 bits of
//! probability; `browser/35-range.js` is the decoder.

/// The range is normalised (shifted by a byte) below this.
const NARROW: u32 = 1 << 24;
const PROBABILITY_BITS: u32 = 16;
/// The distance that probabilities keep from 0 and 1, in 1 / 2^16.
const SURE: u16 = 256;
/// The number of bits after which a model's rate of adaptation stays the same.
const SLOWEST: u8 = 24;
/// 2^32 / (seen + 2), rounded up, by the number of bits that a model has adapted to. A product with it is much faster
/// than a division, and for numbers of 17 bits the same.
const RECIPROCALS: [u32; SLOWEST as usize + 1] = {
    let mut reciprocals = [0; SLOWEST as usize + 1];
    let mut seen: u32 = 0;
    while seen <= SLOWEST as u32 {
        reciprocals[seen as usize] = u32::MAX / (seen + 2) + 1;
        seen += 1;
    }
    reciprocals
};

/// The adaptive probability of a bit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BitModel {
    /// The probability of a 0 bit, in 1 / 2^16.
    no: u16,
    /// The number of bits it has adapted to, up to `SLOWEST`: its experience.
    seen: u8,
}

impl BitModel {
    pub(crate) const EVEN: Self = Self { no: 1 << (PROBABILITY_BITS - 1), seen: 0 };

    fn learn(&mut self, yes: bool) {
        let no = u32::from(self.no);
        let all = 1 << PROBABILITY_BITS;
        let moved = if yes {
            (no - quotient(no, self.seen)).max(u32::from(SURE))
        } else {
            (no + quotient(all - no, self.seen)).min(all - u32::from(SURE))
        };
        self.no = u16::try_from(moved).unwrap_or(u16::MAX);
        self.seen = (self.seen + 1).min(SLOWEST);
    }

    /// Limits the experience, so that the next bits change the probability more.
    pub(crate) fn limit_experience(&mut self, seen: u8) {
        self.seen = self.seen.min(seen);
    }
}

/// A distance of at most 2^16 divided by `seen + 2`, rounded down.
fn quotient(distance: u32, seen: u8) -> u32 {
    let product = u64::from(distance) * u64::from(RECIPROCALS[usize::from(seen.min(SLOWEST))]);
    u32::try_from(product >> 32).unwrap_or(u32::MAX)
}

/// The encoder: adaptive bits, equiprobable bits and numbers as bytes.
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
    /// Encodes a bit by the probability in `model`, which adapts.
    pub(crate) fn adaptive_bit(&mut self, model: &mut BitModel, yes: bool) {
        let bound = (self.range >> PROBABILITY_BITS) * u32::from(model.no);
        if yes {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        model.learn(yes);
        self.widen();
    }

    /// Encodes the interval from `start`, `size` wide, of `total` (at most 2^16).
    pub(crate) fn part(&mut self, start: u32, size: u32, total: u32) {
        self.range /= total;
        self.low += u64::from(start) * u64::from(self.range);
        self.range *= size;
        self.widen();
    }

    /// Encodes the lowest `count` bits of a number (at most 32) as equiprobable.
    pub(crate) fn bits(&mut self, value: u32, count: u32) {
        if count > 16 {
            self.bits(value >> 16, count - 16);
        }
        let count = count.min(16);
        self.range >>= count;
        self.low += u64::from(value & ((1 << count) - 1)) * u64::from(self.range);
        self.widen();
    }

    /// Encodes a prefix code bit by bit, since a decoder learns its length from its bits.
    pub(crate) fn code(&mut self, (code, length): (u32, u8)) {
        for bit in (0..length).rev() {
            self.bits(code >> bit, 1);
        }
    }

    /// Encodes a unary number: `value` ones and a zero, each by its own model, the last model for all further bits.
    pub(crate) fn unary(&mut self, models: &mut [BitModel], value: u32) {
        let last = models.len() - 1;
        for index in 0..value as usize {
            self.adaptive_bit(&mut models[index.min(last)], true);
        }
        self.adaptive_bit(&mut models[(value as usize).min(last)], false);
    }

    /// Encodes a number like an Elias gamma code: the number of bits of `value + 1` besides the first in unary, then these.
    pub(crate) fn number(&mut self, models: &mut [BitModel], value: u32) {
        let above = u64::from(value) + 1;
        self.unary(models, above.ilog2());
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

    /// The bytes. A decoder reads up to seven zero bytes behind them; one that needs more has a damaged file.
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

    #[test]
    fn products_with_reciprocals_are_quotients() {
        for seen in 0..=SLOWEST {
            for distance in 0..=1 << PROBABILITY_BITS {
                assert_eq!(quotient(distance, seen), distance / (u32::from(seen) + 2), "{distance} {seen}");
            }
        }
    }

    /// The decoder, as in `browser/35-range.js`.
    struct Decoder<'a> {
        bytes: std::slice::Iter<'a, u8>,
        /// The number of bytes read behind the last.
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

        fn adaptive_bit(&mut self, model: &mut BitModel) -> bool {
            let bound = (self.range >> PROBABILITY_BITS) * u32::from(model.no);
            let yes = self.code >= bound;
            if yes {
                self.code -= bound;
                self.range -= bound;
            } else {
                self.range = bound;
            }
            model.learn(yes);
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

        fn number(&mut self, models: &mut [BitModel]) -> u32 {
            let mut length = 0;
            while self.adaptive_bit(&mut models[(length as usize).min(models.len() - 1)]) {
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
        /// Long runs of likely bits make carries over many bytes; each end is cut off.
        #[test]
        fn what_is_written_is_read_again(steps in steps()) {
            let mut models = [BitModel::EVEN; 4];
            let mut numbers = [BitModel::EVEN; 20];
            let mut out = RangeEncoder::default();
            for step in &steps {
                match *step {
                    Step::Decision(at, yes) => out.adaptive_bit(&mut models[at], yes),
                    Step::Bits(value, count) => out.bits(value, count),
                    Step::Number(value) => out.number(&mut numbers, value),
                }
            }
            let bytes = out.into_bytes();
            let mut models = [BitModel::EVEN; 4];
            let mut numbers = [BitModel::EVEN; 20];
            let mut decoder = Decoder::new(&bytes);
            for step in &steps {
                match *step {
                    Step::Decision(at, yes) => prop_assert_eq!(decoder.adaptive_bit(&mut models[at]), yes),
                    Step::Bits(value, count) => prop_assert_eq!(decoder.bits(count), value),
                    Step::Number(value) => prop_assert_eq!(decoder.number(&mut numbers), value),
                }
            }
            prop_assert!(decoder.behind < 8, "{} bytes behind the last", decoder.behind);
        }
    }

    #[test]
    fn the_likely_takes_a_fraction_of_a_bit() {
        let mut model = BitModel::EVEN;
        let mut out = RangeEncoder::default();
        for _ in 0..8_000 {
            out.adaptive_bit(&mut model, false);
        }
        let length = out.into_bytes().len();
        assert!(length < 20, "1,000 bytes as plain bits, {length} here");
    }
}
