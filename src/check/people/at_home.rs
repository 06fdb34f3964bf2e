//! Words that say whose home an address or a telephone number is: 自宅：港町5-8, 会長宅 0300-00-5402, 能登谷方.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::markdown::phone_numbers;

/// Of whom a home is named by the office: 会長宅.
const OFFICES: [&str; 14] = [
    "会長",
    "副会長",
    "代表",
    "事務局長",
    "事務局",
    "世話人",
    "世話役",
    "部長",
    "区長",
    "幹事",
    "役員",
    "担当",
    "当番",
    "先生",
];

/// What may stand between the word and the number or the address.
const BETWEEN: [&str; 14] = [
    "の電話番号",
    "の電話",
    "の住所",
    "電話番号",
    "電話",
    "住所",
    "℡",
    "TEL",
    "tel",
    "は",
    "：",
    ":",
    "（",
    "(",
];

/// How many characters an address has at most before its first number.
const LONGEST_PLACE: usize = 24;

/// The home in a text behind which its address or its number stands at once.
pub(super) fn with_its_place(text: &str) -> Option<Range<usize>> {
    homes(text).find_map(|home| {
        let behind = &text[home.end..];
        let mut rest = behind.trim_start_matches([' ', '\u{3000}']);
        while let Some(word) = BETWEEN.iter().find(|word| rest.starts_with(**word)) {
            rest = rest[word.len()..].trim_start_matches([' ', '\u{3000}']);
        }
        let is_apart = rest.len() < behind.len();
        let number =
            phone_numbers(rest).next().filter(|(number, _)| number.start == 0).map(|(number, _)| number.end);
        let length = number.or_else(|| address(rest).filter(|_| is_apart))?;
        let end = home.end + behind.len() - rest.len() + length;
        // The bracket that stands around it belongs to it.
        let closing = text[end..].chars().next().filter(|c| matches!(c, '）' | ')'));
        let is_opened = text[home.end..end].contains(['（', '(']);
        Some(home.start..end + closing.filter(|_| is_opened).map_or(0, char::len_utf8))
    })
}

/// The home that a contact names without more: 会長宅, 能登谷方.
pub(super) fn named(contact: &str) -> Option<Range<usize>> {
    of_office(contact).next().or_else(|| household(contact))
}

/// Each 自宅, and each home of somebody with an office.
fn homes(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices("自宅").map(|(at, word)| at..at + word.len()).chain(of_office(text))
}

fn of_office(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices('宅').filter_map(|(at, sign)| {
        let office = OFFICES
            .iter()
            .filter(|office| text[..at].ends_with(**office))
            .max_by_key(|office| office.len())?;
        // 会長宅配 is no home.
        let goes_on = text[at + sign.len()..].starts_with(['配', '地', '急']);
        (!goes_on).then_some(at - office.len()..at + sign.len())
    })
}

/// How long an address is that comes next, down to the number of its house.
pub(super) fn address(text: &str) -> Option<usize> {
    let line = text.split(['\n', '。', '、']).next().unwrap_or_default();
    let is_digit = |c: char| std::iter::once(c).nfkc().all(|c| c.is_ascii_digit());
    let start = line.find(is_digit)?;
    let place = &line[..start];
    let is_place = place.contains(['都', '道', '府', '県', '市', '区', '町', '村', '郡', '字'])
        && place.chars().count() <= LONGEST_PLACE
        && !place.contains(['で', 'は', 'が', 'を', 'に', 'へ', '（', '(']);
    let house = line[start..].find(|c: char| {
        !is_digit(c) && !matches!(c, '-' | '−' | '－' | '‐' | 'ー' | '番' | '地' | '号' | '丁' | '目' | 'の')
    });
    is_place.then(|| start + house.unwrap_or(line.len() - start))
}

/// `能登谷方` as the whole of a contact, or behind the name of an office.
fn household(contact: &str) -> Option<Range<usize>> {
    const NOBODY: [&str; 12] = ["地", "親", "者", "夕", "両", "双", "先", "各", "前", "後", "仕", "味"];
    let start = contact.find(|c: char| !c.is_whitespace())?;
    let office = ["事務局", "連絡先"].iter().find_map(|office| contact[start..].strip_prefix(office));
    let rest =
        office.unwrap_or(&contact[start..]).trim_start_matches([' ', '\u{3000}', '：', ':', '（', '(']);
    let start = contact.len() - rest.len();
    let whole = rest.split(['（', '(', '）', ')', ' ', '\u{3000}']).next().unwrap_or_default();
    let name = whole.strip_suffix('方')?;
    let is_letter = |c: char| matches!(c, '々' | 'ヶ' | 'ケ' | 'ノ' | '\u{3400}'..='\u{9fff}');
    let is_name = (2..=7).contains(&name.chars().count())
        && name.chars().all(is_letter)
        && !NOBODY.iter().any(|word| name.ends_with(word));
    is_name.then_some(start..start + whole.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_named_with_its_place() {
        for (text, expected) in [
            ("自宅：霧ノ瀬町川原５－８　℡０３００－００－５４０２", "自宅：霧ノ瀬町川原５－８"),
            ("自宅　霧ノ瀬町川原５番地８", "自宅　霧ノ瀬町川原５番地８"),
            ("連絡は会長の自宅（0300-00-5402）へ。", "自宅（0300-00-5402）"),
            ("自宅の電話 0300-00-5402", "自宅の電話 0300-00-5402"),
            ("会長宅：島根県霧ノ瀬町川原5-8", "会長宅：島根県霧ノ瀬町川原5-8"),
            ("事務局長宅 0300-00-5402", "事務局長宅 0300-00-5402"),
            ("自宅でできる仕事です。電話は0300-00-5402です。", ""),
            ("自宅から市民会館まで10分", ""),
            ("会長宅配便で5日に送ります", ""),
            ("住宅：霧ノ瀬町1", ""),
        ] {
            let found = with_its_place(text).map_or("", |range| &text[range]);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_contact_that_is_a_home() {
        for (text, expected) in [
            ("能登谷方", "能登谷方"),
            ("事務局 能登谷方", "能登谷方"),
            ("会長宅（本町3-2）", "会長宅"),
            ("会長宅", "会長宅"),
            ("東北地方", ""),
            ("保護者方", ""),
            ("枚方", ""),
            ("港の会", ""),
        ] {
            assert_eq!(named(text).map_or("", |range| &text[range]), expected, "{text}");
        }
    }
}
