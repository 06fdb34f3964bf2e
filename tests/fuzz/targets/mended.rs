//! A file that is mended has nothing left to mend, and says what it said before.

use unicode_normalization::UnicodeNormalization as _;

use super::records::kind_and_rest;
use crate::content::PrivateColumns;
use crate::fix::{Role, mended};

/// An input is the name of a kind in a line, and below it a file with front matter, or a table.
pub(super) fn hold(data: &[u8]) {
    let Some((kind, file)) = kind_and_rest(data) else { return };
    let (role, private) = (Role::Records(kind), PrivateColumns::default());
    let path = if file.starts_with(b"---") { "content/a.md" } else { "content/a.csv" };
    let Some((after, lines)) = mended(role, path, file, &private) else { return };
    assert!(!lines.is_empty(), "it is mended, and no line is named");
    assert!(mended(role, path, &after, &private).is_none(), "a second time changes something");
    let ends = |bytes: &[u8]| [b'\r', b'\n'].map(|end| bytes.split(|byte| *byte == end).count());
    assert_eq!(ends(file), ends(&after), "the ends of lines stay");
    if let (Ok(before), Ok(after)) = (std::str::from_utf8(file), std::str::from_utf8(&after)) {
        assert_eq!(plain(before), plain(after), "words stay");
    }
}

/// A text without what is mended: width, blanks, stars, and commas within numbers.
fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '*' | ',')).collect()
}
