//! Contexts: the symbols that most positions of a pair share on one side. With them the list of one pair
//! is enough to find a long word.

use super::corpus::Corpus;
use crate::search::codec::adaptive_model::FARTHEST;

/// The context on one side of a list.
#[derive(Default)]
pub(crate) struct Context {
    /// The symbols, the nearest first.
    pub(crate) symbols: Vec<u32>,
    /// By position: how many of them it shares.
    pub(crate) depth: Vec<u8>,
    /// The indices of the positions that share all symbols so far.
    alive: Vec<u32>,
}

/// Lists with fewer positions have no context.
const FEWEST: usize = 3;

impl Context {
    /// Finds the symbols before the positions, or behind their pairs; `nearest` are the nearest ones.
    pub(crate) fn find(
        &mut self,
        corpus: &Corpus,
        positions: &[u32],
        nearest: impl Iterator<Item = u32> + Clone,
        is_right: bool,
    ) {
        self.symbols.clear();
        self.depth.clear();
        if positions.len() < FEWEST {
            return;
        }
        let symbol = |position: u32, distance: usize| {
            let position = position as usize;
            let at =
                if is_right { Some(position + 2 + distance) } else { position.checked_sub(distance + 1) };
            at.and_then(|at| corpus.tokens.get(at)).map_or(0, |token| token.id())
        };
        let Some(first) = frequent(nearest.clone()) else { return };
        self.alive.clear();
        self.alive
            .extend((0_u32..).zip(nearest).filter(|(_, symbol)| *symbol == first).map(|(index, _)| index));
        if !is_worth(self.alive.len(), positions.len(), positions.len()) {
            return;
        }
        self.depth.resize(positions.len(), 0);
        self.keep(first);
        let mut next = self.next(symbol, positions);
        while let Some(wanted) = next {
            let distance = self.symbols.len();
            let before = self.alive.len();
            let has = |index: &u32| symbol(positions[*index as usize], distance) == wanted;
            let having = self.alive.iter().filter(|index| has(index)).count();
            if !is_worth(having, before, positions.len()) {
                break;
            }
            self.alive.retain(has);
            self.keep(wanted);
            next = self.next(symbol, positions);
        }
    }

    /// Adds a symbol that all `alive` positions share.
    fn keep(&mut self, symbol: u32) {
        self.symbols.push(symbol);
        for index in &self.alive {
            self.depth[*index as usize] += 1;
        }
    }

    /// The candidate for the next symbol: the one that most of the `alive` positions may share.
    fn next(&self, symbol: impl Fn(u32, usize) -> u32, positions: &[u32]) -> Option<u32> {
        let distance = self.symbols.len();
        let symbols = self.alive.iter().map(|index| symbol(positions[*index as usize], distance));
        if distance < FARTHEST { frequent(symbols) } else { None }
    }
}

/// Whether a further symbol pays: 60 % of the positions that share all before must share it, and a third
/// of all.
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
