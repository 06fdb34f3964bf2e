//! The facets file: the values of filters and the days of states. Readers load it after the first results.

use std::collections::{BTreeMap, HashMap};

use super::texts::days;
use crate::search::codec::bits::{BitWriter, count_of, gaps};
use crate::search::document::Document;
use crate::site::Filter;

/// Encodes the documents of every value of every filter, the days on which states change, and the
/// originals of translations.
pub(crate) fn facets(documents: &[Document]) -> Vec<u8> {
    let mut out = BitWriter::default();
    for filter in Filter::ALL.into_iter().filter(|filter| !matches!(filter, Filter::Kind | Filter::State)) {
        let mut values: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (number, document) in (0_u32..).zip(documents) {
            for value in document.facets.of(filter) {
                let list = values.entry(value).or_default();
                if list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
        out.golomb(count_of(values.len()), 2);
        for (value, list) in values {
            plain(&mut out, value);
            numbers(&mut out, &list);
        }
    }
    let dated: Vec<(u32, BitWriter)> = (0_u32..)
        .zip(documents)
        .map(|(number, document)| {
            let mut own = BitWriter::default();
            days(&mut own, document);
            (number, own)
        })
        .filter(|(_, own)| own.len() > 1)
        .collect();
    numbers(&mut out, &dated.iter().map(|(number, _)| *number).collect::<Vec<_>>());
    for (_, own) in &dated {
        out.append(own);
    }
    originals(&mut out, documents);
    out.into_bytes()
}

/// Encodes for each document in a language other than the first the number of its original, less the
/// number before plus 1. The address of a translation is that of the original below the folder of its language.
fn originals(out: &mut BitWriter, documents: &[Document]) {
    let numbers: HashMap<&str, u32> =
        documents.iter().map(|document| document.url.as_str()).zip(0..).collect();
    let original = |document: &Document| {
        let url = document.url.strip_prefix(document.lang.as_str())?.strip_prefix('/')?;
        numbers.get(url).copied()
    };
    let first = documents.first().map(|document| document.lang.as_str());
    let mut expected = 0;
    for (number, document) in (0_u32..).zip(documents) {
        if first == Some(document.lang.as_str()) {
            continue;
        }
        let original = original(document).unwrap_or(number);
        out.signed(original.cast_signed() - expected, 2);
        expected = original.cast_signed() + 1;
    }
}

/// Appends a count and ascending numbers.
pub(crate) fn numbers(out: &mut BitWriter, list: &[u32]) {
    out.golomb(count_of(list.len()), 4);
    out.rices(&gaps(list.iter().copied()));
}

/// Appends the length of a string and its UTF-8 bytes.
pub(crate) fn plain(out: &mut BitWriter, text: &str) {
    out.golomb(count_of(text.len()), 3);
    for byte in text.bytes() {
        out.bits(u32::from(byte), 8);
    }
}

/// An order of all documents: their numbers, each in as many bits as the highest needs.
pub(crate) fn order<K: Ord>(documents: &[Document], key: impl Fn(&Document) -> K) -> Vec<u8> {
    let mut keyed: Vec<(K, u32)> = documents.iter().map(key).zip(0..).collect();
    keyed.sort();
    let bits = u32::BITS - count_of(documents.len()).leading_zeros();
    let mut out = BitWriter::default();
    for (_, number) in keyed {
        out.bits(number, bits);
    }
    out.into_bytes()
}
