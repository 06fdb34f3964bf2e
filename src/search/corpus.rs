//! The text of all documents as one stream of symbols.

use rayon::prelude::*;

use super::document::Zone;
use super::normalise::{Symbol, begins_word, needs_word_start, normalise};

/// Where a word of Latin letters or digits begins, its first symbol is one of its own, so that
/// `it` is found in `it企業` and not in `credit`.
pub(super) const INITIAL: u32 = 1 << 21;

const ID_BITS: u32 = 24;
const KATA_END: u32 = 1 << 27;

/// A symbol in the stream: its number in the alphabet (0 ends a block), its zone, and whether a run
/// of katakana ends with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token(u32);

impl Token {
    const END: Self = Self(0);

    fn new(code: u32, zone: Zone, kata_end: bool) -> Self {
        Self(code | weight(zone) << ID_BITS | if kata_end { KATA_END } else { 0 })
    }

    pub(super) const fn id(self) -> u32 {
        self.0 & ((1 << ID_BITS) - 1)
    }

    /// How much its zone weighs: 0 for the body to 3 for the title.
    pub(super) const fn zone(self) -> u32 {
        (self.0 >> ID_BITS) & 7
    }

    pub(super) const fn ends_katakana(self) -> bool {
        self.0 & KATA_END != 0
    }
}

/// Fields and summaries weigh alike.
const fn weight(zone: Zone) -> u32 {
    match zone {
        Zone::Body => 0,
        Zone::Field | Zone::Summary => 1,
        Zone::Heading => 2,
        Zone::Title => 3,
    }
}

/// All symbols of all documents.
pub(super) struct Corpus {
    /// The codes of the alphabet, ascending; a symbol's number is its place here plus 1.
    pub(super) alphabet: Vec<u32>,
    /// How often each number occurs; the first is that of block ends.
    pub(super) counts: Vec<u32>,
    /// The blocks of all documents, each with an end behind it.
    pub(super) tokens: Vec<Token>,
    /// Where each document begins in `tokens`, and the end of the last.
    pub(super) starts: Vec<u32>,
}

/// How many documents are normalised at a time, so that little is held twice.
const BATCH: usize = 1024;

impl Corpus {
    /// Reads documents; `blocks` gives those of one.
    pub(super) fn of<'a, D: Sync, F, I>(documents: &'a [D], blocks: F) -> Self
    where
        F: Fn(&'a D) -> I + Sync,
        I: Iterator<Item = (Zone, &'a str)>,
    {
        let mut tokens = Vec::new();
        let mut starts = vec![0];
        for batch in documents.chunks(BATCH) {
            let read: Vec<Vec<Token>> = batch.par_iter().map(|document| stream(blocks(document))).collect();
            for document in read {
                tokens.extend(document);
                starts.push(u32::try_from(tokens.len()).expect("the text of a portal is below 4 GB"));
            }
        }
        let (alphabet, counts) = number(&mut tokens);
        Self { alphabet, counts, tokens, starts }
    }

    /// How many documents there are.
    pub(super) fn documents(&self) -> usize {
        self.starts.len() - 1
    }
}

fn stream<'a>(blocks: impl Iterator<Item = (Zone, &'a str)>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut symbols: Vec<Symbol> = Vec::new();
    for (zone, text) in blocks {
        symbols.clear();
        normalise(text, &mut symbols);
        let mut previous = None;
        for symbol in &symbols {
            tokens.push(Token::new(marked(previous, symbol.code), zone, symbol.kata_end));
            previous = Some(symbol.code);
        }
        if !symbols.is_empty() {
            tokens.push(Token::END);
        }
    }
    tokens
}

/// The code of a symbol behind another, marked where it begins a word.
pub(super) fn marked(previous: Option<u32>, code: u32) -> u32 {
    if needs_word_start(code) && begins_word(previous, code) { code | INITIAL } else { code }
}

/// Replaces codes by their numbers in the alphabet, which it gives with the frequencies.
fn number(tokens: &mut [Token]) -> (Vec<u32>, Vec<u32>) {
    let mut numbers = vec![0_u32; 1 << 22];
    for token in tokens.iter() {
        numbers[token.id() as usize] += 1;
    }
    let mut counts = vec![numbers[0]];
    numbers[0] = 0;
    let mut alphabet = Vec::new();
    for (code, slot) in (0_u32..).zip(numbers.iter_mut()) {
        if *slot > 0 {
            alphabet.push(code);
            counts.push(*slot);
            *slot = u32::try_from(alphabet.len()).unwrap_or(0);
        }
    }
    for token in tokens.iter_mut() {
        let code = token.id();
        token.0 = (token.0 & !((1 << ID_BITS) - 1)) | numbers[code as usize];
    }
    (alphabet, counts)
}
