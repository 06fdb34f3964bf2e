//! Writes one file of the site, as a hard link to the old file when the bytes are the same.
//!
//! Reading, comparing and linking 10,000 pages of 14 KB takes 60 ms where writing takes 80, the
//! old site is removed in 30 ms instead of 80, and no data is written. The file keeps its time, so
//! that programs which upload by date and caches of web servers see only real changes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use super::error::{Operation, PublishError};
use super::{manifest, unmanaged};

/// Writes files of the site into `new`, compares them with those in `old`.
pub(super) struct FileWriter<'a> {
    /// The folder of the new site.
    pub new: &'a Path,
    /// The output folder of the last build.
    pub old: &'a Path,
    /// The files in the last build's manifest, path → hash; `None` when there was no build.
    pub known: Option<&'a BTreeMap<String, String>>,
}

/// The result of writing one file.
pub(super) struct Written {
    pub hash: String,
    pub bytes: u64,
    /// The bytes are those of the old file.
    pub unchanged: bool,
    /// The old file was managed, and its bytes were not those that the last build wrote.
    pub edited: bool,
}

/// What is written to a path.
pub(super) enum Content<'a> {
    /// These bytes.
    Bytes(Cow<'a, [u8]>),
    /// What this file of the disk holds, which is too large to be held in memory.
    File(Arc<Path>),
}

impl Content<'_> {
    /// The hash and the number of the bytes.
    fn measured(&self) -> Result<(String, u64), PublishError> {
        match self {
            Self::Bytes(bytes) => Ok((manifest::hash(bytes), bytes.len() as u64)),
            Self::File(file) => {
                let failed = |error| PublishError::io(Operation::Read, &**file)(error);
                let size = fs::metadata(file).map_err(failed)?.len();
                Ok((manifest::hash_of_file(file).map_err(failed)?, size))
            }
        }
    }

    /// Whether a file of the same size holds the same.
    fn is_in(&self, old: &Path, hash: &str) -> bool {
        match self {
            Self::Bytes(bytes) => fs::read(old).is_ok_and(|old| old == **bytes),
            Self::File(_) => manifest::hash_of_file(old).is_ok_and(|old| old == hash),
        }
    }

    fn create(&self, path: &Path) -> io::Result<()> {
        let mut new = File::create_new(path)?;
        match self {
            Self::Bytes(bytes) => new.write_all(bytes),
            Self::File(file) => io::copy(&mut File::open(file)?, &mut new).map(drop),
        }
    }
}

impl FileWriter<'_> {
    /// Writes `content` to the output path `path` of the new site.
    ///
    /// # Errors
    /// [`PublishError::Unmanaged`] when the old folder has another file at that path.
    pub(super) fn write(&self, path: &str, content: &Content<'_>) -> Result<Written, PublishError> {
        let (hash, size) = content.measured()?;
        let old_file = self.old.join(path);
        let old_metadata = fs::symlink_metadata(&old_file).ok();
        let known = self.known.and_then(|files| files.get(path));
        let same_size = old_metadata.as_ref().is_some_and(|found| found.is_file() && found.len() == size);
        let unchanged = same_size && content.is_in(&old_file, &hash);
        if old_metadata.is_some() && known.is_none() && !unchanged {
            return Err(PublishError::Unmanaged { path: old_file });
        }
        let edited =
            !unchanged && old_metadata.is_some() && known.is_some_and(|hash| self.was_edited(path, hash));
        let new_file = self.new.join(path);
        if !(unchanged && fs::hard_link(&old_file, &new_file).is_ok()) {
            content.create(&new_file).map_err(|error| match error.kind() {
                // `paths::check_all` found no collision, but this file system folds more names.
                io::ErrorKind::AlreadyExists => {
                    PublishError::Collision { first: path.to_owned(), second: path.to_owned() }
                }
                _ => PublishError::io(Operation::Write, &new_file)(error),
            })?;
            if let (true, Some(found)) = (unchanged, &old_metadata) {
                unmanaged::copy_times(found, &new_file);
            }
        }
        Ok(Written { hash, bytes: size, unchanged, edited })
    }

    /// Whether a file exists and its hash is not the one that the last build recorded. What stands in
    /// its place and is no plain file has been edited, and is not read: it could be without end.
    pub(super) fn was_edited(&self, path: &str, hash: &str) -> bool {
        let file = self.old.join(path);
        match fs::symlink_metadata(&file) {
            Ok(found) if found.is_file() => manifest::hash_of_file(&file).is_ok_and(|old| old != hash),
            Ok(_) => true,
            Err(_) => false,
        }
    }
}
