//! Packages: workbooks, documents and archives, of which each part is looked through.

use super::binary::{excerpt, find as find_in_bytes, in_picture};
use crate::source::each_part;
use crate::spelling::{Spellings, forms};

/// A name in a part of a package.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct InPart {
    pub part: String,
    /// The words around it; empty where the part itself is named so.
    pub words: String,
}

/// The names in the parts of a package that `is_wanted`; `None` where it cannot be read, as with a password.
pub(super) fn find(bytes: &[u8], names: &Spellings, is_wanted: impl Fn(&str) -> bool) -> Option<Vec<InPart>> {
    let mut found = Vec::new();
    each_part(bytes, |part, bytes| {
        if !names.find(part).is_empty() {
            found.push(InPart { part: part.to_owned(), words: String::new() });
        }
        if is_wanted(part) {
            let words = words(part, bytes, names);
            found.extend(words.into_iter().map(|words| InPart { part: part.to_owned(), words }));
        }
    })?;
    Some(found)
}

fn words(part: &str, bytes: &[u8], names: &Spellings) -> Vec<String> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let is_picture = crate::pictures::format(bytes).is_some();
        return if is_picture { in_picture(bytes, names).found } else { find_in_bytes(bytes, names) };
    };
    let forms = forms::of(part, text);
    let most = forms.iter().rev().map(|form| (form, names.find(form))).max_by_key(|(_, hits)| hits.len());
    most.into_iter().flat_map(|(form, hits)| hits.into_iter().map(|hit| excerpt(form, &hit.range))).collect()
}

/// Whether a part holds the cells of a workbook, which are read as cells.
pub(super) fn holds_cells(part: &str) -> bool {
    part == "xl/sharedStrings.xml" || part.starts_with("xl/worksheets/sheet") || part == "content.xml"
}
