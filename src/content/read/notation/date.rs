//! Days: 令和8年12月15日, R8.12.15, ２０２６／１２／１５, 2026年12月15日（火）, 20261215.

use jiff::civil::{Date, Weekday};

use super::scan::Scan;
use crate::source::{Node, Value};

/// What a text that names a day says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content::read) enum Written {
    /// A day.
    Day(Date),
    /// A month of a year.
    Month {
        /// The year.
        year: i16,
        /// The month, from 1.
        month: i8,
    },
    /// A year.
    Year(i16),
    /// A day of no year in particular.
    DayOfAnyYear {
        /// The month, from 1.
        month: i8,
        /// The day; none for the last of the month.
        day: Option<i8>,
    },
    /// A day that the calendar does not have.
    NoSuchDay,
    /// A year that the era did not have, such as 平成40年.
    NoSuchEraYear {
        /// The year that one gets by counting on.
        western: i16,
    },
    /// A day with the name of another day of the week.
    OtherWeekday {
        /// The day.
        day: Date,
        /// What it is.
        is: Weekday,
    },
}

/// The eras of Japan since the calendar change: name, letter, the year before the first, the first
/// year of the next era.
/// Source: 元号を改める政令 (令和, 平成); 皇室典範 and earlier decrees for the others.
const ERAS: [(&str, &str, i16, i16); 5] = [
    ("令和", "r", 2018, 9999),
    ("平成", "h", 1988, 2019),
    ("昭和", "s", 1925, 1989),
    ("大正", "t", 1911, 1926),
    ("明治", "m", 1867, 1912),
];

/// The days of the week, from Monday.
const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// The day that a text names as people write it: `令和9年3月31日`, `2027/3/31`.
pub fn day_as_written(text: &str) -> Option<Date> {
    match whole(text.trim()) {
        Some(Written::Day(day)) => Some(day),
        _ => None,
    }
}

/// The day, month or year that comes next, with its day of the week.
pub(super) fn written(scan: &mut Scan) -> Option<Written> {
    let mut ahead = scan.clone();
    let found = parts(&mut ahead)?;
    if let Written::Day(day) = found
        && let Some(named) = weekday(&mut ahead)
        && named != day.weekday()
    {
        *scan = ahead;
        return Some(Written::OtherWeekday { day, is: day.weekday() });
    }
    if let Written::DayOfAnyYear { .. } = found {
        weekday(&mut ahead);
    }
    *scan = ahead;
    Some(found)
}

fn parts(scan: &mut Scan) -> Option<Written> {
    if let Some(day) = eight_digits(scan) {
        return Some(day);
    }
    let mut ahead = scan.clone();
    if let Some((year, western_beyond)) = year(&mut ahead) {
        *scan = ahead;
        let rest = behind_year(scan, year);
        return match (rest, western_beyond) {
            (Some(_), true) => Some(Written::NoSuchEraYear { western: year }),
            (rest, _) => rest,
        };
    }
    month_and_day(scan).map(|(month, day)| match day {
        Some(day) if !exists_in_some_year(month, day) => Written::NoSuchDay,
        day => Written::DayOfAnyYear { month, day },
    })
}

/// `20261215`.
fn eight_digits(scan: &mut Scan) -> Option<Written> {
    let mut ahead = scan.clone();
    let digits = ahead.number(8).filter(|digits| (10_000_000..=29_991_231).contains(digits))?;
    *scan = ahead;
    let part = |divisor: u32, of: u32| i8::try_from(digits / divisor % of).unwrap_or(0);
    Some(day(i16::try_from(digits / 10_000).unwrap_or(0), part(100, 100), part(1, 100)))
}

/// A year and its separator, and whether its era ended before.
pub(super) fn year(scan: &mut Scan) -> Option<(i16, bool)> {
    for (name, letter, before, next) in ERAS {
        let is_named = scan.eat(name);
        let mut ahead = scan.clone();
        if !is_named && !ahead.eat(letter) {
            continue;
        }
        *scan = ahead;
        let number = if scan.spaces().eat("元") { 1 } else { i16::try_from(scan.number(2)?).ok()? };
        let year = before + number;
        return (number > 0).then_some((year, year > next));
    }
    scan.eat("西暦");
    let year = scan.number(4).filter(|year| *year >= 1000)?;
    // Behind the year the same may stand in the other calendar: 2026年（令和8年）12月15日.
    Some((i16::try_from(year).ok()?, false))
}

fn behind_year(scan: &mut Scan, year: i16) -> Option<Written> {
    let separator = scan.spaces().eat_any(&["年度", "年", "/", "-", "."]);
    match separator {
        Some("年度") => return None,
        Some("年") | None => {
            if let Some(other) = scan.clone().bracketed()
                && whole_year(&other) == Some(year)
            {
                scan.bracketed();
                scan.eat("年");
            }
        }
        Some(_) => {}
    }
    if separator.is_none() {
        return Some(Written::Year(year));
    }
    let mut ahead = scan.clone();
    let Some((month, behind)) = month(ahead.spaces()) else {
        return (separator == Some("年")).then_some(Written::Year(year));
    };
    *scan = ahead;
    if !(1..=12).contains(&month) {
        return Some(Written::NoSuchDay);
    }
    match day_of_month(scan, behind) {
        Some(DayOfMonth::Number(number)) => Some(day(year, month, number)),
        Some(DayOfMonth::Last) => Some(Written::Day(Date::new(year, month, 1).ok()?.last_of_month())),
        None => Some(Written::Month { year, month }),
    }
}

