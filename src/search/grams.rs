//! Every pair of neighbouring symbols with all its places, first symbol by first symbol.

use rayon::prelude::*;

use super::corpus::Corpus;

/// How often the same pair has come before in the same document, for every place.
///
/// Two places of one document hold the same pair with different numbers, which is how a reader tells
/// that two pairs of a word stand next to each other.
pub(super) struct Ordinals(Vec<u16>, std::collections::HashMap<usize, u32>);

impl Ordinals {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let mut numbers = vec![0_u16; corpus.tokens.len()];
        let mut rest = numbers.as_mut_slice();
        let mut documents = Vec::with_capacity(corpus.documents());
        for bounds in corpus.starts.windows(2) {
            let (own, after) = rest.split_at_mut((bounds[1] - bounds[0]) as usize);
            documents.push((bounds[0] as usize, own));
            rest = after;
        }
        let overflow =
            documents.into_par_iter().flat_map_iter(|(start, own)| number(corpus, start, own)).collect();
        Self(numbers, overflow)
    }

    pub(super) fn at(&self, place: usize) -> u32 {
        match self.0[place] {
            u16::MAX => self.1.get(&place).copied().unwrap_or(u32::from(u16::MAX)),
            number => u32::from(number),
        }
    }
}

/// Numbers the pairs of a document; gives those numbers that 16 bits cannot hold.
fn number(corpus: &Corpus, start: usize, own: &mut [u16]) -> Vec<(usize, u32)> {
    let tokens = &corpus.tokens[start..start + own.len()];
    let width = corpus.alphabet.len() as u64 + 1;
    // One number a place sorts fast: pair by pair, then by place. 2^36 pairs leave 28 bits for places.
    let mut pairs: Vec<u64> = (0_u64..)
        .zip(tokens.windows(2))
        .filter(|(_, pair)| pair[0].id() != 0 && pair[1].id() != 0)
        .map(|(place, pair)| {
            (u64::from(pair[0].id()) * width + u64::from(pair[1].id())) << PLACE_BITS | place
        })
        .collect();
    pairs.sort_unstable();
    let mut overflow = Vec::new();
    let (mut last, mut count) = (u64::MAX, 0_u32);
    for key in pairs {
        let (pair, place) = (key >> PLACE_BITS, (key & ((1 << PLACE_BITS) - 1)) as usize);
        count = if pair == last { count + 1 } else { 0 };
        last = pair;
        own[place] = u16::try_from(count).unwrap_or(u16::MAX);
        if count >= u32::from(u16::MAX) {
            overflow.push((start + place, count));
        }
    }
    overflow
}

const PLACE_BITS: u32 = 28;

/// How many places are held at a time.
const PLACES: usize = 6_000_000;

/// Calls `encode` with each symbol of the alphabet and all its places, ascending; gives the results
/// in the order of the alphabet.
pub(super) fn by_symbol<T: Send>(corpus: &Corpus, encode: impl Fn(u32, &[u32]) -> T + Sync) -> Vec<T> {
    let mut results = Vec::with_capacity(corpus.alphabet.len());
    let mut first = 1;
    while first < corpus.counts.len() {
        let mut end = first + 1;
        let mut total = corpus.counts[first] as usize;
        while end < corpus.counts.len() && total + corpus.counts[end] as usize <= PLACES {
            total += corpus.counts[end] as usize;
            end += 1;
        }
        let places = places_of(corpus, first, end, total);
        let mut offset = 0;
        let lists: Vec<(u32, &[u32])> = (first..end)
            .map(|symbol| {
                let list = &places[offset..offset + corpus.counts[symbol] as usize];
                offset += list.len();
                (u32::try_from(symbol).unwrap_or(u32::MAX), list)
            })
            .collect();
        results.par_extend(lists.into_par_iter().map(|(symbol, list)| encode(symbol, list)));
        first = end;
    }
    results
}

fn places_of(corpus: &Corpus, first: usize, end: usize, total: usize) -> Vec<u32> {
    let mut next: Vec<u32> = Vec::with_capacity(end - first);
    let mut offset = 0;
    for symbol in first..end {
        next.push(offset);
        offset += corpus.counts[symbol];
    }
    let mut places = vec![0; total];
    for (place, token) in (0_u32..).zip(&corpus.tokens) {
        let symbol = token.id() as usize;
        if symbol >= first && symbol < end {
            let slot = &mut next[symbol - first];
            places[*slot as usize] = place;
            *slot += 1;
        }
    }
    places
}

/// The places of a symbol, sorted by the symbol that follows: that symbol and the places. Places at
/// the end of a block are left out.
pub(super) fn by_second(corpus: &Corpus, places: &[u32]) -> Vec<(u32, Vec<u32>)> {
    let second = |place: u32| corpus.tokens[place as usize + 1].id();
    if places.len() > corpus.counts.len() {
        counted(places, corpus.counts.len(), second)
    } else {
        sorted(places, second)
    }
}

/// For many places: one list for each symbol.
fn counted(places: &[u32], alphabet: usize, second: impl Fn(u32) -> u32) -> Vec<(u32, Vec<u32>)> {
    let mut counts = vec![0_usize; alphabet];
    for place in places {
        counts[second(*place) as usize] += 1;
    }
    let mut lists: Vec<Vec<u32>> = counts.iter().map(|count| Vec::with_capacity(*count)).collect();
    for place in places {
        lists[second(*place) as usize].push(*place);
    }
    (0..).zip(lists).skip(1).filter(|(_, list)| !list.is_empty()).collect()
}

fn sorted(places: &[u32], second: impl Fn(u32) -> u32) -> Vec<(u32, Vec<u32>)> {
    let key = |place: &u32| u64::from(second(*place)) << 32 | u64::from(*place);
    let mut keyed: Vec<u64> = places.iter().map(key).filter(|key| key >> 32 != 0).collect();
    keyed.sort_unstable();
    keyed
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .map(|run| ((run[0] >> 32) as u32, run.iter().map(|key| (key & 0xffff_ffff) as u32).collect()))
        .collect()
}
