//! What a text says of months and days on which something does not take place, or takes place on another day:
//! `1月は休み`, `8月と12月はお休みします`, `お休み：1月`, `年末年始を除く`, `1月のみ第3土曜日`. The text is one after NFKC.

use std::ops::Range;

use jiff::civil::Weekday;

use super::period::{Period, number, periods, weekday};

/// What is said of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum How {
    /// That nothing takes place.
    Off,
    /// That it takes place on these of a day of the week, such as the first and the third one.
    On { nths: Vec<i8>, weekday: Weekday },
    /// That it takes place on this day of the month.
    OnDay(i8),
    /// That it takes place on the day behind it, or a week later.
    Later,
}

/// Something that is said, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub range: Range<usize>,
    pub periods: Vec<Period>,
    pub how: How,
}

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
/// What ends a note such as `(8月休)`.
const ENDS: [char; 7] = ['。', '、', ',', ')', '\n', ' ', '・'];
const DENIED: [&str; 9] =
    ["明け", "時間", "処", "どころ", "なし", "なく", "ません", "はありません", "はない"];
/// What stands before times at which nothing takes place: `お休み：1月`.
const OFF_BEFORE: [&str; 9] = ["お休み", "休みの", "休み", "休会", "休止", "休業", "休館", "休講", "定休"];

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
        if let Some((how, behind)) = how(&text[end..], &periods) {
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

/// What is said behind a time, and how long that is.
fn how(text: &str, periods: &[Period]) -> Option<(How, usize)> {
    let of_months = periods.iter().all(|period| matches!(period, Period::Month(..)));
    if !of_months && let Some(length) = later(text) {
        return Some((How::Later, length));
    }
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if let Some(length) = off(rest) {
            return Some((How::Off, at + length));
        }
        // A day is only moved by words that set the time apart.
        let sets_apart =
            text[..at].contains('は') || text[..at].contains("のみ") || text[..at].contains("だけ");
        let is_one = periods.len() == 1 || of_months;
        if let Some((how, length)) = on(rest).filter(|_| is_one && sets_apart) {
            return Some((how, at + length));
        }
        at += cause(rest).or_else(|| {
            BETWEEN.iter().filter(|word| rest.starts_with(**word)).map(|word| word.len()).max()
        })?;
    }
}

fn off(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix('休').filter(|rest| rest.is_empty() || rest.starts_with(ENDS)) {
        return Some(text.len() - rest.len());
    }
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

/// `は翌日`, `の場合は翌平日に行います`: what is said where a day falls on another sort of days.
fn later(text: &str) -> Option<usize> {
    const IF: [&str; 7] =
        ["の場合は", "の場合", "のときは", "に当たる場合は", "に当たるときは", "なら", "は"];
    const LATER: [&str; 5] = ["翌日", "翌平日", "翌営業日", "翌週", "次の日"];
    let length = IF.iter().find(|word| text.starts_with(**word))?.len();
    let word = LATER.iter().find(|word| text[length..].starts_with(**word))?;
    // 祝日は翌日も says it of both.
    let behind = &text[length + word.len()..];
    (!behind.starts_with(['も', 'と'])).then_some(length + word.len())
}

/// `第3土曜`, `第1・第3日曜`, `16日`.
fn on(text: &str) -> Option<(How, usize)> {
    if text.starts_with('第') {
        let (mut rest, mut nths) = (text, Vec::new());
        loop {
            rest = rest.strip_prefix('第').unwrap_or(rest);
            let (nth, length) = number(rest)?;
            nths.push(i8::try_from(nth).ok().filter(|nth| (1..=5).contains(nth))?);
            rest = &rest[length..];
            match rest.strip_prefix(['・', '、', ',', 'と']) {
                Some(behind) => rest = behind,
                None => break,
            }
        }
        let (weekday, behind) = weekday(rest)?;
        let day = text.len() - behind.len();
        // The word for day is not part of what is quoted.
        let end = text[..day].strip_suffix('日').map_or(day, str::len);
        return takes_place(behind).then_some((How::On { nths, weekday }, end));
    }
    let (day, length) = number(text)?;
    let rest = text[length..].strip_prefix('日')?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day) && takes_place(rest))?;
    Some((How::OnDay(day), length + '日'.len_utf8()))
}

/// Whether nothing else is said of a day but that it takes place then: 総会 on a day of its own is no other day.
fn takes_place(rest: &str) -> bool {
    const SAID: [&str; 10] =
        ["のみ", "だけ", "です", "に開", "に行", "に変更", "へ変更", "となり", "になり", "に集ま"];
    let weekday = rest.strip_prefix('(').and_then(|inner| Some(&inner[inner.find(')')? + 1..]));
    let rest = weekday.unwrap_or(rest);
    rest.is_empty()
        || rest.starts_with(['。', '\n', '、', ')'])
        || SAID.iter().any(|word| rest.starts_with(word))
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
    use jiff::civil::Date;

    use super::super::period::NAMED;
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
            ("1月のみ第3土曜日", vec!["1月のみ第3土曜 On { nths: [3], weekday: Saturday }"]),
            ("12月~3月は第1・第3日曜", vec!["12月~3月は第1・第3日曜 On { nths: [1, 3], weekday: Sunday }"]),
            ("8月は第1土曜のみ", vec!["8月は第1土曜 On { nths: [1], weekday: Saturday }"]),
            ("第2土曜(1月休)", vec!["1月休 Off"]),
            ("1・8月休。", vec!["1・8月休 Off"]),
            ("1月休校の子", vec![]),
            ("祝日は休み、第5週は休み", vec!["祝日は休み Off", "第5週は休み Off"]),
            ("第5土曜日を除く", vec!["第5土曜日を除く Off"]),
            ("毎週月曜(祝日は翌日)", vec!["祝日は翌日 Later"]),
            ("土日の場合は翌平日", vec!["土日の場合は翌平日 Later"]),
            ("休みの日:8月と年末", vec!["休みの日:8月と年末 Off"]),
            ("第2・第4土曜、8月は休み", vec!["8月は休み Off"]),
            ("祝日は翌日も開きます", vec![]),
            ("第3土曜は例会です。土日は家族で楽しめます", vec![]),
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
