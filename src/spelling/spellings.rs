//! All spellings of somebody, looked for at once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::first_folded;
use super::name::{Certainty, Spelling};

/// The spellings of one person.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    all: Vec<Spelling>,
    by_first: BTreeMap<char, Vec<usize>>,
}

/// Where a name stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// How sure it is that the name is meant.
    pub certainty: Certainty,
}

impl Spellings {
    /// Adds a name in one more spelling. One character is no name.
    pub fn add(&mut self, name: &str) {
        let Some(spelling) = Spelling::of(name).filter(|spelling| spelling.folded().len() >= 2) else {
            return;
        };
        if !self.all.contains(&spelling) {
            self.by_first.entry(spelling.folded()[0]).or_default().push(self.all.len());
            self.all.push(spelling);
        }
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The spellings, in the order in which they were added.
    pub fn all(&self) -> &[Spelling] {
        &self.all
    }

    /// Whether a text is one of the names and nothing else.
    pub fn are(&self, text: &str) -> bool {
        self.all.iter().any(|spelling| spelling.is(text))
    }

    /// Where the names stand in a text, in its order; of those that overlap, the first and longest.
    pub fn find(&self, text: &str) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let mut at = 0;
        while let Some((first, length)) = first_folded(&text[at..]) {
            let candidates = self.by_first.get(&first).map_or(&[][..], Vec::as_slice);
            let here = candidates.iter().filter_map(|index| self.all[*index].at(text, at));
            let longest = here.max_by_key(|(range, certainty)| (range.end, *certainty == Certainty::Sure));
            match longest {
                Some((range, certainty)) => {
                    at = range.end;
                    found.push(Match { range, certainty });
                }
                None => at += length,
            }
        }
        found
    }
}
