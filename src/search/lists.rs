//! Posting lists: in which documents a symbol or a pair stands, and what surrounds it there.
//!
//! The layout is told in ARCHITECTURE.md; `browser/` reads it.

use super::bits::count_of;
use super::corpus::Corpus;
use super::followers::{Follower, Followers};
use super::grams::Ordinals;
use super::habits::{Habits, OfLength};
use super::range_coder::{Chance, RangeEncoder};
use super::surroundings::Side;

/// The places of a symbol or a pair, ascending, under the key by which a reader finds them.
pub(super) struct List<'a> {
    pub(super) key: u64,
    pub(super) places: &'a [u32],
    /// Whether only documents are told, not what follows.
    pub(super) is_bare: bool,
}

/// What writes lists needs to know of the whole.
pub(super) struct Lists<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) ordinals: &'a Ordinals,
    /// Codes and their lengths for single symbols, block ends first.
    pub(super) codes: &'a [(u32, u8)],
}

/// Unary parts are no longer than this: what is left of the number follows.
const LONGEST_UNARY: u32 = 16;

/// A document that holds a pair.
struct Holder {
    number: u32,
    /// How often beyond once.
    more: u32,
    /// Of its places, the weightiest.
    zone: u32,
}

impl Lists<'_> {
    /// Lists with ascending keys as one file; a reader knows the first key already.
    pub(super) fn file(&self, lists: &[List<'_>]) -> Vec<u8> {
        let mut writer = Writer {
            lists: self,
            out: RangeEncoder::default(),
            habits: Habits::default(),
            followers: Followers::new(self.codes.len()),
            holders: Vec::new(),
            sides: Default::default(),
        };
        writer.out.number(&mut [Chance::UNKNOWN; 20], count_of(lists.len() - 1));
        let mut before = None;
        for list in lists {
            if let Some(before) = before {
                let gap = u32::try_from(list.key - before - 1).unwrap_or(u32::MAX);
                writer.out.number(&mut writer.habits.key, gap);
            }
            before = Some(list.key);
            writer.list(list);
        }
        writer.out.into_bytes()
    }

    /// About how many bits a list takes.
    pub(super) fn estimate(&self, list: &List<'_>) -> usize {
        let (places, documents) = (list.places.len(), self.corpus.documents());
        let gap = (documents / places + 1).ilog2() as usize;
        24 + places * if list.is_bare { gap + 3 } else { gap * 3 / 4 + 8 }
    }

    fn holders(&self, places: &[u32], holders: &mut Vec<Holder>) {
        holders.clear();
        let (mut at, mut document) = (0, 0);
        while at < places.len() {
            document = self.document_of(places[at], document);
            let end = self.corpus.starts[document + 1];
            let inside = places[at..].iter().take_while(|place| **place < end);
            let zone = inside.clone().map(|place| self.corpus.tokens[*place as usize].zone()).max();
            let count = inside.count();
            holders.push(Holder {
                number: count_of(document),
                more: count_of(count - 1),
                zone: zone.unwrap_or(0),
            });
            at += count;
        }
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

    /// Of a symbol's places, those at the end of a block whose documents do not hold it elsewhere, or
    /// in less weighty places only.
    pub(super) fn told_by_no_pair(&self, places: &[u32]) -> Vec<u32> {
        let tokens = &self.corpus.tokens;
        let is_end = |place: &u32| tokens[*place as usize + 1].id() == 0;
        let mut told = Vec::new();
        let (mut at, mut document) = (0, 0);
        while at < places.len() {
            document = self.document_of(places[at], document);
            let end = self.corpus.starts[document + 1];
            let count = places[at..].iter().take_while(|place| **place < end).count();
            let own = &places[at..at + count];
            let zone = |place: &u32| tokens[*place as usize].zone();
            let elsewhere = own.iter().filter(|place| !is_end(place)).map(zone).max();
            told.extend(own.iter().filter(|place| is_end(place) && Some(zone(place)) > elsewhere));
            at += count;
        }
        told
    }

    fn follower(&self, place: u32, document: u32, is_known: bool) -> Follower {
        let behind = place as usize + 1;
        let symbol = self.corpus.tokens[behind + 1].id();
        let ordinal = if symbol == 0 { 0 } else { self.ordinals.at(behind) };
        Follower { document, symbol, ordinal, is_known }
    }
}

/// Writes one file.
struct Writer<'a> {
    lists: &'a Lists<'a>,
    out: RangeEncoder,
    habits: Habits,
    followers: Followers,
    holders: Vec<Holder>,
    /// What stands before the places and behind them.
    sides: [Side; 2],
}

