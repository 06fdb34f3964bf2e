//! Days with times: 2026年12月31日 午後1時, 2026/12/31 10:00〜12:00, 12月5日～6日, 24:00.

use jiff::civil::Date;

use super::clock::{self, Minutes};
use super::date::{self, Written};
use super::scan::Scan;

/// When something is: from a day, perhaps at a time, perhaps to a time or another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    /// The first day.
    pub day: Date,
    /// From when to when, on the first day.
    pub times: Option<(Minutes, Option<Minutes>)>,
    /// The last day and its time, where it was named.
    pub until: Option<(Date, Option<Minutes>)>,
}

impl Period {
    /// The beginning as the format has it: `2026-12-31 13:00`.
    pub(super) fn start(&self) -> String {
        written(self.day, self.times.map(|(start, _)| start))
    }

    /// The end as the format has it, where one was named.
    pub(super) fn end(&self) -> Option<String> {
        match (self.until, self.times) {
            (Some((day, time)), _) => Some(written(day, time)),
            (None, Some((_, Some(end)))) => Some(written(self.day, Some(end))),
            (None, _) => None,
        }
    }
}

/// A day and a time; 24:00 is 0:00 of the next day.
pub(super) fn written(day: Date, time: Option<Minutes>) -> String {
    match time {
        Some(time) if time.is_end_of_day() => match day.tomorrow() {
            Ok(next) => format!("{next} {}", time.iso()),
            Err(_) => format!("{day} 23:59"),
        },
        Some(time) => format!("{day} {}", time.iso()),
        None => day.to_string(),
    }
}

/// The period that a whole text names.
pub(super) fn period(text: &str) -> Option<Period> {
    let mut scan = Scan::new(text);
    let Written::Day(day) = date::written(&mut scan)? else { return None };
    scan.spaces().eat_any(&["t", ","]);
    let times = clock::range(scan.spaces());
    let mut until = None;
    if times.is_none_or(|(_, end)| end.is_none()) {
        let is_open = times.is_some();
        let joined = scan.spaces().eat_any(&["~", "-", "から", "より"]).is_some();
        if joined || is_open {
            until = last(scan.spaces(), day);
        }
        if joined && until.is_none() && !scan.is_done() {
            return None;
        }
    }
    scan.spaces().eat_any(&["まで", "締切", "〆切", "必着"]);
    // An open end at the last is said by the field's own absence.
    scan.is_done().then_some(Period { day, times, until })
}

/// The last day of a period: `12月6日` or `6日` of the year or month of the first.
fn last(scan: &mut Scan, first: Date) -> Option<(Date, Option<Minutes>)> {
    let mut ahead = scan.clone();
    let day = match date::written(&mut ahead) {
        Some(Written::Day(day)) => day,
        Some(Written::DayOfAnyYear { month, day: Some(day) }) => {
            let same_year = Date::new(first.year(), month, day).ok()?;
            if same_year >= first { same_year } else { Date::new(first.year() + 1, month, day).ok()? }
        }
        _ => {
            ahead = scan.clone();
            let number = i8::try_from(ahead.number(2)?).ok()?;
            let day = if ahead.eat("日") {
                Date::new(first.year(), first.month(), number).ok().filter(|day| *day >= first)?
            } else if ahead.eat_any(&[".", "-"]).is_some() {
                // R9.2.11～2.13
                let day = i8::try_from(ahead.number(2)?).ok()?;
                let same_year = Date::new(first.year(), number, day).ok()?;
                if same_year >= first { same_year } else { Date::new(first.year() + 1, number, day).ok()? }
            } else {
                // 2027/1/16～17
                Date::new(first.year(), first.month(), number).ok().filter(|day| *day > first)?
            };
            if date::weekday(&mut ahead).is_some_and(|named| named != day.weekday()) {
                return None;
            }
            day
        }
    };
    let mut timed = ahead.clone();
    let time = clock::time(timed.spaces());
    *scan = if time.is_some() { timed } else { ahead };
    Some((day, time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_as_people_write_them() {
        let read = |text: &str| period(text).map(|p| (p.start(), p.end().unwrap_or_default()));
        for (text, start, end) in [
            ("2026/12/31 13:00", "2026-12-31 13:00", ""),
            ("2026年12月31日 午後1時", "2026-12-31 13:00", ""),
            ("令和8年12月31日（木）１３：００", "2026-12-31 13:00", ""),
            ("2026-12-31 10:00〜12:00", "2026-12-31 10:00", "2026-12-31 12:00"),
            ("2026-12-31 24:00", "2027-01-01 00:00", ""),
            ("2026-12-31 20:00-24:00", "2026-12-31 20:00", "2027-01-01 00:00"),
            ("2026-12-31T10:00", "2026-12-31 10:00", ""),
            ("2026年12月5日～6日", "2026-12-05", "2026-12-06"),
            ("2027/1/16～17", "2027-01-16", "2027-01-17"),
            ("2027/2/6(土)~7(日)", "2027-02-06", "2027-02-07"),
            ("R9.4.3～4", "2027-04-03", "2027-04-04"),
            ("2026/12/31～1/2", "2026-12-31", "2027-01-02"),
            ("2026/12/31 13:00 ～ 2027/1/1 2:00", "2026-12-31 13:00", "2027-01-01 02:00"),
            ("2026年12月31日 午後1時～", "2026-12-31 13:00", ""),
            ("2026/12/25 17時まで", "2026-12-25 17:00", ""),
            ("令和9年2月13日（土）～14日（日）", "2027-02-13", "2027-02-14"),
            ("R9.2.11～2.13", "2027-02-11", "2027-02-13"),
        ] {
            assert_eq!(read(text), Some((start.to_owned(), end.to_owned())), "{text}");
        }
        for text in [
            "令和9年2月13日（土）～14日（月）",
            "2026-12-31T10:00+09:00",
            "12/31 10:00",
            "2026-12-31 午後",
            "毎月第2土曜",
            "未定（3月予定）",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
