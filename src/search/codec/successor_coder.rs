//! Codes the successor of a pair at each of its positions: the symbol behind it and that pair's ordinal.

use super::adaptive_model::AdaptiveModel;
use super::range_coder::{BitModel, RangeEncoder};

/// The symbol behind a pair at one position.
#[derive(Clone, Copy)]
pub(crate) struct Successor {
    pub(crate) document: u32,
    /// The number of the symbol; 0 where the block ends.
    pub(crate) symbol: u32,
    /// The ordinal of the pair that it makes with the second symbol of this pair: how many equal pairs
    /// come before in the document.
    pub(crate) ordinal: u32,
    /// Whether the right context of the list already gives the symbol.
    pub(crate) is_known: bool,
}

/// The sum of weights at which all counts are halved.
const MOST_WEIGHT: u32 = 1 << 15;

/// An adaptive frequency model of the successors of one list: frequent symbols take few bits.
pub(crate) struct SuccessorCoder {
    entries: Vec<Entry>,
    /// How often each entry was coded. Apart from the entries, since the counts before one are added up at each symbol.
    counts: Vec<u32>,
    /// By symbol: the number of its entry plus 1.
    slots: Vec<u32>,
    /// The sum of the counts of all entries.
    total: u32,
    /// The ordinals of the successor that the context gives.
    known: Ordinal,
}

#[derive(Clone, Copy)]
struct Entry {
    symbol: u32,
    ordinal: Ordinal,
}

/// What has been coded of a successor's ordinals.
#[derive(Clone, Copy)]
struct Ordinal {
    document: u32,
    /// The lowest value of the next one in the same document.
    next: u32,
    /// The model of whether the first ordinal of a document is above 0.
    is_above: BitModel,
}

impl Ordinal {
    const NONE: Self = Self { document: u32::MAX, next: 0, is_above: BitModel::EVEN };
}

impl SuccessorCoder {
    /// Creates a coder for an alphabet of that many symbols, block ends included.
    pub(crate) fn new(alphabet: usize) -> Self {
        Self {
            entries: Vec::new(),
            counts: Vec::new(),
            slots: vec![0; alphabet],
            total: 0,
            known: Ordinal::NONE,
        }
    }

    /// Resets the coder for the next list.
    pub(crate) fn clear(&mut self) {
        for entry in &self.entries {
            self.slots[entry.symbol as usize] = 0;
        }
        self.entries.clear();
        self.counts.clear();
        self.total = 0;
        self.known = Ordinal::NONE;
    }

    /// Writes the symbol behind the next position; `codes` are the codes of symbols that are new in the list.
    pub(crate) fn symbol(&mut self, out: &mut RangeEncoder, codes: &[(u32, u8)], symbol: u32) {
        let entries = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        match self.slots[symbol as usize] {
            0 => {
                if self.total > 0 {
                    out.part(2 * self.total - entries, entries, 2 * self.total);
                }
                out.code(codes[symbol as usize]);
                self.entries.push(Entry { symbol, ordinal: Ordinal::NONE });
                self.counts.push(1);
                self.slots[symbol as usize] = entries + 1;
            }
            slot => {
                let index = slot as usize - 1;
                // Each entry weighs twice its count, less 1.
                let start = 2 * self.counts[..index].iter().sum::<u32>() - (slot - 1);
                out.part(start, 2 * self.counts[index] - 1, 2 * self.total);
                self.counts[index] += 1;
                self.rise(index);
            }
        }
        self.total += 1;
        if 2 * self.total >= MOST_WEIGHT {
            self.halve();
        }
    }

    /// Swaps an entry with the one before it if its count is higher.
    fn rise(&mut self, index: usize) {
        if index > 0 && self.counts[index] > self.counts[index - 1] {
            self.entries.swap(index, index - 1);
            self.counts.swap(index, index - 1);
            self.slots[self.entries[index].symbol as usize] += 1;
            self.slots[self.entries[index - 1].symbol as usize] -= 1;
        }
    }

    fn halve(&mut self) {
        for count in &mut self.counts {
            *count = count.div_ceil(2);
        }
        self.total = self.counts.iter().sum();
    }

    /// Writes the ordinal of the successor that was coded last.
    pub(crate) fn ordinal(
        &mut self,
        out: &mut RangeEncoder,
        model: &mut AdaptiveModel,
        successor: Successor,
    ) {
        let own = if successor.is_known {
            &mut self.known
        } else {
            &mut self.entries[self.slots[successor.symbol as usize] as usize - 1].ordinal
        };
        let is_first = own.document != successor.document;
        let above = if is_first { successor.ordinal } else { successor.ordinal - own.next };
        out.adaptive_bit(if is_first { &mut own.is_above } else { &mut model.skips }, above > 0);
        if above > 0 {
            out.number(&mut model.ordinal[usize::from(!is_first)], above - 1);
        }
        (own.document, own.next) = (successor.document, successor.ordinal + 1);
    }
}
