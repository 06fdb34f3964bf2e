//! Days without a year, 12/10: the year that the table says, by its title, by the other days of the row, or
//! by its other rows. Where nothing says it for certain, the day stays as it was written.

use jiff::civil::Date;

use super::{Dated, WholeTable};
use crate::content::model::Kind;
use crate::content::read::headers::named_fields;
use crate::content::read::notation::date::{self, Written};
use crate::content::read::notation::numbers;
use crate::content::read::notation::scan::folded;
use crate::content::read::notation::title_time::{TitleTime, end_of_months};

/// How many days a day may lie from those that the table names.
const NEAR: i32 = 92;
/// How much farther away the same day of every other year must lie.
const MARGIN: i32 = 92;
/// How many days lie between the day of a row and another that follows from it, such as its last one.
const FOLLOWS: i32 = 183;

/// How a day lies to the main one of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    NotBefore,
    NotAfter,
}

/// The main day of a kind's records, and those that lie on one side of it.
type Days = (&'static [&'static str], &'static [(&'static [&'static str], Side)]);

fn days_of(kind: Kind) -> Option<Days> {
    use Side::{NotAfter, NotBefore};
    Some(match kind {
        Kind::Event => {
            (&["starts"], &[(&["ends"], NotBefore), (&["dates"], NotBefore), (&["apply", "until"], NotAfter)])
        }
        Kind::Job => (&["posted"], &[(&["closes"], NotBefore), (&["starts"], NotBefore)]),
        Kind::Program => (&["apply", "from"], &[(&["apply", "until"], NotBefore)]),
        _ => return None,
    })
}

/// Finds the period of the table, and gives their year to the days that lack one.
pub(super) fn settle(table: &mut WholeTable<'_>) {
    let Some((main, others)) = days_of(table.kind) else { return };
    let main = table.column(main);
    let others: Vec<(usize, Side)> =
        others.iter().filter_map(|(path, side)| Some((table.column(path)?, *side))).collect();
    let columns: Vec<usize> = main.into_iter().chain(others.iter().map(|(column, _)| *column)).collect();
    let lacks = |text: &str| may_lack_year(text) || super::first_days::recurrence(text).is_some();
    let is_asked = table.rows.iter().any(|row| columns.iter().any(|column| lacks(row.text(*column))));
    if !is_asked {
        return;
    }
    let titles = TitleTime::of(table.titles.iter().map(String::as_str));
    let known: Vec<Vec<Option<Date>>> = columns
        .iter()
        .map(|column| table.rows.iter().map(|row| day_in(row.text(*column))).collect())
        .collect();
    let mut evidence = Evidence::new(&titles, known);
    table.period = evidence.period;
    // The main day comes first, since the others follow from it.
    for (number, column) in columns.iter().enumerate() {
        let side =
            others.iter().find(|(other, _)| other == column && main != Some(*column)).map(|(_, side)| *side);
        for row in 0..table.rows.len() {
            let text = table.rows[row].text(*column).to_owned();
            let Some((month, day)) = day_of_any_year(&text) else { continue };
            let of_row = main.and_then(|_| evidence.known[0][row]).zip(side);
            let Some(found) = evidence.day(number, row, (month, day), of_row) else { continue };
            let dated = with_year(&text, found.year());
            // A day of the week beside it contradicts a wrong year.
            if day_in(&dated) == Some(found) {
                evidence.known[number][row] = Some(found);
                give(table, row, *column, dated, found);
            }
        }
    }
}

fn give(table: &mut WholeTable<'_>, row: usize, column: usize, dated: String, day: Date) {
    let path = table.columns[column].clone().unwrap_or_default();
    let label =
        named_fields(table.kind).iter().find(|field| field.path == path).map(|field| field.label.clone());
    let row = &mut table.rows[row];
    let span = row.cells[column].span.clone();
    let written = row.text(column).to_owned();
    row.give(column, column, dated);
    let dated =
        Dated { span: span.clone(), label: label.unwrap_or_default(), written, read: day.to_string() };
    table.dated.insert(span.start, dated);
}

/// Whether a text may begin with a day that lacks its year. Quick: nearly every cell has one.
fn may_lack_year(text: &str) -> bool {
    let is_digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let digits = text.chars().take(3).take_while(is_digit).count();
    let behind = text.chars().skip(digits).find(|c| !c.is_whitespace());
    (1..=2).contains(&digits) && matches!(behind, Some('/' | '／' | '月'))
}

fn day_of_any_year(text: &str) -> Option<(i8, Option<i8>)> {
    match may_lack_year(text).then(|| date::beginning(text))?? {
        Written::DayOfAnyYear { month, day } => Some((month, day)),
        _ => None,
    }
}

fn day_in(text: &str) -> Option<Date> {
    match date::beginning(text) {
        Some(Written::Day(day)) => Some(day),
        _ => numbers::serial_day(text)?.parse().ok(),
    }
}

/// `2026/12/10` for `12/10`, `2026年12月20日（日）` for `12月20日（日）`.
pub(super) fn with_year(text: &str, year: i16) -> String {
    let behind = folded(text).chars().find(|c| !c.is_ascii_digit() && !c.is_whitespace());
    let between = if behind == Some('/') { "/" } else { "年" };
    format!("{year}{between}{}", text.trim())
}

/// A day of a year; the last of the month for none.
fn in_year(year: i16, (month, day): (i8, Option<i8>)) -> Option<Date> {
    match day {
        Some(day) => Date::new(year, month, day).ok(),
        None => Some(Date::new(year, month, 1).ok()?.last_of_month()),
    }
}

/// What the table says about its years.
struct Evidence {
    /// The period that its title names, by itself or with the days of its rows.
    period: Option<(Date, Date)>,
    /// From the first to the last day that it names.
    window: Option<(Date, Date)>,
    /// The days that are known, by column and row.
    known: Vec<Vec<Option<Date>>>,
    /// Whether the known days of a column are in order.
    is_sorted: Vec<bool>,
}

impl Evidence {
    fn new(titles: &TitleTime, known: Vec<Vec<Option<Date>>>) -> Self {
        let of_main: Vec<Date> = known.first().into_iter().flatten().flatten().copied().collect();
        let of_months = titles.months.filter(|_| titles.period.is_none());
        let period = titles.period.or_else(|| months_around(of_months?, &of_main));
        let named = known.iter().flatten().flatten().copied().chain(titles.days.iter().copied());
        let named: Vec<Date> =
            named.chain(titles.period.into_iter().flat_map(|(first, last)| [first, last])).collect();
        let window = named.iter().min().copied().zip(named.iter().max().copied());
        let is_sorted = known.iter().map(|days| days.iter().flatten().is_sorted()).collect();
        Self { period, window, known, is_sorted }
    }

    /// The day of the year that is certainly meant.
    fn day(
        &self,
        column: usize,
        row: usize,
        written: (i8, Option<i8>),
        of_row: Option<(Date, Side)>,
    ) -> Option<Date> {
        if let Some((main, side)) = of_row {
            let is_on_side = |day: &Date| if side == Side::NotBefore { *day >= main } else { *day <= main };
            return self.beside(main, side, written).or_else(|| self.in_period(written).filter(is_on_side));
        }
        self.in_period(written).or_else(|| self.between(column, row, written)).or_else(|| self.near(written))
    }

    /// The first such day behind the main one of the row, or the last before it.
    #[expect(clippy::unused_self, reason = "it is one of the kinds of evidence")]
    fn beside(&self, main: Date, side: Side, written: (i8, Option<i8>)) -> Option<Date> {
        let years = [main.year() - 1, main.year(), main.year() + 1];
        let mut days = years.into_iter().filter_map(|year| in_year(year, written));
        let found = match side {
            Side::NotBefore => days.find(|day| *day >= main),
            Side::NotAfter => days.rfind(|day| *day <= main),
        };
        found.filter(|day| distance(*day, (main, main)) <= FOLLOWS)
    }

    /// The one such day in the period that the title names.
    fn in_period(&self, written: (i8, Option<i8>)) -> Option<Date> {
        let (first, last) = self.period?;
        let mut days = (first.year()..=last.year()).filter_map(|year| in_year(year, written));
        let found = days.find(|day| (first..=last).contains(day))?;
        days.all(|day| day > last).then_some(found)
    }

    /// The one such day between those of the rows above and below, where the rows are in their order.
    fn between(&self, column: usize, row: usize, written: (i8, Option<i8>)) -> Option<Date> {
        let days = self.known.get(column).filter(|_| self.is_sorted[column])?;
        let above = days[..row].iter().rev().flatten().next()?;
        let below = days[row + 1..].iter().flatten().next()?;
        let mut between = (above.year()..=below.year()).filter_map(|year| in_year(year, written));
        let found = between.find(|day| (above..=below).contains(&day))?;
        between.all(|day| day > *below).then_some(found)
    }

    /// Such a day near to those that the table names, where that of every other year lies far away.
    fn near(&self, written: (i8, Option<i8>)) -> Option<Date> {
        let window = self.window?;
        let years = window.0.year() - 1..=window.1.year() + 1;
        let days = years.filter_map(|year| in_year(year, written));
        let mut days: Vec<(i32, Date)> = days.map(|day| (distance(day, window), day)).collect();
        days.sort_unstable();
        match days[..] {
            [(nearest, day), (second, _), ..] if nearest <= NEAR && second - nearest >= MARGIN => Some(day),
            _ => None,
        }
    }
}

/// The months that a title names, of the years in which all days of the rows lie.
fn months_around((from, to): (i8, i8), days: &[Date]) -> Option<(Date, Date)> {
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let begins =
        [first.year() - 1, first.year()].into_iter().filter_map(|year| Date::new(year, from, 1).ok());
    let mut periods = begins.filter_map(|begins| Some((begins, end_of_months(begins, to)?)));
    periods.find(|(begins, ends)| begins <= first && last <= ends)
}

/// How many days a day lies outside of a period.
fn distance(day: Date, (first, last): (Date, Date)) -> i32 {
    let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    if day < first {
        days(day, first)
    } else if day > last {
        days(last, day)
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day that is meant in the second of three rows.
    fn meant(title: &str, above: &str, written: &str, below: &str) -> Option<String> {
        let titles = TitleTime::of([title]);
        let known = vec![[above, "", below].map(day_in).to_vec()];
        let found = Evidence::new(&titles, known).day(0, 1, day_of_any_year(written)?, None);
        found.map(|day| day.to_string())
    }

    #[test]
    fn the_year_is_that_of_the_title_the_neighbours_or_the_other_rows() {
        for (title, above, written, below, day) in [
            ("令和8年度 行事", "", "3/25", "", "2027-03-25"),
            ("2026年 行事", "", "3月25日", "", "2026-03-25"),
            ("行事予定表（12月～3月）", "2026/12/5", "2/13", "2027/1/15", "2027-02-13"),
            ("", "2026/11/1", "１２／２０", "2027/1/15", "2026-12-20"),
            ("", "2027/1/15", "2月末", "2026/12/5", "2027-02-28"),
            ("", "2026-04-01", "4/2", "", "2026-04-02"),
        ] {
            assert_eq!(meant(title, above, written, below).as_deref(), Some(day), "{title} {written}");
        }
    }

    #[test]
    fn a_day_that_may_be_of_two_years_stays() {
        for (title, above, written, below) in [
            ("", "", "12/10", ""),
            ("行事予定", "2026/12/5", "6/5", ""),
            ("", "2026/1/10", "6/5", "2027/12/1"),
            ("", "2026/1/10", "6/5", "2026/12/1 "),
        ] {
            let found = meant(title, above, written, below);
            assert!(found.is_none() || below.ends_with(' '), "{written}: {found:?}");
        }
    }

    #[test]
    fn what_follows_from_the_day_of_a_row() {
        let evidence = Evidence::new(&TitleTime::default(), Vec::new());
        let posted = jiff::civil::date(2026, 11, 16);
        let beside =
            |side, month, day| evidence.beside(posted, side, (month, Some(day))).map(|day| day.to_string());
        assert_eq!(beside(Side::NotBefore, 12, 10).as_deref(), Some("2026-12-10"));
        assert_eq!(beside(Side::NotBefore, 2, 1).as_deref(), Some("2027-02-01"));
        assert_eq!(beside(Side::NotAfter, 10, 31).as_deref(), Some("2026-10-31"));
        assert_eq!(beside(Side::NotBefore, 11, 1), None, "a year later is no closing day");
    }
}
