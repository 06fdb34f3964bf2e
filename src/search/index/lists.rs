//! Posting lists: the documents and positions of a symbol or a pair, with its contexts and successors.
//!
//! `FORMAT.md` specifies the layout; `browser/60-lists.js` reads it.

use super::contexts::Context;
use super::corpus::{Corpus, LARGE_ORDINAL, Token};
use super::grams::LargeOrdinals;
use crate::search::codec::adaptive_model::{AdaptiveModel, LengthModels};
use crate::search::codec::bits::count_of;
use crate::search::codec::range_coder::{BitModel, RangeEncoder};
use crate::search::codec::successor_coder::{Successor, SuccessorCoder};

/// The posting list of a symbol or a pair: its positions, ascending, and its key.
pub(crate) struct List<'a> {
    pub(crate) key: u64,
    pub(crate) positions: &'a [u32],
    /// Whether the list holds documents only, without contexts and successors.
    pub(crate) is_bare: bool,
}

/// What all lists of an index have in common.
pub(crate) struct Lists<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) large_ordinals: &'a LargeOrdinals,
    /// Codes and their lengths for single symbols, block ends first.
    pub(crate) codes: &'a [(u32, u8)],
}

/// The longest unary part of a number; the rest follows as a number.
const LONGEST_UNARY: u32 = 16;

/// A document in which a symbol or pair occurs.
struct Posting {
    number: u32,
    /// The number of occurrences less 1.
    more: u32,
    /// The weightiest zone of its positions.
    zone: u32,
}

impl Lists<'_> {
    /// Encodes lists with ascending keys as one file; the first key stands in the core file.
    pub(crate) fn file(&self, lists: &[List<'_>]) -> Vec<u8> {
        let mut writer = Writer {
            lists: self,
            out: RangeEncoder::default(),
            model: AdaptiveModel::default(),
            successors: SuccessorCoder::new(self.codes.len()),
            scratch: Scratch::default(),
            sides: Default::default(),
        };
        writer.out.number(&mut [BitModel::EVEN; 20], count_of(lists.len() - 1));
        let mut before = None;
        for list in lists {
            if let Some(before) = before {
                let gap = u32::try_from(list.key - before - 1).unwrap_or(u32::MAX);
                writer.out.number(&mut writer.model.key, gap);
            }
            before = Some(list.key);
            writer.list(list);
        }
        writer.out.into_bytes()
    }

    /// An estimate of the size of a list, in bits.
    pub(crate) fn estimate(&self, list: &List<'_>) -> usize {
        let (positions, documents) = (list.positions.len(), self.corpus.documents());
        let gap = (documents / positions + 1).ilog2() as usize;
        24 + if list.is_bare { positions.min(documents) * (gap + 1) } else { positions * (gap * 3 / 4 + 8) }
    }

    /// The positions of a symbol in documents that the lists of its pairs do not cover: at the end of a
    /// block, where the document has it nowhere else, or in lighter zones only.
    pub(crate) fn uncovered_documents(&self, positions: &[u32]) -> Vec<u32> {
        let around: Vec<[Token; 4]> =
            positions.iter().map(|position| self.corpus.around(*position)).collect();
        let mut uncovered = Vec::new();
        let mut at = 0;
        while at < positions.len() {
            let document = self.corpus.document_of(positions[at]);
            let end = self.corpus.starts[document + 1];
            let count = positions[at..].iter().take_while(|position| **position < end).count();
            let own =
                || (at..at + count).map(|at| (positions[at], around[at][1].zone(), around[at][2].id() == 0));
            let elsewhere = own().filter(|(.., is_end)| !is_end).map(|(_, zone, _)| zone).max();
            uncovered.extend(
                own().filter(|(_, zone, is_end)| *is_end && Some(*zone) > elsewhere).map(|one| one.0),
            );
            at += count;
        }
        uncovered
    }

    /// Fills `scratch` with the postings of a list and its occurrences.
    fn gather(&self, list: &List<'_>, scratch: &mut Scratch) {
        let Scratch { postings, occurrences, around } = scratch;
        postings.clear();
        occurrences.clear();
        around.clear();
        // In a loop of its own, so that the processor fetches many at a time: the text lies far apart.
        around.extend(list.positions.iter().map(|position| self.corpus.around(*position)));
        let mut end = 0;
        for (position, [_, first, ..]) in list.positions.iter().zip(around.iter()) {
            let zone = first.zone();
            match postings.last_mut() {
                Some(last) if *position < end => {
                    last.more += 1;
                    last.zone = last.zone.max(zone);
                }
                _ => {
                    let document = self.corpus.document_of(*position);
                    end = self.corpus.starts[document + 1];
                    postings.push(Posting { number: count_of(document), more: 0, zone });
                }
            }
        }
        if !list.is_bare {
            occurrences.extend(
                list.positions
                    .iter()
                    .zip(around.iter())
                    .map(|(position, around)| self.occurrence(*position, *around)),
            );
        }
    }

    fn occurrence(&self, position: u32, [before, _, second, behind]: [Token; 4]) -> Occurrence {
        let ordinal = match second.ordinal() {
            _ if behind.id() == 0 => 0,
            LARGE_ORDINAL => {
                self.large_ordinals.get(&(position as usize + 1)).copied().unwrap_or(LARGE_ORDINAL)
            }
            small => small,
        };
        Occurrence {
            before: before.id(),
            behind: behind.id(),
            ordinal,
            ends_katakana: second.ends_katakana(),
        }
    }
}

