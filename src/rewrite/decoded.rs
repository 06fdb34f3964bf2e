//! The bytes of a file as text, and a changed text as bytes again.

use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};

const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// How the text of a file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8 {
        has_mark: bool,
    },
    Utf16 {
        is_little: bool,
    },
    Cp932,
    /// An encoding in which nothing is written.
    ReadOnly,
}

/// The text of a file.
#[derive(Debug, Clone)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    encoding: Encoding,
}

impl Decoded {
    /// The text that bytes are; `None` for what is none.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        for (mark, is_little) in [([0xFF, 0xFE], true), ([0xFE, 0xFF], false)] {
            if let Some(rest) = bytes.strip_prefix(&mark) {
                return Some(Self { text: utf16(rest, is_little), encoding: Encoding::Utf16 { is_little } });
            }
        }
        if bytes.contains(&0) {
            return None;
        }
        if bytes.contains(&0x1B) {
            let (text, _, is_broken) = ISO_2022_JP.decode(bytes);
            return (!is_broken).then(|| Self { text: text.into_owned(), encoding: Encoding::ReadOnly });
        }
        let has_mark = bytes.starts_with(UTF8_MARK);
        if let Ok(text) = std::str::from_utf8(if has_mark { &bytes[3..] } else { bytes }) {
            return Some(Self { text: text.to_owned(), encoding: Encoding::Utf8 { has_mark } });
        }
        if bytes.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C)) {
            return None;
        }
        let encodings = [(SHIFT_JIS, Encoding::Cp932), (EUC_JP, Encoding::ReadOnly)];
        encodings.into_iter().find_map(|(of, encoding)| {
            let (text, _, is_broken) = of.decode(bytes);
            (!is_broken).then(|| Self { text: text.into_owned(), encoding })
        })
    }

    /// The bytes of another text in the encoding of this one; `None` where they would not be that text.
    pub(crate) fn encode(&self, text: &str) -> Option<Vec<u8>> {
        match self.encoding {
            Encoding::Utf8 { has_mark } => {
                Some([if has_mark { UTF8_MARK } else { &[] }, text.as_bytes()].concat())
            }
            Encoding::Utf16 { is_little } => {
                let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
                let bytes = |unit: u16| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() };
                Some(units.flat_map(bytes).collect())
            }
            Encoding::Cp932 => {
                let (bytes, _, is_lossy) = SHIFT_JIS.encode(text);
                (!is_lossy).then(|| bytes.into_owned())
            }
            Encoding::ReadOnly => None,
        }
    }
}

/// UTF-16 without a mark as text; what is none becomes a replacement character.
fn utf16(bytes: &[u8], is_little: bool) -> String {
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were() {
        let (cp932, _, _) = SHIFT_JIS.encode("髙橋①\r\n");
        let utf16 = b"\xFF\xFE\x42\x30\r\0\n\0";
        for bytes in ["\u{FEFF}縁\r\n".as_bytes(), "縁\n".as_bytes(), &cp932, utf16] {
            let decoded = Decoded::of(bytes).expect("a text");
            assert_eq!(decoded.encode(&decoded.text).as_deref(), Some(bytes));
        }
        assert!(Decoded::of(b"\x89PNG\r\n\x1a\n\0\0").is_none());
        assert_eq!(Decoded::of(b"\x1b$B1o\x1b(B").map(|text| text.text).as_deref(), Some("縁"));
    }
}