/// A year alone, in either calendar.
fn whole_year(text: &str) -> Option<i16> {
    let mut scan = Scan::new(text);
    let (year, _) = year(&mut scan)?;
    scan.eat("年");
    scan.is_done().then_some(year)
}

/// `12月15日`, `12/15`, `12月末`: no day for the last of the month.
fn month_and_day(scan: &mut Scan) -> Option<(i8, Option<i8>)> {
    let (month, behind) = month(scan)?;
    let day = match day_of_month(scan, behind)? {
        DayOfMonth::Number(day) => Some(day),
        DayOfMonth::Last => None,
    };
    // A dot or dash between two small numbers is no sign of a date.
    matches!(behind, "月" | "/").then_some((month, day))
}

/// The number of a month and what stands behind it.
fn month(scan: &mut Scan) -> Option<(i8, &'static str)> {
    let month = scan.number(2)?;
    let behind = scan.spaces().eat_any(&["月", "/", "-", "."]).unwrap_or("");
    Some((i8::try_from(month).ok()?, behind))
}

/// A day of a month.
enum DayOfMonth {
    Number(i8),
    Last,
}

/// The day behind a month: a number, or the last.
fn day_of_month(scan: &mut Scan, behind_month: &str) -> Option<DayOfMonth> {
    let mut ahead = scan.clone();
    ahead.spaces();
    if behind_month == "月" && ahead.eat_any(&["末日", "末"]).is_some() {
        *scan = ahead;
        return Some(DayOfMonth::Last);
    }
    let day = ahead.number(2)?;
    let is_closed = ahead.spaces().eat("日");
    if behind_month == "月" && !is_closed || behind_month.is_empty() {
        return None;
    }
    *scan = ahead;
    Some(DayOfMonth::Number(i8::try_from(day).ok()?))
}

fn day(year: i16, month: i8, day: i8) -> Written {
    Date::new(year, month, day).map_or(Written::NoSuchDay, Written::Day)
}

fn exists_in_some_year(month: i8, day: i8) -> bool {
    // A leap year has every day that any year has.
    Date::new(2024, month, day).is_ok()
}

/// A day of the week that comes next: `（土）`, `土曜日`, `(日・祝)`.
pub(in crate::content::read) fn weekday(scan: &mut Scan) -> Option<Weekday> {
    let mut ahead = scan.clone();
    ahead.spaces();
    let inner = ahead.bracketed();
    let name = |text: &mut Scan| {
        let found = WEEKDAYS.iter().position(|name| text.eat(name))?;
        let is_whole = text.eat_any(&["曜日", "曜"]).is_some();
        Some((Weekday::from_monday_zero_offset(i8::try_from(found).ok()?).ok()?, is_whole))
    };
    let found = match inner {
        Some(inner) => {
            let mut inner = Scan::new(&inner);
            let (day, _) = name(&mut inner)?;
            inner.eat_any(&["・祝", "祝", "・休"]);
            inner.is_done().then_some(day)?
        }
        None => name(&mut ahead).filter(|(_, is_whole)| *is_whole)?.0,
    };
    *scan = ahead;
    Some(found)
}

/// The day that a whole text names; words that say that it is the last are passed over.
pub(in crate::content::read) fn whole(text: &str) -> Option<Written> {
    let mut scan = Scan::new(text);
    let found = written(&mut scan)?;
    scan.spaces().eat_any(&["まで", "締切", "締め切り", "〆切", "必着"]);
    scan.is_done().then_some(found)
}

/// What a text names that begins with a day; times and other words may stand behind it.
pub(in crate::content::read) fn beginning(text: &str) -> Option<Written> {
    written(&mut Scan::new(text))
}

/// Every day of a tree that is in the form of the format.
pub(in crate::content::read) fn known(tree: &Node) -> Vec<Date> {
    match &tree.value {
        Value::Scalar(text) => text.get(..10).and_then(|day| day.parse().ok()).into_iter().collect(),
        Value::List(items) => items.iter().flat_map(known).collect(),
        Value::Map(entries) => entries.iter().flat_map(|(_, node)| known(node)).collect(),
        Value::Nothing | Value::Block { .. } => Vec::new(),
    }
}

/// The year that a whole text names: `昭和49年`, `1974年`, `S49.6.1`, `1974/6`.
pub(in crate::content::read) fn year_of(text: &str) -> Option<i16> {
    let mut scan = Scan::new(text);
    let found = written(&mut scan)?;
    scan.spaces().eat_any(&["創立", "設立", "創設", "発足", "結成"]);
    match found {
        _ if !scan.is_done() => None,
        Written::Day(day) => Some(day.year()),
        Written::Month { year, .. } | Written::Year(year) => Some(year),
        Written::DayOfAnyYear { .. }
        | Written::NoSuchDay
        | Written::NoSuchEraYear { .. }
        | Written::OtherWeekday { .. } => None,
    }
}

