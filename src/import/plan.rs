//! What an import would do to each record.

use super::values::Values;
use crate::content::{Kind, Meaning};

/// What would be done, record by record.
#[derive(Debug, Default)]
pub struct Plan {
    /// The records of the table, in its order.
    pub records: Vec<Planned>,
    /// The records of earlier imports that the table does not have any more.
    pub gone: Vec<Gone>,
    /// The clean table that is written in place of files, from the portal's folder.
    pub clean_table: Option<String>,
    /// Whether a person changed the clean table, so that it stays as it is.
    pub keeps_clean_table: bool,
    /// How many rows are drafts with mistakes, and are not imported yet.
    pub unfinished_drafts: usize,
}

/// A record of the table with what would be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its file, from the portal's folder.
    pub file: String,
    /// What would be done.
    pub action: Action,
}

/// What would be done to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It is new.
    Create,
    /// The table says something else than before, and nobody has changed the file.
    Update {
        /// What changes.
        changes: Vec<Change>,
        /// Whether its id was found by what else the row says, since a value that makes the id changed.
        is_recognised: bool,
    },
    /// Nothing changes.
    Same,
    /// A person changed or wrote the file, so it stays.
    Keep {
        /// What the table says differently.
        differences: Vec<Change>,
    },
    /// A person deleted the file, so it is not written again.
    Deleted,
    /// A table in the folder of the kind has a record of this id.
    Elsewhere,
}

/// A field whose value differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What the field is called.
    pub label: String,
    /// What the record says; empty where it says nothing.
    pub before: String,
    /// What the table says; empty where it says nothing.
    pub after: String,
}

/// A record that the table does not have any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its title.
    pub title: String,
    /// Its file, from the portal's folder.
    pub file: String,
    /// Whether somebody has already taken it back: it is a draft, expires, is filled or cancelled.
    pub is_withdrawn: bool,
}

/// What differs between two states of a record, in the order of the paths.
pub(super) fn changes(kind: Kind, before: &Values, after: &Values) -> Vec<Change> {
    let paths = before.keys().chain(after.keys().filter(|path| !before.contains_key(*path)));
    let mut paths: Vec<&String> = paths.filter(|path| before.get(*path) != after.get(*path)).collect();
    paths.sort();
    let value = |values: &Values, path: &str| values.get(path).cloned().unwrap_or_default();
    let change = |path: &String| Change {
        label: label(kind, path),
        before: value(before, path),
        after: value(after, path),
    };
    paths.into_iter().map(change).collect()
}

/// What a newer table says differently from a record that a person changed: where the table itself has
/// changed since it was imported, or everything where that is not known.
pub(super) fn differences(
    kind: Kind,
    earlier: Option<&Values>,
    now: &Values,
    record: &Values,
) -> Vec<Change> {
    let mut differing = changes(kind, record, now);
    if let Some(earlier) = earlier {
        let changed: Vec<String> =
            changes(kind, earlier, now).into_iter().map(|change| change.label).collect();
        differing.retain(|change| changed.contains(&change.label));
    }
    differing
}

/// The label of a field, without the numbers of items in lists.
fn label(kind: Kind, path: &str) -> String {
    let names = path.split('.').filter(|name| name.parse::<usize>().is_err()).map(str::to_owned);
    let meaning = Meaning::Field(names.collect());
    meaning.called(kind).unwrap_or_else(|| path.to_owned())
}
