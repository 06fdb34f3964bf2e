//! Values that the reader understands and that differ from what it reads in width alone: `０８３`, `８：３０`.

use unicode_normalization::UnicodeNormalization as _;

use super::edits::Edit;
use crate::content::Conversion;
use crate::diagnostic::{Location, SourceText};

/// The values in the width in which the format has them.
pub(super) fn digits<'a>(
    conversions: &'a [Conversion],
    source: &'a SourceText,
) -> impl Iterator<Item = Edit> + 'a {
    conversions.iter().filter_map(move |conversion| {
        let Conversion { location: Location::Text(of, span), written, read, .. } = conversion else {
            return None;
        };
        let is_same = of.path == source.path && of.text.get(span.clone()) == Some(written.as_str());
        let narrow: String = written.nfkc().collect();
        (is_same && narrow == *read && is_plain(read))
            .then(|| Edit::of(&source.text, span.clone(), read.as_str()))?
    })
}

/// Whether a value can stand anywhere without quotation marks.
fn is_plain(value: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '+' | '~' | '〜' | '・');
    let is_time =
        |(at, c): (usize, char)| c == ':' && value[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    value.starts_with(char::is_alphanumeric)
        && value.char_indices().all(|(at, c)| is_letter(c) || is_time((at, c)))
}
