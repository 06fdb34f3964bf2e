//! Which row of a newer table is which record, where its id says it no more.
//!
//! The id of a row is made of its title, and of the day of an event or the employer of a job. When one of
//! these is corrected, the row is still known by everything else.

use std::collections::{BTreeMap, HashMap};

use super::values::Values;

/// How many comparisons are made at most; beyond, every row with an unknown id is a new one.
const MOST_COMPARISONS: usize = 4_000_000;
/// Of so many parts of all values of both at least...
const PARTS: usize = 5;
/// ...so many have to be the same.
const SAME_PARTS: usize = 3;
/// So many values at least tell a record that differs in one alone.
const LEAST_VALUES: usize = 4;
/// How alike two titles are that are one title corrected, of 100.
const ALIKE: usize = 50;

/// The records that rows are, by the ids of the rows: pairs that are more alike than either is to any
/// other.
pub(super) fn pairs<'a>(
    rows: &BTreeMap<&'a str, &Values>,
    records: &BTreeMap<&'a str, &Values>,
) -> HashMap<&'a str, &'a str> {
    if rows.len().saturating_mul(records.len()) > MOST_COMPARISONS {
        return HashMap::new();
    }
    let rare = Rare { rows: counted(rows), records: counted(records) };
    let mut of_row: HashMap<&str, Best<'a>> = HashMap::new();
    let mut of_record: HashMap<&str, Best<'a>> = HashMap::new();
    for (row, values) in rows {
        for (record, before) in records {
            let Some(likeness) = likeness(values, before, &rare) else { continue };
            of_row.entry(row).or_default().meet(record, likeness);
            of_record.entry(record).or_default().meet(row, likeness);
        }
    }
    let best = |best: &HashMap<&str, Best<'a>>, id: &str| best.get(id).and_then(Best::only);
    let pair = |row: &'a str| {
        let record = best(&of_row, row)?;
        (best(&of_record, record)? == row).then_some((row, record))
    };
    rows.keys().filter_map(|row| pair(row)).collect()
}

/// The one that is most alike, unless two are equally so.
#[derive(Default)]
struct Best<'a> {
    id: Option<&'a str>,
    likeness: usize,
    is_tied: bool,
}

impl<'a> Best<'a> {
    fn meet(&mut self, id: &'a str, likeness: usize) {
        if likeness > self.likeness {
            *self = Self { id: Some(id), likeness, is_tied: false };
        } else if likeness == self.likeness {
            self.is_tied = true;
        }
    }

    fn only(&self) -> Option<&'a str> {
        self.id.filter(|_| !self.is_tied)
    }
}

/// How often each value stands in the rows and in the records.
struct Rare<'a> {
    rows: HashMap<(&'a str, &'a str), usize>,
    records: HashMap<(&'a str, &'a str), usize>,
}

impl Rare<'_> {
    /// Whether a value tells one record from all others.
    fn is_one_of_a_kind(&self, field: &str, value: &str) -> bool {
        let count = |counts: &HashMap<(&str, &str), usize>| counts.get(&(field, value)).copied();
        count(&self.rows) == Some(1) && count(&self.records) == Some(1)
    }
}

fn counted<'a>(all: &BTreeMap<&str, &'a Values>) -> HashMap<(&'a str, &'a str), usize> {
    let mut counts = HashMap::new();
    for (field, value) in all.values().flat_map(|values| values.iter()) {
        *counts.entry((field.as_str(), value.as_str())).or_default() += 1;
    }
    counts
}

/// How many values are the same, in 10,000 parts of all; `None` where two are no one record.
fn likeness(row: &Values, record: &Values, rare: &Rare<'_>) -> Option<usize> {
    let same: Vec<_> = row.iter().filter(|(field, value)| record.get(*field) == Some(*value)).collect();
    let all = row.len() + record.keys().filter(|field| !row.contains_key(*field)).count();
    let differ_in_one = all >= LEAST_VALUES && same.len() + 1 == all;
    let are_alike = same.len() * PARTS >= all * SAME_PARTS;
    let tells = || same.iter().any(|(field, value)| rare.is_one_of_a_kind(field, value));
    let title = |values: &Values| values.get("title").cloned().unwrap_or_default();
    let titles_are_alike = || alike(&title(row), &title(record)) >= ALIKE;
    (differ_in_one || are_alike && (tells() || titles_are_alike())).then(|| same.len() * 10_000 / all)
}

/// How many of the pairs of neighbouring characters two texts share, of 100 (Dice's coefficient).
fn alike(a: &str, b: &str) -> usize {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        chars.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let (a, mut b) = (pairs(a), pairs(b));
    let total = a.len() + b.len();
    let shared = a
        .iter()
        .filter(|pair| b.iter().position(|other| other == *pair).map(|at| b.swap_remove(at)).is_some());
    let shared = shared.count();
    (200 * shared).checked_div(total).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Values {
        let pairs = text.split('|').filter_map(|part| part.split_once('='));
        pairs.map(|(field, value)| (field.to_owned(), value.to_owned())).collect()
    }

    /// The pairs of rows and records, each given as `field=value|…`.
    #[track_caller]
    fn check(rows: &[&str], records: &[&str], expected: &[(&str, &str)]) {
        let named = |texts: &[&str], letter: char| -> Vec<(String, Values)> {
            texts.iter().enumerate().map(|(n, text)| (format!("{letter}{n}"), values(text))).collect()
        };
        let (rows, records) = (named(rows, 'r'), named(records, 'o'));
        let borrowed = |all: &'static [(String, Values)]| -> BTreeMap<&'static str, &'static Values> {
            all.iter().map(|(id, values)| (id.as_str(), values)).collect()
        };
        let found = pairs(&borrowed(rows.leak()), &borrowed(records.leak()));
        assert_eq!(found, expected.iter().copied().collect::<HashMap<_, _>>());
    }

    #[test]
    fn a_row_whose_title_was_corrected_is_the_same_record() {
        let before = "title=レジ|employer.name=浜の店|contract=part-time|posted=2026-04-01";
        let after = "title=レジ係|employer.name=浜の店|contract=part-time|posted=2026-04-01";
        check(&[after], &[before], &[("r0", "o0")]);
    }

    #[test]
    fn two_rows_that_could_be_one_record_are_none() {
        let before = "title=レジ|employer.name=浜の店|contract=part-time|posted=2026-04-01";
        let other = |title: &str| before.replace("レジ", title);
        check(&[&other("品出し"), &other("清掃")], &[before], &[]);
    }

    #[test]
    fn what_many_rows_share_makes_no_record_of_another() {
        let job = |title: &str, tel: &str| {
            format!(
                "title={title}|employer.name=町|contract=part-time|posted=2026-04-01|closes=2026-05-01|apply.tel={tel}"
            )
        };
        // Two values differ, and what is the same is the same in all.
        check(&[&job("司書", "1"), &job("運転手", "2")], &[&job("保育士", "3"), &job("調理員", "4")], &[]);
        // The number tells which it was.
        check(
            &[&job("図書館司書", "1").replace("2026-05-01", "2026-06-01")],
            &[&job("司書", "1"), &job("調理員", "4")],
            &[("r0", "o0")],
        );
    }
}
