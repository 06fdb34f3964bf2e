//! PR209: a birthday, a My Number, an account, or how to reach a person is on the way to being published.

use std::ops::Range;

use crate::check::context::{PortalContext, RecordContext, TextContext};
use crate::check::scalars::visible_scalars;
use crate::content::Kind;
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, finding};
use crate::markdown::phone_numbers;

use super::accounts::{accounts, is_for_readers};
use super::at_home;
use super::birthdays::birthdays;
use super::folded::{Folded, folded, is_kanji_digit};
use super::hints::{Hint, Hints, is_of_name};
use super::mobile_number::mobile_numbers;

finding! {
    /// Words that tell more of a person than readers need.
    enum PR209: People Warning {
        Birthday { words: String } = "birthday" / "birthday",
        MyNumber { words: String } = "my_number" / "my_number",
        Mail { words: String } = "mail" / "reach",
        Address { words: String } = "address" / "reach",
        Telephone { words: String } = "telephone" / "reach",
        Account { words: String } = "account" / "account",
        OtherTelephone { words: String } = "other_telephone" / "other",
        OtherMail { words: String } = "other_mail" / "other",
    }
}

/// Of a My Number, in digits.
const LENGTH_OF_MY_NUMBER: usize = 12;

/// What a detail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    Birthday,
    MyNumber,
    Mail,
    Address,
    Telephone,
    Account,
    /// One that is perhaps that of a group.
    OtherAccount,
}

impl Detail {
    fn finding(self, words: &str, location: Location) -> Diagnostic {
        let words = words.to_owned();
        match self {
            Self::Birthday => PR209::Birthday { words }.at(location),
            Self::MyNumber => PR209::MyNumber { words }.at(location),
            Self::Account => PR209::Account { words }.at(location),
            Self::OtherAccount => notice(PR209::Account { words }.at(location)),
            // It may be that of a shop or a group, which only its writer knows.
            Self::Mail => notice(PR209::Mail { words }.at(location)),
            Self::Address => notice(PR209::Address { words }.at(location)),
            Self::Telephone => notice(PR209::Telephone { words }.at(location)),
        }
    }
}

pub(super) fn notice(finding: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Notice, ..finding }
}

/// The details in a text.
pub(in crate::check) fn private_details_in_text(context: &TextContext<'_>, findings: &mut Vec<Diagnostic>) {
    let text = context.text();
    for (detail, range) in details(text, context.hints, context.record.record.kind() == Kind::Story) {
        if let Some(location) = context.location(range.clone()) {
            findings.push(detail.finding(&text[range], location));
        }
    }
}

/// The details in fields, but where they are asked for.
pub(in crate::check) fn private_details(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let is_story = context.record.kind() == Kind::Story;
    // The tree of a record is read again for this: only where it must.
    let fields = context.record.origin.text_of_fields();
    if details(fields, Hints::of(fields), is_story).is_empty() {
        return;
    }
    for (path, node) in visible_scalars(context.tree()) {
        if matches!(path.last(), Some(&("body" | "tel" | "email" | "address" | "url" | "website"))) {
            continue;
        }
        let text = node.as_text().unwrap_or_default();
        for (detail, range) in details(text, Hints::of(text), is_story) {
            findings.push(detail.finding(&text[range], context.location_at(&node.span)));
        }
    }
}

