//! Percent-encoding of addresses.

use std::borrow::Cow;

use percent_encoding::{percent_decode_str, percent_encode_byte};

/// Encodes the characters that `is_reserved` names, byte by byte; all others, of any script, stay as they are.
pub(crate) fn encode(text: &str, is_reserved: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_reserved) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut buffer = [0; 4];
    for c in text.chars() {
        let encoded = c.encode_utf8(&mut buffer);
        if is_reserved(c) {
            out.extend(encoded.bytes().map(percent_encode_byte));
        } else {
            out.push_str(encoded);
        }
    }
    Cow::Owned(out)
}

/// Decodes every escape; a `%` that begins none stands for itself. `None` if the bytes are not UTF-8.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(text).decode_utf8().ok()
}

/// Decodes every escape. `None` if a `%` begins none, or if the bytes are not UTF-8.
pub(crate) fn decode_strict(text: &str) -> Option<Cow<'_, str>> {
    let is_escape = |after: &str| {
        after.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    if text.split('%').skip(1).all(is_escape) { decode(text) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_characters_are_encoded() {
        let is_reserved = |c: char| c.is_whitespace() || c == '|' || c == '\u{7f}';
        let cases = [
            ("", ""),
            ("求人/a.html", "求人/a.html"),
            ("a b|c", "a%20b%7Cc"),
            ("東\u{3000}京\n", "東%E3%80%80京%0A"),
            ("\u{7f}%20%", "%7F%20%"),
        ];
        for (text, expected) in cases {
            assert_eq!(encode(text, is_reserved), expected);
        }
    }

    #[test]
    fn what_begins_no_escape_stays_or_is_refused() {
        let cases = [
            ("求人", Some("求人"), Some("求人")),
            ("%E4%bb%95+", Some("仕+"), Some("仕+")),
            ("%2525", Some("%25"), Some("%25")),
            ("100%", Some("100%"), None),
            ("%+f%20", Some("%+f "), None),
            ("%4", Some("%4"), None),
            ("%仕", Some("%仕"), None),
            ("%%41", Some("%A"), None),
            ("%00", Some("\0"), Some("\0")),
            ("%ff", None, None),
            ("%e4%bb", None, None),
        ];
        for (text, lenient, strict) in cases {
            assert_eq!(decode(text).as_deref(), lenient, "{text}");
            assert_eq!(decode_strict(text).as_deref(), strict, "{text}");
        }
    }
}
