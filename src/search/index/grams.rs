//! The positions of symbols and of pairs of neighbouring symbols.

use std::collections::HashMap;

use rayon::prelude::*;

use super::corpus::{Corpus, LARGE_ORDINAL, Token};

/// The ordinals that do not fit into tokens, by position.
pub(crate) type LargeOrdinals = HashMap<usize, u32>;

/// Sets the ordinal of each token: how many equal pairs come before the one that it begins in its
/// document. Gives the ordinals that do not fit.
///
/// Equal pairs of a document have different ordinals, by which a reader recognises that two pairs are
/// neighbours.
pub(crate) fn number_pairs(corpus: &mut Corpus) -> LargeOrdinals {
    let mut rest = &mut corpus.tokens[corpus.starts[0] as usize..];
    let mut documents = Vec::with_capacity(corpus.starts.len());
    for bounds in corpus.starts.windows(2) {
        let (own, after) = rest.split_at_mut((bounds[1] - bounds[0]) as usize);
        documents.push((bounds[0] as usize, own));
        rest = after;
    }
    documents
        .into_par_iter()
        .map_init(Counter::default, |counter, (start, own)| counter.number(start, own))
        .flatten_iter()
        .collect()
}

/// Counts the pairs of one document after the other, in a table with open addressing.
#[derive(Default)]
struct Counter {
    /// A pair, the document that it was counted in, how often.
    slots: Vec<(u64, usize, u32)>,
}

impl Counter {
    /// Numbers the pairs of a document; gives those numbers that do not fit.
    fn number(&mut self, start: usize, tokens: &mut [Token]) -> Vec<(usize, u32)> {
        let wanted = (tokens.len() * 2).next_power_of_two();
        if self.slots.len() < wanted {
            self.slots = vec![(0, usize::MAX, 0); wanted];
        }
        let mut large = Vec::new();
        for position in 0..tokens.len().saturating_sub(1) {
            let (first, second) = (tokens[position].id(), tokens[position + 1].id());
            if first == 0 || second == 0 {
                continue;
            }
            let count = self.count(u64::from(first) << 32 | u64::from(second), start);
            tokens[position].set_ordinal(count);
            if count >= LARGE_ORDINAL {
                large.push((start + position, count));
            }
        }
        large
    }

    /// Counts the pair; gives how often it came before in the document that begins at `start`.
    fn count(&mut self, pair: u64, start: usize) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        loop {
            let (own, document, count) = &mut self.slots[at];
            if *document != start {
                self.slots[at] = (pair, start, 1);
                return 0;
            }
            if *own == pair {
                *count += 1;
                return *count - 1;
            }
            at = (at + 1) & mask;
        }
    }
}

/// The number of positions that are kept in memory at a time.
const MOST_POSITIONS: usize = 6_000_000;

/// All positions of one symbol, ascending.
pub(crate) struct Row<'a> {
    pub(crate) symbol: u32,
    pub(crate) positions: &'a mut [u32],
}

