//! The days on which people were born, told from those on which something else began.

use std::ops::Range;

use super::folded::{Folded, is_kanji_digit};

/// What is born of an idea: behind a day on which it began it names no person.
const NOT_PEOPLE: [&str; 57] = [
    "会",
    "団",
    "店",
    "組",
    "館",
    "園",
    "校",
    "社",
    "部",
    "隊",
    "市",
    "町",
    "村",
    "祭",
    "まつり",
    "祭り",
    "クラブ",
    "グループ",
    "サークル",
    "カフェ",
    "センター",
    "食堂",
    "制度",
    "活動",
    "取り組み",
    "取組",
    "ネットワーク",
    "事業",
    "施設",
    "公園",
    "橋",
    "歌",
    "キャラクター",
    "ブランド",
    "商品",
    "NPO",
    "団体",
    "チーム",
    "場",
    "所",
    "線",
    "船",
    "寺",
    "作品",
    "言葉",
    "名前",
    "味",
    "菓子",
    "料理",
    "酒",
    "塾",
    "劇団",
    "合唱団",
    "楽団",
    "品種",
    "通り",
    "本",
];

/// What a sentence says of a person before it says when they were born.
const PEOPLE: [&str; 17] = [
    "さん",
    "氏",
    "様",
    "先生",
    "会長",
    "代表",
    "理事長",
    "私",
    "わたし",
    "僕",
    "祖父",
    "祖母",
    "父",
    "母",
    "娘",
    "息子",
    "本人",
];

const ERAS: [&str; 5] = ["明治", "大正", "昭和", "平成", "令和"];

/// How far a place may stand between a day and the words for a birth, in characters.
const LONGEST_PLACE: usize = 15;

/// `1985年4月3日生まれ`, `1985年4月3日、港町に生まれ`, `S60.4.3生` and `生年月日：昭和60年4月3日`. A year alone is none.
pub(super) fn birthdays(text: &str, folded: &Folded, is_story: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in ["生まれ", "生れ", "うまれ"] {
        found.extend(
            text.match_indices(word).filter_map(|(place, word)| born(text, folded, is_story, place, word)),
        );
    }
    found.extend(text.match_indices('生').filter_map(|(place, word)| {
        let behind = &text[place + word.len()..];
        let goes_on = behind.chars().next().is_some_and(char::is_alphabetic);
        let start = day_before(folded, folded.number_at(place)).filter(|_| !goes_on)?;
        Some(folded.place(start)..place + word.len())
    }));
    for (word, is_of_people) in [("生年月日", true), ("誕生日", is_story)] {
        let stated = text.match_indices(word).filter(|_| is_of_people);
        found.extend(stated.filter_map(|(place, word)| stated_day(text, folded, place, word)));
    }
    found
}

/// The day before words for a birth, with them.
fn born(text: &str, folded: &Folded, is_story: bool, place: usize, word: &str) -> Option<Range<usize>> {
    let behind = &text[place + word.len()..];
    if ["変わ", "かわ"].iter().any(|change| behind.starts_with(change)) {
        return None;
    }
    let at = folded.number_at(place);
    let (start, is_direct) = match day_before(folded, at) {
        Some(start) => (start, true),
        None => (day_before_place(folded, at)?, false),
    };
    let year: String = folded.characters[start..].iter().take(4).map(|(_, c)| *c).collect();
    // Who was born then is history.
    if year.starts_with("明治") || year.parse::<u32>().is_ok_and(|year| year < 1910) {
        return None;
    }
    let start = folded.place(start);
    // Whom something is for: 平成18年4月2日〜平成19年4月1日生まれの方.
    let is_of_many = text[..start].ends_with(['〜', '～', '~', '-', '－', 'ら'])
        || ["の方", "の人", "の子", "の児", "まで", "以降", "以前", "から"]
            .iter()
            .any(|many| behind.starts_with(many));
    let noun = behind.trim_start_matches(['た', 'の']);
    let is_thing = noun.len() < behind.len()
        && (behind.starts_with("たのが") || begins_with_thing(noun.trim_start_matches('、')));
    if is_of_many || is_thing {
        return None;
    }
    let sentence = text[..start].rsplit(['。', '\n', '！', '？']).next().unwrap_or_default();
    let topic = topic(sentence);
    let is_person = topic.is_some_and(|topic| PEOPLE.iter().any(|word| topic.ends_with(word)));
    let is_other = topic.is_some_and(|topic| NOT_PEOPLE.iter().any(|word| topic.ends_with(word)));
    if !is_person && (is_other || !is_direct && !is_story) {
        return None;
    }
    Some(start..place + word.len())
}

/// Whether a noun, with what describes it, is no person: 町の会, NPO.
fn begins_with_thing(noun: &str) -> bool {
    const LONGEST: usize = 8;
    let end = noun.find(|c: char| !(c.is_alphanumeric() || c == 'ー')).unwrap_or(noun.len());
    let words = noun[..end].split(['は', 'が', 'を', 'に', 'で', 'も']).next().unwrap_or_default();
    let words = words.trim_end_matches("です").trim_end_matches("である");
    words.chars().count() <= LONGEST && NOT_PEOPLE.iter().any(|thing| words.ends_with(thing))
}

/// What a sentence is about, as far as it says so before its end: 「会は」, 「浜口さんが」.
fn topic(sentence: &str) -> Option<&str> {
    let sentence = sentence.trim_end_matches(['、', '，', ' ', '\u{3000}']);
    ["は", "が", "も"].iter().find_map(|joint| sentence.strip_suffix(joint)).or_else(|| {
        let at = ["は、", "が、", "も、"].iter().filter_map(|joint| sentence.rfind(joint)).max()?;
        Some(&sentence[..at])
    })
}

