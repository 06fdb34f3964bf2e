//! Days, times, sums and numbers as people of a language write them. The patterns are interface texts.

use jiff::civil::{Date, Time, Weekday};

use crate::content::types::DayOrMonth;
use crate::texts::{Texts, grouped};

/// A sum of money in yen.
pub fn yen(texts: &Texts, amount: u64) -> String {
    texts.fill("number.yen", &[("n", &grouped(amount))])
}

/// A day by one of the patterns under `date`: `long` with the day of the week, `day`, `short`, `month`,
/// `year_month`.
pub fn day(texts: &Texts, pattern: &str, date: Date) -> String {
    let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    let month = usize::try_from(date.month() - 1).unwrap_or(0);
    let number = date.day().to_string();
    let name = texts.item("date.days", usize::try_from(date.day() - 1).unwrap_or(0));
    texts.fill(
        &format!("date.{pattern}"),
        &[
            ("y", &date.year().to_string()),
            ("m", &date.month().to_string()),
            ("d", &number),
            ("day", if name.is_empty() { &number } else { name }),
            ("w", texts.item("date.weekdays", weekday)),
            ("month", texts.item("date.months", month)),
        ],
    )
}

/// A day, or the month of a year.
pub fn day_or_month(texts: &Texts, on: DayOrMonth) -> String {
    day(texts, if matches!(on, DayOrMonth::Day(_)) { "day" } else { "year_month" }, on.first())
}

/// A day with that of the week, and with its year where that is not the year of `today`.
pub fn near_day(texts: &Texts, date: Date, today: Date) -> String {
    day(texts, if date.year() == today.year() { "near" } else { "long" }, date)
}

/// The name of the day of the week of a date.
pub fn weekday(texts: &Texts, date: Date) -> &str {
    weekday_name(texts, date.weekday())
}

/// The name of a day of the week.
pub fn weekday_name(texts: &Texts, weekday: Weekday) -> &str {
    texts.item("date.weekdays", usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0))
}

/// A time of the day.
pub fn time(texts: &Texts, time: Time) -> String {
    texts.fill("date.time", &[("h", &time.hour().to_string()), ("mm", &format!("{:02}", time.minute()))])
}

/// From the one to the other, or from or until one of them.
pub fn range(texts: &Texts, from: Option<String>, to: Option<String>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) if from == to => Some(from),
        (Some(from), Some(to)) => Some(texts.fill("date.range", &[("from", &from), ("to", &to)])),
        (Some(from), None) => Some(texts.fill("date.from", &[("from", &from)])),
        (None, Some(to)) => Some(texts.fill("date.until", &[("to", &to)])),
        (None, None) => None,
    }
}

/// From the first day to the last, or from or until one of them; the year and the month once where both have them.
pub fn days(texts: &Texts, first: Option<Date>, last: Option<Date>) -> Option<String> {
    let (first, last) = match (first, last) {
        (Some(first), Some(last)) if first != last => {
            let (first, last) = first_and_last(texts, first, last, false);
            (Some(first), Some(last))
        }
        (first, last) => (first.map(|day| long(texts, day)), last.map(|day| long(texts, day))),
    };
    range(texts, first, last)
}

fn long(texts: &Texts, date: Date) -> String {
    day(texts, "long", date)
}

/// Two days as a range names them. A language that begins with the year leaves out of the last day what both have in
/// common, another one out of the first, where it keeps the month if times stand between the days.
fn first_and_last(texts: &Texts, first: Date, last: Date, are_timed: bool) -> (String, String) {
    let pattern = texts.get("date.long");
    let is_year_first = pattern.find("{y}") < pattern.find("{d");
    let in_short = match () {
        () if first.year() != last.year() => "long",
        () if first.month() != last.month() || (are_timed && !is_year_first) => "near",
        () => "in_month",
    };
    if is_year_first {
        (long(texts, first), day(texts, in_short, last))
    } else {
        (day(texts, in_short, first), long(texts, last))
    }
}

/// A day, with a time where it has one.
type Written = (Date, Option<Time>);

/// An occurrence of an event: its day or days, with times where it has them.
pub fn occurrence(texts: &Texts, start: Written, end: Option<Written>) -> String {
    let at = |date: String, clock: Option<String>| match clock {
        Some(clock) => texts.fill("date.at", &[("date", &date), ("time", &clock)]),
        None => date,
    };
    let from = start.1.map(|clock| time(texts, clock));
    let first = start.0;
    let end = end.map(|end| ending(texts, start.1.map(|_| first), end));
    match (from, end) {
        (Some(from), Some((last, Some(to)))) if first == last => {
            at(long(texts, first), Some(texts.fill("date.range", &[("from", &from), ("to", &to)])))
        }
        (from, Some((last, None))) if first == last => at(long(texts, first), from),
        (from, Some((last, to))) => {
            let (first, last) = first_and_last(texts, first, last, from.is_some());
            texts.fill("date.range", &[("from", &at(first, from)), ("to", &at(last, to))])
        }
        (from, None) => at(long(texts, first), from),
    }
}