/// Buffers that are reused from list to list.
#[derive(Default)]
struct Scratch {
    postings: Vec<Posting>,
    occurrences: Vec<Occurrence>,
    around: Vec<[Token; 4]>,
}

/// A position of a pair as it is encoded.
struct Occurrence {
    /// The symbol before the pair; 0 where the block begins.
    before: u32,
    /// The symbol behind it; 0 where the block ends.
    behind: u32,
    /// The ordinal of the pair that `behind` makes with the second symbol.
    ordinal: u32,
    ends_katakana: bool,
}

/// The encoder of one file.
struct Writer<'a> {
    lists: &'a Lists<'a>,
    out: RangeEncoder,
    model: AdaptiveModel,
    successors: SuccessorCoder,
    scratch: Scratch,
    /// The left and the right context of the list.
    sides: [Context; 2],
}

impl Writer<'_> {
    fn list(&mut self, list: &List<'_>) {
        self.lists.gather(list, &mut self.scratch);
        self.out.number(&mut self.model.count, count_of(self.scratch.postings.len() - 1));
        self.model.begin(self.scratch.postings.len());
        self.documents(list.is_bare);
        if list.is_bare {
            return;
        }
        self.contexts(list.positions);
        self.positions();
    }

    /// Encodes the gaps of the documents, their repeats and their weightiest zones.
    fn documents(&mut self, is_bare: bool) {
        let order = gap_order(self.lists.corpus.documents(), self.scratch.postings.len());
        let own = self.model.length_models(self.scratch.postings.len());
        let (mut next, mut zone_before) = (0, 0);
        for posting in &self.scratch.postings {
            write_gap(&mut self.out, own, posting.number - next, order);
            next = posting.number + 1;
            if !is_bare {
                write_unary(&mut self.out, &mut own.repeats, &mut own.rest, posting.more);
            }
            write_zone(&mut self.out, own, posting.zone, zone_before);
            zone_before = posting.zone;
        }
    }

    fn contexts(&mut self, positions: &[u32]) {
        for (side, found) in self.sides.iter_mut().enumerate() {
            let is_right = side == RIGHT;
            let nearest = self
                .scratch
                .occurrences
                .iter()
                .map(|occurrence| if is_right { occurrence.behind } else { occurrence.before });
            found.find(self.lists.corpus, positions, nearest, is_right);
            let model = &mut self.model.sides[side];
            self.out.adaptive_bit(&mut model.has_context, !found.symbols.is_empty());
            if found.symbols.is_empty() {
                continue;
            }
            self.out.unary(&mut model.length, count_of(found.symbols.len() - 1));
            for symbol in &found.symbols {
                self.out.code(self.lists.codes[*symbol as usize]);
            }
            let mut whole_before = true;
            for depth in &found.depth {
                let is_whole = usize::from(*depth) == found.symbols.len();
                self.out.adaptive_bit(&mut model.whole[usize::from(whole_before)], is_whole);
                whole_before = is_whole;
                if !is_whole {
                    write_depth(&mut self.out, &mut model.depth[..found.symbols.len() - 1], *depth);
                }
            }
        }
    }

    /// Encodes the successor of each position, and whether katakana ends there.
    fn positions(&mut self) {
        let has_ends = self.scratch.occurrences.iter().any(|occurrence| occurrence.ends_katakana);
        self.out.adaptive_bit(&mut self.model.has_ends, has_ends);
        let is_numbered = self.scratch.occurrences.iter().any(|occurrence| occurrence.ordinal > 0);
        self.out
            .adaptive_bit(&mut self.model.length_models(self.scratch.postings.len()).numbered, is_numbered);
        let mut end = BitModel::EVEN;
        self.successors.clear();
        let documents = self
            .scratch
            .postings
            .iter()
            .flat_map(|posting| std::iter::repeat_n(posting.number, posting.more as usize + 1));
        for (index, (occurrence, document)) in self.scratch.occurrences.iter().zip(documents).enumerate() {
            let is_known = self.sides[RIGHT].depth.get(index).is_some_and(|depth| *depth > 0);
            let successor =
                Successor { document, symbol: occurrence.behind, ordinal: occurrence.ordinal, is_known };
            if !is_known {
                self.successors.symbol(&mut self.out, self.lists.codes, successor.symbol);
            }
            if is_numbered && successor.symbol != 0 {
                self.successors.ordinal(&mut self.out, &mut self.model, successor);
            }
            if has_ends {
                self.out.adaptive_bit(&mut end, occurrence.ends_katakana);
            }
        }
    }
}

