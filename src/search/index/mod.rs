//! What the index holds: documents are sorted, cut into posting lists, cards and texts, and packed
//! into files. `FORMAT.md` specifies them.

mod contexts;
mod core_file;
mod corpus;
mod facets;
mod grams;
mod lists;
mod pairs;
mod shards;
mod texts;

use std::cmp::Reverse;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::content::{Kind, natural_order};
use crate::search::codec::bits::BitWriter;
use crate::search::codec::script;
use crate::search::codec::text_coder::TextCoder;
use crate::search::document::{Document, Zone};
use core_file::{CoreFile, DocumentRange, ranges};
use corpus::Corpus;
use facets::{facets, order};
use pairs::Pairs;
use shards::{Shards, Sizes, pack, pack_evenly};

const TEXTS: Sizes = Sizes { files: 530, smallest: 2_500, largest: 18_000 };

/// The number of cards in a file: few, since results are spread over all documents, but not so few that
/// 10,000 documents make 3,000 files.
fn cards_in_a_file(documents: usize) -> usize {
    (documents / 1_300 + 1).clamp(4, 8)
}

/// The files of an index.
#[derive(Debug, Default)]
pub struct Index {
    /// A hash of all payloads.
    pub version: String,
    /// Each file's name below the folder of the search, without `.js`, such as `core` or `p/12`, and its
    /// content, a script.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Writes the index of these documents. `languages` are those of the site, its own first.
pub fn write(mut documents: Vec<Document>, languages: &[String]) -> Index {
    sort(&mut documents, languages);
    let ranges = ranges(&documents, languages);
    let coder = TextCoder::learn(documents.iter().flat_map(texts::shown));
    let cut: Vec<(usize, usize)> = ranges.iter().flat_map(DocumentRange::cuts).collect();
    let card_count = cards_in_a_file(documents.len());
    let (cards, bodies) = rayon::join(
        || pack_evenly(&texts::cards(&documents, &coder, &cut), card_count),
        || packed(texts::texts(&documents, &coder), &TEXTS),
    );
    let mut payloads = vec![
        ("facets".to_owned(), facets(&documents)),
        ("sort-date".to_owned(), order(&documents, |document| Reverse(document.date))),
        ("sort-kana".to_owned(), order(&documents, |document| natural_order(&document.sort_reading))),
    ];
    let readings = Pairs::of(Corpus::of(documents.iter(), |document| Box::new(readings(document)), 0), false);
    let capacity = documents
        .iter()
        .flat_map(|document| &document.blocks)
        .map(|block| block.text.chars().count() + 1)
        .sum();
    // The words are many: they go as they are read.
    let corpus = Corpus::of(documents.into_iter(), |document| Box::new(texts::zones(document)), capacity);
    let texts = Pairs::of(corpus, true);
    let core = CoreFile {
        languages,
        ranges: &ranges,
        texts: &texts,
        readings: &readings,
        card_count,
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
    let total = pieces.iter().map(|(_, piece)| piece.len() / 8).sum();
    pack(pieces, sizes.target(total))
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

/// Sorts by language, kind, and then what is due sooner or newer, so that a low document number is a
/// good tie-breaker.
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
