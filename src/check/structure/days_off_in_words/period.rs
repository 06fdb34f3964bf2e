//! The times of which a text says that something does not take place: `1月`, `12月〜2月`, `年末年始`, `第5週`.

use jiff::civil::{Date, Weekday};

/// Which one of its days of the week a day is in its month.
pub(super) fn week(day: Date) -> i8 {
    (day.day() + 6) / 7
}

/// A time of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    /// A month, of any year or of one.
    Month(i8, Option<i16>),
    /// From one day of a month to another, perhaps of the next year.
    Days((i8, i8), (i8, i8)),
    /// A week of each month, by its number.
    Week(i8),
    /// A day of the week, by its number in the month.
    Nth(i8, Weekday),
    /// Saturdays and Sundays.
    Weekends,
    /// The public holidays.
    Holidays,
}

impl Period {
    /// Whether a day lies in it. Holidays are not known.
    pub(super) fn holds(self, day: Date) -> bool {
        match self {
            Self::Month(month, year) => day.month() == month && year.is_none_or(|year| day.year() == year),
            Self::Days(from, to) => {
                let day = (day.month(), day.day());
                if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to }
            }
            Self::Week(number) => week(day) == number,
            Self::Nth(number, weekday) => week(day) == number && day.weekday() == weekday,
            Self::Weekends => matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
            Self::Holidays => false,
        }
    }
}

pub(super) const NAMED: [(&str, Period); 12] = [
    ("年末年始", Period::Days((12, 29), (1, 3))),
    ("年末", Period::Days((12, 28), (12, 31))),
    ("正月", Period::Days((1, 1), (1, 3))),
    ("三が日", Period::Days((1, 1), (1, 3))),
    ("盆", Period::Days((8, 13), (8, 16))),
    ("ゴールデンウィーク", Period::Days((4, 29), (5, 5))),
    ("GW", Period::Days((4, 29), (5, 5))),
    ("夏休み", Period::Days((7, 21), (8, 31))),
    ("冬休み", Period::Days((12, 25), (1, 7))),
    ("祝祭日", Period::Holidays),
    ("祝日", Period::Holidays),
    ("祭日", Period::Holidays),
];

/// The times that a text begins with: `1月`, `1・8月`, `12月〜2月`, `8月11日`, `年末年始と8月`.
pub(super) fn periods(text: &str) -> Option<(Vec<Period>, usize)> {
    // A week, or a day of it, stands alone: `第2・第4土曜、8月は休み` says nothing of the fourth Saturdays.
    if let Some((periods, length)) = of_weeks(text) {
        return Some((periods, length));
    }
    let mut periods = Vec::new();
    let mut at = 0;
    let mut end = 0;
    loop {
        let (mut some, length) = period(&text[at..])?;
        periods.append(&mut some);
        end = end.max(at + length);
        let rest = &text[end..];
        let separator = ["、", ",", "・", "と", "及び", "および", "/"].iter().find_map(|separator| {
            let behind = rest.strip_prefix(separator)?;
            period(behind).map(|_| separator.len())
        });
        let Some(separator) = separator else { break };
        at = end + separator;
    }
    Some((periods, end))
}

