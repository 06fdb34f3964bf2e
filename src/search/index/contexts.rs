//! What stands before and behind most places of a pair: a long word is told by one of its pairs, then.

use super::corpus::Corpus;
use crate::search::codec::adaptive_model::FARTHEST;

/// What most places have on one side.
#[derive(Default)]
pub(crate) struct Side {
    /// The symbols, the nearest first.
    pub(crate) symbols: Vec<u32>,
    /// How many of them each place has.
    pub(crate) reach: Vec<u8>,
    /// The places that have all so far.
    alive: Vec<u32>,
}

/// Fewer places have nothing in common that is worth telling.
const FEWEST: usize = 3;

impl Side {
    /// Finds what stands before the places, or behind their pairs; `nearest` are the nearest symbols.
    pub(crate) fn find(
        &mut self,
        corpus: &Corpus,
        places: &[u32],
        nearest: impl Iterator<Item = u32> + Clone,
        is_right: bool,
    ) {
        self.symbols.clear();
        self.reach.clear();
        if places.len() < FEWEST {
            return;
        }
        let symbol = |place: u32, distance: usize| {
            let place = place as usize;
            let at = if is_right { Some(place + 2 + distance) } else { place.checked_sub(distance + 1) };
            at.and_then(|at| corpus.tokens.get(at)).map_or(0, |token| token.id())
        };
        let Some(first) = frequent(nearest.clone()) else { return };
        self.alive.clear();
        self.alive
            .extend((0_u32..).zip(nearest).filter(|(_, symbol)| *symbol == first).map(|(index, _)| index));
        if !is_worth(self.alive.len(), places.len(), places.len()) {
            return;
        }
        self.reach.resize(places.len(), 0);
        self.keep(first);
        let mut next = self.next(symbol, places);
        while let Some(wanted) = next {
            let distance = self.symbols.len();
            let before = self.alive.len();
            let has = |index: &u32| symbol(places[*index as usize], distance) == wanted;
            let having = self.alive.iter().filter(|index| has(index)).count();
            if !is_worth(having, before, places.len()) {
                break;
            }
            self.alive.retain(has);
            self.keep(wanted);
            next = self.next(symbol, places);
        }
    }

    /// Takes in a symbol that the living places have.
    fn keep(&mut self, symbol: u32) {
        self.symbols.push(symbol);
        for index in &self.alive {
            self.reach[*index as usize] += 1;
        }
    }

    /// The symbol that most of the living places may have next.
    fn next(&self, symbol: impl Fn(u32, usize) -> u32, places: &[u32]) -> Option<u32> {
        let distance = self.symbols.len();
        let symbols = self.alive.iter().map(|index| symbol(places[*index as usize], distance));
        if distance < FARTHEST { frequent(symbols) } else { None }
    }
}

/// Of the places that have the symbols so far, most must have the next one; and of all, a third.
fn is_worth(having: usize, before: usize, all: usize) -> bool {
    having >= FEWEST - 1 && having * 10 > before * 6 && having * 3 >= all
}

/// The only symbol that can be that of more than half (the vote of Boyer and Moore); none where that
/// is the end of a block.
fn frequent(symbols: impl Iterator<Item = u32>) -> Option<u32> {
    let (mut leader, mut votes) = (0, 0_u32);
    for symbol in symbols {
        if votes == 0 {
            (leader, votes) = (symbol, 1);
        } else if symbol == leader {
            votes += 1;
        } else {
            votes -= 1;
        }
    }
    Some(leader).filter(|leader| *leader != 0)
}
