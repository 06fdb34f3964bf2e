//! Telephone numbers: ０３－００００－０００１, 0300（44）2111, 0300-55-2111（内線214）.

use super::scan::folded;
use crate::content::schema::{Format, FormatError};

/// What stands before a number and says no more than the field does.
const BEFORE: [&str; 7] = ["tel:", "tel.", "tel", "電話番号", "電話", "☎", "℡"];

/// What stands behind a number and says nothing to those who call it.
const BEHIND: [&str; 5] = ["(代表)", "(代)", "代表", "(直通)", "直通"];

/// A telephone number in half-width digits, its extension behind it.
pub(super) fn tel(text: &str) -> Option<String> {
    let plain = folded(text);
    let mut rest = plain.as_str();
    for word in BEFORE {
        if let Some(behind) = rest.strip_prefix(word) {
            rest = behind.trim_start_matches([':', ' ']);
            break;
        }
    }
    for word in BEHIND {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim_end();
    }
    let (number, extension) = match rest.split_once("内線").or_else(|| short_extension(rest)) {
        Some((number, extension)) => {
            let extension = extension.trim_start_matches([' ', ':']).trim_end_matches([')', ' ']);
            (number.trim_end_matches(['(', ' ', '、', ',']), Some(extension))
        }
        None => (rest, None),
    };
    let number = match extension {
        Some(extension) if (1..=6).contains(&extension.len()) => format!("{number} 内線{extension}"),
        Some(_) => return None,
        None => number.to_owned(),
    };
    (number != text && Format::Tel.check(&number).is_ok()).then_some(number)
}

/// `0300-55-2111 内214`.
fn short_extension(text: &str) -> Option<(&str, &str)> {
    text.split_once('内')
        .filter(|(_, behind)| behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ':')))
}

/// A number in the cell of a table from which a spreadsheet has taken the zero: `300550266`.
pub(super) fn with_lost_zero(text: &str) -> Option<String> {
    let text = text.trim();
    let is_lost = matches!(Format::Tel.check(text), Err(FormatError::LostZeros));
    Some(format!("0{text}")).filter(|whole| is_lost && Format::Tel.check(whole).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, number) in [
            ("０３－００００－０００１", "03-0000-0001"),
            ("０３００（４４）２１１１", "0300(44)2111"),
            ("0300ー44ー2111", "0300-44-2111"),
            ("0300−44−2111", "0300-44-2111"),
            ("03（0000）0123", "03(0000)0123"),
            ("0300-44-2111(代表)", "0300-44-2111"),
            ("0300-55-2111（内線214）", "0300-55-2111 内線214"),
            ("0300-55-2111 内214", "0300-55-2111 内線214"),
            ("０３００（４４）２１１１(内線214)", "0300(44)2111 内線214"),
            ("TEL 03-0000-0001", "03-0000-0001"),
            ("電話：03-0000-0001", "03-0000-0001"),
        ] {
            assert_eq!(tel(text).as_deref(), Some(number), "{text}");
        }
        for text in ["03-0000-0001", "03-0000-0001、03-0000-0002", "job@umineko.example", "195550266", "不要"]
        {
            assert_eq!(tel(text), None, "{text}");
        }
    }
}
