//! Further ways to write the numbers, days and telephone numbers of a term, each found only as a whole:
//! 三丁目 and 3丁目, 5/3 and 5月3日, 03-0000-0001 and 0300000001.
//!
//! A piece of such a form would be another number (5/3 in 5/30, 三丁目 in 十三丁目), so what stands beside it
//! has a say: [`stands_alone`].

use super::forms::{JOINTS, joins_counter};

/// What follows a number that may be written in kanji as well. Not 分 and 時: 十分 and 一時 are other words.
const COUNTED: &str = "丁回月日年人名歳件階期号条週";
const KANJI: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/// Further kanji that a number may hold; such a number stays as it is.
const OTHER_KANJI: &str = "〇百千万";
/// Signs between the parts of a number.
const PARTS: &str = ",.-/";
/// What stands before and behind a part of a day.
const BESIDE_DAY: &str = "0123456789./-";
/// How the digits of a telephone number are grouped, by their count.
const GROUPS: [[usize; 3]; 7] = [[2, 4, 4], [3, 3, 4], [4, 2, 4], [5, 1, 4], [4, 3, 3], [3, 4, 4], [4, 3, 4]];
const REIWA_BEFORE: u32 = 2018;

/// All whole forms of a term's symbols; those in `known` are left out.
pub(crate) fn of(symbols: &[u32], known: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let text: Vec<char> = symbols.iter().filter_map(|code| char::from_u32(*code)).collect();
    let digits = renumbered(&text, true);
    let mut all = Vec::new();
    for base in [digits.clone(), renumbered(&text, false)] {
        all.extend(with_joints(&base));
    }
    all.extend(phone_numbers(&text));
    all.extend(days(&digits));
    let mut forms: Vec<Vec<u32>> = Vec::new();
    for form in all {
        let form: Vec<u32> = form.into_iter().map(u32::from).collect();
        if form != symbols && !known.contains(&form) && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Whether a whole form that begins behind `previous` and ends before `next` is no piece of a longer number.
pub(crate) fn stands_alone(form: &[u32], previous: Option<u32>, next: Option<u32>) -> bool {
    let is = |code: Option<u32>, holds: fn(char) -> bool| code.and_then(char::from_u32).is_some_and(holds);
    let is_end = is(form.first().copied(), is_kanji) && is(previous, is_numeral);
    let is_beginning = is(form.last().copied(), is_digit) && is(next, is_digit);
    !is_end && !is_beginning
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn is_kanji(letter: char) -> bool {
    KANJI.contains(&letter)
}

fn is_numeral(letter: char) -> bool {
    is_kanji(letter) || OTHER_KANJI.contains(letter)
}

/// The text with all numbers from 1 to 99 that are counted in digits, or in kanji.
fn renumbered(text: &[char], in_digits: bool) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let class = if is_digit(text[at]) { is_digit } else { is_numeral };
        let length = text[at..].iter().take_while(|letter| class(**letter)).count();
        let run = &text[at..at + length.max(1)];
        let is_counted = length > 0 && is_counted(text, at, at + length);
        match value(run).filter(|_| is_counted) {
            Some(value) if in_digits => out.extend(value.to_string().chars()),
            Some(value) => out.extend(in_kanji(value)),
            None => out.extend(run),
        }
        at += run.len();
    }
    out
}

/// Whether a counter stands behind a number, or 第 before it.
fn is_counted(text: &[char], from: usize, to: usize) -> bool {
    let previous = from.checked_sub(1).map(|before| text[before]);
    let Some(next) = text.get(to).copied() else { return false };
    let is_part = |letter: char| is_digit(letter) || is_numeral(letter) || PARTS.contains(letter);
    if previous.is_some_and(is_part) {
        return false;
    }
    let is_joined =
        text.get(to + 1).is_some_and(|counter| joins_counter(u32::from(next), u32::from(*counter)));
    COUNTED.contains(next) || is_joined || (previous == Some('第') && !is_part(next))
}

/// The value of digits or kanji, from 1 to 99.
fn value(run: &[char]) -> Option<u32> {
    let of =
        |letter: char| KANJI.iter().zip(1..).find(|(kanji, _)| **kanji == letter).map(|(_, value)| value);
    match *run {
        [first, ref rest @ ..] if is_digit(first) => {
            let is_short = first != '0' && rest.len() < 2;
            if is_short { number(run) } else { None }
        }
        [one] => of(one),
        ['十', ones] => of(ones).filter(|ones| *ones < 10).map(|ones| 10 + ones),
        [tens, '十'] => of(tens).filter(|tens| (2..10).contains(tens)).map(|tens| tens * 10),
        [tens, '十', ones] => {
            let tens = of(tens).filter(|tens| (2..10).contains(tens))?;
            of(ones).filter(|ones| *ones < 10).map(|ones| tens * 10 + ones)
        }
        _ => None,
    }
}

fn number(digits: &[char]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit.to_digit(10)?))
}