/// The details that a text tells, in their order. How to reach somebody is one only in a story: elsewhere it is
/// what readers look for.
fn details(text: &str, hints: Hints, is_story: bool) -> Vec<(Detail, Range<usize>)> {
    let mut found = Vec::new();
    let digits = count_of_digits(text);
    if is_story && hints.has(Hint::At) {
        found.extend(mail_addresses(text).map(|range| (Detail::Mail, range)));
    }
    // Each of the others has a digit, but days and houses may be counted in kanji.
    let is_in_kanji = || {
        hints.has(Hint::Birth) && (text.contains("日生") || text.contains("日に生"))
            || is_story && hints.has(Hint::Street) && text.contains("番地")
    };
    if digits == 0 && !is_in_kanji() {
        return found;
    }
    let may_hold_number = digits >= LENGTH_OF_MY_NUMBER && longest_number(text) >= LENGTH_OF_MY_NUMBER;
    let may_hold_block = hints.has(Hint::Hyphen) && hints.has(Hint::DigitBehindName);
    let may_hold_house = is_story && (hints.has(Hint::Street) || may_hold_block);
    let may_hold_account = hints.has_any(&[Hint::Account, Hint::Street]);
    if may_hold_number || may_hold_house || may_hold_account || hints.has_any(&[Hint::Birth, Hint::Residence])
    {
        let folded = Folded::of(text);
        if hints.has(Hint::Birth) {
            let days = birthdays(text, &folded, is_story).into_iter();
            found.extend(days.map(|range| (Detail::Birthday, range)));
        }
        if may_hold_number {
            found.extend(my_numbers(text, &folded).into_iter().map(|range| (Detail::MyNumber, range)));
        }
        if may_hold_house || hints.has(Hint::Residence) {
            add_addresses(text, &folded, is_story, &mut found);
        }
        if may_hold_account {
            let account = if is_story { Detail::Account } else { Detail::OtherAccount };
            let of_person = accounts(text, &folded).into_iter().filter(|_| is_story || !is_for_readers(text));
            found.extend(of_person.map(|range| (account, range)));
        }
    }
    if is_story && hints.has(Hint::Zero) {
        let mobile = mobile_numbers(text);
        let others = phone_numbers(text).map(|(range, _)| range).filter(|range| {
            mobile.iter().all(|mobile| mobile.end <= range.start || range.end <= mobile.start)
        });
        found.extend(others.map(|range| (Detail::Telephone, range)));
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Adds addresses: in a story all down to the house, elsewhere those that are said to be somebody's.
fn add_addresses(text: &str, folded: &Folded, is_story: bool, found: &mut Vec<(Detail, Range<usize>)>) {
    const OWNERS: [&str; 8] = ["さんの", "氏の", "様の", "先生の", "会長の", "代表者", "本人の", "現"];
    let stated = text.match_indices("住所").filter_map(|(place, word)| {
        let is_of_person = is_story || OWNERS.iter().any(|owner| text[..place].ends_with(owner));
        let behind = &text[place + word.len()..];
        let rest = behind.trim_start_matches([' ', '\u{3000}', '：', ':', 'は', '／', '|']);
        let length = at_home::address(rest).filter(|_| is_of_person && rest.len() < behind.len())?;
        Some(place..text.len() - rest.len() + length)
    });
    let stated: Vec<_> = stated.collect();
    let houses = street_addresses(text, folded).chain(block_addresses(folded)).filter(|_| is_story);
    let others =
        houses.filter(|house| !stated.iter().any(|whole| whole.start < house.end && house.start < whole.end));
    found.extend(others.map(|range| (Detail::Address, range)));
    found.extend(stated.iter().cloned().map(|range| (Detail::Address, range)));
}

/// How many digits a text has, in full and half width.
fn count_of_digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let narrow = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    // `０` to `９`, of which few texts have the first byte at all.
    if !bytes.contains(&0xEF) {
        return narrow;
    }
    let is_digit = |at: &usize| matches!(bytes[*at..], [0xEF, 0xBC, 0x90..=0x99, ..]);
    narrow + memchr::memchr_iter(0xEF, bytes).filter(is_digit).count()
}

/// How many digits the longest number of a text has, whatever its groups.
fn longest_number(text: &str) -> usize {
    let (mut longest, mut length) = (0, 0);
    for c in text.chars().map(folded) {
        match c {
            '0'..='9' => length += 1,
            '-' | ' ' => {}
            _ => length = 0,
        }
        longest = longest.max(length);
    }
    longest
}

/// Twelve digits, alone or in groups of four: behind the name of the number, or with its check digit.
fn my_numbers(text: &str, folded: &Folded) -> Vec<Range<usize>> {
    let is_named = text.contains("マイナンバー") || text.contains("個人番号");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) =
        (at..folded.characters.len()).find(|at| folded.get(*at).is_some_and(|c| c.is_ascii_digit()))
    {
        at = folded.end_of(start, |c| c.is_ascii_digit() || c == '-' || c == ' ');
        let run: String = folded.characters[start..at].iter().map(|(_, c)| *c).collect();
        let run = run.trim_end_matches(['-', ' ']);
        let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
        let groups: Vec<usize> = run.split(['-', ' ']).map(str::len).collect();
        let is_grouped = groups == [LENGTH_OF_MY_NUMBER] || groups == [4, 4, 4];
        let is_part = start > 0
            && folded.get(start - 1).is_some_and(|c| c.is_ascii_alphanumeric() || "-/._".contains(c));
        if digits.len() == LENGTH_OF_MY_NUMBER
            && is_grouped
            && !is_part
            && (is_named || has_check_digit(&digits))
        {
            found.push(folded.place(start)..folded.place(start + run.chars().count()));
        }
    }
    found
}

/// Whether the last of twelve digits is the check digit of the others (総務省令第85号, 2014, article 5).
fn has_check_digit(digits: &[u32]) -> bool {
    let [others @ .., check] = digits else { return false };
    let weights = (2..=7).chain(2..=6);
    let sum: u32 = others.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
    let rest = sum % 11;
    *check == if rest <= 1 { 0 } else { 11 - rest }
}

/// Mail addresses.
pub(super) fn mail_addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || "._+-".contains(*c);
    text.match_indices(['@', '＠']).filter_map(move |(at, sign)| {
        let before: usize = text[..at].chars().rev().take_while(is_part).map(char::len_utf8).sum();
        let behind = &text[at + sign.len()..];
        let host: usize = behind.chars().take_while(is_part).map(char::len_utf8).sum();
        let host = behind[..host].trim_end_matches('.');
        (before > 0 && host.contains('.')).then(|| at - before..at + sign.len() + host.len())
    })
}

/// How the names of municipalities and their parts end.
const MUNICIPALITY_ENDS: [char; 5] = ['市', '町', '村', '区', '郡'];

