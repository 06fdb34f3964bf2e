//! Documents become the files of an index.

use std::cmp::Reverse;

use jiff::civil::Date;
use rayon::prelude::*;

use super::bits::BitWriter;
use super::coder::TextCoder;
use super::core::{Core, Pairs, Range, ranges};
use super::corpus::Corpus;
use super::document::{Document, Zone};
use super::facets::{facets, order};
use super::followers::Scratch;
use super::grams::{Ordinals, by_second, by_symbol};
use super::lists::ListWriter;
use super::shards::{Shards, pack};
use super::{pack as script, texts};
use crate::content::Kind;

/// How large the files of a sort are, in bytes before they become scripts.
struct Sizes {
    /// Into how many files all is put.
    files: usize,
    smallest: usize,
    largest: usize,
}

impl Sizes {
    /// Small files are quick to load, but there are to be fewer than 3,000 for 10,000 pages.
    fn target(&self, pieces: &[(u64, BitWriter)]) -> usize {
        let total: usize = pieces.iter().map(|(_, piece)| piece.len() / 8).sum();
        (total / self.files).clamp(self.smallest, self.largest)
    }
}

const PAIRS: Sizes = Sizes { files: 1_100, smallest: 4_000, largest: 16_000 };
const SINGLES: Sizes = Sizes { files: 120, smallest: 4_000, largest: 24_000 };
const CARDS: Sizes = Sizes { files: 920, smallest: 600, largest: 2_200 };
const TEXTS: Sizes = Sizes { files: 690, smallest: 2_500, largest: 14_000 };

/// The files of an index: their names below the folder of the search, without `.js`, and what they
/// hold.
#[derive(Debug, Default)]
pub struct Index {
    /// What the files hold is told by this: it changes with any of them.
    pub version: String,
    /// Names such as `core` or `p/12`, and scripts.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Writes the index of these documents. `languages` are those of the site, its own first.
pub fn write(mut documents: Vec<Document>, languages: &[String]) -> Index {
    sort(&mut documents, languages);
    let ranges = ranges(&documents, languages);
    let (coder, (texts_corpus, readings_corpus)) = rayon::join(
        || TextCoder::learn(documents.iter().flat_map(texts::shown)),
        || (Corpus::of(&documents, texts::zones), Corpus::of(&documents, readings)),
    );
    let cut: Vec<(usize, usize)> = ranges.iter().flat_map(Range::cuts).collect();
    let cards = packed(texts::cards(&documents, &coder, &cut), &CARDS);
    let bodies = packed(texts::texts(&documents, &coder), &TEXTS);
    let mut payloads = vec![
        ("facets".to_owned(), facets(&documents)),
        ("sort-date".to_owned(), order(&documents, |document| Reverse(document.date))),
        ("sort-kana".to_owned(), order(&documents, |document| document.sort_reading.clone())),
    ];
    // The words are all in the corpus now, and are many.
    drop(documents);
    let texts = pairs(texts_corpus, true);
    let readings = pairs(readings_corpus, false);
    let core = Core {
        languages,
        ranges: &ranges,
        texts: &texts,
        readings: &readings,
        cards: &cards,
        bodies: &bodies,
        coder: &coder,
    };
    payloads.push(("core".to_owned(), core.bytes()));
    for (letter, shards) in
        [("p", texts.lists), ("u", texts.singles), ("r", readings.lists), ("c", cards), ("t", bodies)]
    {
        let named = |(number, bytes)| (format!("{letter}/{number}"), bytes);
        payloads.extend(shards.files.into_iter().enumerate().map(named));
    }
    scripts(payloads)
}

fn packed(pieces: Vec<(u64, BitWriter)>, sizes: &Sizes) -> Shards {
    let target = sizes.target(&pieces);
    pack(pieces, target)
}

fn scripts(payloads: Vec<(String, Vec<u8>)>) -> Index {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in &payloads {
        hasher.update(name.as_bytes());
        hasher.update(bytes);
    }
    let version: String = hasher.finalize().to_hex().chars().take(10).collect();
    let file = |(name, bytes): (String, Vec<u8>)| {
        let script = script::script(&name, &version, &bytes);
        (name, script)
    };
    let files = payloads.into_par_iter().map(file).collect();
    Index { version, files }
}

/// Language by language, kind by kind; in a kind what matters sooner comes first, so that low
/// numbers are good numbers.
fn sort(documents: &mut [Document], languages: &[String]) {
    let soonest = |document: &Document| match document.kind {
        Kind::Job => document.closes,
        Kind::Event => document.occurrences.first().map(|(first, _)| *first),
        _ => None,
    };
    documents.sort_by_cached_key(|document| {
        let lang = languages.iter().position(|lang| *lang == document.lang);
        (lang, document.kind, soonest(document).unwrap_or(Date::MAX), Reverse(document.date))
    });
}

/// The reading of the record itself weighs like a title, that of a region that it names does not.
fn readings(document: &Document) -> impl Iterator<Item = (Zone, &str)> {
    let zone = |reading: &String| if *reading == document.sort_reading { Zone::Title } else { Zone::Body };
    document.readings.iter().map(move |reading| (zone(reading), reading.as_str()))
}

fn pairs(corpus: Corpus, with_singles: bool) -> Pairs {
    let ordinals = Ordinals::of(&corpus);
    let writer = ListWriter::new(&corpus, &ordinals);
    let width = corpus.alphabet.len() as u64 + 1;
    let lists = by_symbol(&corpus, |symbol, places| {
        let single = with_singles.then(|| (u64::from(symbol), writer.single(places)));
        let key = |second| u64::from(symbol) * width + u64::from(second);
        let pairs: Vec<_> = by_second(&corpus, places)
            .par_iter()
            .map_init(
                || Scratch::new(corpus.counts.len()),
                |scratch, (second, places)| (key(*second), writer.pair(places, scratch)),
            )
            .collect();
        (single, pairs)
    });
    let (mut singles, mut pairs) = (Vec::new(), Vec::new());
    for (single, own) in lists {
        singles.extend(single);
        pairs.extend(own);
    }
    let singles = if with_singles { packed(singles, &SINGLES) } else { Shards::default() };
    let Corpus { alphabet, counts, .. } = corpus;
    Pairs { alphabet, counts, lists: packed(pairs, &PAIRS), singles }
}