/// Where a day begins behind which a place stands: 1985年4月3日、港町に. The place may be left out.
fn day_before_place(folded: &Folded, end: usize) -> Option<usize> {
    let mut at = end.checked_sub(1).filter(|at| matches!(folded.get(*at), Some('に' | 'で')))?;
    for _ in 0..=LONGEST_PLACE {
        if let Some(start) = day_before(folded, at) {
            return Some(start);
        }
        at = at.checked_sub(1)?;
        if matches!(folded.get(at)?, '。' | '\n' | 'は' | 'が' | 'を') {
            return None;
        }
        if folded.get(at) == Some('、') {
            return day_before(folded, at);
        }
    }
    None
}

/// Where `昭和60年4月3日`, `昭和60年（1985年）4月3日` or `S60.4.3` begins that ends before a character.
fn day_before(folded: &Folded, end: usize) -> Option<usize> {
    if folded.before(end) == Some('日') { day_in_words(folded, end) } else { day_in_signs(folded, end) }
}

fn day_in_words(folded: &Folded, end: usize) -> Option<usize> {
    let mut at = end;
    for (sign, most) in [('日', 3), ('月', 2), ('年', 4)] {
        if sign == '年' {
            at = before_brackets(folded, at);
        }
        at = at.checked_sub(1).filter(|at| folded.get(*at) == Some(sign))?;
        let digits = folded.digits_before(at, most);
        let start = if digits < at { digits } else { folded.start_of(at, most, is_kanji_digit) };
        at = Some(start).filter(|start| *start < at)?;
    }
    let era: String = folded.characters[at.saturating_sub(2)..at].iter().map(|(_, c)| *c).collect();
    Some(if ERAS.contains(&era.as_str()) { at - 2 } else { at })
}

/// Where brackets begin that end before a character and hold a year in another count; the character itself where none do.
fn before_brackets(folded: &Folded, at: usize) -> usize {
    const LONGEST: usize = 10;
    if !matches!(folded.before(at), Some('）' | ')')) {
        return at;
    }
    let inside = folded.characters[..at - 1].iter().rev().take(LONGEST);
    let length = inside.take_while(|(_, c)| !matches!(c, '（' | '(')).count();
    let opening = (at - 1).checked_sub(length + 1);
    opening.filter(|opening| matches!(folded.get(*opening), Some('（' | '('))).unwrap_or(at)
}

/// `1985/4/3`, `S60.4.3`, `昭60.4.3`: a year of two digits only with its era.
fn day_in_signs(folded: &Folded, end: usize) -> Option<usize> {
    let number = |start: usize, end: usize| -> Option<u32> {
        let digits: String = folded.characters[start..end].iter().map(|(_, c)| *c).collect();
        digits.parse().ok()
    };
    let day = folded.digits_before(end, 2);
    let sign = folded.before(day).filter(|c| ".-/".contains(*c) && day < end)?;
    let month = folded.digits_before(day - 1, 2);
    if !(1..=31).contains(&number(day, end)?) || !(1..=12).contains(&number(month, day - 1)?) {
        return None;
    }
    let year_end = month.checked_sub(1).filter(|at| folded.get(*at) == Some(sign))?;
    let year = folded.digits_before(year_end, 4);
    let is_western = year_end - year == 4 && (1850..2100).contains(&number(year, year_end)?);
    if is_western {
        return Some(year);
    }
    let era: String = folded.characters[year.saturating_sub(2)..year].iter().map(|(_, c)| *c).collect();
    let is_named = ERAS.contains(&era.as_str());
    let short = era.chars().next_back().is_some_and(|c| "明大昭平令MTSHRmtshrＭＴＳＨＲ".contains(c));
    let is_word = era.chars().next().is_some_and(|c| era.chars().count() == 2 && c.is_ascii_alphanumeric());
    let is_year = (1..=2).contains(&(year_end - year));
    match (is_year, is_named, short && !is_word) {
        (true, true, _) => Some(year - 2),
        (true, false, true) => Some(year - 1),
        _ => None,
    }
}

/// The day behind words that ask for it.
fn stated_day(text: &str, folded: &Folded, place: usize, word: &str) -> Option<Range<usize>> {
    const IN_DAY: &str = "明治大正昭和平成令元年月日/.- SHTRＳＨＴＲ（）()〇一二三四五六七八九十";
    let of_what = text[..place].strip_suffix('の').unwrap_or_default();
    if NOT_PEOPLE.iter().any(|thing| of_what.ends_with(thing)) {
        return None;
    }
    let behind = folded.end_of(folded.number_at(place + word.len()), |c| " ：:はが、／/|".contains(c));
    let mut end = folded.end_of(behind, |c| c.is_ascii_digit() || IN_DAY.contains(c));
    let is_open = folded.characters[behind..end].iter().any(|(_, c)| matches!(c, '（' | '('));
    while end > behind
        && folded.before(end).is_some_and(|c| " （(".contains(c) || !is_open && "）)".contains(c))
    {
        end -= 1;
    }
    let day = &folded.characters[behind..end];
    let count = day.iter().filter(|(_, c)| c.is_ascii_digit() || is_kanji_digit(*c)).count();
    // 誕生日は4月3日 tells no year.
    let has_year = word == "生年月日" || count >= 6 || day.iter().any(|(_, c)| *c == '年');
    (count >= 3 && has_year).then(|| place..folded.place(end))
}
