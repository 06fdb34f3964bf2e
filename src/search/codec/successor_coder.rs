//! What follows a pair at each of its places, so that a reader can go on from pair to pair.

use super::adaptive_model::Habits;
use super::range_coder::{Chance, RangeEncoder};

/// What stands behind a pair at one place.
#[derive(Clone, Copy)]
pub(crate) struct Follower {
    pub(crate) document: u32,
    /// 0 where the block ends.
    pub(crate) symbol: u32,
    /// The number of the pair that it begins to make with the second symbol, among the same pairs of
    /// the document.
    pub(crate) ordinal: u32,
    /// Whether the symbol is told already, as what most places have behind them.
    pub(crate) is_known: bool,
}

/// Weights are halved before they are so many.
const MOST_WEIGHT: u32 = 1 << 15;

/// The followers of one list, those that come often told short.
pub(crate) struct Followers {
    entries: Vec<Entry>,
    /// By symbol: the number of its entry plus 1.
    slots: Vec<u32>,
    /// How often all entries came.
    total: u32,
    /// The ordinals of the follower that is known.
    known: Ordinal,
}

#[derive(Clone, Copy)]
struct Entry {
    symbol: u32,
    often: u32,
    ordinal: Ordinal,
}

/// What has been told of a follower's ordinals.
#[derive(Clone, Copy)]
struct Ordinal {
    document: u32,
    /// The least that the next one of the same document can be.
    next: u32,
    /// Whether the first of a document is above 0.
    is_above: Chance,
}

impl Ordinal {
    const NONE: Self = Self { document: u32::MAX, next: 0, is_above: Chance::UNKNOWN };
}

impl Followers {
    /// For an alphabet of that many symbols, block ends included.
    pub(crate) fn new(alphabet: usize) -> Self {
        Self { entries: Vec::new(), slots: vec![0; alphabet], total: 0, known: Ordinal::NONE }
    }

    /// Makes room for another list.
    pub(crate) fn clear(&mut self) {
        for entry in &self.entries {
            self.slots[entry.symbol as usize] = 0;
        }
        self.entries.clear();
        self.total = 0;
        self.known = Ordinal::NONE;
    }

    /// Writes the follower of the next place; `codes` are for symbols that the list has not met.
    pub(crate) fn symbol(&mut self, out: &mut RangeEncoder, codes: &[(u32, u8)], symbol: u32) {
        let entries = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        match self.slots[symbol as usize] {
            0 => {
                if self.total > 0 {
                    out.part(2 * self.total - entries, entries, 2 * self.total);
                }
                out.code(codes[symbol as usize]);
                self.entries.push(Entry { symbol, often: 1, ordinal: Ordinal::NONE });
                self.slots[symbol as usize] = entries + 1;
            }
            slot => {
                let index = slot as usize - 1;
                let start: u32 = self.entries[..index].iter().map(|entry| 2 * entry.often - 1).sum();
                out.part(start, 2 * self.entries[index].often - 1, 2 * self.total);
                self.entries[index].often += 1;
                self.rise(index);
            }
        }
        self.total += 1;
        if 2 * self.total >= MOST_WEIGHT {
            self.halve();
        }
    }

    /// Lets an entry that came more often than the one before it change places with it.
    fn rise(&mut self, index: usize) {
        if index > 0 && self.entries[index].often > self.entries[index - 1].often {
            self.entries.swap(index, index - 1);
            self.slots[self.entries[index].symbol as usize] += 1;
            self.slots[self.entries[index - 1].symbol as usize] -= 1;
        }
    }

    fn halve(&mut self) {
        for entry in &mut self.entries {
            entry.often = entry.often.div_ceil(2);
        }
        self.total = self.entries.iter().map(|entry| entry.often).sum();
    }

    /// Writes the ordinal of the place whose follower was told last.
    pub(crate) fn ordinal(&mut self, out: &mut RangeEncoder, habits: &mut Habits, follower: Follower) {
        let own = if follower.is_known {
            &mut self.known
        } else {
            &mut self.entries[self.slots[follower.symbol as usize] as usize - 1].ordinal
        };
        let is_first = own.document != follower.document;
        let above = if is_first { follower.ordinal } else { follower.ordinal - own.next };
        out.decide(if is_first { &mut own.is_above } else { &mut habits.skips }, above > 0);
        if above > 0 {
            out.number(&mut habits.ordinal[usize::from(!is_first)], above - 1);
        }
        (own.document, own.next) = (follower.document, follower.ordinal + 1);
    }
}
