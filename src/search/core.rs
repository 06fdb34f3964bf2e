//! What a reader loads first: how many documents of what there are, where everything lies, and the
//! tables that all else is written with.

use jiff::civil::Date;

use super::FORMAT;
use super::bits::BitWriter;
use super::coder::{TextCoder, code_lengths};
use super::corpus::Corpus;
use super::document::Document;
use super::facets::plain;
use super::huffman;
use super::shards::Shards;
use super::texts::{day_number, shared_address};
use super::variants;
use crate::content::Kind;

/// The documents of one kind in one language: they have neighbouring numbers.
pub(super) struct Range<'a> {
    pub(super) documents: Vec<&'a Document>,
    /// How many bytes at the beginning and end of their addresses are alike.
    pub(super) address: (usize, usize),
}

/// An index of pairs: of the texts or of the readings.
pub(super) struct Pairs {
    pub(super) corpus: Corpus,
    pub(super) pairs: Shards,
    pub(super) singles: Shards,
}

/// The parts that the first file tells about.
pub(super) struct Core<'a> {
    pub(super) languages: &'a [String],
    pub(super) ranges: &'a [Range<'a>],
    pub(super) texts: &'a Pairs,
    pub(super) readings: &'a Pairs,
    pub(super) cards: &'a Shards,
    pub(super) bodies: &'a Shards,
    pub(super) coder: &'a TextCoder,
}

impl Core<'_> {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = BitWriter::default();
        out.bits(FORMAT, 8);
        variant_pairs(&mut out);
        out.golomb(number(self.languages.len()), 1);
        for lang in self.languages {
            plain(&mut out, lang);
        }
        for range in self.ranges {
            out.golomb(number(range.documents.len()), 4);
            if let Some(first) = range.documents.first() {
                plain(&mut out, &first.url[..range.address.0]);
                plain(&mut out, &first.url[first.url.len() - range.address.1..]);
                ends(&mut out, &range.documents);
            }
        }
        for part in [self.texts, self.readings] {
            pairs(&mut out, part);
        }
        for shards in [self.cards, self.bodies] {
            firsts(&mut out, shards, 4);
        }
        self.coder.table(&mut out);
        out.into_bytes()
    }
}

/// The documents by language and kind; their order must be that of the documents' numbers.
pub(super) fn ranges<'a>(documents: &'a [Document], languages: &[String]) -> Vec<Range<'a>> {
    let mut ranges = Vec::new();
    for lang in languages {
        for kind in Kind::ALL {
            let own: Vec<&Document> =
                documents.iter().filter(|document| document.kind == kind && document.lang == *lang).collect();
            ranges.push(Range { address: shared_address(&own), documents: own });
        }
    }
    ranges
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn variant_pairs(out: &mut BitWriter) {
    let pairs: Vec<char> = variants::pairs().chars().collect();
    out.golomb(number(pairs.len()), 6);
    for c in pairs {
        out.golomb(u32::from(c), 14);
    }
}

/// The last days on which documents are found, each against the one before.
fn ends(out: &mut BitWriter, documents: &[&Document]) {
    let last = |document: &&Document| document.ends.map(day_number);
    out.flag(documents.iter().any(|document| last(&document).is_some()));
    if documents.iter().all(|document| document.ends.is_none()) {
        return;
    }
    let mut before = 9_500;
    for document in documents {
        let own: Option<Date> = document.ends;
        out.flag(own.is_some());
        if let Some(own) = own {
            out.signed(day_number(own) - before, 1);
            before = day_number(own);
        }
    }
}

fn pairs(out: &mut BitWriter, part: &Pairs) {
    let corpus = &part.corpus;
    out.golomb(number(corpus.alphabet.len()), 8);
    let mut next = 0;
    for code in &corpus.alphabet {
        out.golomb(code - next, 2);
        next = code + 1;
    }
    code_lengths(out, &huffman::lengths(&corpus.counts));
    let width = corpus.alphabet.len() as u64 + 1;
    out.golomb(number(part.pairs.firsts.len()), 6);
    let mut before = 0;
    for first in &part.pairs.firsts {
        let (a, b) = (first / width, first % width);
        out.golomb(u32::try_from(a - before).unwrap_or(u32::MAX), 0);
        out.golomb(u32::try_from(b).unwrap_or(u32::MAX), 9);
        before = a;
    }
    firsts(out, &part.singles, 2);
}

fn firsts(out: &mut BitWriter, shards: &Shards, k: u32) {
    out.golomb(number(shards.firsts.len()), 6);
    let mut before = 0;
    for first in &shards.firsts {
        out.golomb(u32::try_from(first - before).unwrap_or(u32::MAX), k);
        before = *first;
    }
}