fn in_kanji(value: u32) -> Vec<char> {
    let digit = |value: u32| KANJI[(value - 1) as usize];
    let (tens, ones) = (value / 10, value % 10);
    let mut out = Vec::new();
    if tens > 1 {
        out.push(digit(tens));
    }
    if tens > 0 {
        out.push('十');
    }
    if ones > 0 {
        out.push(digit(ones));
    }
    out
}

/// The text itself, then with each way to join a counter to its number, where one is joined.
fn with_joints(text: &[char]) -> Vec<Vec<char>> {
    let symbols: Vec<u32> = text.iter().copied().map(u32::from).collect();
    let places = super::forms::joints(&symbols);
    let mut all = vec![text.to_vec()];
    for joint in JOINTS.iter().filter(|_| !places.is_empty()) {
        let mut form = text.to_vec();
        for at in &places {
            form[*at] = char::from_u32(*joint).unwrap_or(form[*at]);
        }
        all.push(form);
    }
    all
}

/// A telephone number without its signs, and with each of the usual ones.
fn phone_numbers(text: &[char]) -> Vec<Vec<char>> {
    let digits: Vec<char> = text.iter().copied().filter(|letter| is_digit(*letter)).collect();
    let is_phone = text.iter().all(|letter| is_digit(*letter) || matches!(letter, '-' | '(' | ')'))
        && matches!(digits.len(), 10 | 11)
        && digits[0] == '0';
    if !is_phone {
        return Vec::new();
    }
    let typed: Vec<usize> =
        text.split(|letter| !is_digit(*letter)).map(<[char]>::len).filter(|length| *length > 0).collect();
    let groups = GROUPS.iter().filter(|groups| {
        groups.iter().sum::<usize>() == digits.len() && (typed.len() != 3 || typed == groups.as_slice())
    });
    let mut all = vec![digits.clone()];
    for [first, second, _] in groups {
        let (area, rest) = digits.split_at(*first);
        let (exchange, own) = rest.split_at(*second);
        for signs in [["", "-", "-"], ["(", ")", "-"], ["", "(", ")"]] {
            let parts = [signs[0].chars().collect(), area.to_vec(), signs[1].chars().collect()];
            let mut form: Vec<char> = parts.concat();
            form.extend(exchange);
            form.extend(signs[2].chars());
            form.extend(own);
            all.push(form);
        }
    }
    all
}

/// A day as a term has it.
#[derive(Clone, Copy)]
struct Day {
    year: Option<u32>,
    month: u32,
    date: u32,
}

impl Day {
    fn writings(self) -> Vec<String> {
        let Self { year, month, date } = self;
        let Some(year) = year else {
            return vec![
                format!("{month}月{date}日"),
                format!("{month}/{date}"),
                format!("{month:02}/{date:02}"),
            ];
        };
        let mut all = vec![
            format!("{year}年{month}月{date}日"),
            format!("{year}/{month}/{date}"),
            format!("{year}/{month:02}/{date:02}"),
            format!("{year}-{month:02}-{date:02}"),
            format!("{year}.{month}.{date}"),
        ];
        if year > REIWA_BEFORE {
            let of_era = year - REIWA_BEFORE;
            let of_era = if of_era == 1 { "元".to_owned() } else { of_era.to_string() };
            all.push(format!("令和{of_era}年{month}月{date}日"));
        }
        all
    }
}