/// Calls `take` with symbol after symbol of the alphabet, many at a time.
pub(crate) fn by_symbol(corpus: &Corpus, mut take: impl FnMut(Vec<Row<'_>>)) {
    let mut first = 1;
    while first < corpus.counts.len() {
        let mut end = first + 1;
        let mut total = corpus.counts[first] as usize;
        while end < corpus.counts.len() && total + corpus.counts[end] as usize <= MOST_POSITIONS {
            total += corpus.counts[end] as usize;
            end += 1;
        }
        let mut positions = positions_of(corpus, first, end, total);
        let mut rest = positions.as_mut_slice();
        let mut rows = Vec::with_capacity(end - first);
        for symbol in first..end {
            let (own, after) = rest.split_at_mut(corpus.counts[symbol] as usize);
            rows.push(Row { symbol: u32::try_from(symbol).unwrap_or(u32::MAX), positions: own });
            rest = after;
        }
        take(rows);
        first = end;
    }
}

/// The positions of the symbols from `first` to before `end`, symbol by symbol.
fn positions_of(corpus: &Corpus, first: usize, end: usize, total: usize) -> Vec<u32> {
    let mut positions = vec![0; total];
    let (mut middle, mut half) = (first, 0);
    while half < total / 2 {
        half += corpus.counts[middle] as usize;
        middle += 1;
    }
    let (low, high) = positions.split_at_mut(half);
    rayon::join(|| fill(corpus, first, middle, low), || fill(corpus, middle, end, high));
    positions
}

fn fill(corpus: &Corpus, first: usize, end: usize, positions: &mut [u32]) {
    let mut next: Vec<u32> = Vec::with_capacity(end - first);
    let mut offset = 0;
    for symbol in first..end {
        next.push(offset);
        offset += corpus.counts[symbol];
    }
    for (position, token) in (0_u32..).zip(&corpus.tokens) {
        let symbol = token.id() as usize;
        if symbol >= first && symbol < end {
            let slot = &mut next[symbol - first];
            positions[*slot as usize] = position;
            *slot += 1;
        }
    }
}

/// Sorts the positions of a symbol, which ascend, by the symbol that follows; those with the same one still ascend.
pub(crate) fn sort_by_second(corpus: &Corpus, positions: &mut [u32]) {
    let second = |position: u32| corpus.tokens[position as usize + 1].id();
    if positions.len() < corpus.counts.len() {
        let key = |position: &u32| u64::from(second(*position)) << 32 | u64::from(*position);
        let mut keys: Vec<u64> = positions.iter().map(key).collect();
        sort_by_upper_half(&mut keys, corpus.counts.len());
        for (position, key) in positions.iter_mut().zip(keys) {
            *position = u32::try_from(key & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        }
        return;
    }
    let mut next = vec![0_u32; corpus.counts.len() + 1];
    for position in positions.iter() {
        next[second(*position) as usize + 1] += 1;
    }
    for symbol in 1..next.len() {
        next[symbol] += next[symbol - 1];
    }
    let before = positions.to_vec();
    for position in before {
        let slot = &mut next[second(position) as usize];
        positions[*slot as usize] = position;
        *slot += 1;
    }
}

/// Sorts numbers that are below `limit` in their upper half by it; those that are alike there keep their order.
fn sort_by_upper_half(keys: &mut Vec<u64>, limit: usize) {
    /// To compare fewer than these is faster than to count them.
    const FEW: usize = 64;
    if keys.len() < FEW {
        keys.sort_unstable();
        return;
    }
    let bits = usize::BITS - limit.leading_zeros();
    let mut sorted = vec![0; keys.len()];
    for (from, width) in [(0, bits / 2), (bits / 2, bits - bits / 2)] {
        let digit = |key: u64| ((key >> 32) as usize >> from) & ((1 << width) - 1);
        let mut next = vec![0_usize; (1 << width) + 1];
        for key in keys.iter() {
            next[digit(*key) + 1] += 1;
        }
        for place in 1..next.len() {
            next[place] += next[place - 1];
        }
        for key in keys.iter() {
            let slot = &mut next[digit(*key)];
            sorted[*slot] = *key;
            *slot += 1;
        }
        std::mem::swap(keys, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_sorted_by_their_upper_half() {
        for (count, limit) in
            [(0, 1), (1, 1), (63, 5000), (64, 1), (64, 2), (1000, 3), (5000, 5000), (9000, 70_000)]
        {
            let upper = |at: u64| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) % limit;
            let mut keys: Vec<u64> = (0..count).map(|at| upper(at) << 32 | at).collect();
            let mut expected = keys.clone();
            expected.sort_unstable();
            sort_by_upper_half(&mut keys, usize::try_from(limit).expect("a small number"));
            assert_eq!(keys, expected, "{count} below {limit}");
        }
    }
}
