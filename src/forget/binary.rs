//! Names in the bytes of files that are no text: what pictures and documents say beside what they show.

use crate::pictures;
use crate::spelling::{Spellings, forms, is_separator};

/// How many characters are shown on each side of a name.
const BESIDE: usize = 24;

/// What was found in a picture.
#[derive(Debug, Default)]
pub(super) struct InPicture {
    /// The words around each name.
    pub found: Vec<String>,
    /// The picture without its metadata, where the names are gone with them.
    pub cleaned: Option<Vec<u8>>,
}

/// Looks through a picture, and says whether the names stand only in what is never published.
pub(super) fn in_picture(bytes: &[u8], names: &Spellings) -> InPicture {
    let Ok(cleaned) = pictures::clean(bytes) else {
        return InPicture { found: find(&pictures::told(bytes, &[]), names), cleaned: None };
    };
    let cleaned = cleaned.bytes;
    let found = find(&pictures::told(bytes, &cleaned), names);
    let is_gone = !found.is_empty() && find(&pictures::told(&cleaned, bytes), names).is_empty();
    InPicture { found, cleaned: is_gone.then_some(cleaned) }
}

/// The words around each name in some bytes, whatever their encoding.
pub(super) fn find(bytes: &[u8], names: &Spellings) -> Vec<String> {
    let texts = forms::of_bytes(bytes);
    let mut found: Vec<String> = texts.iter().flat_map(|(text, least)| around(text, names, *least)).collect();
    found.sort();
    found.dedup();
    found
}

/// The words around each name of at least so many characters in a text.
fn around(text: &str, names: &Spellings, least: usize) -> Vec<String> {
    let hits = names.find(text).into_iter().filter(|hit| {
        let written = &text[hit.range.clone()];
        written.chars().filter(|c| !is_separator(*c)).count() >= least
    });
    hits.map(|hit| excerpt(text, &hit.range)).collect()
}

/// What stands around a range within its line.
pub(super) fn excerpt(text: &str, range: &std::ops::Range<usize>) -> String {
    let is_end = |c: &char| c.is_control() || *c == char::REPLACEMENT_CHARACTER;
    let before: Vec<char> =
        text[..range.start].chars().rev().take_while(|c| !is_end(c)).take(BESIDE).collect();
    let after = text[range.end..].chars().take_while(|c| !is_end(c)).take(BESIDE);
    let all = before.into_iter().rev().chain(text[range.clone()].chars()).chain(after);
    all.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use encoding_rs::SHIFT_JIS;

    use super::*;

    #[test]
    fn a_name_is_found_in_each_encoding() {
        let mut names = Spellings::default();
        names.add("田中花子");
        let little: Vec<u8> = "a田中花子".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cp932 = SHIFT_JIS.encode("撮影 田中花子").0.into_owned();
        for bytes in [[b"\xFF\xD8\0".as_slice(), "田中花子".as_bytes()].concat(), little, cp932] {
            assert_eq!(find(&bytes, &names).len(), 1, "{bytes:?}");
        }
        assert!(find(b"\x89PNG\0\0tanaka", &names).is_empty());
    }
}
