//! The minimum wages of the prefectures: those that the program knows, and those that a portal adds.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::content::Settings;
use crate::content::types::Day;

/// A minimum wage and the day from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wage {
    /// Yen an hour.
    pub(super) yen: u32,
    from: Day,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    known_until: Day,
    wages: BTreeMap<String, Vec<Wage>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let table = include_str!("../../../../content/tables/minimum-wages.yaml");
    serde_yaml::from_str(table).expect("the built-in table of minimum wages is well-formed")
});

/// The minimum wages of a prefecture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wages {
    /// In the order of their days.
    wages: Vec<Wage>,
    /// The last day before a newer one may hold.
    pub(super) known_until: Date,
}

impl Wage {
    /// The day from which it holds.
    pub(super) const fn from(self) -> Date {
        self.from.0
    }
}

impl Wages {
    /// Those of a prefecture, by its id; a portal's own replace the program's of the same day.
    pub(super) fn of(prefecture: &str, settings: &Settings) -> Self {
        let built_in = TABLE.wages.get(prefecture).into_iter().flatten().copied();
        let own = settings.minimum_wages.iter().filter(|own| own.prefecture == prefecture);
        let own: Vec<Wage> = own.map(|own| Wage { yen: own.yen, from: own.from }).collect();
        let known_until =
            own.iter().filter_map(|wage| last_day(wage.from())).chain([TABLE.known_until.0]).max();
        let by_day: BTreeMap<Date, Wage> = built_in.chain(own).map(|wage| (wage.from(), wage)).collect();
        Self {
            wages: by_day.into_values().collect(),
            known_until: known_until.unwrap_or(TABLE.known_until.0),
        }
    }

    /// The one that holds on the first day, then those that begin to hold up to the last.
    pub(super) fn within(&self, first: Date, last: Date) -> impl Iterator<Item = Wage> {
        let at_first = self.wages.partition_point(|wage| wage.from() <= first);
        let to = self.wages.partition_point(|wage| wage.from() <= last).max(at_first);
        self.wages[at_first.saturating_sub(1)..to]
            .iter()
            .copied()
            .filter(move |wage| at_first > 0 || wage.from() > first)
    }
}

/// Newer wages come from October on, so one is known to hold until the next end of September.
fn last_day(from: Date) -> Option<Date> {
    let year = if from.month() < 10 { from.year() } else { from.year().checked_add(1)? };
    Some(date(year, 9, 30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::prefectures;

    #[test]
    fn every_prefecture_has_wages_that_rise_in_the_order_of_their_days() {
        for prefecture in prefectures::all() {
            let wages = &TABLE.wages[&prefecture.id];
            assert!(wages.is_sorted_by(|a, b| a.yen < b.yen && a.from() < b.from()), "{}", prefecture.id);
            assert!(wages.iter().all(|wage| (900..1300).contains(&wage.yen)), "{}", prefecture.id);
        }
        assert_eq!(TABLE.wages.len(), prefectures::all().len());
    }

    #[test]
    fn the_wages_of_a_period_begin_with_the_one_that_holds() {
        let akita = Wages::of("akita", &Settings::default());
        let yen = |first, last| akita.within(first, last).map(|wage| wage.yen).collect::<Vec<_>>();
        assert_eq!(yen(date(2026, 3, 1), date(2026, 3, 30)), [951]);
        assert_eq!(yen(date(2026, 3, 1), date(2026, 3, 31)), [951, 1031]);
        assert_eq!(yen(date(2026, 3, 31), date(2026, 3, 31)), [1031]);
        assert_eq!(yen(date(2024, 9, 1), date(2024, 9, 30)), [0; 0]);
        assert_eq!(yen(date(2024, 9, 1), date(2024, 10, 1)), [951]);
        assert_eq!(akita.known_until, date(2026, 9, 30));
        assert_eq!(last_day(date(2026, 10, 3)), Some(date(2027, 9, 30)));
        assert_eq!(last_day(date(2027, 3, 31)), Some(date(2027, 9, 30)));
    }
}