const RIGHT: usize = 1;

/// The number of low bits of a gap that are hardly compressible, by the density of the list.
fn gap_order(all: usize, documents: usize) -> u32 {
    ((all - documents) * 11 / (documents * 16) + 1).ilog2()
}

fn write_gap(out: &mut RangeEncoder, own: &mut LengthModels, gap: u32, order: u32) {
    let high = gap >> order;
    write_unary(out, &mut own.gap, &mut own.rest, high);
    if order > 0 {
        let model = &mut own.gap_bit[(high as usize).min(own.gap.len() - 1)];
        out.adaptive_bit(model, (gap >> (order - 1)) & 1 == 1);
        out.bits(gap, order - 1);
    }
}

/// Encodes how many symbols an occurrence shares that does not share them all: `models` has one for each but the last.
fn write_depth(out: &mut RangeEncoder, models: &mut [BitModel], depth: u8) {
    for (distance, model) in models.iter_mut().enumerate() {
        let goes_on = distance < usize::from(depth);
        out.adaptive_bit(model, goes_on);
        if !goes_on {
            break;
        }
    }
}

/// Encodes a number that is usually small.
fn write_unary(out: &mut RangeEncoder, models: &mut [BitModel], rest: &mut [BitModel], value: u32) {
    for index in 0..value.min(LONGEST_UNARY) {
        out.adaptive_bit(&mut models[(index as usize).min(models.len() - 1)], true);
    }
    if value < LONGEST_UNARY {
        out.adaptive_bit(&mut models[(value as usize).min(models.len() - 1)], false);
    } else {
        out.number(rest, value - LONGEST_UNARY);
    }
}

const HIGHEST_ZONE: u32 = 3;

fn write_zone(out: &mut RangeEncoder, own: &mut LengthModels, zone: u32, before: u32) {
    for above in 0..=zone.min(HIGHEST_ZONE - 1) {
        let model = if above == 0 { usize::from(before > 0) } else { above as usize + 1 };
        out.adaptive_bit(&mut own.zone[model], above < zone);
    }
}