/// The same hours on each of several days.
pub fn daily_occurrence(texts: &Texts, start: (Date, Time), end: (Date, Time)) -> String {
    let days = days(texts, Some(start.0), Some(end.0)).unwrap_or_default();
    let (from, to) = (time(texts, start.1), time(texts, end.1));
    let hours = texts.fill("date.range", &[("from", &from), ("to", &to)]);
    texts.fill("date.each_day", &[("days", &days), ("hours", &hours)])
}

/// The last day and the time of an end: 0:00 is shown as 24:00 of the day before, where something begins
/// at a time on that day or before it.
fn ending(texts: &Texts, first: Option<Date>, (last, clock): Written) -> (Date, Option<String>) {
    let is_midnight = clock == Some(Time::midnight());
    let before = last.yesterday().ok().filter(|day| is_midnight && first.is_some_and(|first| first <= *day));
    match before {
        Some(day) => (day, Some(texts.fill("date.time", &[("h", "24"), ("mm", "00")]))),
        None => (last, clock.map(|clock| time(texts, clock))),
    }
}

/// A language tag as HTML wants it: `ja-easy` is a private variant of Japanese.
pub fn html_lang(lang: &str) -> &str {
    if lang == "ja-easy" { "ja-x-easy" } else { lang }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::readings::without_readings;
    use jiff::civil::{date, time as clock};

    fn texts(lang: &str) -> Texts {
        Texts::of(lang, &[])
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), expected);
        }
        assert_eq!(yen(&texts("ja"), 1640), "1,640円");
        assert_eq!(yen(&texts("en"), 1640), "¥1,640");
    }

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let saturday = date(2026, 11, 28);
        assert_eq!(day(&texts("ja"), "long", saturday), "2026年11月28日（土）");
        assert_eq!(day(&texts("en"), "long", saturday), "Sat 28 Nov 2026");
        let easy = |date| without_readings(&day(&texts("ja-easy"), "short", date)).into_owned();
        assert_eq!(easy(saturday), "11月28日");
        let first = day(&texts("ja-easy"), "short", date(2026, 12, 1));
        assert_eq!(first, "12\u{fff9}月\u{fffa}がつ\u{fffb}\u{fff9}1日\u{fffa}ついたち\u{fffb}");
    }

    #[test]
    fn an_occurrence_names_its_day_once() {
        let ja = texts("ja");
        let on = |h, m| (date(2026, 5, 1), Some(clock(h, m, 0, 0)));
        assert_eq!(occurrence(&ja, on(9, 5), Some(on(12, 0))), "2026年5月1日（金） 9:05〜12:00");
        assert_eq!(occurrence(&ja, on(9, 5), None), "2026年5月1日（金） 9:05");
        let midnight = (date(2026, 5, 2), Some(clock(0, 0, 0, 0)));
        assert_eq!(occurrence(&ja, on(22, 0), Some(midnight)), "2026年5月1日（金） 22:00〜24:00");
        let (first, last) =
            ((date(2027, 2, 13), clock(13, 0, 0, 0)), (date(2027, 2, 14), clock(17, 0, 0, 0)));
        assert_eq!(daily_occurrence(&ja, first, last), "2027年2月13日（土）〜14日（日） 各日13:00〜17:00");
        assert_eq!(range(&ja, None, Some("x".into())).as_deref(), Some("xまで"));
    }

    #[test]
    fn days_name_their_year_and_month_once() {
        let (first, in_month) = (date(2027, 8, 14), date(2027, 8, 15));
        for (lang, last, expected) in [
            ("ja", in_month, "2027年8月14日（土）〜15日（日）"),
            ("ja", date(2027, 9, 1), "2027年8月14日（土）〜9月1日（水）"),
            ("ja", date(2028, 8, 15), "2027年8月14日（土）〜2028年8月15日（火）"),
            ("ja", first, "2027年8月14日（土）"),
            ("en", in_month, "Sat 14 – Sun 15 Aug 2027"),
            ("en", date(2027, 9, 1), "Sat 14 Aug – Wed 1 Sep 2027"),
            ("en", date(2028, 8, 15), "Sat 14 Aug 2027 – Tue 15 Aug 2028"),
            ("ja-easy", in_month, "2027年8月14日（土）〜15日（日）"),
        ] {
            let shown = days(&texts(lang), Some(first), Some(last)).expect("days");
            assert_eq!(without_readings(&shown), expected);
        }
        let at = |date, hour| (date, Some(clock(hour, 0, 0, 0)));
        for (lang, expected) in [
            ("ja", "2027年8月14日（土） 13:00〜15日（日） 9:00"),
            ("en", "Sat 14 Aug, 13:00 – Sun 15 Aug 2027, 9:00"),
        ] {
            assert_eq!(occurrence(&texts(lang), at(first, 13), Some(at(in_month, 9))), expected);
        }
    }
}
