//! The lock that lets only one build at a time write to an output folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Operation, PublishError};
use crate::platform::files;

/// An exclusive file lock; the operating system releases it when the process ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of the output folder `out` without waiting.
    ///
    /// # Errors
    /// [`PublishError::Locked`] when another build holds it.
    pub(super) fn take(path: &Path, out: &Path) -> Result<Self, PublishError> {
        // A link would be followed, and what is no plain file may block.
        if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
            return Err(PublishError::Unmanaged { path: path.to_owned() });
        }
        // The former holder removes the file when it is done. A process that opened the removed file
        // holds no lock that others can see, so it has to open the file again.
        for _ in 0..100 {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(path)
                .map_err(PublishError::io(Operation::Write, path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(PublishError::Locked { path: out.to_owned() });
                }
                // Some network drives do not support locks. Two concurrent builds can then fail, but
                // cannot damage the output, which is swapped in as a whole.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => {
                    return Err(PublishError::io(Operation::Write, path)(error));
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
        // Where the identity of the file cannot be determined, the file stays.
        if files::still_named(&self.file, &self.path) == Some(true) {
            let _ = fs::remove_file(&self.path);
        }
    }
}
