//! One file of the site: linked to the former one when that is the same, else written.
//!
//! Reading, comparing and linking 10,000 pages of 14 KB takes 60 ms where writing takes 80, the
//! old site is gone in 30 ms instead of 80, and the disk has nothing to do. The file keeps its
//! time, so that programs which upload by date and caches of web servers see what really changed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::{Doing, PublishError};
use super::{foreign, manifest};

/// Where the files go, and where those of the last build are.
pub(super) struct Place<'a> {
    pub new: &'a Path,
    pub old: &'a Path,
    /// What the last build wrote, path → hash; `None` when there was none.
    pub known: Option<&'a BTreeMap<String, String>>,
}

/// What became of one file.
pub(super) struct Written {
    pub hash: String,
    pub bytes: u64,
    pub unchanged: bool,
    /// The file was ours, and somebody had changed it.
    pub edited: bool,
}

impl Place<'_> {
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<Written, PublishError> {
        let hash = manifest::hash(bytes);
        let former = self.old.join(path);
        let there = fs::symlink_metadata(&former).ok();
        let known = self.known.and_then(|files| files.get(path));
        let same_size =
            there.as_ref().is_some_and(|found| found.is_file() && found.len() == bytes.len() as u64);
        let unchanged = same_size && fs::read(&former).is_ok_and(|old| old == bytes);
        if there.is_some() && known.is_none() && !unchanged {
            return Err(PublishError::Foreign { path: former });
        }
        let edited = !unchanged && there.is_some() && known.is_some_and(|hash| self.was_edited(path, hash));
        let place = self.new.join(path);
        if !(unchanged && fs::hard_link(&former, &place).is_ok()) {
            create(&place, bytes).map_err(|error| match error.kind() {
                // Paths were compared; a file system that takes still more of them for one says so.
                io::ErrorKind::AlreadyExists => {
                    PublishError::Collision { first: path.to_owned(), second: path.to_owned() }
                }
                _ => PublishError::io(Doing::Write, &place)(error),
            })?;
            if let (true, Some(found)) = (unchanged, &there) {
                foreign::copy_times(found, &place);
            }
        }
        Ok(Written { hash, bytes: bytes.len() as u64, unchanged, edited })
    }

    /// Whether a file of the last build is no longer what that build wrote. A file that is missing
    /// was not edited.
    pub(super) fn was_edited(&self, path: &str, hash: &str) -> bool {
        fs::read(self.old.join(path)).is_ok_and(|old| manifest::hash(&old) != hash)
    }
}

fn create(place: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create_new(place)?.write_all(bytes)
}
