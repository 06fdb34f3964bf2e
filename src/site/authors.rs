//! Who wrote the stories: names that are one after NFKC and lower case, whatever white space is in them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::tags::file_stem;
use super::{Entry, EntryId, bylines};
use crate::content::{Key, Kind, Portal, Record, normalized_tag};
use crate::platform::portable::portable;

/// How many public stories of an author have a page together. One alone would stand on a page that says nothing
/// but where the reader comes from.
pub const AUTHOR_STORIES: usize = 2;

/// The number of an author in its site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorId(pub usize);

/// Somebody who wrote several stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// As it was first written.
    pub label: String,
    /// The name of the page below `authors/`, by which authors are told apart.
    pub file_stem: String,
    /// The day from which they are named no more, where that is known.
    pub named_until: Option<Date>,
    /// What this author wrote.
    pub stories: Vec<EntryId>,
}

/// The authors of so many stories that they have a page, by the names of their pages. A group has its own.
pub(super) fn collect(portal: &Portal, entries: &[Entry]) -> Vec<Author> {
    let mut authors: BTreeMap<String, Author> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let Some((label, stem)) = written(&entry.record) else { continue };
        if group_named(portal, label).is_some() {
            continue;
        }
        let author = authors.entry(stem).or_insert_with_key(|stem| Author {
            label: label.to_owned(),
            file_stem: stem.clone(),
            named_until: bylines::named_until(&portal.settings.main.authors, label),
            stories: Vec::new(),
        });
        author.stories.push(EntryId::new(number));
    }
    authors.into_values().filter(|author| author.stories.len() >= AUTHOR_STORIES).collect()
}

/// The author of a story as written, and the name of a page of theirs; none for what no file can be called.
fn written(record: &Record) -> Option<(&str, String)> {
    let label = record.story()?.author.as_deref()?.trim();
    let bare: String = normalized_tag(label).split_whitespace().collect();
    // Brackets around what somebody belongs to would end a link in a text.
    let stem = file_stem(&bare.replace(['(', '[', '（'], "-").replace([')', ']', '）'], ""));
    let is_name = !bare.is_empty() && portable(&format!("authors/{stem}/index.html")).is_ok();
    is_name.then_some((label, stem))
}

/// The group whose title a name is.
pub(super) fn group_named<'a>(portal: &'a Portal, name: &str) -> Option<&'a Key> {
    let key = portal.key_of_name(name.trim())?;
    let is_title = || portal.find(key).is_some_and(|group| group.common.title.trim() == name.trim());
    (key.kind == Kind::Group && is_title()).then_some(key)
}

/// Whether somebody of a portal can have a page of this name on some day.
pub(super) fn may_be_at(portal: &Portal, stem: &str) -> bool {
    portal.records.iter().any(|record| written(record).is_some_and(|(_, known)| known == stem))
}

/// The number of the author of an original.
pub(super) fn of_record(authors: &[Author], record: &Record) -> Option<AuthorId> {
    let (_, stem) = written(record)?;
    authors.binary_search_by(|known| known.file_stem.cmp(&stem)).ok().map(AuthorId)
}
