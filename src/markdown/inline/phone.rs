//! Telephone numbers in a text, so that who reads on a telephone can call: 0300-00-2100,
//! ０３（００００）０００１, 電話0300002100.

use std::ops::Range;

/// The signs that part the groups of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Hyphen,
    Open,
    Close,
}

/// What stands before a number of ten digits in a row that can only be called.
const CALL: [&str; 6] = ["電話", "電話番号", "tel", "tel.", "☎", "℡"];

/// What stands before numbers that nobody calls.
const NOT_TO_CALL: [&str; 5] = ["fax", "ファクス", "ファックス", "番号", "№"];

/// The numbers that are telephone numbers for certain, and what to dial.
pub(crate) fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut end = 0;
    for at in zeros(text) {
        if at < end || !may_begin(&text[..at]) {
            continue;
        }
        if let Some((length, dialled, in_brackets)) = number(&text[at..], &text[..at]) {
            let open = text[..at].chars().next_back().filter(|_| in_brackets).map_or(0, char::len_utf8);
            end = at + length;
            found.push((at - open..end, dialled));
        }
    }
    found
}

/// Where zeros of either width stand, at one of which every telephone number begins. Goes through bytes, since
/// every text of a portal is searched.
pub(crate) fn zeros(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_zero = |at: &usize| bytes[*at] == b'0' || bytes[*at..].starts_with("０".as_bytes());
    memchr::memchr2_iter(b'0', "０".as_bytes()[0], bytes).filter(is_zero)
}

/// Whether a number may begin behind this.
fn may_begin(before: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    let belongs = last.is_ascii_alphanumeric() || digit(last).is_some() || sign(last) == Some(Sign::Hyphen);
    !belongs && (!last.is_ascii() || last.is_ascii_whitespace() || matches!(last, '(' | ':' | ',' | '*'))
}

/// The length of the number at the beginning of a text, its digits, and whether its first group stands in
/// brackets.
fn number(text: &str, before: &str) -> Option<(usize, String, bool)> {
    let mut groups: Vec<String> = vec![String::new()];
    let mut signs = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let group = groups.last_mut()?;
        if let Some(digit) = digit(c) {
            group.push(digit);
            end = at + c.len_utf8();
            if group.len() > 11 {
                return None;
            }
        } else if let Some(sign) = sign(c).filter(|_| !group.is_empty() && signs.len() < 2) {
            signs.push(sign);
            groups.push(String::new());
        } else {
            let goes_on = c.is_ascii_alphanumeric() || groups.len() == 3 && sign(c) == Some(Sign::Hyphen);
            if goes_on && at == end {
                return None;
            }
            break;
        }
    }
    if groups.last().is_some_and(String::is_empty) {
        groups.pop();
        signs.pop();
    }
    let dialled = groups.concat();
    let said = said_before(before);
    let in_brackets = before.ends_with(['(', '（']) && signs == [Sign::Close, Sign::Hyphen];
    let is_whole =
        in_brackets || matches!(signs.as_slice(), [Sign::Hyphen, Sign::Hyphen] | [Sign::Open, Sign::Close]);
    let is_number = if is_whole {
        is_grouped(&groups, &dialled) && !NOT_TO_CALL.iter().any(|word| says(&said, word))
    } else {
        signs.is_empty() && is_complete(&dialled) && CALL.iter().any(|word| said.ends_with(word))
    };
    is_number.then_some((end, dialled, in_brackets))
}

/// Ten digits, or eleven of a mobile or free number.
fn is_complete(dialled: &str) -> bool {
    let is_long = ["050", "070", "080", "090", "0800"].iter().any(|code| dialled.starts_with(code));
    dialled.len() == if is_long { 11 } else { 10 } && !dialled.starts_with("00")
}

fn is_grouped(groups: &[String], dialled: &str) -> bool {
    let [area, middle, last] = groups else { return false };
    let is_free = matches!(area.as_str(), "0120" | "0570" | "0990");
    let lengths_fit = if is_free {
        (middle.len(), last.len()) == (3, 3) || (middle.len(), last.len()) == (2, 4)
    } else {
        (2..=5).contains(&area.len()) && (1..=4).contains(&middle.len()) && last.len() == 4
    };
    lengths_fit && is_complete(dialled)
}

/// The last words before a number, in one form, without what only leads to it.
fn said_before(before: &str) -> String {
    let last: Vec<char> = before.chars().rev().take(8).collect();
    let folded = last.into_iter().rev().map(|c| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        c => c.to_ascii_lowercase(),
    });
    let folded: String = folded.collect();
    folded.trim_end_matches([' ', '　', ':', '(', 'は', '、']).to_owned()
}

/// Whether a word stands right before the number, or with little between.
fn says(said: &str, word: &str) -> bool {
    let is_telephone = word == "番号" && said.ends_with("電話番号");
    said.ends_with(word) && !is_telephone
}

const fn sign(c: char) -> Option<Sign> {
    Some(match c {
        '-' | '－' | 'ー' | '‐' | '‑' | '–' | '—' | '−' => Sign::Hyphen,
        '(' | '（' => Sign::Open,
        ')' | '）' => Sign::Close,
        _ => return None,
    })
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_call_are_found_and_others_are_not() {
        for (text, number, dialled) in [
            ("電話は0300-00-2100です", "0300-00-2100", "0300002100"),
            ("（電話０３００－００－２１００）", "０３００－００－２１００", "0300002100"),
            ("0300（00）2100まで", "0300（00）2100", "0300002100"),
            ("(03)0000-0001", "(03)0000-0001", "0300000001"),
            ("0120-000-000", "0120-000-000", "0120000000"),
            ("090−0000−0000", "090−0000−0000", "09000000000"),
            ("電話番号：0300002100", "0300002100", "0300002100"),
            ("03-0000-0001（代表）", "03-0000-0001", "0300000001"),
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((&text[found[0].0.clone()], found[0].1.as_str()), (number, dialled), "{text}");
        }
        for text in [
            "FAX 0300-00-2100",
            "ファクス：０３００－００－２１０１",
            "口座番号 0123-45-6789",
            "0300002100",
            "2026-05-01",
            "09-12",
            "10-0300-00-2100",
            "0300-00-21000",
            "0300-00-2100-1",
            "A0300-00-2100",
            "https://a.example/0300-00-2100",
            "000-0000",
            "00-0000-0000",
            "0.5-0.7",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        assert_eq!(find("0300-00-2100、0300-00-2130").len(), 2);
    }
}