/// The day that a whole text names.
pub(in crate::content::read) fn day_of(text: &str) -> Option<Date> {
    let mut scan = Scan::new(text);
    match written(&mut scan)? {
        Written::Day(day) if scan.is_done() => Some(day),
        _ => None,
    }
}

/// The era of a year that it did not have, its last year, and the western year by counting on: `昭和70年`.
pub(in crate::content::read) fn beyond_era(text: &str) -> Option<(&'static str, i16, i16)> {
    let (name, _, before, next) = *ERAS.iter().find(|era| text.trim().starts_with(era.0))?;
    let (western, is_beyond) = year(&mut Scan::new(text))?;
    is_beyond.then_some((name, next - before, western))
}

/// The day of no year in particular that is nearest to another day.
pub(in crate::content::read) fn nearest_to(near: Date, month: i8, day: Option<i8>) -> Option<Date> {
    let in_year = |year: i16| match day {
        Some(day) => Date::new(year, month, day).ok(),
        None => Some(Date::new(year, month, 1).ok()?.last_of_month()),
    };
    let candidates = [near.year() - 1, near.year(), near.year() + 1].into_iter().filter_map(in_year);
    candidates.min_by_key(|day| (*day - near).get_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn day_of(text: &str) -> String {
        match whole(text) {
            Some(Written::Day(day)) => day.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn days_as_people_write_them() {
        for text in [
            "令和8年12月15日",
            "令和８年１２月１５日",
            "R8.12.15",
            "r8/12/15",
            "Ｒ８．１２．１５",
            "2026/12/15",
            "2026年12月15日",
            "2026.12.15",
            "２０２６年１２月１５日（火）",
            "2026-12-15(火曜日)",
            "20261215",
            "2026年（令和8年）12月15日",
            "令和8年(2026年)12月15日",
            "2026/12/15まで",
            "令和 8年 12月 15日",
            "西暦2026年12月15日",
        ] {
            assert_eq!(day_of(text), "2026-12-15", "{text}");
        }
        assert_eq!(day_of("令和元年5月1日"), "2019-05-01");
        assert_eq!(day_of("S58.6.1"), "1983-06-01");
        assert_eq!(day_of("2027年2月末"), "2027-02-28");
        assert_eq!(day_of("2026年12月20日（日・祝）"), "2026-12-20");
    }

    #[test]
    fn what_is_no_day_is_told_apart() {
        let any_year = |month, day| Some(Written::DayOfAnyYear { month, day });
        assert_eq!(whole("12/10"), any_year(12, Some(10)));
        assert_eq!(whole("11月5日（木）"), any_year(11, Some(5)));
        assert_eq!(whole("12月末"), any_year(12, None));
        assert_eq!(whole("2/30"), Some(Written::NoSuchDay));
        assert_eq!(whole("令和8年2月29日"), Some(Written::NoSuchDay));
        assert_eq!(whole("平成40年1月1日"), Some(Written::NoSuchEraYear { western: 2028 }));
        assert_eq!(whole("2027年3月"), Some(Written::Month { year: 2027, month: 3 }));
        let day = jiff::civil::date(2026, 12, 15);
        assert_eq!(whole("12/15/2026"), None);
        assert_eq!(whole("2026/12/15（水）"), Some(Written::OtherWeekday { day, is: Weekday::Tuesday }));
        for text in ["", "随時", "12", "1-2", "12.5", "26/12/15", "令和8年度", "2026/12/15頃", "ABC"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn years_as_people_write_them() {
        for (text, year) in [
            ("昭和49年", 1974),
            ("S58.6.1", 1983),
            ("平成3年5月", 1991),
            ("2005/4/1", 2005),
            ("昭和24年3月", 1949),
            ("平成元年", 1989),
            ("2019年", 2019),
            ("１９７４", 1974),
            ("1974年創立", 1974),
            ("昭和49年(1974年)", 1974),
            ("H25.11.20", 2013),
            ("昭和64年", 1989),
            ("平成31年", 2019),
        ] {
            assert_eq!(year_of(text), Some(year), "{text}");
        }
        assert_eq!([year_of("昭和40年ごろ"), year_of("49年"), year_of("不明"), year_of("")], [None; 4]);
    }

    #[test]
    fn the_nearest_year_is_proposed() {
        let near = jiff::civil::date(2026, 12, 5);
        assert_eq!(nearest_to(near, 1, Some(1)), Some(jiff::civil::date(2027, 1, 1)));
        assert_eq!(nearest_to(near, 11, Some(5)), Some(jiff::civil::date(2026, 11, 5)));
        assert_eq!(nearest_to(near, 2, None), Some(jiff::civil::date(2027, 2, 28)));
    }
}