impl Writer<'_> {
    fn list(&mut self, list: &List<'_>) {
        self.lists.holders(list.places, &mut self.holders);
        self.out.number(&mut self.habits.count, count_of(self.holders.len() - 1));
        self.habits.begin(self.holders.len());
        self.documents(list.is_bare);
        if list.is_bare {
            return;
        }
        self.surroundings(list.places);
        self.places(list.places);
    }

    /// Documents by their gaps, how often each holds it, and the weightiest zones.
    fn documents(&mut self, is_bare: bool) {
        let order = gap_order(self.lists.corpus.documents(), self.holders.len());
        let own = self.habits.of_length(self.holders.len());
        let (mut next, mut zone_before) = (0, 0);
        for holder in &self.holders {
            write_gap(&mut self.out, own, holder.number - next, order);
            next = holder.number + 1;
            if !is_bare {
                write_unary(&mut self.out, &mut own.often, &mut own.rest, holder.more);
            }
            write_zone(&mut self.out, own, holder.zone, zone_before);
            zone_before = holder.zone;
        }
    }

    fn surroundings(&mut self, places: &[u32]) {
        for (side, found) in self.sides.iter_mut().enumerate() {
            found.find(self.lists.corpus, places, side == RIGHT);
            let habits = &mut self.habits.sides[side];
            self.out.decide(&mut habits.is_alike, !found.symbols.is_empty());
            if found.symbols.is_empty() {
                continue;
            }
            self.out.unary(&mut habits.told, count_of(found.symbols.len() - 1));
            for symbol in &found.symbols {
                self.out.code(self.lists.codes[*symbol as usize]);
            }
            for reach in &found.reach {
                for (distance, chance) in habits.reach.iter_mut().enumerate().take(found.symbols.len()) {
                    let goes_on = distance < usize::from(*reach);
                    self.out.decide(chance, goes_on);
                    if !goes_on {
                        break;
                    }
                }
            }
        }
    }

    /// What follows each place, and whether katakana ends there.
    fn places(&mut self, places: &[u32]) {
        let tokens = &self.lists.corpus.tokens;
        let ends = |place: u32| tokens[place as usize + 1].ends_katakana();
        let has_ends = places.iter().any(|place| ends(*place));
        self.out.decide(&mut self.habits.has_ends, has_ends);
        let ordinals = places.iter().map(|place| self.lists.follower(*place, 0, false).ordinal);
        let is_numbered = ordinals.max() > Some(0);
        let numbered = &mut self.habits.of_length(self.holders.len()).numbered;
        self.out.decide(numbered, is_numbered);
        let mut end = Chance::UNKNOWN;
        self.followers.clear();
        let holders = self.holders.iter().flat_map(|holder| {
            std::iter::repeat_n(holder.number, holder.more as usize + 1)
        });
        for (index, (place, document)) in places.iter().zip(holders).enumerate() {
            let is_known = self.sides[RIGHT].reach.get(index).is_some_and(|reach| *reach > 0);
            let follower = self.lists.follower(*place, document, is_known);
            if !is_known {
                self.followers.symbol(&mut self.out, self.lists.codes, follower.symbol);
            }
            if is_numbered && follower.symbol != 0 {
                self.followers.ordinal(&mut self.out, &mut self.habits, follower);
            }
            if has_ends {
                self.out.decide(&mut end, ends(*place));
            }
        }
    }
}

const RIGHT: usize = 1;

/// How many low bits of gaps are told as they are, for so many documents of all.
fn gap_order(all: usize, documents: usize) -> u32 {
    ((all - documents) * 11 / (documents * 16) + 1).ilog2()
}

fn write_gap(out: &mut RangeEncoder, own: &mut OfLength, gap: u32, order: u32) {
    let high = gap >> order;
    write_unary(out, &mut own.gap, &mut own.rest, high);
    if order > 0 {
        let chance = &mut own.gap_bit[(high as usize).min(own.gap.len() - 1)];
        out.decide(chance, (gap >> (order - 1)) & 1 == 1);
        out.bits(gap, order - 1);
    }
}

/// A number that is small as a rule.
fn write_unary(out: &mut RangeEncoder, chances: &mut [Chance], rest: &mut [Chance], value: u32) {
    for index in 0..value.min(LONGEST_UNARY) {
        out.decide(&mut chances[(index as usize).min(chances.len() - 1)], true);
    }
    if value < LONGEST_UNARY {
        out.decide(&mut chances[(value as usize).min(chances.len() - 1)], false);
    } else {
        out.number(rest, value - LONGEST_UNARY);
    }
}

const HIGHEST_ZONE: u32 = 3;

fn write_zone(out: &mut RangeEncoder, own: &mut OfLength, zone: u32, before: u32) {
    for above in 0..=zone.min(HIGHEST_ZONE - 1) {
        let chance = if above == 0 { usize::from(before > 0) } else { above as usize + 1 };
        out.decide(&mut own.zone[chance], above < zone);
    }
}
