//! The manifest: lists the files of the output that this program wrote.
//!
//! It holds no time, machine or user name, so that two builds of the same content and day are
//! identical byte for byte.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Operation, PublishError};
use crate::platform::portable::portable;

/// Its name at the root of the output.
pub const MANIFEST: &str = crate::platform::portable::OWN_RECORD;

const FORMAT: u32 = 1;

/// The managed files: each path with a hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    program: String,
    /// Output path → the first 128 bits of BLAKE3 in hexadecimal.
    pub files: BTreeMap<String, String>,
}

/// The field that every version of the format has.
#[derive(Deserialize)]
struct FormatVersion {
    format: u32,
}

impl Manifest {
    pub(super) fn new(files: BTreeMap<String, String>) -> Self {
        let program = concat!("enishi ", env!("CARGO_PKG_VERSION")).to_owned();
        Self { format: FORMAT, program, files }
    }

    /// Reads the manifest of a folder; `None` when there is none.
    ///
    /// # Errors
    /// [`PublishError::Io`] when it cannot be read, [`PublishError::Manifest`] when it is not valid.
    pub fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        Ok(Self::read_with_hash(folder)?.map(|(manifest, _)| manifest))
    }

    /// The same with the hash of its bytes.
    ///
    /// # Errors
    /// As for [`Manifest::read`].
    pub(super) fn read_with_hash(folder: &Path) -> Result<Option<(Self, String)>, PublishError> {
        let path = folder.join(MANIFEST);
        match fs::symlink_metadata(&path) {
            // What is no plain file could be without end, or block.
            Ok(found) if !found.is_file() => {
                return Err(PublishError::Manifest { path, reason: "no plain file".to_owned() });
            }
            _ => {}
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::io(Operation::Read, path)(error)),
        };
        let broken = |reason: String| PublishError::Manifest { path: path.clone(), reason };
        let version: FormatVersion = serde_json::from_slice(&bytes).map_err(|e| broken(e.to_string()))?;
        if version.format != FORMAT {
            return Err(broken(format!("format {}", version.format)));
        }
        let mut manifest: Self = serde_json::from_slice(&bytes).map_err(|e| broken(e.to_string()))?;
        // Nothing that the program writes has such a path: somebody else wrote it in, and it is not followed.
        manifest.files.retain(|path, _| portable(path).is_ok());
        Ok(Some((manifest, hash(&bytes))))
    }

    /// Writes the manifest of a folder; gives the hash of its bytes.
    pub(super) fn write(&self, folder: &Path) -> Result<String, PublishError> {
        let path = folder.join(MANIFEST);
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|e| PublishError::io(Operation::Write, &path)(e.into()))?;
        text.push(b'\n');
        fs::write(&path, &text).map_err(PublishError::io(Operation::Write, &path))?;
        Ok(hash(&text))
    }
}

/// The hash of a file's bytes as the manifest stores it.
#[must_use]
pub(super) fn hash(bytes: &[u8]) -> String {
    written(blake3::hash(bytes))
}

/// The same hash of a file, which is read piece by piece.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn hash_of_file(path: &Path) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(written(hasher.finalize()))
}

fn written(hash: blake3::Hash) -> String {
    let mut hex = hash.to_hex().to_string();
    hex.truncate(32);
    hex
}
