//! One posting list as bits: in which documents a symbol or a pair stands, and what follows there.
//!
//! The layout is told in ARCHITECTURE.md; `browser/` reads it.

use super::bits::{BitWriter, best_rice, count_of, gaps, golomb_length};
use super::corpus::Corpus;
use super::followers::{Follower, Scratch, followers};
use super::grams::Ordinals;
use super::huffman;

/// What writes lists needs to know of the whole.
pub(super) struct ListWriter<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) ordinals: &'a Ordinals,
    /// Codes and their lengths for single symbols, block ends first.
    pub(super) codes: Vec<(u32, u8)>,
}

/// The longest run of symbols that is told to surround every place of a pair.
const LONGEST_CONTEXT: usize = 12;

impl<'a> ListWriter<'a> {
    pub(super) fn new(corpus: &'a Corpus, ordinals: &'a Ordinals) -> Self {
        let lengths = huffman::lengths(&corpus.counts);
        let codes = huffman::codes(&lengths).into_iter().zip(lengths).collect();
        Self { corpus, ordinals, codes }
    }

    /// The list of a single symbol.
    pub(super) fn single(&self, places: &[u32]) -> BitWriter {
        let mut out = BitWriter::default();
        self.documents(&mut out, places, false);
        out
    }

    /// The list of a pair.
    pub(super) fn pair(&self, places: &[u32], scratch: &mut Scratch) -> BitWriter {
        let mut out = BitWriter::default();
        self.documents(&mut out, places, true);
        self.contexts(&mut out, places);
        let follower = |place: &u32| {
            let behind = *place as usize + 1;
            let symbol = self.corpus.tokens[behind + 1].id();
            Follower { symbol, ordinal: if symbol == 0 { 0 } else { self.ordinals.at(behind) } }
        };
        followers(&mut out, &self.codes, places.iter().map(follower), scratch);
        let ends = |place: &&u32| self.corpus.tokens[**place as usize + 1].ends_katakana();
        Sparse::at((0..).zip(places).filter(|(_, place)| ends(place)).map(|(index, _)| index))
            .write(&mut out);
        out
    }

    /// Documents by their gaps, how often each holds it, and the weightiest zones.
    fn documents(&self, out: &mut BitWriter, places: &[u32], counted: bool) {
        let room = || Vec::with_capacity(places.len().min(self.corpus.documents()));
        let (mut gaps, mut often, mut zones) = (room(), room(), room());
        let (mut at, mut document, mut next_document) = (0, 0, 0);
        while at < places.len() {
            document = self.document_of(places[at], document);
            let end = self.corpus.starts[document + 1];
            let inside = places[at..].iter().take_while(|place| **place < end);
            let zone = inside.clone().map(|place| self.corpus.tokens[*place as usize].zone()).max();
            let count = inside.count();
            zones.push(zone.unwrap_or(0));
            let number = count_of(document);
            gaps.push(number - next_document);
            next_document = number + 1;
            often.push(count_of(count - 1));
            at += count;
        }
        out.golomb(count_of(gaps.len() - 1), 2);
        out.rices(&gaps);
        if counted {
            repeats(out, &often);
        }
        all_zones(out, &zones);
    }

    /// The document of a place, at or behind one that is known to stand before it.
    fn document_of(&self, place: u32, from: usize) -> usize {
        let starts = &self.corpus.starts;
        let mut step = 1;
        let mut low = from;
        while low + step < starts.len() && starts[low + step] <= place {
            low += step;
            step *= 2;
        }
        let high = (low + step).min(starts.len());
        low + starts[low..high].partition_point(|start| *start <= place) - 1
    }

    /// What surrounds every place alike: a word is told by one of its pairs, then.
    fn contexts(&self, out: &mut BitWriter, places: &[u32]) {
        let (left, right) =
            if places.len() > 1 { (self.left(places), self.right(places)) } else { Default::default() };
        out.flag(!left.is_empty() || !right.is_empty());
        if left.is_empty() && right.is_empty() {
            return;
        }
        for side in [left, right] {
            out.bits(count_of(side.len()), 4);
            for symbol in side {
                self.symbol(out, symbol);
            }
        }
    }

    /// The symbols before the pair, the nearest first.
    fn left(&self, places: &[u32]) -> Vec<u32> {
        self.common(places, |place, distance| (place as usize).checked_sub(distance + 1))
    }

