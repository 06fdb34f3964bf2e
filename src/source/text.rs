//! Decodes the bytes of files into text, or says why they are none.

use std::sync::Arc;

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

use crate::diagnostic::findings::EN001;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText};

const UTF8_BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Decodes a text file, which must be UTF-8, with or without a byte order mark.
pub fn decode_text(path: &str, bytes: Vec<u8>) -> Result<Arc<SourceText>, Diagnostic> {
    match utf8(bytes) {
        Ok(text) => Ok(source(path, text)),
        Err(bytes) => Err(guess(&bytes).at(Location::File(path.to_owned()))),
    }
}

/// Decodes a table (CSV), which may also be CP932 or UTF-16, as Excel writes it.
pub(super) fn decode_table(path: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let text = match utf8(bytes) {
        Ok(text) => text,
        Err(bytes) => match guess(&bytes) {
            EN001::Cp932 => SHIFT_JIS.decode(&bytes).0.into_owned(),
            EN001::Utf16 if bytes.starts_with(&[0xFF, 0xFE]) => UTF_16LE.decode(&bytes).0.into_owned(),
            EN001::Utf16 if bytes.starts_with(&[0xFE, 0xFF]) => UTF_16BE.decode(&bytes).0.into_owned(),
            other => return Err(other.at(Location::File(path.to_owned()))),
        },
    };
    Ok(without_controls(text))
}

fn source(path: &str, text: String) -> Arc<SourceText> {
    Arc::new(SourceText::new(path, without_controls(text)))
}

/// Text without the characters that no page may hold: what a word processor leaves behind becomes
/// a space, a line end of an old Mac becomes one of today. The places of everything else stay.
pub(super) fn without_controls(text: String) -> String {
    if !holds_control(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() != Some(&'\n') => out.push('\n'),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() || is_noncharacter(c) => out.extend(std::iter::repeat_n(' ', c.len_utf8())),
            c => out.push(c),
        }
    }
    out
}

/// Which bytes may begin a character that [`without_controls`] replaces. Every byte of a portal is asked.
const MAY_BEGIN_CONTROL: [bool; 256] = {
    let mut suspects = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspects[byte] = matches!(byte, 0..=8 | 0x0B..=0x1F | 0x7F | 0xC2 | 0xEF | 0xF0..);
        byte += 1;
    }
    suspects
};

/// Whether a text holds a character that [`without_controls`] replaces.
fn holds_control(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut suspects = bytes.iter().enumerate().filter(|(_, byte)| MAY_BEGIN_CONTROL[usize::from(**byte)]);
    suspects.any(|(at, byte)| match byte {
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        0..=8 | 0x0B..=0x1F | 0x7F => true,
        // C1 controls, then what begins like a noncharacter.
        0xC2 => bytes.get(at + 1).is_some_and(|second| *second < 0xA0),
        0xEF => {
            bytes.get(at + 1).is_some_and(|second| matches!(second, 0xB7 | 0xBF))
                && is_noncharacter_at(text, at)
        }
        0xF0.. => is_noncharacter_at(text, at),
        _ => false,
    })
}

fn is_noncharacter_at(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_noncharacter)
}

/// Whether Unicode promises that a code will never be a character.
fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

fn utf8(mut bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    // An escape begins text in ISO-2022-JP, which looks like ASCII otherwise.
    if bytes.iter().any(|byte| matches!(byte, 0 | 0x1B)) {
        return Err(bytes);
    }
    if bytes.starts_with(UTF8_BOM) {
        bytes.drain(..UTF8_BOM.len());
    }
    String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)
}

/// Names what bytes that are not UTF-8 look like.
fn guess(bytes: &[u8]) -> EN001 {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return EN001::Utf16;
    }
    if bytes.contains(&0) {
        return if looks_like_utf16_without_mark(bytes) { EN001::Utf16 } else { EN001::Binary };
    }
    let control = bytes.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')).count();
    let (_, _, broken) = SHIFT_JIS.decode(bytes);
    if broken || control > 0 { EN001::Binary } else { EN001::Cp932 }
}

/// ASCII in UTF-16 has a zero in every other byte; a binary file has them anywhere.
fn looks_like_utf16_without_mark(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(64) & !1];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let half = sample.len() / 2;
    half >= 2 && (zeros(0) == 0 && zeros(1) * 2 > half || zeros(1) == 0 && zeros(0) * 2 > half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(bytes: &[u8], variant: &str) {
        let finding = decode_text("a.md", bytes.to_vec()).expect_err("refused");
        assert_eq!((finding.code, finding.message), (EN001::CODE, variant));
    }

    #[test]
    fn utf8_passes_with_and_without_a_mark() {
        assert_eq!(decode_text("a.md", "縁".as_bytes().to_vec()).unwrap().text, "縁");
        assert_eq!(decode_text("a.md", b"\xEF\xBB\xBFa\r\n".to_vec()).unwrap().text, "a\r\n");
    }

    #[test]
    fn what_no_page_may_hold_becomes_space_at_the_same_place() {
        let text = |text: &str| decode_text("a.md", text.into()).unwrap().text.clone();
        assert_eq!(text("縁\u{b}a\u{7f}\u{85}b\u{fdd0}\u{1ffff}c"), "縁 a   b       c");
        assert_eq!(text("一\r二\r\n三\n\r"), "一\n二\r\n三\n\n");
        assert_eq!(text("Â｡𠮷\t"), "Â｡𠮷\t");
    }

    #[test]
    fn whether_something_is_replaced_is_known_of_every_character() {
        let is_kept = |c: char| matches!(c, '\t' | '\n') || !(c.is_control() || is_noncharacter(c));
        for c in ('\0'..=char::MAX).filter(|c| *c != '\r') {
            assert_eq!(holds_control(&format!("縁{c}。")), !is_kept(c), "{c:?}");
        }
        assert!(holds_control("縁\r") && holds_control("\r縁") && !holds_control("縁\r\n"));
    }

    #[test]
    fn other_encodings_are_named() {
        let (cp932, _, _) = SHIFT_JIS.encode("縁を結ぶ");
        refused(&cp932, "cp932");
        refused(b"\xFF\xFE-\0-\0", "utf16");
        refused(b"-\0-\0-\0\n\0t\0", "utf16");
        refused(b"\x89PNG\r\n\x1a\n\0\0\0", "binary");
        refused(b"\xff\xff\xff", "binary");
    }

    #[test]
    fn a_table_may_be_cp932_or_utf16() {
        let (cp932, _, _) = SHIFT_JIS.encode("①髙橋");
        assert_eq!(decode_table("a.csv", cp932.into_owned()).unwrap(), "①髙橋");
        assert_eq!(decode_table("a.txt", b"\xFF\xFE\x42\x30\t\0".to_vec()).unwrap(), "あ\t");
        assert_eq!(decode_table("a.txt", b"\xFE\xFF\x30\x42\0\t".to_vec()).unwrap(), "あ\t");
    }
}
