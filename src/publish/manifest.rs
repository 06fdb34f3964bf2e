//! The one file by which the program knows its own output.
//!
//! It holds nothing but what follows from the content, so that two builds of the same day are the
//! same to the last byte: no time, no machine, no user.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Doing, PublishError};

/// Its name at the root of the output.
pub const MANIFEST: &str = crate::platform::portable::OWN_RECORD;

const FORMAT: u32 = 1;

/// What the program wrote: each path with a hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    program: String,
    /// Path in the site → the first 128 bits of BLAKE3 in hexadecimal.
    pub files: BTreeMap<String, String>,
}

/// Only the part that tells how to read the rest.
#[derive(Deserialize)]
struct Head {
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
    /// When it cannot be read, or is not one.
    pub fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        let path = folder.join(MANIFEST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::io(Doing::Read, path)(error)),
        };
        let broken = |reason: String| PublishError::Manifest { path: path.clone(), reason };
        let head: Head = serde_json::from_slice(&bytes).map_err(|e| broken(e.to_string()))?;
        if head.format != FORMAT {
            return Err(broken(format!("format {}", head.format)));
        }
        serde_json::from_slice(&bytes).map(Some).map_err(|e| broken(e.to_string()))
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), PublishError> {
        let path = folder.join(MANIFEST);
        let mut text =
            serde_json::to_vec_pretty(self).map_err(|e| PublishError::io(Doing::Write, &path)(e.into()))?;
        text.push(b'\n');
        fs::write(&path, text).map_err(PublishError::io(Doing::Write, &path))
    }
}

/// The hash that the manifest keeps.
#[must_use]
pub(super) fn hash(bytes: &[u8]) -> String {
    let mut hex = blake3::hash(bytes).to_hex().to_string();
    hex.truncate(32);
    hex
}
