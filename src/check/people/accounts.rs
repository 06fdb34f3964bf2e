//! Numbers of bank accounts: 普通 1234567, 口座番号：1234567.

use std::ops::Range;

use super::folded::Folded;

/// What stands before the number of an account.
const KINDS: [&str; 12] = [
    "普通預金",
    "普通口座",
    "普通",
    "（普）",
    "(普)",
    "当座預金",
    "当座",
    "（当）",
    "(当)",
    "貯蓄預金",
    "口座番号",
    "番号",
];
/// What money is sent for, so that readers look for the account.
const FOR_READERS: [&str; 12] = [
    "寄付",
    "寄附",
    "募金",
    "会費",
    "振込",
    "振り込",
    "協賛",
    "カンパ",
    "支援金",
    "参加費",
    "払込",
    "義援金",
];

/// The accounts in a text. The number alone is none: of the post bank, 番号 stands behind 記号.
pub(super) fn accounts(text: &str, folded: &Folded) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for kind in KINDS {
        for (place, word) in text.match_indices(kind) {
            let is_known = found.iter().any(|known| known.start <= place && place < known.end);
            if !is_known && let Some(range) = account_at(text, folded, place, word) {
                found.push(range);
            }
        }
    }
    found
}

/// Whether a text asks for money, so that its account is there for readers.
pub(super) fn is_for_readers(text: &str) -> bool {
    FOR_READERS.iter().any(|word| text.contains(word))
}

fn account_at(text: &str, folded: &Folded, place: usize, word: &str) -> Option<Range<usize>> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 6..=8;
    const COUNTED: &str = "円人件名回台個株票冊枚キkmm㎡";
    let first =
        folded.end_of(folded.number_at(place + word.len()), |c| " ：:№NoNO.番号口座は（()）".contains(c));
    let end = folded.end_of(first, |c| c.is_ascii_digit());
    let digits = end - first;
    let is_length = if word.ends_with("番号") { LENGTHS.contains(&digits) } else { digits == 7 };
    let behind = folded.end_of(end, |c| c == ' ');
    let goes_on = folded.get(end).is_some_and(|c| "-,.".contains(c) || c.is_ascii_alphanumeric())
        || folded.get(behind).is_some_and(|c| COUNTED.contains(c));
    // 番号 of anything else, unless the sign of a post account stands before it: 記号12345 番号1234567.
    let start = if word == "番号" { sign_before(text, folded, place)? } else { place };
    (is_length && !goes_on && first > folded.number_at(place)).then(|| start..folded.place(end))
}

/// Where 記号12345 begins before a place.
fn sign_before(text: &str, folded: &Folded, place: usize) -> Option<usize> {
    let before = text[..place].trim_end_matches([' ', '\u{3000}', '、', '-', '－', '／', '/']);
    let end = folded.number_at(before.len());
    let digits = folded.digits_before(end, 5);
    let sign =
        text[..folded.place(digits)].trim_end_matches([' ', '\u{3000}', '：', ':']).strip_suffix("記号")?;
    (end - digits == 5).then_some(sign.len())
}
