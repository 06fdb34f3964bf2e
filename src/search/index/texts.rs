//! Cards and texts: what results show of a document, and its whole text for excerpts.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::search::codec::bits::{BitWriter, count_of};
use crate::search::codec::text_coder::TextCoder;
use crate::search::document::{Document, Zone};

/// The reference day of encoded days, in 2026, so that distances to it are small.
pub(crate) const FIRST_DAY: i32 = 9_500;

/// The number of days since 2000-01-01.
pub(crate) fn day_number(day: Date) -> i32 {
    (day - jiff::civil::date(2000, 1, 1)).get_days()
}

/// What the addresses of a row of documents have in common, at their beginning and end.
pub(crate) fn shared_address(documents: &[&Document]) -> (usize, usize) {
    let Some((first, rest)) = documents.split_first() else { return (0, 0) };
    let (mut head, mut tail) = (first.url.len(), first.url.len());
    for document in rest {
        let same = |(a, b): &(u8, u8)| a == b;
        head = head.min(first.url.bytes().zip(document.url.bytes()).take_while(same).count());
        tail = tail.min(first.url.bytes().rev().zip(document.url.bytes().rev()).take_while(same).count());
    }
    let shortest = documents.iter().map(|document| document.url.len()).min().unwrap_or(0);
    while !first.url.is_char_boundary(head) {
        head -= 1;
    }
    tail = tail.min(shortest - head);
    while !first.url.is_char_boundary(first.url.len() - tail) {
        tail -= 1;
    }
    (head, tail)
}

/// The cards, in the order of the documents; `cut` gives for each the bytes of its address at both ends that the core file holds.
pub(crate) fn cards(
    documents: &[Document],
    coder: &TextCoder,
    cut: &[(usize, usize)],
) -> Vec<(u64, BitWriter)> {
    let one = |(number, (document, cut)): (usize, (&Document, &(usize, usize)))| {
        (number as u64, card(document, coder, *cut))
    };
    documents.par_iter().zip(cut).enumerate().map(one).collect()
}

fn card(document: &Document, coder: &TextCoder, (head, tail): (usize, usize)) -> BitWriter {
    let mut out = BitWriter::default();
    let mut scratch = Vec::new();
    let mut text = |out: &mut BitWriter, text: &str| coder.text(out, text, &mut scratch);
    text(&mut out, &document.url[head..document.url.len() - tail]);
    text(&mut out, document.blocks.first().map_or("", |title| title.text.as_str()));
    text(&mut out, document.summary.as_deref().unwrap_or_default());
    let headings = || document.blocks.iter().filter(|block| block.zone == Zone::Heading);
    out.golomb(count_of(headings().count()), 1);
    for heading in headings() {
        text(&mut out, &heading.text);
    }
    out.golomb(count_of(document.regions.len()), 1);
    for region in &document.regions {
        text(&mut out, region);
    }
    day(&mut out, document.date);
    days(&mut out, document);
    out
}

/// Appends a day or none.
pub(crate) fn day(out: &mut BitWriter, day: Option<Date>) {
    out.flag(day.is_some());
    if let Some(day) = day {
        out.signed(day_number(day) - FIRST_DAY, 10);
    }
}

/// Appends the days on which the state of a document changes.
pub(crate) fn days(out: &mut BitWriter, document: &Document) {
    let has_any = document.opens.is_some()
        || document.closes.is_some()
        || !document.occurrences.is_empty()
        || document.cancelled;
    out.flag(has_any);
    if !has_any {
        return;
    }
    day(out, document.opens);
    day(out, document.closes);
    out.flag(document.cancelled);
    out.golomb(count_of(document.occurrences.len()), 0);
    let mut before = FIRST_DAY;
    for (first, last) in &document.occurrences {
        out.signed(day_number(*first) - before, 5);
        out.golomb(u32::try_from(day_number(*last) - day_number(*first)).unwrap_or(0), 0);
        before = day_number(*first);
    }
}

/// The texts, in the order of the documents, without titles.
pub(crate) fn texts(documents: &[Document], coder: &TextCoder) -> Vec<(u64, BitWriter)> {
    documents
        .par_iter()
        .enumerate()
        .map(|(number, document)| (number as u64, blocks(document, coder)))
        .collect()
}

fn blocks(document: &Document, coder: &TextCoder) -> BitWriter {
    let mut out = BitWriter::default();
    let mut scratch = Vec::new();
    let blocks = document.blocks.get(1..).unwrap_or_default();
    out.golomb(count_of(blocks.len()), 3);
    for block in blocks {
        out.bits(block.zone as u32, 3);
        coder.text(&mut out, &block.text, &mut scratch);
    }
    out
}

/// The strings of a document that are shown.
pub(crate) fn shown(document: &Document) -> impl Iterator<Item = &str> + Clone {
    let blocks = document.blocks.iter().map(|block| block.text.as_str());
    let others = [document.url.as_str(), document.summary.as_deref().unwrap_or_default()];
    blocks.chain(others).chain(document.regions.iter().map(String::as_str))
}

/// A block's zone in the index. Where no summary was written, the words that cards show instead
/// weigh like one.
pub(crate) fn zones(document: &Document) -> impl Iterator<Item = (Zone, &str)> {
    let written = document.blocks.iter().any(|block| block.zone == Zone::Summary);
    let mut left =
        if written { 0 } else { document.summary.as_deref().map_or(0, |text| text.chars().count()) };
    document.blocks.iter().map(move |block| {
        let leads = block.zone == Zone::Body && left > 0;
        if leads {
            left = left.saturating_sub(block.text.chars().count());
        }
        (if leads { Zone::Summary } else { block.zone }, block.text.as_str())
    })
}