fn period(text: &str) -> Option<(Vec<Period>, usize)> {
    if let Some((name, period)) = NAMED.iter().find(|(name, _)| text.starts_with(name)) {
        return Some((vec![*period], name.len()));
    }
    let (number, mut at) = number(text)?;
    let mut year = None;
    let mut month = number;
    if let Some(rest) = text[at..].strip_prefix('年').filter(|_| number >= 1000) {
        let (next, length) = self::number(rest)?;
        year = i16::try_from(number).ok();
        (month, at) = (next, at + '年'.len_utf8() + length);
    }
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let rest = &text[at..];
    // `1・8月`: the sign of a month stands behind the last one alone.
    if rest.starts_with(['・', '、', '/', '〜', '~', '-']) {
        let (periods, length) = several(text)?;
        return Some((periods, length));
    }
    let rest = rest.strip_prefix('月')?;
    at += '月'.len_utf8();
    if let Some((day, length)) = self::number(rest) {
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        rest[length..].strip_prefix('日')?;
        at += length + '日'.len_utf8();
        let weekday = text[at..].strip_prefix('(').and_then(|inner| inner.find(')'));
        let in_brackets = weekday.filter(|length| *length <= "月・祝".len()).map_or(0, |length| length + 2);
        return Some((vec![Period::Days((month, day), (month, day))], at + in_brackets));
    }
    let up_to = ["〜", "~", "-", "から"].iter().find_map(|sign| {
        let (to, length) = self::number(rest.strip_prefix(sign)?)?;
        rest[sign.len() + length..].strip_prefix('月')?;
        Some((
            i8::try_from(to).ok().filter(|to| (1..=12).contains(to))?,
            sign.len() + length + '月'.len_utf8(),
        ))
    });
    match up_to {
        Some((to, length)) => Some((months(month, to), at + length)),
        None => Some((vec![Period::Month(month, year)], at)),
    }
}

/// `1・8月`, `12〜2月`.
fn several(text: &str) -> Option<(Vec<Period>, usize)> {
    let mut numbers: Vec<i8> = Vec::new();
    let mut is_range = false;
    let mut at = 0;
    loop {
        let (number, length) = number(&text[at..])?;
        numbers.push(i8::try_from(number).ok().filter(|month| (1..=12).contains(month))?);
        at += length;
        let sign = text[at..].chars().next()?;
        at += sign.len_utf8();
        match sign {
            '月' => break,
            '・' | '、' | '/' if !is_range => {}
            '〜' | '~' | '-' if numbers.len() == 1 => is_range = true,
            _ => return None,
        }
    }
    // `3/8月` and the like are not read as days; a digit behind makes a day of it.
    if text[at..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let periods = match numbers.as_slice() {
        [from, to] if is_range => months(*from, *to),
        _ => numbers.iter().map(|month| Period::Month(*month, None)).collect(),
    };
    Some((periods, at))
}

fn months(from: i8, to: i8) -> Vec<Period> {
    let count = (to - from).rem_euclid(12) + 1;
    (0..count).map(|step| Period::Month((from - 1 + step) % 12 + 1, None)).collect()
}

/// A number at the beginning of a text, and its length.
pub(super) fn number(text: &str) -> Option<(u16, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text[..length].parse().ok().map(|number| (number, length))
}

/// `第5週は`, `第5土曜を`, `土日の場合`: a week, a day of it or the weekend, where what is said of it follows at once.
fn of_weeks(text: &str) -> Option<(Vec<Period>, usize)> {
    const FOLLOWS: [&str; 5] = ["は", "を除", "除く", "休", "お休"];
    const IF: [&str; 3] = ["の場合", "のとき", "に当た"];
    if let Some(rest) = text.strip_prefix("土日") {
        let follows = IF.iter().any(|word| rest.starts_with(word));
        return follows.then(|| (vec![Period::Weekends], "土日".len()));
    }
    let behind = text.strip_prefix('第')?;
    let (nth, length) = number(behind)?;
    let nth = i8::try_from(nth).ok().filter(|nth| (1..=5).contains(nth))?;
    let behind = &behind[length..];
    let (period, rest) = match behind.strip_prefix('週') {
        Some(rest) => (Period::Week(nth), rest.strip_prefix('目').unwrap_or(rest)),
        None => {
            let (weekday, rest) = weekday(behind)?;
            (Period::Nth(nth, weekday), rest)
        }
    };
    let follows = FOLLOWS.iter().any(|word| rest.starts_with(word));
    follows.then(|| (vec![period], text.len() - rest.len()))
}

/// A day of the week at the beginning of a text, and what stands behind it: `土曜`, `土曜日`.
pub(super) fn weekday(text: &str) -> Option<(Weekday, &str)> {
    let letter = text.chars().next()?;
    let at = "月火水木金土日".chars().position(|day| day == letter)?;
    let rest = text[letter.len_utf8()..].strip_prefix('曜')?;
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()?;
    Some((weekday, rest.strip_prefix('日').unwrap_or(rest)))
}
