//! What earlier imports wrote, so that what a person changed since is known.
//!
//! One file for each map of headings, in the portal's `.enishi/imports/`, so that the records hold
//! nothing about the import. A table with another name continues the map that knows most of its rows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::ImportError;
use super::values::Values;
use crate::content::Kind;

/// Where the ledgers lie in a portal.
const FOLDER: &str = ".enishi/imports";
/// The version of the file's form.
const FORMAT: u32 = 1;

/// What the imports by one map of headings wrote.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Ledger {
    format: u32,
    /// The kind of the records, in the singular.
    pub kind: String,
    /// The file name of the table that was imported last.
    pub table: String,
    /// The map of headings, from the portal's folder where it lies in it.
    pub map: String,
    /// The clean table, where one was written in place of files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clean_table: Option<WrittenFile>,
    /// The records by their ids.
    pub records: BTreeMap<String, WrittenRecord>,
}

/// A file as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WrittenFile {
    /// Its path from the portal's folder.
    pub file: String,
    /// The fingerprint of its text.
    pub hash: String,
}

/// A record as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WrittenRecord {
    /// Its file; none in a clean table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<WrittenFile>,
    /// What the table said.
    pub values: Values,
}

impl Ledger {
    /// An empty ledger of a map.
    pub(super) fn new(kind: Kind, map: String) -> Self {
        Self { format: FORMAT, kind: kind.singular().to_owned(), map, ..Self::default() }
    }

    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// Where the ledger of a map lies, from the portal's folder.
pub(super) fn path_of(map: &Path) -> String {
    let stem = map.file_stem().unwrap_or_default().to_string_lossy();
    format!("{FOLDER}/{stem}.json")
}

/// The ledgers of a kind with their paths from the portal's folder, sorted.
pub(super) fn all(root: &Path, kind: Kind) -> Result<Vec<(String, Ledger)>, ImportError> {
    let entries = std::fs::read_dir(root.join(FOLDER)).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    let mut ledgers = Vec::new();
    for path in paths {
        let name = format!("{FOLDER}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        let bytes = std::fs::read(&path).map_err(|error| ImportError::io(path.clone(), error))?;
        let ledger: Ledger =
            serde_json::from_slice(&bytes).map_err(|_| ImportError::Ledger { path: name.clone() })?;
        if ledger.format != FORMAT {
            return Err(ImportError::Ledger { path: name });
        }
        if ledger.kind == kind.singular() {
            ledgers.push((name, ledger));
        }
    }
    Ok(ledgers)
}

/// The fingerprint of a text. What editors do to every file they save, such as other line ends or a byte
/// order mark, is no change.
pub(super) fn fingerprint(text: &str) -> String {
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    blake3::hash(plain.trim_end().as_bytes()).to_hex().as_str()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn what_editors_do_to_every_file_is_no_change() {
        let text = "title: 朝市\n";
        for saved in ["\u{feff}title: 朝市\r\n", "title: 朝市", "title: 朝市\n\n"] {
            assert_eq!(fingerprint(saved), fingerprint(text), "{saved:?}");
        }
        assert_ne!(fingerprint("title: 夕市\n"), fingerprint(text));
    }
}
