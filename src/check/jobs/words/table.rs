//! The table of words that exclude people: groups, acts, names of occupations.

use std::ops::{Deref, Range};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

use crate::content::types::Day;

/// By what a word excludes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum About {
    Sex,
    Age,
    Birth,
    Nationality,
}

/// In what case alone a word excludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Only {
    /// Where these people are refused: they may be welcomed.
    Refused,
    /// Where it is asked for.
    Asked,
    /// Behind the name of a place.
    OfPlace,
    /// Behind the first digit of an age in tens.
    Tens,
}

/// Words that exclude for the same reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) about: About,
    words: Vec<String>,
    #[serde(default)]
    pub(super) only: Option<Only>,
    #[serde(default)]
    pub(super) unless: Vec<String>,
    pub(super) instead: String,
}

/// What is done to people, by what it means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acts {
    pub(super) prefer: Vec<String>,
    pub(super) invite: Vec<String>,
    pub(super) refuse: Vec<String>,
}

/// The table as it is written; its head says what each list holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) known_until: Day,
    pub(super) persons: Vec<String>,
    pub(super) joins: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) acts: Acts,
    pub(super) negations: Vec<String>,
    pub(super) attributive: Vec<String>,
    pub(super) direct: Vec<String>,
    pub(super) job_nouns: Vec<String>,
    pub(super) other_nouns: Vec<String>,
    pub(super) measures: Vec<String>,
    pub(super) occupation_ends: Vec<String>,
    pub(super) helped: Vec<String>,
    pub(super) things: Vec<String>,
    pub(super) trades: Vec<String>,
    pub(super) staff: Vec<String>,
    pub(super) labels: Vec<String>,
    pub(super) modifiers: Vec<String>,
    pub(super) former: Vec<String>,
    pub(super) beside: Vec<String>,
    pub(super) told: Vec<String>,
    pub(super) denied: Vec<String>,
    pub(super) facts: Vec<String>,
    groups: Vec<Entry>,
    occupations: Vec<Entry>,
    words: Vec<Entry>,
}

/// In which list of the table an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Groups,
    Occupations,
    Words,
}

/// The table, and what finds the words of its lists in one pass.
pub(super) struct Searched {
    table: Table,
    /// Where the entry of each word stands.
    of: Vec<(List, usize)>,
    search: AhoCorasick,
}

pub(super) static TABLE: LazyLock<Searched> = LazyLock::new(|| {
    let table = include_str!("../../../../content/tables/job-words.yaml");
    let table: Table = serde_yaml::from_str(table).expect("the built-in table of words is well-formed");
    let (mut of, mut patterns) = (Vec::new(), Vec::new());
    for list in [List::Groups, List::Occupations, List::Words] {
        for (number, entry) in table.list(list).iter().enumerate() {
            patterns.extend(entry.words.iter().cloned());
            of.resize(patterns.len(), (list, number));
        }
    }
    let search = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns);
    Searched { table, of, search: search.expect("few words") }
});

impl Table {
    const fn list(&self, list: List) -> &Vec<Entry> {
        match list {
            List::Groups => &self.groups,
            List::Occupations => &self.occupations,
            List::Words => &self.words,
        }
    }
}

impl Deref for Searched {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.table
    }
}

impl Searched {
    /// Whether a text holds any of the words.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        self.search.is_match(text)
    }

    /// The words of the lists in a text.
    pub(super) fn hits(&self, text: &str) -> impl Iterator<Item = (Range<usize>, List, &Entry)> {
        self.search.find_iter(text).map(|hit| {
            let (list, number) = self.of[hit.pattern().as_usize()];
            (hit.range(), list, &self.table.list(list)[number])
        })
    }
}
