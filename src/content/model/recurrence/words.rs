//! Recurrence rules in Japanese words: 毎月第2・第4土曜, 隔週水曜日（2027年3月31日まで）, 毎日（全3回）.
//!
//! A text is understood whole or not at all. What pages say of a rule is understood as well.

use std::num::NonZeroU16;

use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization;

use super::months_off::{in_other_months, without_months};
use super::{Frequency, RecurrenceRule, RuleEnd, RuleWeekday, Until, WEEKDAYS};
use crate::content::model::types::{DateError, Day};

/// What stands between two items of a list.
const SEPARATORS: [&str; 7] = ["、", ",", "・", "/", "と", "及び", "および"];
pub(super) const UP_TO: [&str; 6] = ["〜", "~", "-", "–", "から", "ー"];

/// The rule that a text says in words.
pub(super) fn read(text: &str) -> Option<RecurrenceRule> {
    let text: String = text.nfkc().collect();
    if parts_numbers(&text) {
        return None;
    }
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (plain, off) = without_months(plain.trim_end_matches('。'));
    let (plain, end) = end(plain);
    let plain = ["に開催", "開催", "に"].iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(plain);
    let mut words = Words(plain);
    let rule = daily(&mut words).or_else(|| weekly(&mut words)).or_else(|| yearly(&mut words));
    let rule = rule.or_else(|| monthly(&mut words))?;
    let rule = if off.is_empty() { rule } else { in_other_months(rule, &off)? };
    words.0.is_empty().then(|| RecurrenceRule {
        end,
        weekdays: each_once(rule.weekdays),
        month_days: each_once(rule.month_days),
        months: each_once(rule.months),
        ..rule
    })
}

/// Whether a space or a line end stands between two digits: `毎月1⏎5日` may mean two days.
fn parts_numbers(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let Some(first) = parts.next() else { return false };
    let ends = |part: &str| part.ends_with(|c: char| c.is_ascii_digit());
    let mut is_number = ends(first);
    parts.any(|part| {
        std::mem::replace(&mut is_number, ends(part)) && part.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// What somebody wrote twice is meant once.
fn each_once<T: PartialEq>(items: Vec<T>) -> Vec<T> {
    let mut once = Vec::with_capacity(items.len());
    for item in items {
        if !once.contains(&item) {
            once.push(item);
        }
    }
    once
}

/// The text that is left to be understood.
#[derive(Clone, Copy)]
pub(super) struct Words<'a>(pub(super) &'a str);

impl Words<'_> {
    /// Takes the first of some words that stands here.
    pub(super) fn take(&mut self, words: &[&str]) -> Option<()> {
        self.0 = words.iter().find_map(|word| self.0.strip_prefix(word))?;
        Some(())
    }

    pub(super) fn number(&mut self) -> Option<i8> {
        let length = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at(length);
        let number = digits.parse().ok().filter(|number| *number > 0)?;
        self.0 = rest;
        Some(number)
    }

    /// What a reader takes from here; nothing is taken where it gives nothing.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = *self;
        let found = read(self);
        if found.is_none() {
            *self = before;
        }
        found
    }

    /// One item or several, with separators between them.
    pub(super) fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = vec![self.attempt(&mut item)?];
        while let Some(next) = self.attempt(|words| {
            words.take(&SEPARATORS)?;
            item(words)
        }) {
            items.push(next);
        }
        Some(items)
    }
}

/// The end of a rule, which stands behind it: `（2027年3月31日まで）`, `2027年3月31日まで`, `全8回`.
fn end(text: &str) -> (&str, RuleEnd) {
    let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    if let Some((rule, inner)) = in_brackets {
        return match until(inner).or_else(|| count(inner)) {
            Some(end) => (rule, end),
            None => (text, RuleEnd::Never),
        };
    }
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    let found = starts.filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    for at in found {
        if let Some(end) = until(&text[at..]).or_else(|| count(&text[at..])) {
            return (text[..at].trim_end_matches(['、', ',']), end);
        }
    }
    (text, RuleEnd::Never)
}

/// `2027年3月31日まで`, also of an era, and with `/`, `-` or `.` between the numbers.
fn until(text: &str) -> Option<RuleEnd> {
    let date = text.strip_suffix("まで")?;
    let begins = ["令和"].iter().any(|era| date.starts_with(era))
        || date.len() > 4 && date.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let is_date = |c: char| c.is_ascii_digit() || "令和元年月日-/.".contains(c);
    let digits = date.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    // A year, a month and a day: who corrected a date and left a part of the old one is asked.
    let numbers = digits.count() + date.matches('元').count();
    if !begins || numbers != 3 || !date.chars().all(is_date) {
        return None;
    }
    let day = match date.parse::<Day>() {
        Ok(day) => day,
        Err(DateError::Era { western: iso } | DateError::OtherForm { iso }) => iso.parse::<Day>().ok()?,
        Err(_) => return None,
    };
    Some(RuleEnd::Until(Until::Day(day.0)))
}