    fn right(&self, places: &[u32]) -> Vec<u32> {
        self.common(places, |place, distance| Some(place as usize + 2 + distance))
    }

    fn common(&self, places: &[u32], at: impl Fn(u32, usize) -> Option<usize>) -> Vec<u32> {
        let symbol = |place: u32, distance: usize| {
            let token = self.corpus.tokens.get(at(place, distance)?)?;
            Some(token.id()).filter(|id| *id != 0)
        };
        let mut shared: Vec<u32> = Vec::new();
        while shared.len() < LONGEST_CONTEXT {
            let Some(id) = symbol(places[0], shared.len()) else { break };
            shared.push(id);
            // Most pairs share nothing, which the second place shows.
            if symbol(places[1], shared.len() - 1) != Some(id) {
                shared.pop();
                break;
            }
        }
        for place in &places[1..] {
            let same = (0..shared.len()).take_while(|i| symbol(*place, *i) == Some(shared[*i])).count();
            shared.truncate(same);
            if same == 0 {
                break;
            }
        }
        shared
    }

    fn symbol(&self, out: &mut BitWriter, symbol: u32) {
        let (code, length) = self.codes[symbol as usize];
        out.bits(code, u32::from(length));
    }
}

/// Ascending numbers below a limit, by their gaps; the code follows from how many there are.
pub(super) fn ascending(out: &mut BitWriter, numbers: impl Iterator<Item = u32>, count: usize, limit: usize) {
    let k = usize::BITS - 1 - ((limit / (count + 1)) | 1).leading_zeros();
    for gap in gaps(numbers) {
        out.rice(gap, k);
    }
}

/// How often beyond once: all of them, or only those that are.
fn repeats(out: &mut BitWriter, often: &[u32]) {
    let some = Sparse::of(often);
    let above = often.iter().filter(|more| **more > 0);
    let few = some.length() + above.clone().map(|more| golomb_length(more - 1, 0) as usize).sum::<usize>();
    let (_, all) = best_rice(often);
    out.flag(all + 5 < few);
    if all + 5 < few {
        out.rices(often);
        return;
    }
    some.write(out);
    for more in above {
        out.golomb(more - 1, 0);
    }
}

/// The zones: all of them, or only those above the body.
fn all_zones(out: &mut BitWriter, zones: &[u32]) {
    let some = Sparse::of(zones);
    let length = |zone: u32| (zone + 1).min(HIGHEST_ZONE) as usize;
    let above = zones.iter().filter(|zone| **zone > 0);
    let all: usize = zones.iter().map(|zone| length(*zone)).sum();
    let few = some.length() + above.clone().map(|zone| length(zone - 1)).sum::<usize>();
    out.flag(all < few);
    if all < few {
        for zone in zones {
            write_zone(out, *zone);
        }
        return;
    }
    some.write(out);
    for zone in above {
        write_zone(out, zone - 1);
    }
}

const HIGHEST_ZONE: u32 = 4;

/// So many ones, and a zero below the highest.
fn write_zone(out: &mut BitWriter, zone: u32) {
    out.bits((1 << zone) - 1, zone);
    if zone < HIGHEST_ZONE {
        out.flag(false);
    }
}

/// Which of a row are marked: whether any, how many, and their gaps.
struct Sparse {
    gaps: Vec<u32>,
    gap_bits: usize,
}

impl Sparse {
    /// Those that are above 0.
    fn of(row: &[u32]) -> Self {
        Self::at((0..).zip(row).filter(|(_, value)| **value > 0).map(|(index, _)| index))
    }

    /// Those at these places, ascending.
    fn at(marked: impl Iterator<Item = u32>) -> Self {
        let gaps = gaps(marked);
        let (_, gap_bits) = best_rice(&gaps);
        Self { gaps, gap_bits }
    }

    fn length(&self) -> usize {
        if self.gaps.is_empty() {
            1
        } else {
            6 + golomb_length(count_of(self.gaps.len() - 1), 2) as usize + self.gap_bits
        }
    }

    fn write(&self, out: &mut BitWriter) {
        out.flag(!self.gaps.is_empty());
        if self.gaps.is_empty() {
            return;
        }
        out.golomb(count_of(self.gaps.len() - 1), 2);
        out.rices(&self.gaps);
    }
}
