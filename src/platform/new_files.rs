//! Writes several new files: all of them or none, and nothing that exists is overwritten.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// New files and folders that are removed again when it is dropped, unless [`NewFiles::keep`] was
/// called.
#[derive(Debug, Default)]
pub struct NewFiles {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl NewFiles {
    /// Writes a file that must not exist yet, and makes its folders.
    ///
    /// # Errors
    /// The path at which the system refused, and why.
    pub fn create(&mut self, path: &Path, bytes: &[u8]) -> Result<(), (PathBuf, io::Error)> {
        if let Some(folder) = path.parent() {
            self.create_folders(folder)?;
        }
        let at = |error| (path.to_owned(), error);
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(at)?;
        self.files.push(path.to_owned());
        file.write_all(bytes).map_err(at)
    }

    fn create_folders(&mut self, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.create_folders(parent)?;
        }
        fs::create_dir(folder).map_err(|error| (folder.to_owned(), error))?;
        self.folders.push(folder.to_owned());
        Ok(())
    }

    /// Keeps what was written.
    pub fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for NewFiles {
    fn drop(&mut self) {
        // A folder that others have put something into by now cannot be removed, and stays.
        for file in self.files.drain(..) {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