fn count(text: &str) -> Option<RuleEnd> {
    let digits = text.strip_suffix('回')?.strip_prefix('全')?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let count = digits.parse::<u16>().ok().and_then(NonZeroU16::new);
    count.filter(|count| is_number && count.get() <= 10_000).map(RuleEnd::Count)
}

pub(super) fn rule(frequency: Frequency, interval: u16) -> RecurrenceRule {
    RecurrenceRule {
        frequency,
        interval: NonZeroU16::new(interval).unwrap_or(NonZeroU16::MIN),
        end: RuleEnd::Never,
        weekdays: Vec::new(),
        month_days: Vec::new(),
        months: Vec::new(),
        positions: Vec::new(),
        week_start: Weekday::Monday,
    }
}

fn daily(words: &mut Words<'_>) -> Option<RecurrenceRule> {
    if words.attempt(|words| words.take(&["毎週平日", "平日毎日", "平日"])).is_some() {
        words.take(&["(月曜日から金曜日)", "(月~金)", "(月〜金)", "(月-金)"]);
        let weekdays = WEEKDAYS[..5].iter().map(|(_, day)| RuleWeekday { nth: None, day: *day });
        return Some(RecurrenceRule { weekdays: weekdays.collect(), ..rule(Frequency::Weekly, 1) });
    }
    let every = words.attempt(|words| words.take(&["毎日"])).map(|()| 1);
    let interval = every.or_else(|| words.attempt(|words| words.take(&["隔日", "1日おき"])).map(|()| 2));
    interval.map(|interval| rule(Frequency::Daily, interval))
}

fn weekly(words: &mut Words<'_>) -> Option<RecurrenceRule> {
    let interval = words.attempt(|words| interval(words, "毎週", "隔週", &["週間", "週"]))?;
    words.take(&["の"]);
    let days = weekdays(words).unwrap_or_default();
    let weekdays = days.into_iter().map(|day| RuleWeekday { nth: None, day }).collect();
    Some(RecurrenceRule { weekdays, ..rule(Frequency::Weekly, interval) })
}

/// `毎週`, `隔週`, `3週間ごと`, `2週に1回`: 1, 2, 3, 2.
fn interval(words: &mut Words<'_>, every: &str, second: &str, units: &[&str]) -> Option<u16> {
    for (word, interval) in [(every, 1), (second, 2)] {
        if words.take(&[word]).is_some() {
            return Some(interval);
        }
    }
    let number = words.number()?;
    words.take(units)?;
    words.take(&["ごとに", "ごと", "毎に", "毎", "に1回", "に1度", "に一度", "に一回"])?;
    u16::try_from(number).ok()
}

/// `土`, `火・木曜日`, `土日`, `月曜から金曜`.
fn weekdays(words: &mut Words<'_>) -> Option<Vec<Weekday>> {
    let mut days = Vec::new();
    let mut is_first = true;
    while let Some(run) = words.attempt(|words| {
        if !is_first {
            words.take(&SEPARATORS);
        }
        weekday_or_range(words)
    }) {
        is_first = false;
        let new: Vec<_> = run.into_iter().filter(|day| !days.contains(day)).collect();
        days.extend(new);
    }
    (!days.is_empty()).then_some(days)
}

fn weekday_or_range(words: &mut Words<'_>) -> Option<Vec<Weekday>> {
    let from = weekday(words)?;
    let to = words.attempt(|words| {
        words.take(&UP_TO)?;
        weekday(words)
    });
    let Some(to) = to else { return Some(vec![WEEKDAYS[from].1]) };
    words.take(&["まで"]);
    Some(WEEKDAYS.get(from..=to)?.iter().map(|(_, day)| *day).collect())
}

/// The position of a day of the week, Monday first: `土`, `土曜`, `土曜日`.
fn weekday(words: &mut Words<'_>) -> Option<usize> {
    let letter = words.0.chars().next()?;
    let day = "月火水木金土日".chars().position(|day| day == letter)?;
    words.0 = &words.0[letter.len_utf8()..];
    if words.take(&["曜"]).is_some() && !words.0.starts_with("日曜") {
        words.take(&["日"]);
    }
    Some(day)
}

fn yearly(words: &mut Words<'_>) -> Option<RecurrenceRule> {
    words.attempt(|words| {
        words.take(&["毎年"])?;
        if words.0.is_empty() {
            return Some(rule(Frequency::Yearly, 1));
        }
        if let Some((months, month_days)) = words.attempt(dates) {
            return Some(RecurrenceRule { month_days, months, ..rule(Frequency::Yearly, 1) });
        }
        let months = months(words)?;
        let days = days_of_month(words)?;
        Some(RecurrenceRule { months, ..days.of(rule(Frequency::Yearly, 1)) })
    })
}

