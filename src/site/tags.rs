//! Tags: words that are one after NFKC and lower case.

use std::collections::BTreeMap;

use super::{Entry, EntryId};

/// The number of a tag in its site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub usize);

/// A tag and what bears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The form in which tags are compared, by which they are sorted.
    pub name: String,
    /// As it was first written.
    pub label: String,
    /// The name of its page below `tags/`.
    pub file_stem: String,
    /// Its records.
    pub entries: Vec<EntryId>,
}

pub(super) fn collect(entries: &[Entry]) -> Vec<Tag> {
    let mut tags: BTreeMap<&str, Tag> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let record = &entry.record;
        for (name, label) in record.derived.tags.iter().zip(&record.common.tags) {
            if name.is_empty() {
                continue;
            }
            let tag = tags.entry(name).or_insert_with_key(|name| Tag {
                name: (*name).to_owned(),
                label: label.trim().to_owned(),
                file_stem: file_stem(name),
                entries: Vec::new(),
            });
            if tag.entries.last() != Some(&EntryId::new(number)) {
                tag.entries.push(EntryId::new(number));
            }
        }
    }
    tags.into_values().collect()
}

/// Characters that file systems or addresses refuse become `-`: IIS refuses a `+`, too.
pub(super) fn file_stem(name: &str) -> String {
    let refused = |c: char| {
        matches!(c, '+' | '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%') || c.is_control()
    };
    let stem: String = name.chars().map(|c| if refused(c) { '-' } else { c }).collect();
    // Windows drops dots and spaces at the end of names, and hides names that begin with a dot.
    let trimmed = stem.trim_matches(['.', ' ']);
    if trimmed.is_empty() { "-".to_owned() } else { trimmed.to_owned() }
}
