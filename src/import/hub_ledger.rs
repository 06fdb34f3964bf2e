//! What earlier imports of a site's `hub.json` wrote, so that what a person changed since is known.
//!
//! One file for each site, in the portal's `.enishi/hubs/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::ImportError;
use super::hub::HubRecord;
use super::ledger::fingerprint;

/// Where the ledgers lie in a portal.
const FOLDER: &str = ".enishi/hubs";
/// The version of the file's form.
const FORMAT: u32 = 1;

/// What the imports of a site wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HubLedger {
    format: u32,
    /// The name of the site, for people.
    title: String,
    /// The files by their paths from the portal's folder.
    files: BTreeMap<String, Written>,
}

/// A file as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    /// The title of its record.
    title: String,
    /// The fingerprint of the file.
    hash: String,
    /// The fingerprint of what the site said: the file without the line of its source, which names a day.
    said: String,
}

/// How a file stands that the record of another site would become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileState {
    /// There is none.
    Missing,
    /// No import has written it.
    Foreign,
    /// A person changed it after the import.
    Changed,
    /// It is as the import wrote it, and the site says the same.
    Same,
    /// It is as the import wrote it, and the site says something else now.
    Outdated,
}

impl HubLedger {
    /// Where the ledger of a site lies, from the portal's folder. `known_by`: its address, or else its name.
    pub(super) fn path_of(known_by: &str) -> String {
        format!("{FOLDER}/{}.json", &fingerprint(known_by)[..16])
    }

    /// Reads the ledger; an empty one where there is none yet.
    pub(super) fn read(root: &Path, path: &str) -> Result<Self, ImportError> {
        let broken = || ImportError::Ledger { path: path.to_owned() };
        let bytes = match std::fs::read(root.join(path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { format: FORMAT, ..Self::default() });
            }
            Err(error) => return Err(ImportError::io(root.join(path), error)),
        };
        let ledger: Self = serde_json::from_slice(&bytes).map_err(|_| broken())?;
        if ledger.format == FORMAT { Ok(ledger) } else { Err(broken()) }
    }

    /// The same ledger, with the name that the site has now.
    pub(super) fn titled(&self, title: &str) -> Self {
        Self { title: title.to_owned(), ..self.clone() }
    }

    /// The text of its file.
    pub(super) fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether an import wrote a file.
    pub(super) fn holds(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// How a file stands, where the site says this now.
    pub(super) fn state(&self, root: &Path, file: &str, said: &str) -> FileState {
        let path = root.join(file);
        if path.symlink_metadata().is_err() {
            return FileState::Missing;
        }
        let Some(written) = self.files.get(file) else { return FileState::Foreign };
        match std::fs::read_to_string(path) {
            Ok(text) if fingerprint(&text) != written.hash => FileState::Changed,
            Ok(_) if fingerprint(said) == written.said => FileState::Same,
            Ok(_) => FileState::Outdated,
            Err(_) => FileState::Changed,
        }
    }

    /// Notes a file that is written.
    pub(super) fn note(&mut self, record: &HubRecord, text: &str, said: &str) {
        let (title, hash, said) = (record.title.clone(), fingerprint(text), fingerprint(said));
        self.files.insert(record.file.clone(), Written { title, hash, said });
    }

    /// The records whose files are still there and that the site does not tell of any more. `told`: the files of
    /// those that it tells of.
    pub(super) fn gone(&self, root: &Path, told: &BTreeSet<String>) -> Vec<HubRecord> {
        let files = self.files.iter().filter(|(file, _)| !told.contains(*file));
        let there = files.filter(|(file, _)| root.join(file).symlink_metadata().is_ok());
        let record = |(file, written): (&String, &Written)| HubRecord {
            title: written.title.clone(),
            file: file.clone(),
        };
        there.map(record).collect()
    }
}