/// Addresses whose house is told by numbers alone, right behind the name of a part of a municipality: 港市中央2-3-4.
fn block_addresses(folded: &Folded) -> impl Iterator<Item = Range<usize>> + '_ {
    const LONGEST_NAME: usize = 16;
    const COUNTED: &str = "月日年時人名回歳才個本位点対セ号線";
    let starts = (1..folded.characters.len()).filter(move |at| {
        folded.get(*at).is_some_and(|c| c.is_ascii_digit()) && folded.get(at - 1).is_some_and(is_of_name)
    });
    starts.filter_map(move |start| {
        let end = folded.end_of(start, |c| c.is_ascii_digit() || c == '-');
        let number: String = folded.characters[start..end].iter().map(|(_, c)| *c).collect();
        let groups: Vec<&str> = number.trim_end_matches('-').split('-').collect();
        let is_house = (2..=3).contains(&groups.len())
            && groups.iter().all(|group| (1..=4).contains(&group.len()) && !group.starts_with('0'));
        let is_counted = folded.get(end).is_some_and(|c| COUNTED.contains(c));
        let name_start = folded.start_of(start, LONGEST_NAME, is_of_name);
        let is_of_municipality =
            folded.characters[name_start..start].iter().any(|(_, c)| MUNICIPALITY_ENDS.contains(c));
        (is_house && !is_counted && is_of_municipality).then(|| {
            folded.place(name_start)..folded.place(start + number.trim_end_matches('-').chars().count())
        })
    })
}

/// Addresses down to the house: `2丁目3`, `12番地`, `3番4号`.
fn street_addresses<'a>(text: &'a str, folded: &'a Folded) -> impl Iterator<Item = Range<usize>> + 'a {
    ["丁目", "番地", "番"].into_iter().flat_map(move |word| {
        text.match_indices(word).filter_map(move |(place, _)| {
            let at = folded.number_at(place);
            let behind = at + word.chars().count();
            let digits = folded.digits_before(at, 4);
            let kanji = || folded.start_of(at, 4, is_kanji_digit);
            // 一番 and 三丁目 are words, 十二番地 is a house.
            let start = if digits == at && word == "番地" { kanji() } else { digits };
            let digits_end = folded.end_of(behind, |c| c.is_ascii_digit() || c == '-');
            let is_house = match word {
                "番地" => true,
                "丁目" => digits_end > behind,
                _ => digits_end > behind && folded.get(digits_end) == Some('号'),
            };
            // 2丁目3番4号 is one.
            let is_in_longer = text[..folded.place(start)].ends_with('目');
            (start < at && is_house && !is_in_longer).then(|| folded.place(start)..folded.place(digits_end))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(Detail, &str)> {
        details(text, Hints::of(text), true)
            .into_iter()
            .map(|(detail, range)| (detail, &text[range]))
            .collect()
    }

    #[test]
    fn details_are_found_as_people_write_them() {
        for (text, expected) in [
            ("1985年4月3日生まれ。", (Detail::Birthday, "1985年4月3日生まれ")),
            ("昭和６０年４月３日生まれの", (Detail::Birthday, "昭和６０年４月３日生まれ")),
            ("平成元年1月8日生まれ", (Detail::Birthday, "平成元年1月8日生まれ")),
            ("生年月日：1985/4/3", (Detail::Birthday, "生年月日：1985/4/3")),
            ("個人番号は 1111 2222 3333 です", (Detail::MyNumber, "1111 2222 3333")),
            ("控え：１２３４５６７８９０１８", (Detail::MyNumber, "１２３４５６７８９０１８")),
            ("連絡は hana.k@example.jp まで", (Detail::Mail, "hana.k@example.jp")),
            ("家は港町2丁目3-4です", (Detail::Address, "2丁目3-4")),
            ("港町１２番地の家", (Detail::Address, "１２番地")),
            ("港町3番4号の", (Detail::Address, "3番4")),
            ("いまは港市中央2-3-4に住む", (Detail::Address, "港市中央2-3-4")),
            ("港市中央１－２のアパート", (Detail::Address, "港市中央１－２")),
            ("電話は0300-00-2100です", (Detail::Telephone, "0300-00-2100")),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_tells_of_nobody_is_left_alone() {
        for text in [
            "1985年生まれ",
            "4月3日に生まれた町",
            "平成18年4月2日～平成19年4月1日生まれ",
            "2006年4月2日から2007年4月1日生まれの方",
            "2006年4月1日生まれの方まで",
            "生年月日を書いて申し込みます",
            "123456789012個のりんご",
            "番号は1234-5678-9012-3456",
            "090-1234-5678",
            "3丁目の夕日",
            "港市の大会で3-2で勝った",
            "港町1-2月号に載った",
            "港市立3-4年生",
            "港区2026-04-10",
            "1番の思い出",
            "@hamakaze で発信",
            "会の誕生日は2019年5月3日",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
        let text = "電話は0300-00-2100、港町1番地";
        assert_eq!(details(text, Hints::of(text), false), []);
    }
}
