//! One build at a time for one output folder, on one machine or through a shared drive.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Doing, PublishError};
use crate::platform::files;

/// Held while a build runs; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock, or says at once that another build has it.
    pub(super) fn take(path: &Path, out: &Path) -> Result<Self, PublishError> {
        // The former holder removes the file when it is done; whoever got hold of the removed one
        // must not take it for the lock, so it looks again.
        for _ in 0..100 {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(path)
                .map_err(PublishError::io(Doing::Write, path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(PublishError::Locked { path: out.to_owned() });
                }
                // Some network drives know no locks. Two builds at once then harm each other, but
                // not the output, which is swapped in as a whole.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => {
                    return Err(PublishError::io(Doing::Write, path)(error));
                }
            }
            if files::still_named(&file, path) != Some(false) {
                return Ok(Self { file, path: path.to_owned() });
            }
        }
        Err(PublishError::Locked { path: out.to_owned() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Where it cannot be told whether a name still means the same file, the file stays.
        if files::still_named(&self.file, &self.path) == Some(true) {
            let _ = fs::remove_file(&self.path);
        }
    }
}
