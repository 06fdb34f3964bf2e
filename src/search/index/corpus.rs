//! The text of all documents as one stream of symbols.

use rayon::prelude::*;

use crate::search::document::Zone;
use crate::search::text::normalise::{Symbol, begins_word, needs_word_start, normalise};

/// Added to the first symbol of a word of Latin letters or digits, so that `it` is found in `it企業` and
/// not in `credit`.
pub(crate) const WORD_START: u32 = 1 << 21;

const ID_BITS: u32 = 22;
const ZONE_BITS: u32 = 2;
const KATA_END: u32 = 1 << (ID_BITS + ZONE_BITS);
const ORDINAL_AT: u32 = ID_BITS + ZONE_BITS + 1;

/// Ordinals from here on do not fit into a token; they are kept in a map.
pub(crate) const LARGE_ORDINAL: u32 = (1 << (32 - ORDINAL_AT)) - 1;

/// A symbol in the stream: its number in the alphabet (0 ends a block), its zone, whether a run of
/// katakana ends with it, and the ordinal of the pair that it begins. All in 32 bits, since lists access tokens at
/// random.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token(u32);

impl Token {
    const END: Self = Self(0);

    fn new(code: u32, zone: Zone, kata_end: bool) -> Self {
        Self(code | weight(zone) << ID_BITS | if kata_end { KATA_END } else { 0 })
    }

    pub(crate) const fn id(self) -> u32 {
        self.0 & ((1 << ID_BITS) - 1)
    }

    /// The weight of its zone: 0 for the body to 3 for the title.
    pub(crate) const fn zone(self) -> u32 {
        (self.0 >> ID_BITS) & ((1 << ZONE_BITS) - 1)
    }

    pub(crate) const fn ends_katakana(self) -> bool {
        self.0 & KATA_END != 0
    }

    /// The ordinal of the pair that it begins: the number of equal pairs before it in its document, up to
    /// `LARGE_ORDINAL`.
    pub(crate) const fn ordinal(self) -> u32 {
        self.0 >> ORDINAL_AT
    }

    pub(crate) fn set_ordinal(&mut self, ordinal: u32) {
        self.0 = (self.0 & ((1 << ORDINAL_AT) - 1)) | ordinal.min(LARGE_ORDINAL) << ORDINAL_AT;
    }

    fn set_id(&mut self, id: u32) {
        self.0 = (self.0 & !((1 << ID_BITS) - 1)) | id;
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
pub(crate) struct Corpus {
    /// The codes of the alphabet, ascending; a symbol's number is its index plus 1.
    pub(crate) alphabet: Vec<u32>,
    /// The frequency of each number; the first is that of block ends.
    pub(crate) counts: Vec<u32>,
    /// An end, then the blocks of all documents, each with an end behind it, and one more end.
    pub(crate) tokens: Vec<Token>,
    /// Where each document begins in `tokens`, and the end of the last.
    pub(crate) starts: Vec<u32>,
    nearby: Vec<u32>,
}

/// The number of documents that are normalised at a time: limits peak memory.
const BATCH: usize = 1024;

/// The blocks of a document.
pub(crate) type Blocks<'a> = Box<dyn Iterator<Item = (Zone, &'a str)> + 'a>;

impl Corpus {
    /// Reads documents and drops them; `blocks` returns the blocks of one. `capacity` is an estimate of
    /// the number of tokens.
    pub(crate) fn of<D: Sync>(
        mut documents: impl Iterator<Item = D>,
        blocks: impl Fn(&D) -> Blocks<'_> + Sync,
        capacity: usize,
    ) -> Self {
        let mut tokens = Vec::with_capacity(capacity + 2);
        // Before every symbol stands another or an end.
        tokens.push(Token::END);
        let mut starts = vec![1];
        let mut frequencies = Frequencies::new();
        loop {
            let batch: Vec<D> = documents.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            let read: Vec<Vec<Token>> = batch.par_iter().map(|document| stream(blocks(document))).collect();
            for document in read {
                for token in &document {
                    frequencies.count(token.id());
                }
                tokens.extend_from_slice(&document);
                starts.push(u32::try_from(tokens.len()).expect("the text of a portal is below 4 GB"));
            }
        }
        // So that two symbols stand behind each, too.
        tokens.push(Token::END);
        let (alphabet, counts) = number(&mut tokens, frequencies);
        let nearby = nearby(&starts);
        Self { alphabet, counts, tokens, starts, nearby }
    }

    /// The number of documents.
    pub(crate) fn documents(&self) -> usize {
        self.starts.len() - 1
    }

    /// The symbol before a pair, the pair, and the symbol behind it.
    pub(crate) fn around(&self, position: u32) -> [Token; 4] {
        let before = position as usize - 1;
        std::array::from_fn(|distance| self.tokens[before + distance])
    }

    /// The document of a position.
    pub(crate) fn document_of(&self, position: u32) -> usize {
        let mut document = self.nearby[(position >> NEAR_BITS) as usize] as usize;
        while self.starts[document + 1] <= position {
            document += 1;
        }
        document
    }
}

/// The number of low bits of a position that the table `nearby` ignores.
const NEAR_BITS: u32 = 6;

/// For every 64th position, the document that it lies in.
fn nearby(starts: &[u32]) -> Vec<u32> {
    let mut nearby = Vec::new();
    for (document, bounds) in (0_u32..).zip(starts.windows(2)) {
        nearby.resize((bounds[1] >> NEAR_BITS) as usize + 1, document);
    }
    nearby
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
pub(crate) fn marked(previous: Option<u32>, code: u32) -> u32 {
    if needs_word_start(code) && begins_word(previous, code) { code | WORD_START } else { code }
}

/// How often each code occurs. Most codes never do: a portal has a few thousand of them.
struct Frequencies {
    of_code: Vec<u32>,
    is_used: Vec<bool>,
}

impl Frequencies {
    /// The number of low bits of a code that `is_used` ignores.
    const BLOCK_BITS: u32 = 12;

    fn new() -> Self {
        Self { of_code: vec![0; 1 << ID_BITS], is_used: vec![false; 1 << (ID_BITS - Self::BLOCK_BITS)] }
    }

    fn count(&mut self, code: u32) {
        self.of_code[code as usize] += 1;
        self.is_used[(code >> Self::BLOCK_BITS) as usize] = true;
    }

    /// The codes that lie in blocks with a code that occurs, ascending.
    fn used_codes(&self) -> impl Iterator<Item = u32> + use<> {
        let blocks: Vec<u32> =
            (0..).zip(&self.is_used).filter(|(_, used)| **used).map(|(at, _)| at).collect();
        blocks.into_iter().flat_map(|block| block << Self::BLOCK_BITS..(block + 1) << Self::BLOCK_BITS)
    }
}

/// Replaces codes by their numbers in the alphabet, which it gives with the frequencies.
fn number(tokens: &mut [Token], frequencies: Frequencies) -> (Vec<u32>, Vec<u32>) {
    let used = frequencies.used_codes();
    let mut numbers = frequencies.of_code;
    let mut counts = vec![std::mem::take(&mut numbers[0])];
    let mut alphabet = Vec::new();
    for code in used {
        let slot = &mut numbers[code as usize];
        if *slot > 0 {
            alphabet.push(code);
            counts.push(*slot);
            *slot = u32::try_from(alphabet.len()).unwrap_or(0);
        }
    }
    tokens.par_iter_mut().with_min_len(1 << 16).for_each(|token| token.set_id(numbers[token.id() as usize]));
    (alphabet, counts)
}
