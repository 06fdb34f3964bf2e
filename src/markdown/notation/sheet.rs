//! What the notations propose, and what of it is done.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Remark;
use super::verbatim::Verbatim;
use crate::markdown::edits::Edits;

/// A range of the body and what takes its place.
#[derive(Debug, Clone)]
pub(super) struct Replacement {
    pub range: Range<usize>,
    pub text: Cow<'static, str>,
}

/// What a parser of Markdown takes a text for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistaken {
    /// Code, because it is indented.
    Code,
    /// A part of the HTML above.
    Html,
    /// Code, because it stands between two fences.
    Fenced,
}

/// Replacements that are made together or not at all.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    pub replacements: Vec<Replacement>,
    /// What the parser takes the place for, though it is none.
    pub mistaken_for: Option<Mistaken>,
}

impl Proposal {
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<Cow<'static, str>>) {
        self.replacements.push(Replacement { range, text: text.into() });
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<Cow<'static, str>>) {
        self.replace(at..at, text);
    }
}

/// A remark with its place in the body as it was written.
pub(super) type PlacedRemark = (Remark, Range<usize>);

/// Proposals and remarks of all notations.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    proposals: Vec<Proposal>,
    remarks: Vec<Remark>,
    /// Fences that are none.
    taken_out: Vec<Range<usize>>,
    /// Backticks that are parts of faces.
    ticks: Vec<usize>,
    /// Where marks stay as they were typed.
    escaped: BTreeSet<usize>,
}

impl Sheet {
    pub(super) fn is_empty(&self) -> bool {
        self.proposals.is_empty() && self.remarks.is_empty()
    }

    pub(super) fn propose(&mut self, proposal: Proposal) {
        if !proposal.replacements.is_empty() {
            self.proposals.push(proposal);
        }
    }

    /// Keeps the marks at these places as they were typed.
    pub(super) fn escape(&mut self, places: impl Iterator<Item = usize>) {
        let mut proposal = Proposal::default();
        for at in places {
            proposal.insert(at, "\\");
            self.escaped.insert(at);
        }
        self.propose(proposal);
    }

    /// Whether a mark in a range stays as it was typed.
    pub(super) fn is_escaped(&self, range: &Range<usize>) -> bool {
        self.escaped.range(range.clone()).next().is_some()
    }

    pub(super) fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    /// Notes that a line which looks like a fence of code is none, so that the parser must not see it.
    pub(super) fn take_out(&mut self, line: Range<usize>) {
        self.taken_out.push(line);
    }

    /// Notes that a backtick begins and ends no code, so that the parser must not see it.
    pub(super) fn tick(&mut self, at: usize) {
        self.ticks.push(at);
    }

    pub(super) fn ticks(&self) -> &[usize] {
        &self.ticks
    }

    pub(super) fn lines_taken_out(&self) -> &[Range<usize>] {
        &self.taken_out
    }

    /// Makes the replacements in a body, which others have made, that are not in code or HTML and not in each other's way.
    pub(super) fn apply<'a>(
        self,
        body: &'a str,
        verbatim: &Verbatim,
        earlier: Edits,
    ) -> (Cow<'a, str>, Edits, Vec<PlacedRemark>) {
        let mut chosen = Chosen::default();
        for proposal in self.proposals {
            let is_free = proposal.replacements.iter().all(|replacement| {
                !verbatim.holds(replacement.range.start, proposal.mistaken_for)
                    && chosen.has_room_for(&replacement.range)
            });
            if is_free {
                proposal.replacements.into_iter().for_each(|replacement| chosen.add(replacement));
            }
        }
        let is_of_text = |remark: &Remark| !verbatim.holds(remark.range().start, remark.mistaken_for());
        let placed = |remark: Remark| {
            let place = earlier.range(remark.range().clone());
            (remark, place)
        };
        let remarks = self.remarks.into_iter().filter(is_of_text).map(placed).collect();
        if chosen.made.is_empty() {
            return (Cow::Borrowed(body), earlier, remarks);
        }
        let mut text = String::with_capacity(body.len() + chosen.made.len() * 4);
        let mut edits = Edits::after(earlier);
        let mut copied = 0;
        for ((from, to, _), new) in chosen.made {
            text.push_str(&body[copied..from]);
            let start = text.len();
            text.push_str(&new);
            copied = to;
            edits.push(start..text.len(), from..to);
        }
        text.push_str(&body[copied..]);
        (Cow::Owned(text), edits, remarks)
    }
}

/// The replacements that are made, by beginning, end and the order in which they came.
#[derive(Default)]
struct Chosen {
    made: BTreeMap<(usize, usize, usize), Cow<'static, str>>,
    /// The beginnings and ends of those that are no insertions, so that many insertions cost nothing.
    taken: BTreeMap<usize, usize>,
}

impl Chosen {
    fn add(&mut self, replacement: Replacement) {
        let Replacement { range, text } = replacement;
        if !range.is_empty() {
            self.taken.insert(range.start, range.end);
        }
        // A blank line parts what is above a place from what is written there, whoever comes first.
        let order = if text == "\n" { 0 } else { usize::MAX / 2 };
        self.made.insert((range.start, range.end, order + self.made.len()), text);
    }

    /// Whether a range lies over none of them; two insertions may share a place.
    fn has_room_for(&self, range: &Range<usize>) -> bool {
        let touches = |start: usize, end: usize| start < range.end && range.start < end;
        let before = self.taken.range(..range.start).next_back();
        let mut within = self.made.range((range.start, 0, 0)..=(range.end, usize::MAX, usize::MAX));
        before.is_none_or(|(start, end)| !touches(*start, *end))
            && !within.any(|((start, end, _), _)| touches(*start, *end))
    }
}
