//! What follows a pair at each of its places, so that a reader can go on from pair to pair.

use super::bits::{BitWriter, count_of, golomb_length};
use super::huffman;
use super::lists::ascending;

/// What stands behind a pair at one place.
#[derive(Clone, Copy)]
pub(super) struct Follower {
    pub(super) symbol: u32,
    /// The number of the pair that it begins to make with the second symbol, among the same pairs of
    /// the document.
    pub(super) ordinal: u32,
}

/// Room that is used again from list to list.
pub(super) struct Scratch {
    followers: Vec<Follower>,
    /// By symbol: the number of its entry plus 1.
    slots: Vec<u32>,
    entries: Vec<Entry>,
}

impl Scratch {
    /// For an alphabet of that many symbols, block ends included.
    pub(super) fn new(alphabet: usize) -> Self {
        Self { followers: Vec::new(), slots: vec![0; alphabet], entries: Vec::new() }
    }
}

/// Writes followers in the shorter of two ways: with codes of their own, or with those of all symbols.
pub(super) fn followers(
    out: &mut BitWriter,
    codes: &[(u32, u8)],
    all: impl Iterator<Item = Follower>,
    scratch: &mut Scratch,
) {
    scratch.followers.clear();
    scratch.followers.extend(all);
    let (mut sum, mut plain) = (0, 0);
    for follower in &scratch.followers {
        sum += u64::from(follower.ordinal);
        plain += usize::from(codes[follower.symbol as usize].1);
    }
    let numbered = sum > 0;
    out.flag(numbered);
    let order = golomb_order(sum, scratch.followers.len() as u64);
    if numbered {
        let followers = scratch.followers.iter().filter(|follower| follower.symbol != 0);
        plain += followers.map(|follower| golomb_length(follower.ordinal, order) as usize).sum::<usize>();
    }
    let table = Table::of(scratch);
    let mut head = BitWriter::default();
    table.write_head(&mut head, codes.len(), numbered);
    let is_tabled = head.len() + table.length(&scratch.followers) < plain;
    out.flag(is_tabled);
    if is_tabled {
        out.append(&head);
        table.write(out, scratch);
    } else {
        write_plain(out, codes, &scratch.followers, numbered.then_some(order));
    }
    for entry in &table.entries {
        scratch.slots[entry.symbol as usize] = 0;
    }
    scratch.entries = table.entries;
}

fn write_plain(out: &mut BitWriter, codes: &[(u32, u8)], followers: &[Follower], order: Option<u32>) {
    if let Some(order) = order {
        out.bits(order, 3);
    }
    for follower in followers {
        let (code, length) = codes[follower.symbol as usize];
        out.bits(code, u32::from(length));
        if let Some(order) = order.filter(|_| follower.symbol != 0) {
            out.golomb(follower.ordinal, order);
        }
    }
}

/// The order at which numbers of that sum are short.
fn golomb_order(sum: u64, count: u64) -> u32 {
    (sum / count.max(1) + 1).ilog2().min(7)
}

/// The symbols that follow a pair, the frequent ones with short codes.
struct Table {
    /// By symbol, ascending.
    entries: Vec<Entry>,
    /// Numbers of entries, by the length of their codes, then by symbol.
    order: Vec<u32>,
}

#[derive(Default, Clone, Copy)]
struct Entry {
    symbol: u32,
    often: u32,
    sum: u64,
    code: u32,
    length: u8,
    /// The order at which its ordinals are short; none where all are 0.
    order: Option<u32>,
}

impl Table {
    /// Leaves in the slots of `scratch` where the entry of each symbol is.
    fn of(scratch: &mut Scratch) -> Self {
        let mut entries = std::mem::take(&mut scratch.entries);
        entries.clear();
        for follower in &scratch.followers {
            let slot = &mut scratch.slots[follower.symbol as usize];
            if *slot == 0 {
                entries.push(Entry { symbol: follower.symbol, ..Entry::default() });
                *slot = count_of(entries.len());
            }
            let entry = &mut entries[*slot as usize - 1];
            entry.often += 1;
            entry.sum += u64::from(follower.ordinal);
        }
        entries.sort_unstable_by_key(|entry| entry.symbol);
        let often: Vec<u32> = entries.iter().map(|entry| entry.often).collect();
        let lengths = huffman::lengths(&often);
        let codes = huffman::codes(&lengths);
        for (number, entry) in entries.iter_mut().enumerate() {
            scratch.slots[entry.symbol as usize] = count_of(number + 1);
            (entry.code, entry.length) = (codes[number], lengths[number]);
            entry.order = (entry.sum > 0).then(|| golomb_order(entry.sum, entry.often.into()));
        }
        let mut order: Vec<u32> = (0..count_of(entries.len())).collect();
        order.sort_by_key(|number| lengths[*number as usize]);
        Self { entries, order }
    }

    fn entry(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    /// How many bits the followers take, at most: ordinals are estimated by their sums.
    fn length(&self, followers: &[Follower]) -> usize {
        let codes: usize =
            self.entries.iter().map(|entry| entry.often as usize * usize::from(entry.length)).sum();
        let one = |entry: &Entry| entry.order.map_or(0, |order| entry.often * (order + 2));
        codes + self.entries.iter().map(|entry| one(entry) as usize).sum::<usize>().min(followers.len() * 32)
    }

    /// Which symbols there are, the lengths of their codes, and how their ordinals are written.
    fn write_head(&self, out: &mut BitWriter, alphabet: usize, numbered: bool) {
        out.golomb(count_of(self.order.len() - 1), 1);
        let groups = || self.order.chunk_by(|a, b| self.entry(*a).length == self.entry(*b).length);
        if self.order.len() > 1 {
            let mut next = 1;
            for group in groups() {
                let length = self.entry(group[0]).length;
                for _ in next..length {
                    out.golomb(0, 1);
                }
                out.golomb(count_of(group.len()), 1);
                next = length + 1;
            }
        }
        for group in groups() {
            ascending(out, group.iter().map(|number| self.entry(*number).symbol), group.len(), alphabet);
        }
        if numbered {
            for number in &self.order {
                let order = self.entry(*number).order;
                out.flag(order.is_some());
                if let Some(order) = order {
                    out.bits(order, 3);
                }
            }
        }
    }

    fn write(&self, out: &mut BitWriter, scratch: &Scratch) {
        for follower in &scratch.followers {
            let entry = &self.entries[scratch.slots[follower.symbol as usize] as usize - 1];
            out.bits(entry.code, u32::from(entry.length));
            if let Some(order) = entry.order {
                out.golomb(follower.ordinal, order);
            }
        }
    }
}
