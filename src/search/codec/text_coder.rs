//! Texts as bits: frequent strings and single characters with Huffman codes.
//!
//! One table, learned from a sample, serves all texts, so that a text of a few hundred
//! characters is small by itself, and a reader decodes only what it shows.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::bits::{BitWriter, ascending, count_of, gaps};
use super::huffman;

/// How many characters are read to learn which strings are frequent.
const SAMPLE: usize = 160_000;
/// How many strings the table holds at most, and how long they are.
const STRINGS: usize = 900;
const LONGEST: usize = 6;
/// The cost of a string in the table, in bits.
const COST: f64 = 30.0;
/// The number of hash buckets for the first two characters of strings.
const BUCKETS: usize = 1 << 14;

/// The token that ends a text.
const END: usize = 0;

/// A dictionary coder for texts.
pub(crate) struct TextCoder {
    /// The characters that occur, ascending: tokens from 1 on.
    chars: Vec<char>,
    /// Strings, sorted: the tokens behind the characters.
    strings: Vec<Vec<char>>,
    lengths: Vec<u8>,
    codes: Vec<u32>,
    /// Tokens of characters by code point.
    number_of: Vec<u32>,
    /// Numbers of strings by the hash of their first two characters, the longest first.
    buckets: Vec<Vec<u32>>,
}

impl TextCoder {
    /// Learns from texts.
    pub(crate) fn learn<'a>(texts: impl Iterator<Item = &'a str> + Clone + Send) -> Self {
        let sample = sample(texts.clone());
        let (chars, strings) = rayon::join(|| characters(texts), || frequent(&sample));
        let mut coder = Self::with(chars, strings);
        // In two steps: what is left out gives its places to others.
        for most in [STRINGS * 2, STRINGS] {
            let kept = coder.worthiest(&coder.usage(&sample), most);
            coder = Self::with(coder.chars, kept);
        }
        let mut usage = coder.usage(&sample);
        // What the sample does not hold must still have a code.
        for often in &mut usage {
            *often = *often * 8 + 1;
        }
        coder.lengths = huffman::lengths(&usage);
        coder.codes = huffman::codes(&coder.lengths);
        coder
    }

    /// At most `most` strings that save most bits, sorted.
    fn worthiest(&self, usage: &[u32], most: usize) -> Vec<Vec<char>> {
        let total: f64 = usage.iter().map(|often| f64::from(*often)).sum();
        let bits = |often: u32| (total / f64::from(often.max(1))).log2();
        let own = &usage[self.chars.len() + 1..];
        let mut gains: Vec<(f64, &Vec<char>)> = self
            .strings
            .iter()
            .zip(own)
            .map(|(string, often)| {
                let alone: f64 = string.iter().map(|c| bits(usage[self.number(*c)])).sum();
                (f64::from(*often) * (alone - bits(*often)) - COST, string)
            })
            .filter(|(gain, _)| *gain > 0.0)
            .collect();
        gains.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        gains.truncate(most);
        let mut kept: Vec<Vec<char>> = gains.into_iter().map(|(_, string)| string.clone()).collect();
        kept.sort();
        kept
    }

    fn with(chars: Vec<char>, strings: Vec<Vec<char>>) -> Self {
        let mut number_of = vec![0; chars.last().map_or(0, |last| *last as usize + 1)];
        for (c, number) in chars.iter().zip(1..) {
            number_of[*c as usize] = number;
        }
        let mut buckets = vec![Vec::new(); BUCKETS];
        let first = count_of(chars.len() + 1);
        for (string, number) in strings.iter().zip(first..) {
            buckets[bucket(string[0], string[1])].push(number);
        }
        let mut coder = Self { chars, strings, lengths: Vec::new(), codes: Vec::new(), number_of, buckets };
        let first = first as usize;
        for bucket in &mut coder.buckets {
            bucket.sort_by_key(|number| {
                let string = &coder.strings[*number as usize - first];
                (usize::MAX - string.len(), *number)
            });
        }
        coder
    }

    fn number(&self, c: char) -> usize {
        self.number_of.get(c as usize).map_or(END, |number| *number as usize)
    }

    /// Calls `take` with the tokens of a text, its end included.
    fn tokens(&self, text: &str, scratch: &mut Vec<char>, mut take: impl FnMut(usize)) {
        scratch.clear();
        scratch.extend(text.chars());
        let first = self.chars.len() + 1;
        let mut at = 0;
        while at < scratch.len() {
            let rest = &scratch[at..];
            let found = rest.get(1).and_then(|second| {
                let candidates = &self.buckets[bucket(rest[0], *second)];
                candidates
                    .iter()
                    .copied()
                    .find(|number| rest.starts_with(&self.strings[*number as usize - first]))
            });
            if let Some(number) = found {
                take(number as usize);
                at += self.strings[number as usize - first].len();
            } else {
                take(self.number(rest[0]));
                at += 1;
            }
        }
        take(END);
    }

    fn usage(&self, sample: &[&str]) -> Vec<u32> {
        let none = || vec![0; self.chars.len() + self.strings.len() + 1];
        let parts = sample.par_chunks(sample.len() / 8 + 1).map(|part| {
            let (mut usage, mut scratch) = (none(), Vec::new());
            for text in part {
                self.tokens(text, &mut scratch, |token| usage[token] += 1);
            }
            usage
        });
        parts.reduce(none, |a, b| a.iter().zip(b).map(|(a, b)| a + b).collect())
    }

    /// Writes a text and its end.
    pub(crate) fn text(&self, out: &mut BitWriter, text: &str, scratch: &mut Vec<char>) {
        self.tokens(text, scratch, |token| out.bits(self.codes[token], u32::from(self.lengths[token])));
    }

    /// Writes the table: characters, how many strings, the lengths of codes, the strings. Characters
    /// are mostly the code points `symbols`, which the reader knows; only the exceptions are written.
    pub(crate) fn table(&self, out: &mut BitWriter, symbols: &BTreeSet<u32>) {
        let chars: BTreeSet<u32> = self.chars.iter().map(|c| u32::from(*c)).collect();
        for exceptions in [symbols.difference(&chars), chars.difference(symbols)] {
            let exceptions: Vec<u32> = exceptions.copied().collect();
            out.golomb(count_of(exceptions.len()), 6);
            for gap in gaps(exceptions.into_iter()) {
                out.golomb(gap, 2);
            }
        }
        out.golomb(count_of(self.strings.len()), 8);
        code_lengths(out, &self.lengths);
        let mut before: &[char] = &[];
        for string in &self.strings {
            let shared = string.iter().zip(before).take_while(|(a, b)| a == b).count();
            out.golomb(count_of(shared), 0);
            out.golomb(count_of(string.len() - shared), 0);
            for c in &string[shared..] {
                let token = self.number(*c);
                out.bits(self.codes[token], u32::from(self.lengths[token]));
            }
            before = string;
        }
    }
}

