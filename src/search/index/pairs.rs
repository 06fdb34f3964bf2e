//! All lists of a corpus as files: of every pair of neighbouring symbols, and of frequent symbols.

use rayon::prelude::*;

use super::corpus::Corpus;
use super::grams::{Row, by_symbol, number_pairs, sort_by_second};
use super::lists::{List, Lists};
use super::shards::{Shards, Sizes};
use crate::search::codec::huffman;

/// An index of the texts or of the readings.
pub(crate) struct Pairs {
    /// The codes of all symbols; a symbol's number is its index plus 1.
    pub(crate) alphabet: Vec<u32>,
    /// The lengths of the symbols' codes, block ends first.
    pub(crate) lengths: Vec<u8>,
    /// Lists by first symbol × (alphabet + 1) + second symbol. Under a second symbol 0 is the list of
    /// documents that the pairs of an infrequent symbol do not cover, since it ends a block there.
    pub(crate) lists: Shards,
    /// The numbers of the symbols that have a list of their own, ascending.
    pub(crate) frequent: Vec<u32>,
    /// The lists of these, by their index among them.
    pub(crate) singles: Shards,
}

/// Symbols with more positions have a list of their own; others are found through their pairs.
const FREQUENT: usize = 6_000;

const PAIRS: Sizes = Sizes { files: 1_070, smallest: 4_000, largest: 14_000 };
const SINGLES: Sizes = Sizes { files: 50, smallest: 4_000, largest: 14_000 };

impl Pairs {
    /// Encodes all lists of a corpus. Queries for readings have two symbols or more, so `has_singles` is
    /// false for them.
    pub(crate) fn of(mut corpus: Corpus, has_singles: bool) -> Self {
        let large_ordinals = number_pairs(&mut corpus);
        let lengths = huffman::lengths(&weights(&corpus.counts));
        let codes: Vec<(u32, u8)> = huffman::codes(&lengths).into_iter().zip(lengths.clone()).collect();
        let lists = Lists { corpus: &corpus, large_ordinals: &large_ordinals, codes: &codes };
        // About nine bits a position.
        let pair_size = PAIRS.target(corpus.tokens.len() * 9 / 8);
        let single_size = SINGLES.target(corpus.tokens.len() / 20);
        let mut frequent = Vec::new();
        let (mut pairs, mut singles) = (Shards::default(), Shards::default());
        by_symbol(&corpus, |mut rows| {
            let is_frequent = |row: &&Row<'_>| has_singles && row.positions.len() > FREQUENT;
            let first = frequent.len() as u64;
            frequent.extend(rows.iter().filter(is_frequent).map(|row| row.symbol));
            let own = (first..).zip(rows.iter().filter(is_frequent));
            let own: Vec<_> =
                own.map(|(key, row)| List { key, positions: row.positions, is_bare: true }).collect();
            singles.append(files(&lists, &own, single_size));
            let ends = |row: &Row<'_>| {
                if has_singles && row.positions.len() <= FREQUENT {
                    lists.uncovered_documents(row.positions)
                } else {
                    Vec::new()
                }
            };
            let ends: Vec<Vec<u32>> = rows.par_iter().map(ends).collect();
            rows.par_iter_mut().for_each(|row| sort_by_second(&corpus, row.positions));
            let width = corpus.alphabet.len() as u64 + 1;
            let own: Vec<List<'_>> = rows
                .par_iter()
                .zip(&ends)
                .flat_map_iter(|(row, ends)| row_lists(&corpus, row, ends, width))
                .collect();
            pairs.append(files(&lists, &own, pair_size));
        });
        let Corpus { alphabet, .. } = corpus;
        Self { alphabet, lengths, lists: pairs, frequent, singles }
    }
}

/// The weights for the codes of symbols. A code is written only where a symbol is new in a list, so
/// frequent symbols need theirs less often than their counts say.
fn weights(counts: &[u32]) -> Vec<u32> {
    counts.iter().map(|count| count.isqrt()).collect()
}

/// The lists of one first symbol, by their second.
fn row_lists<'a>(corpus: &'a Corpus, row: &'a Row<'_>, ends: &'a [u32], width: u64) -> Vec<List<'a>> {
    let second = |position: &u32| corpus.tokens[*position as usize + 1].id();
    let key = |second: u32| u64::from(row.symbol) * width + u64::from(second);
    let last = List { key: key(0), positions: ends, is_bare: true };
    let pairs =
        row.positions.chunk_by(|a, b| second(a) == second(b)).filter(|positions| second(&positions[0]) != 0);
    let pairs = pairs.map(|positions| List { key: key(second(&positions[0])), positions, is_bare: false });
    Some(last).filter(|list| !list.positions.is_empty()).into_iter().chain(pairs).collect()
}

/// Lists as files of about `target` bytes. One that is large stays alone, so that its neighbours are
/// not heavy to load.
fn files(lists: &Lists<'_>, all: &[List<'_>], target: usize) -> Shards {
    let mut groups: Vec<&[List<'_>]> = Vec::new();
    let (mut from, mut size) = (0, 0);
    for (index, list) in all.iter().enumerate() {
        let own = lists.estimate(list) / 8;
        if index > from && size + own > target {
            groups.push(&all[from..index]);
            (from, size) = (index, 0);
        }
        size += own;
    }
    if from < all.len() {
        groups.push(&all[from..]);
    }
    Shards {
        firsts: groups.iter().map(|group| group[0].key).collect(),
        files: groups.into_par_iter().map(|group| lists.file(group)).collect(),
    }
}
