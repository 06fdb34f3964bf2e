//! The adaptive bit models that all lists of one file share.

use super::range_coder::BitModel;

/// Number of length classes: lists share models by the bit length of their document counts.
const CLASSES: usize = 32;
/// Number of models of a number's unary part; further bits use the last one.
pub(crate) const NUMBER: usize = 20;
/// Lists with at least so many documents adapt faster, since they have statistics of their own.
const LONG: usize = 32;
/// The experience that models keep at the beginning of a long list.
const TAKEN_OVER: u8 = 4;

/// The most symbols of a context.
pub(crate) const FARTHEST: usize = 12;

/// The models that are kept apart for each length class.
#[derive(Clone, Copy)]
pub(crate) struct LengthModels {
    /// The high part of a gap in unary: the first bit, the second, all further.
    pub(crate) gap: [BitModel; 3],
    /// The highest bit of the low part, by the value of the high part (0, 1, more).
    pub(crate) gap_bit: [BitModel; 3],
    /// Whether a zone is above 0, after a zone of 0 and after a higher one; then above 1, above 2.
    pub(crate) zone: [BitModel; 4],
    pub(crate) repeats: [BitModel; 3],
    /// The rest of a gap or of a repeat count behind the longest unary part.
    pub(crate) rest: [BitModel; NUMBER],
    /// Whether any ordinal of the list is above 0.
    pub(crate) numbered: BitModel,
}

impl LengthModels {
    fn models(&mut self) -> impl Iterator<Item = &mut BitModel> {
        self.gap.iter_mut().chain(&mut self.gap_bit).chain(&mut self.zone).chain(&mut self.repeats)
    }
}

/// The models of the left or the right context.
#[derive(Clone, Copy)]
pub(crate) struct SideModels {
    /// Whether the list has a context on this side.
    pub(crate) has_context: BitModel,
    /// The number of symbols of the context, less 1.
    pub(crate) length: [BitModel; FARTHEST],
    /// By distance: whether a position that shares the context up to here, but not all of it, shares the next symbol.
    pub(crate) depth: [BitModel; FARTHEST],
    /// Whether a position shares all of the context: behind one that does not, and behind one that does.
    pub(crate) whole: [BitModel; 2],
}

/// All models that the lists of a file share.
pub(crate) struct AdaptiveModel {
    length_models: [LengthModels; CLASSES],
    pub(crate) sides: [SideModels; 2],
    pub(crate) key: [BitModel; NUMBER],
    pub(crate) count: [BitModel; NUMBER],
    /// Ordinals of a successor: the first in a document, and further ones.
    pub(crate) ordinal: [[BitModel; NUMBER]; 2],
    /// Whether a further ordinal is above the lowest possible.
    pub(crate) skips: BitModel,
    /// Whether a run of katakana ends at any position.
    pub(crate) has_ends: BitModel,
}

impl Default for AdaptiveModel {
    fn default() -> Self {
        let even = BitModel::EVEN;
        let length_models = LengthModels {
            gap: [even; 3],
            gap_bit: [even; 3],
            zone: [even; 4],
            repeats: [even; 3],
            rest: [even; NUMBER],
            numbered: even,
        };
        let side = SideModels {
            has_context: even,
            length: [even; FARTHEST],
            depth: [even; FARTHEST],
            whole: [even; 2],
        };
        Self {
            length_models: [length_models; CLASSES],
            sides: [side; 2],
            key: [even; NUMBER],
            count: [even; NUMBER],
            ordinal: [[even; NUMBER]; 2],
            skips: even,
            has_ends: even,
        }
    }
}

impl AdaptiveModel {
    /// Prepares the models for a list with `documents` documents: a long one makes them adapt faster.
    pub(crate) fn begin(&mut self, documents: usize) {
        if documents >= LONG {
            self.length_models(documents).models().for_each(|model| model.limit_experience(TAKEN_OVER));
            let depths = self.sides.iter_mut().flat_map(|side| side.depth.iter_mut().chain(&mut side.whole));
            depths.for_each(|model| model.limit_experience(TAKEN_OVER));
        }
    }

    /// The models of the length class of a list.
    pub(crate) fn length_models(&mut self, documents: usize) -> &mut LengthModels {
        &mut self.length_models[documents.ilog2() as usize % CLASSES]
    }
}