/// The text with all its days in each of the usual ways.
fn days(text: &[char]) -> Vec<Vec<char>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some((day, end)) = day_at(text, at) {
            found.push((at, end, day.writings()));
            at = end;
        } else {
            at += 1;
        }
    }
    let ways = found.iter().map(|(_, _, writings)| writings.len()).max().unwrap_or(0);
    let write = |way: usize| {
        let mut out = Vec::new();
        let mut done = 0;
        for (from, to, writings) in &found {
            out.extend(&text[done..*from]);
            out.extend(writings.get(way).unwrap_or(&writings[0]).chars());
            done = *to;
        }
        out.extend(&text[done..]);
        out
    };
    (0..ways).map(write).collect()
}

/// The day that is written at a place, and where it ends.
fn day_at(text: &[char], at: usize) -> Option<(Day, usize)> {
    let is_beside = |letter: char| BESIDE_DAY.contains(letter);
    if at > 0 && (is_beside(text[at - 1]) || matches!(text[at - 1], ',' | '年')) {
        return None;
    }
    let (day, end) = numeric_day(text, at).or_else(|| written_day(text, at))?;
    let is_day = (1..=12).contains(&day.month) && (1..=31).contains(&day.date);
    (is_day && !text.get(end).is_some_and(|next| is_beside(*next))).then_some((day, end))
}

/// 2026-05-03, 2026/5/3, 2026.5.3, 5/3.
fn numeric_day(text: &[char], at: usize) -> Option<(Day, usize)> {
    let (first, at) = digits_at(text, at, 4)?;
    let sign = *text.get(at).filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let (second, at) = digits_at(text, at + 1, 2)?;
    if first.len() == 4 && matches!(first[0], '1' | '2') {
        let at = (text.get(at) == Some(&sign)).then_some(at + 1)?;
        let (third, at) = digits_at(text, at, 2)?;
        return Some((Day { year: number(first), month: number(second)?, date: number(third)? }, at));
    }
    let is_day = sign == '/' && first.len() < 3;
    is_day.then_some((Day { year: None, month: number(first)?, date: number(second)? }, at))
}

/// 5月3日, 2026年5月3日, 令和8年5月3日.
fn written_day(text: &[char], at: usize) -> Option<(Day, usize)> {
    let (year, at) = year_at(text, at).map_or((None, at), |(year, at)| (Some(year), at));
    let (month, at) = digits_at(text, at, 2)?;
    let at = (text.get(at) == Some(&'月')).then_some(at + 1)?;
    let (date, at) = digits_at(text, at, 2)?;
    let at = (text.get(at) == Some(&'日')).then_some(at + 1)?;
    Some((Day { year, month: number(month)?, date: number(date)? }, at))
}

fn year_at(text: &[char], at: usize) -> Option<(u32, usize)> {
    let era = text[at..].strip_prefix(&['令', '和']);
    let at = if era.is_some() { at + 2 } else { at };
    let (year, at) = match (era, text.get(at)) {
        (Some(_), Some('元')) => (REIWA_BEFORE + 1, at + 1),
        (Some(_), _) => {
            let (year, at) = digits_at(text, at, 2).filter(|(year, _)| year[0] != '0')?;
            (REIWA_BEFORE + number(year)?, at)
        }
        (None, _) => {
            let (year, at) = digits_at(text, at, 4)?;
            let is_year = year.len() == 4 && matches!(year[0], '1' | '2');
            (number(year).filter(|_| is_year)?, at)
        }
    };
    (text.get(at) == Some(&'年')).then_some((year, at + 1))
}

/// All digits from a place on, at least one and at most so many.
fn digits_at(text: &[char], at: usize, most: usize) -> Option<(&[char], usize)> {
    let rest = text.get(at..)?;
    let count = rest.iter().take_while(|letter| is_digit(**letter)).count();
    (1..=most).contains(&count).then(|| (&rest[..count], at + count))
}
