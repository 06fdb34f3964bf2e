//! Posting lists: in which documents a symbol or a pair stands, and what surrounds it there.
//!
//! FORMAT.md specifies the layout; `browser/` reads it.

use super::contexts::Side;
use super::corpus::{Corpus, LARGE_ORDINAL, Token};
use super::grams::LargeOrdinals;
use crate::search::codec::adaptive_model::{Habits, OfLength};
use crate::search::codec::bits::count_of;
use crate::search::codec::range_coder::{Chance, RangeEncoder};
use crate::search::codec::successor_coder::{Follower, Followers};

/// The places of a symbol or a pair, ascending, under the key by which a reader finds them.
pub(crate) struct List<'a> {
    pub(crate) key: u64,
    pub(crate) places: &'a [u32],
    /// Whether only documents are told, not what follows.
    pub(crate) is_bare: bool,
}

/// What writes lists needs to know of the whole.
pub(crate) struct Lists<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) large_ordinals: &'a LargeOrdinals,
    /// Codes and their lengths for single symbols, block ends first.
    pub(crate) codes: &'a [(u32, u8)],
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
    pub(crate) fn file(&self, lists: &[List<'_>]) -> Vec<u8> {
        let mut writer = Writer {
            lists: self,
            out: RangeEncoder::default(),
            habits: Habits::default(),
            followers: Followers::new(self.codes.len()),
            room: Room::default(),
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
    pub(crate) fn estimate(&self, list: &List<'_>) -> usize {
        let (places, documents) = (list.places.len(), self.corpus.documents());
        let gap = (documents / places + 1).ilog2() as usize;
        24 + if list.is_bare { places.min(documents) * (gap + 1) } else { places * (gap * 3 / 4 + 8) }
    }

    /// Of a symbol's places, those at the end of a block whose documents do not hold it elsewhere, or
    /// in less weighty places only.
    pub(crate) fn told_by_no_pair(&self, places: &[u32]) -> Vec<u32> {
        let around: Vec<[Token; 4]> = places.iter().map(|place| self.corpus.around(*place)).collect();
        let mut told = Vec::new();
        let mut at = 0;
        while at < places.len() {
            let document = self.corpus.document_of(places[at]);
            let end = self.corpus.starts[document + 1];
            let count = places[at..].iter().take_while(|place| **place < end).count();
            let own =
                || (at..at + count).map(|at| (places[at], around[at][1].zone(), around[at][2].id() == 0));
            let elsewhere = own().filter(|(.., is_end)| !is_end).map(|(_, zone, _)| zone).max();
            told.extend(
                own().filter(|(_, zone, is_end)| *is_end && Some(*zone) > elsewhere).map(|one| one.0),
            );
            at += count;
        }
        told
    }

    /// The documents of a list, and its places as they are written.
    fn gather(&self, list: &List<'_>, room: &mut Room) {
        let Room { holders, spots, around } = room;
        holders.clear();
        spots.clear();
        around.clear();
        // In a loop of its own, so that the processor fetches many at a time: the text lies far apart.
        around.extend(list.places.iter().map(|place| self.corpus.around(*place)));
        let mut end = 0;
        for (place, [_, first, ..]) in list.places.iter().zip(around.iter()) {
            let zone = first.zone();
            match holders.last_mut() {
                Some(last) if *place < end => {
                    last.more += 1;
                    last.zone = last.zone.max(zone);
                }
                _ => {
                    let document = self.corpus.document_of(*place);
                    end = self.corpus.starts[document + 1];
                    holders.push(Holder { number: count_of(document), more: 0, zone });
                }
            }
        }
        if !list.is_bare {
            spots.extend(
                list.places.iter().zip(around.iter()).map(|(place, around)| self.spot(*place, *around)),
            );
        }
    }

    fn spot(&self, place: u32, [before, _, second, behind]: [Token; 4]) -> Spot {
        let ordinal = match second.ordinal() {
            _ if behind.id() == 0 => 0,
            LARGE_ORDINAL => self.large_ordinals.get(&(place as usize + 1)).copied().unwrap_or(LARGE_ORDINAL),
            small => small,
        };
        Spot { before: before.id(), behind: behind.id(), ordinal, ends_katakana: second.ends_katakana() }
    }
}

/// Room that is used again from list to list.
#[derive(Default)]
struct Room {
    holders: Vec<Holder>,
    spots: Vec<Spot>,
    around: Vec<[Token; 4]>,
}

/// A place of a pair, as a list tells it.
struct Spot {
    /// The symbol before the pair; 0 where the block begins.
    before: u32,
    /// The symbol behind it; 0 where the block ends.
    behind: u32,
    /// The number of the pair that `behind` makes with the second symbol.
    ordinal: u32,
    ends_katakana: bool,
}

/// Writes one file.
struct Writer<'a> {
    lists: &'a Lists<'a>,
    out: RangeEncoder,
    habits: Habits,
    followers: Followers,
    room: Room,
    /// What stands before the places and behind them.
    sides: [Side; 2],
}

impl Writer<'_> {
    fn list(&mut self, list: &List<'_>) {
        self.lists.gather(list, &mut self.room);
        self.out.number(&mut self.habits.count, count_of(self.room.holders.len() - 1));
        self.habits.begin(self.room.holders.len());
        self.documents(list.is_bare);
        if list.is_bare {
            return;
        }
        self.surroundings(list.places);
        self.places();
    }

    /// Documents by their gaps, how often each holds it, and the weightiest zones.
    fn documents(&mut self, is_bare: bool) {
        let order = gap_order(self.lists.corpus.documents(), self.room.holders.len());
        let own = self.habits.of_length(self.room.holders.len());
        let (mut next, mut zone_before) = (0, 0);
        for holder in &self.room.holders {
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
            let is_right = side == RIGHT;
            let nearest = self.room.spots.iter().map(|spot| if is_right { spot.behind } else { spot.before });
            found.find(self.lists.corpus, places, nearest, is_right);
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
    fn places(&mut self) {
        let has_ends = self.room.spots.iter().any(|spot| spot.ends_katakana);
        self.out.decide(&mut self.habits.has_ends, has_ends);
        let is_numbered = self.room.spots.iter().any(|spot| spot.ordinal > 0);
        self.out.decide(&mut self.habits.of_length(self.room.holders.len()).numbered, is_numbered);
        let mut end = Chance::UNKNOWN;
        self.followers.clear();
        let documents = self
            .room
            .holders
            .iter()
            .flat_map(|holder| std::iter::repeat_n(holder.number, holder.more as usize + 1));
        for (index, (spot, document)) in self.room.spots.iter().zip(documents).enumerate() {
            let is_known = self.sides[RIGHT].reach.get(index).is_some_and(|reach| *reach > 0);
            let follower = Follower { document, symbol: spot.behind, ordinal: spot.ordinal, is_known };
            if !is_known {
                self.followers.symbol(&mut self.out, self.lists.codes, follower.symbol);
            }
            if is_numbered && follower.symbol != 0 {
                self.followers.ordinal(&mut self.out, &mut self.habits, follower);
            }
            if has_ends {
                self.out.decide(&mut end, spot.ends_katakana);
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
