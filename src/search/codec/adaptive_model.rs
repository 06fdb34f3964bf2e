//! What lists have in common, learnt from list to list of one file.

use super::range_coder::Chance;

/// Lists of about the same length share chances: as many classes as a length has bits.
const CLASSES: usize = 32;
/// Longer runs of yes share the last chance.
pub(crate) const NUMBER: usize = 20;
/// A list this long has habits of its own, which it soon shows.
const LONG: usize = 32;
/// What a long list takes over counts for so many decisions.
const TAKEN_OVER: u8 = 4;

/// The farthest symbol that is told of what surrounds most places.
pub(crate) const FARTHEST: usize = 12;

/// The chances of everything in a list whose habits depend on its length.
#[derive(Clone, Copy)]
pub(crate) struct OfLength {
    /// The high part of a gap in unary: the first no, the second, all further.
    pub(crate) gap: [Chance; 3],
    /// The highest bit of the low part, by the same.
    pub(crate) gap_bit: [Chance; 3],
    /// Behind a body, behind anything weightier; then from 1 on.
    pub(crate) zone: [Chance; 4],
    pub(crate) often: [Chance; 3],
    /// What is left of a gap, or of a number of times, whose unary part is long.
    pub(crate) rest: [Chance; NUMBER],
    /// Whether some ordinal is not 0.
    pub(crate) numbered: Chance,
}

impl OfLength {
    fn chances(&mut self) -> impl Iterator<Item = &mut Chance> {
        self.gap.iter_mut().chain(&mut self.gap_bit).chain(&mut self.zone).chain(&mut self.often)
    }
}

/// The chances of one side of the places.
#[derive(Clone, Copy)]
pub(crate) struct OfSide {
    /// Whether most places have the same symbols there.
    pub(crate) is_alike: Chance,
    /// How many such symbols are told.
    pub(crate) told: [Chance; FARTHEST],
    /// Whether a place that has the symbols up to here has the next one, too.
    pub(crate) reach: [Chance; FARTHEST],
}

/// All chances that a file's lists share, unknown before the first.
pub(crate) struct Habits {
    of_length: [OfLength; CLASSES],
    pub(crate) sides: [OfSide; 2],
    pub(crate) key: [Chance; NUMBER],
    pub(crate) count: [Chance; NUMBER],
    /// Of the first place of a document with a follower, and of its further ones.
    pub(crate) ordinal: [[Chance; NUMBER]; 2],
    /// Whether a further place skips an ordinal.
    pub(crate) skips: Chance,
    /// Whether katakana ends at any place.
    pub(crate) has_ends: Chance,
}

impl Default for Habits {
    fn default() -> Self {
        let unknown = Chance::UNKNOWN;
        let of_length = OfLength {
            gap: [unknown; 3],
            gap_bit: [unknown; 3],
            zone: [unknown; 4],
            often: [unknown; 3],
            rest: [unknown; NUMBER],
            numbered: unknown,
        };
        let side = OfSide { is_alike: unknown, told: [unknown; FARTHEST], reach: [unknown; FARTHEST] };
        Self {
            of_length: [of_length; CLASSES],
            sides: [side; 2],
            key: [unknown; NUMBER],
            count: [unknown; NUMBER],
            ordinal: [[unknown; NUMBER]; 2],
            skips: unknown,
            has_ends: unknown,
        }
    }
}

impl Habits {
    /// Lets the chances adapt to a list of so many documents, if it is long.
    pub(crate) fn begin(&mut self, documents: usize) {
        if documents >= LONG {
            self.of_length(documents).chances().for_each(|chance| chance.loosen(TAKEN_OVER));
            let reach = self.sides.iter_mut().flat_map(|side| &mut side.reach);
            reach.for_each(|chance| chance.loosen(TAKEN_OVER));
        }
    }

    /// Those of lists with about so many documents.
    pub(crate) fn of_length(&mut self, documents: usize) -> &mut OfLength {
        &mut self.of_length[documents.ilog2() as usize % CLASSES]
    }
}
