//! The core file, which a reader loads first: document counts, the first keys of all shards, and the
//! code tables.

use super::corpus::WORD_START;
use super::facets::plain;
use super::pairs::Pairs;
use super::shards::Shards;
use super::texts::{FIRST_DAY, day_number, shared_address};
use crate::content::Kind;
use crate::search::FORMAT;
use crate::search::codec::bits::{BitWriter, ascending, count_of};
use crate::search::codec::text_coder::{TextCoder, code_lengths};
use crate::search::document::Document;
use crate::spelling::variants;

/// The documents of one kind in one language: their numbers are consecutive.
pub(crate) struct DocumentRange {
    documents: usize,
    /// The common prefix and suffix of the addresses.
    head: String,
    tail: String,
    /// The last day on which each is found, in days since 2000-01-01.
    ends: Vec<Option<i32>>,
}

impl DocumentRange {
    fn of(documents: &[&Document]) -> Self {
        let (head, tail) = shared_address(documents);
        let url = documents.first().map_or("", |document| document.url.as_str());
        Self {
            documents: documents.len(),
            head: url[..head].to_owned(),
            tail: url[url.len() - tail..].to_owned(),
            ends: documents.iter().map(|document| document.ends.map(day_number)).collect(),
        }
    }

    /// For each document, the lengths of the prefix and suffix of its address that are kept here, in bytes.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = (usize, usize)> {
        std::iter::repeat_n((self.head.len(), self.tail.len()), self.documents)
    }
}

/// The parts that the core file describes.
pub(crate) struct CoreFile<'a> {
    pub(crate) languages: &'a [String],
    pub(crate) ranges: &'a [DocumentRange],
    pub(crate) texts: &'a Pairs,
    pub(crate) readings: &'a Pairs,
    /// The number of cards in a file.
    pub(crate) card_count: usize,
    pub(crate) bodies: &'a Shards,
    pub(crate) coder: &'a TextCoder,
}

impl CoreFile<'_> {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = BitWriter::default();
        out.bits(FORMAT, 8);
        self.variants(&mut out);
        out.golomb(count_of(self.languages.len()), 1);
        for lang in self.languages {
            plain(&mut out, lang);
        }
        for range in self.ranges {
            out.golomb(count_of(range.documents), 4);
            if range.documents > 0 {
                plain(&mut out, &range.head);
                plain(&mut out, &range.tail);
                ends(&mut out, &range.ends);
            }
        }
        for part in [self.texts, self.readings] {
            pairs(&mut out, part);
        }
        out.golomb(count_of(self.card_count), 4);
        firsts(&mut out, self.bodies, 4);
        self.coder.table(&mut out, &self.texts.alphabet.iter().map(|code| code & !WORD_START).collect());
        out.into_bytes()
    }

    /// Variant kanji of characters that occur; others cannot match anything.
    fn variants(&self, out: &mut BitWriter) {
        let occurs = |c: &char| self.texts.alphabet.binary_search(&u32::from(*c)).is_ok();
        let all: Vec<char> = variants::pairs().chars().collect();
        let mut pairs: Vec<&[char]> = all.chunks_exact(2).filter(|pair| occurs(&pair[1])).collect();
        pairs.sort_unstable();
        out.golomb(count_of(pairs.len()), 6);
        let mut before = 0;
        for pair in pairs {
            out.golomb(u32::from(pair[0]) - before, 6);
            out.golomb(u32::from(pair[1]), 14);
            before = u32::from(pair[0]);
        }
    }
}

/// The documents by language and kind; their order must be that of the documents' numbers.
pub(crate) fn ranges(documents: &[Document], languages: &[String]) -> Vec<DocumentRange> {
    let mut ranges = Vec::new();
    for lang in languages {
        for kind in Kind::ALL {
            let own: Vec<&Document> =
                documents.iter().filter(|document| document.kind == kind && document.lang == *lang).collect();
            ranges.push(DocumentRange::of(&own));
        }
    }
    ranges
}

/// Appends the last days on which documents are found, each as the difference to the one before.
fn ends(out: &mut BitWriter, ends: &[Option<i32>]) {
    let has_any = ends.iter().any(Option::is_some);
    out.flag(has_any);
    if !has_any {
        return;
    }
    let mut before = FIRST_DAY;
    for end in ends {
        out.flag(end.is_some());
        if let Some(end) = end {
            out.signed(end - before, 1);
            before = *end;
        }
    }
}

fn pairs(out: &mut BitWriter, part: &Pairs) {
    out.golomb(count_of(part.alphabet.len()), 8);
    let mut next = 0;
    for code in &part.alphabet {
        out.golomb(code - next, 2);
        next = code + 1;
    }
    code_lengths(out, &part.lengths);
    let width = part.alphabet.len() as u64 + 1;
    out.golomb(count_of(part.lists.firsts.len()), 6);
    let mut before = 0;
    for first in &part.lists.firsts {
        let (a, b) = (first / width, first % width);
        out.golomb(u32::try_from(a - before).unwrap_or(u32::MAX), 0);
        out.golomb(u32::try_from(b).unwrap_or(u32::MAX), 9);
        before = a;
    }
    out.golomb(count_of(part.frequent.len()), 6);
    ascending(out, part.frequent.iter().copied(), part.frequent.len(), part.alphabet.len() + 1);
    firsts(out, &part.singles, 2);
}

fn firsts(out: &mut BitWriter, shards: &Shards, k: u32) {
    out.golomb(count_of(shards.firsts.len()), 6);
    let mut before = 0;
    for first in &shards.firsts {
        out.golomb(u32::try_from(first - before).unwrap_or(u32::MAX), k);
        before = *first;
    }
}
