//! What a text says of months and days on which something does not take place, or takes place on another day:
//! `1月は休み`, `8月と12月はお休みします`, `お休み：1月`, `年末年始を除く`, `1月のみ第3土曜日`. The text is one after NFKC.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

/// A time of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    /// A month, of any year or of one.
    Month(i8, Option<i16>),
    /// From one day of a month to another, perhaps of the next year.
    Days((i8, i8), (i8, i8)),
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
            Self::Holidays => false,
        }
    }
}

/// What is said of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// That nothing takes place.
    Off,
    /// That it takes place on this day of the week, such as the third one.
    On { nth: Option<i8>, weekday: Weekday },
    /// That it takes place on this day of the month.
    OnDay(i8),
}

/// Something that is said, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub range: Range<usize>,
    pub periods: Vec<Period>,
    pub how: How,
}

const NAMED: [(&str, Period); 12] = [
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

/// What may stand between a time and what is said of it.
const BETWEEN: [&str; 29] = [
    "は",
    "も",
    "の",
    "を",
    "中",
    "に",
    "のみ",
    "だけ",
    "例会",
    "定例会",
    "開催",
    "活動",
    "集まり",
    "集い",
    "教室",
    "会",
    "講座",
    "すべて",
    "全て",
    "期間",
    "毎年",
    "、",
    ",",
    " ",
    "(",
    ")",
    "・",
    "となる日",
    "に当たる日",
];

/// What says that nothing takes place. A denial of it does not.
const OFF: [&str; 28] = [
    "お休み",
    "おやすみ",
    "休み",
    "休会",
    "休止",
    "休業",
    "休館",
    "休講",
    "休室",
    "休演",
    "休場",
    "閉館",
    "開きません",
    "行いません",
    "行ないません",
    "行われません",
    "やりません",
    "開催しません",
    "集まりません",
    "ありません",
    "なし",
    "無し",
    "除く",
    "除き",
    "除いて",
    "中止",
    "不開催",
    "以外",
];
const DENIED: [&str; 9] =
    ["明け", "時間", "処", "どころ", "なし", "なく", "ません", "はありません", "はない"];
/// What stands before times at which nothing takes place: `お休み：1月`.
const OFF_BEFORE: [&str; 8] = ["お休み", "休み", "休会", "休止", "休業", "休館", "休講", "定休"];

/// All that a text says so.
pub(super) fn said(text: &str) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let is_inner = c.is_ascii_digit() && text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let Some((periods, length)) = periods(&text[at..]).filter(|_| !is_inner) else {
            at += c.len_utf8();
            continue;
        };
        let end = at + length;
        let is_one = periods.len() == 1;
        if let Some((how, behind)) = how(&text[end..], is_one) {
            found.push(Said { range: at..end + behind, periods, how });
            at = end + behind;
        } else {
            if let Some(start) = off_before(&text[..at]).filter(|_| ends_here(&text[end..])) {
                found.push(Said { range: start..end, periods, how: How::Off });
            }
            at = end;
        }
    }
    found
}

/// The times that a text begins with: `1月`, `1・8月`, `12月〜2月`, `8月11日`, `年末年始と8月`.
fn periods(text: &str) -> Option<(Vec<Period>, usize)> {
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

fn number(text: &str) -> Option<(u16, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text[..length].parse().ok().map(|number| (number, length))
}

/// What is said behind a time, and how long that is.
fn how(text: &str, is_one: bool) -> Option<(How, usize)> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if let Some(length) = off(rest) {
            return Some((How::Off, at + length));
        }
        // A day is only moved by words that set the time apart.
        let sets_apart =
            text[..at].contains('は') || text[..at].contains("のみ") || text[..at].contains("だけ");
        if let Some((how, length)) = on(rest).filter(|_| is_one && sets_apart) {
            return Some((how, at + length));
        }
        at += cause(rest).or_else(|| {
            BETWEEN.iter().filter(|word| rest.starts_with(**word)).map(|word| word.len()).max()
        })?;
    }
}

fn off(text: &str) -> Option<usize> {
    let word = OFF.iter().find(|word| text.starts_with(**word))?;
    let rest = &text[word.len()..];
    let is_denied = DENIED.iter().any(|word| rest.starts_with(word))
        || rest.starts_with('は') && rest[3..].starts_with(|c: char| c.is_ascii_digit())
        // 8月以外は休み says it of all other months.
        || *word == "以外" && rest.starts_with(['は', 'も']) && rest.contains('休');
    (!is_denied).then_some(word.len())
}

/// `夏休みのため`, `会場の都合により`: why, in a few words.
fn cause(text: &str) -> Option<usize> {
    const LONGEST: usize = 14;
    let near = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    let near = near.split(['。', '\n']).next().unwrap_or_default();
    ["のため", "により"].iter().filter_map(|word| Some(near.find(word)? + word.len())).min()
}