/// `8月14日・15日`, `5月3日と11月3日`: the months, and the days that each of them has.
fn dates(words: &mut Words<'_>) -> Option<(Vec<i8>, Vec<i8>)> {
    let mut month = None;
    let dates = words.list(|words| {
        month = words.attempt(self::month).or(month);
        Some((month?, day_of_month(words)?))
    })?;
    let (mut months, mut days) = (Vec::new(), Vec::new());
    for (month, day) in &dates {
        months.extend((!months.contains(month)).then_some(*month));
        days.extend((!days.contains(day)).then_some(*day));
    }
    (words.0.is_empty() && months.len() * days.len() == dates.len()).then_some((months, days))
}

fn monthly(words: &mut Words<'_>) -> Option<RecurrenceRule> {
    let months = words.attempt(|words| {
        let months = months(words)?;
        words.take(&["毎月"]);
        Some(months)
    });
    let months = months.unwrap_or_default();
    let every =
        words.attempt(|words| interval(words, "毎月", "隔月", &["か月", "ヶ月", "カ月", "ケ月", "ヵ月"]));
    words.take(&["の"]);
    let days = days_of_month(words)?;
    // `15日` and `8月14日` may be one day.
    let is_said = every.is_some() || months.len() > 1 || days.weekdays.iter().any(|day| day.nth.is_some());
    is_said.then(|| RecurrenceRule { months, ..days.of(rule(Frequency::Monthly, every.unwrap_or(1))) })
}

/// `8月`, `5月と11月の`, `4月〜10月の`, `偶数月の`.
fn months(words: &mut Words<'_>) -> Option<Vec<i8>> {
    let named = [("偶数月", 2), ("奇数月", 1)];
    let of_name = named.iter().find(|(name, _)| words.take(&[name]).is_some());
    let months = match of_name {
        Some((_, first)) => (*first..=12).step_by(2).collect(),
        None => words.list(month_or_range)?.concat(),
    };
    words.take(&["の"]);
    Some(months)
}

fn month_or_range(words: &mut Words<'_>) -> Option<Vec<i8>> {
    let range = words.attempt(|words| {
        let from = words.number()?;
        words.take(&["月"]);
        words.take(&UP_TO)?;
        let to = month(words)?;
        words.take(&["まで"]);
        (from <= to).then(|| (from..=to).collect())
    });
    range.or_else(|| month(words).map(|month| vec![month]))
}

pub(super) fn month(words: &mut Words<'_>) -> Option<i8> {
    let month = words.number().filter(|month| *month <= 12)?;
    words.take(&["月"])?;
    // `2月曜` is no month.
    (!words.0.starts_with('曜')).then_some(month)
}

/// Days of a month: by their numbers, or by the days of the week.
struct DaysOfMonth {
    weekdays: Vec<RuleWeekday>,
    month_days: Vec<i8>,
}

impl DaysOfMonth {
    fn of(self, rule: RecurrenceRule) -> RecurrenceRule {
        RecurrenceRule { weekdays: self.weekdays, month_days: self.month_days, ..rule }
    }
}

fn days_of_month(words: &mut Words<'_>) -> Option<DaysOfMonth> {
    if let Some(days) = words.list(nth_weekday) {
        return Some(DaysOfMonth { weekdays: days.concat(), month_days: Vec::new() });
    }
    words.list(day_of_month).map(|month_days| DaysOfMonth { weekdays: Vec::new(), month_days })
}

/// `第2土曜日`, `第2・第4土曜`, `第1、3日曜`, `最終金曜`.
fn nth_weekday(words: &mut Words<'_>) -> Option<Vec<RuleWeekday>> {
    let before = words.0;
    let numbers = words.list(nth)?;
    let is_ordinal = before.starts_with(['第', '最']);
    words.take(&["の"]);
    let written = words.0;
    let day = WEEKDAYS[weekday(words)?].1;
    // `2日` is a day of the month, `2月` a month.
    let is_named = written.chars().nth(1) == Some('曜');
    if !is_named && (!is_ordinal || day == Weekday::Sunday) {
        return None;
    }
    Some(numbers.into_iter().map(|nth| RuleWeekday { nth: Some(nth), day }).collect())
}

fn nth(words: &mut Words<'_>) -> Option<i8> {
    if words.take(&["最終", "最後の", "最後"]).is_some() {
        return Some(-1);
    }
    words.take(&["第"]);
    let of_kanji = "一二三四五".chars().zip(1..).find(|(kanji, _)| words.0.starts_with(*kanji));
    let Some((kanji, number)) = of_kanji else { return words.number().filter(|number| *number <= 5) };
    words.0 = &words.0[kanji.len_utf8()..];
    Some(number)
}

/// `15日`, and `末日` for the last one.
fn day_of_month(words: &mut Words<'_>) -> Option<i8> {
    if words.take(&["末日", "月末", "最終日"]).is_some() {
        return Some(-1);
    }
    let day = words.number().filter(|day| *day <= 31)?;
    words.take(&["日"])?;
    Some(day)
}
