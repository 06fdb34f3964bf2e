//! Numbers as bits, most significant first: the codes that index shards are made of.

/// A growing sequence of bits.
#[derive(Debug, Clone, Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    /// Fewer than 32 bits that are not in `bytes` yet, in the low end; higher bits are garbage.
    pending: u64,
    pending_bits: u32,
}

/// Numbers with quotients from here on are written as 32 plain bits.
const LONGEST_UNARY: u32 = 24;

impl BitWriter {
    /// Appends the lowest `count` bits of a number; at most 32.
    pub(crate) fn bits(&mut self, value: u32, count: u32) {
        self.pending = (self.pending << count) | (u64::from(value) & ((1 << count) - 1));
        self.pending_bits += count;
        if self.pending_bits >= 32 {
            self.pending_bits -= 32;
            let whole = low(self.pending >> self.pending_bits);
            self.bytes.extend_from_slice(&whole.to_be_bytes());
        }
    }

    /// Appends one bit.
    pub(crate) fn flag(&mut self, value: bool) {
        self.bits(u32::from(value), 1);
    }

    /// Appends a Rice code: the quotient by 2^k in unary, then the remainder in k bits.
    pub(crate) fn rice(&mut self, value: u32, k: u32) {
        let quotient = value >> k;
        if quotient >= LONGEST_UNARY {
            self.bits((1 << LONGEST_UNARY) - 1, LONGEST_UNARY);
            self.bits(value, 32);
        } else {
            self.bits(((1 << quotient) - 1) << 1, quotient + 1);
            self.bits(value, k);
        }
    }

    /// Appends numbers in the Rice code that is shortest for them, its order in 5 bits first.
    pub(crate) fn rices(&mut self, values: &[u32]) {
        let (k, _) = best_rice(values);
        self.bits(k, 5);
        for value in values {
            self.rice(*value, k);
        }
    }

    /// Appends an exponential Golomb code of order k: small numbers short, large ones in about twice their bits.
    pub(crate) fn golomb(&mut self, value: u32, k: u32) {
        let shifted = u64::from(value) + (1 << k);
        let length = shifted.ilog2();
        if 2 * length - k < 32 {
            // The zeros stand before the number anyway.
            self.bits(low(shifted), 2 * length - k + 1);
            return;
        }
        self.bits(0, length - k);
        if length == 32 {
            self.flag(true);
            self.bits(low(shifted), 32);
        } else {
            self.bits(low(shifted), length + 1);
        }
    }

    /// Appends a signed number (zigzag), then as [`Self::golomb`].
    pub(crate) fn signed(&mut self, value: i32, k: u32) {
        self.golomb(((value << 1) ^ (value >> 31)).cast_unsigned(), k);
    }

    /// The number of bits.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len() * 8 + self.pending_bits as usize
    }

    /// Appends other bits.
    pub(crate) fn append(&mut self, other: &Self) {
        for word in other.bytes.chunks_exact(4) {
            self.bits(u32::from_be_bytes([word[0], word[1], word[2], word[3]]), 32);
        }
        self.bits(low(other.pending), other.pending_bits);
    }

    /// The bits as bytes, the last padded with zeros.
    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        let left = self.pending_bits.div_ceil(8);
        let filled = self.pending << (left * 8 - self.pending_bits);
        self.bytes.extend((0..left).rev().map(|byte| ((filled >> (byte * 8)) & 0xff) as u8));
        self.bytes
    }
}

/// The lowest 32 bits.
fn low(value: u64) -> u32 {
    let [_, _, _, _, bytes @ ..] = value.to_be_bytes();
    u32::from_be_bytes(bytes)
}

/// The length of a Rice code of order k, in bits.
pub(crate) const fn rice_length(value: u32, k: u32) -> u32 {
    let quotient = value >> k;
    if quotient >= LONGEST_UNARY { LONGEST_UNARY + 32 } else { quotient + 1 + k }
}

/// The order at which Rice codes of these numbers are shortest, and their length together.
pub(crate) fn best_rice(values: &[u32]) -> (u32, usize) {
    let total: u64 = values.iter().map(|value| u64::from(*value)).sum();
    let mean = total / (values.len() as u64).max(1);
    let guess = (mean + 1).ilog2();
    let length = |k: u32| values.iter().map(|value| rice_length(*value, k) as usize).sum::<usize>();
    (guess.saturating_sub(1)..=(guess + 1).min(31))
        .map(|k| (k, length(k)))
        .min_by_key(|(_, length)| *length)
        .unwrap_or((0, 0))
}

/// The gaps of ascending numbers: each less the one before less 1.
pub(crate) fn gaps(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut next = 0;
    numbers
        .map(|number| {
            let gap = number - next;
            next = number + 1;
            gap
        })
        .collect()
}

/// A count as a `u32`.
pub(crate) fn count_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Appends `count` ascending numbers below a limit as Rice codes of their gaps, whose order follows from count and limit.
pub(crate) fn ascending(out: &mut BitWriter, numbers: impl Iterator<Item = u32>, count: usize, limit: usize) {
    let k = usize::BITS - 1 - ((limit / (count + 1)) | 1).leading_zeros();
    for gap in gaps(numbers) {
        out.rice(gap, k);
    }
}