/// `第3土曜`, `16日`.
fn on(text: &str) -> Option<(How, usize)> {
    if let Some(rest) = text.strip_prefix('第') {
        let (nth, length) = number(rest)?;
        let nth = i8::try_from(nth).ok().filter(|nth| (1..=5).contains(nth))?;
        let letter = rest[length..].chars().next()?;
        let weekday = weekday(letter)?;
        let rest = rest[length + letter.len_utf8()..].strip_prefix('曜')?;
        if !takes_place(rest.strip_prefix('日').unwrap_or(rest)) {
            return None;
        }
        let end = '第'.len_utf8() + length + letter.len_utf8() + '曜'.len_utf8();
        return Some((How::On { nth: Some(nth), weekday }, end));
    }
    let (day, length) = number(text)?;
    let rest = text[length..].strip_prefix('日')?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day) && takes_place(rest))?;
    Some((How::OnDay(day), length + '日'.len_utf8()))
}

/// Whether nothing else is said of a day but that it takes place then: 総会 on a day of its own is no other day.
fn takes_place(rest: &str) -> bool {
    const SAID: [&str; 8] = ["です", "に開", "に行", "に変更", "へ変更", "となり", "になり", "に集ま"];
    let weekday = rest.strip_prefix('(').and_then(|inner| Some(&inner[inner.find(')')? + 1..]));
    let rest = weekday.unwrap_or(rest);
    rest.is_empty()
        || rest.starts_with(['。', '\n', '、', ')'])
        || SAID.iter().any(|word| rest.starts_with(word))
}

fn weekday(letter: char) -> Option<Weekday> {
    let at = "月火水木金土日".chars().position(|day| day == letter)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// Where what stands right before times begins, if it says that nothing takes place then.
fn off_before(text: &str) -> Option<usize> {
    let text = text.trim_end_matches([' ', ':', 'は', '・', '=', '(', '月', '日', ']', '】', '」']);
    OFF_BEFORE.iter().find_map(|word| text.strip_suffix(word)).map(str::len)
}

/// Whether nothing else is said behind times that stand behind `お休み：`.
fn ends_here(text: &str) -> bool {
    let rest = text.trim_start_matches([' ', ')']);
    rest.is_empty()
        || rest.starts_with(['。', '\n', '、', ')'])
        || rest.starts_with("です")
        || rest.starts_with("のみ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn said_of(text: &str) -> Vec<String> {
        said(text).into_iter().map(|said| format!("{} {:?}", &text[said.range], said.how)).collect()
    }

    #[test]
    fn times_off_are_told_from_other_times() {
        for (text, words) in [
            ("1月は休みです。", vec!["1月は休み Off"]),
            ("8月と12月はお休みします", vec!["8月と12月はお休み Off"]),
            ("1・8月の例会は休会", vec!["1・8月の例会は休会 Off"]),
            ("12月〜2月は雪のため行いません", vec!["12月〜2月は雪のため行いません Off"]),
            ("お盆と年末年始を除く", vec!["盆と年末年始を除く Off"]),
            ("毎週水曜(祝日・年末年始を除く)", vec!["祝日・年末年始を除く Off"]),
            ("お休み:1月、8月", vec!["お休み:1月、8月 Off"]),
            ("8月11日(祝)は休館です", vec!["8月11日(祝)は休館 Off"]),
            ("8月は夏休みのためお休み", vec!["8月は夏休みのためお休み Off"]),
            ("1月のみ第3土曜日", vec!["1月のみ第3土曜 On { nth: Some(3), weekday: Saturday }"]),
            ("ただし1月は16日に開きます", vec!["1月は16日 OnDay(16)"]),
            ("8月以外の第2土曜", vec!["8月以外 Off"]),
            ("8月以外は休みです", vec![]),
            ("8月は夏休みの宿題をします", vec![]),
            ("1月は休まずに開きます。8月も休みません", vec![]),
            ("12月は休み明けの10日から", vec![]),
            ("1月は会場が変わります", vec![]),
            ("4月10日までに申し込み", vec![]),
            ("1月は3日間の合宿です。12月は20日に総会があります", vec![]),
            ("お休みは8月に取ります", vec![]),
            ("毎年1月8日は雨でもあります", vec![]),
        ] {
            assert_eq!(said_of(text), words, "{text}");
        }
    }

    #[test]
    fn months_go_round_the_end_of_the_year() {
        let [said] = &said("12〜2月は休み")[..] else { panic!("one") };
        let months: Vec<Period> = [12, 1, 2].map(|month| Period::Month(month, None)).to_vec();
        assert_eq!(said.periods, months);
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let year_end = NAMED[0].1;
        assert!(year_end.holds(day("2027-01-03")) && !year_end.holds(day("2027-01-04")));
    }
}
