//! When the records of a table take place, as far as its title says it: 令和8年度, R8.11月分, 12月～3月.

use jiff::civil::{Date, date as day};

use super::date::{self, Written};
use super::scan::Scan;

/// How much of a title is looked at, in characters.
const LOOKED_AT: usize = 120;

/// What joins the two ends of a period.
const TO: [&str; 4] = ["~", "-", "から", "→"];

/// What stands behind a month that a title is about.
const BEHIND_MONTH: [&str; 9] = ["分", "の", "号", "度", "行事", "予定", "中", "開催", "催し"];

/// What the titles of a table say about time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::content::read) struct TitleTime {
    /// From the first day to the last.
    pub period: Option<(Date, Date)>,
    /// Months of no year in particular, from the first to the last.
    pub months: Option<(i8, i8)>,
    /// Single days: 令和8年4月1日現在.
    pub days: Vec<Date>,
}

/// A time that a title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Period(Date, Date),
    Months(i8, i8),
    Day(Date),
}

impl TitleTime {
    /// What titles say; of several periods the first one counts.
    pub(in crate::content::read) fn of<'a>(titles: impl IntoIterator<Item = &'a str>) -> Self {
        let mut time = Self::default();
        for found in titles.into_iter().flat_map(found_in) {
            match found {
                Found::Period(first, last) => time.period = time.period.or(Some((first, last))),
                Found::Months(first, last) => time.months = time.months.or(Some((first, last))),
                Found::Day(day) => time.days.push(day),
            }
        }
        if let (Some(period), Some(months)) = (time.period, time.months) {
            time.period = Some(months_within(months, period).unwrap_or(period));
        }
        time
    }
}

/// The months in a longer period: 12月～3月 of 令和8年度.
fn months_within((from, to): (i8, i8), (first, last): (Date, Date)) -> Option<(Date, Date)> {
    let years = first.year()..=last.year();
    let begins = years.filter_map(|year| Date::new(year, from, 1).ok()).find(|day| *day >= first)?;
    let ends = end_of_months(begins, to)?;
    (ends <= last || last.month() == 12).then_some((begins, ends))
}

/// The last day of the months that begin on a day.
pub(in crate::content::read) fn end_of_months(begins: Date, to: i8) -> Option<Date> {
    let year = if to < begins.month() { begins.year() + 1 } else { begins.year() };
    Some(Date::new(year, to, 1).ok()?.last_of_month())
}

fn found_in(title: &str) -> Vec<Found> {
    let start: String = title.chars().take(LOOKED_AT).collect();
    let mut scan = Scan::new(&start);
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    while let Some(next) = scan.peek() {
        // Within a word or a number nothing begins.
        let begins =
            !before.is_some_and(|before| before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric());
        let mut ahead = scan.clone();
        match if begins { time(&mut ahead) } else { None } {
            Some(time) => {
                found.push(time);
                scan = ahead;
                before = None;
            }
            None => {
                scan.skip(1);
                before = Some(next);
            }
        }
    }
    found
}

fn time(scan: &mut Scan) -> Option<Found> {
    let mut ahead = scan.clone();
    if let Some((year, false)) = date::year(&mut ahead) {
        if ahead.spaces().eat("年度") {
            *scan = ahead;
            return Some(Found::Period(day(year, 4, 1), day(year + 1, 3, 31)));
        }
        let names_year = ahead.eat("年");
        let found = match date::written(scan)? {
            Written::Day(day) => until(scan, day).map_or(Found::Day(day), |last| Found::Period(day, last)),
            Written::Month { year, month } => {
                let first = Date::new(year, month, 1).ok()?;
                Found::Period(first, until(scan, first).unwrap_or_else(|| first.last_of_month()))
            }
            Written::Year(year) if names_year => Found::Period(day(year, 1, 1), day(year, 12, 31)),
            _ => return None,
        };
        return Some(found);
    }
    months(scan)
}

/// The end of a period that comes next: `～2027年3月`, `～3月`, `～12月6日`.
fn until(scan: &mut Scan, first: Date) -> Option<Date> {
    let mut ahead = scan.clone();
    ahead.spaces().eat_any(&TO)?;
    let mut dated = ahead.spaces().clone();
    let last = match date::written(&mut dated) {
        Some(Written::Day(day)) => day,
        Some(Written::Month { year, month }) => Date::new(year, month, 1).ok()?.last_of_month(),
        Some(Written::DayOfAnyYear { month, day: Some(number) }) => {
            let year = if month < first.month() { first.year() + 1 } else { first.year() };
            Date::new(year, month, number).ok()?
        }
        _ => {
            dated = ahead;
            end_of_months(first, month(&mut dated)?)?
        }
    };
    *scan = dated;
    (last >= first).then_some(last)
}

/// `12月～3月`, `12～3月`, `11月分`.
fn months(scan: &mut Scan) -> Option<Found> {
    let mut ahead = scan.clone();
    let first = i8::try_from(ahead.number(2)?).ok().filter(|month| (1..=12).contains(month))?;
    let is_named = ahead.eat("月");
    let mut behind = ahead.clone();
    if behind.spaces().eat_any(&TO).is_some()
        && let Some(last) = month(behind.spaces())
    {
        *scan = behind;
        return Some(Found::Months(first, last));
    }
    let is_meant = is_named && (ahead.is_done() || ahead.clone().eat_any(&BEHIND_MONTH).is_some());
    *scan = ahead;
    is_meant.then_some(Found::Months(first, first))
}

fn month(scan: &mut Scan) -> Option<i8> {
    let month = i8::try_from(scan.number(2)?).ok().filter(|month| (1..=12).contains(month))?;
    scan.eat("月").then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(titles: &[&str]) -> Option<(String, String)> {
        let (first, last) = TitleTime::of(titles.iter().copied()).period?;
        Some((first.to_string(), last.to_string()))
    }

    #[test]
    fn a_title_says_when() {
        for (title, first, last) in [
            ("令和８年度　関係団体一覧表", "2026-04-01", "2027-03-31"),
            ("地元企業求人情報（R8.11月分）", "2026-11-01", "2026-11-30"),
            ("2026年 行事予定", "2026-01-01", "2026-12-31"),
            ("行事予定表（2026年12月～2027年3月）", "2026-12-01", "2027-03-31"),
            ("令和8年12月～3月の催し", "2026-12-01", "2027-03-31"),
            ("冬の催し 2026/12/5～12/20", "2026-12-05", "2026-12-20"),
        ] {
            assert_eq!(period(&[title]), Some((first.to_owned(), last.to_owned())), "{title}");
        }
        let both = period(&["令和8年度 行事予定", "12月～3月"]);
        assert_eq!(both, Some(("2026-12-01".to_owned(), "2027-03-31".to_owned())));
        for title in
            ["関係団体一覧", "A4 1枚", "第12回 港まつり", "3月末まで募集", "電話 0300-12-3456", "H2ロケット"]
        {
            assert_eq!(TitleTime::of([title]), TitleTime::default(), "{title}");
        }
    }

    #[test]
    fn months_and_single_days_are_known_apart() {
        assert_eq!(TitleTime::of(["行事予定表（12月～3月）"]).months, Some((12, 3)));
        let listed = TitleTime::of(["（企画課調べ　令和8年4月1日現在）"]);
        assert_eq!((listed.period, listed.days), (None, vec![day(2026, 4, 1)]));
    }
}