/// Code lengths of numbers from 0 on: how many have each length, and which.
pub(crate) fn code_lengths(out: &mut BitWriter, lengths: &[u8]) {
    for length in 1..=huffman::LONGEST {
        let own = || {
            (0_u32..).zip(lengths).filter(|(_, own)| usize::from(**own) == length).map(|(number, _)| number)
        };
        let count = own().count();
        out.golomb(count_of(count), 2);
        ascending(out, own(), count, lengths.len());
    }
}

fn bucket(first: char, second: char) -> usize {
    (u32::from(first).wrapping_mul(31) ^ u32::from(second).wrapping_mul(0x9e37)) as usize % BUCKETS
}

fn characters<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let mut seen = vec![false; 0x11_0000];
    for text in texts {
        for c in text.chars() {
            seen[c as usize] = true;
        }
    }
    (0_u32..).zip(seen).filter(|(_, seen)| *seen).filter_map(|(code, _)| char::from_u32(code)).collect()
}

/// Every n-th text, so that they hold about as many characters as are read.
fn sample<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    let total: usize = texts.clone().map(|text| text.len() / 3).sum();
    texts.step_by((total / SAMPLE).max(1)).collect()
}

/// The candidates for the table: strings that occur at least five times, by the characters they replace.
fn frequent(sample: &[&str]) -> Vec<Vec<char>> {
    let texts: Vec<Vec<char>> = sample.iter().map(|text| text.chars().collect()).collect();
    let mut found: Vec<(u64, Vec<char>)> =
        (2..=LONGEST).into_par_iter().flat_map_iter(|length| frequent_of(&texts, length)).collect();
    found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(STRINGS * 4);
    let mut strings: Vec<Vec<char>> = found.into_iter().map(|(_, string)| string).collect();
    strings.sort();
    strings
}

/// Frequent strings of one length, each with the number of characters that it replaces.
fn frequent_of(texts: &[Vec<char>], length: usize) -> Vec<(u64, Vec<char>)> {
    // A string of six characters fits into one number, and numbers are sorted fast.
    let key = |string: &[char]| string.iter().fold(0_u128, |key, c| key << 21 | u128::from(u32::from(*c)));
    let mut keys: Vec<u128> = texts.iter().flat_map(|text| text.windows(length).map(key)).collect();
    keys.sort_unstable();
    let string = |key: u128| -> Vec<char> {
        let code = |at: usize| u32::try_from((key >> (21 * at)) & 0x1f_ffff).ok();
        (0..length).rev().filter_map(code).filter_map(char::from_u32).collect()
    };
    keys.chunk_by(|a, b| a == b)
        .filter(|run| run.len() >= 5)
        .map(|run| (run.len() as u64 * (length as u64 - 1), string(run[0])))
        .collect()
}
