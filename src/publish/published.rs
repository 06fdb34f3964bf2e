//! What the last build published: its manifest, and the files while they lie there.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::PublishError;
use super::manifest::{Manifest, hash};

/// A site that an earlier build published into a folder.
#[derive(Debug, Clone)]
pub struct Published {
    folder: PathBuf,
    manifest: Manifest,
}

impl Published {
    /// The site in a folder; `None` where no build has published one there.
    ///
    /// # Errors
    /// As for [`Manifest::read`].
    pub fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        let manifest = Manifest::read(folder)?;
        Ok(manifest.map(|manifest| Self { folder: folder.to_owned(), manifest }))
    }

    /// The paths of its files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.manifest.files.keys().map(String::as_str)
    }

    /// Whether it has a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.manifest.files.contains_key(path)
    }

    /// Whether the file at a path was published with these bytes.
    pub fn is_same(&self, path: &str, bytes: &[u8]) -> bool {
        self.manifest.files.get(path).is_some_and(|known| *known == hash(bytes))
    }

    /// The bytes of the file at a path as they were published; `None` where it is none of this site, or is not there
    /// any more as it was written.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let known = self.manifest.files.get(path)?;
        fs::read(self.folder.join(path)).ok().filter(|bytes| *known == hash(bytes))
    }
}
