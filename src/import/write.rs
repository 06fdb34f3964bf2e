//! Several files are written: all of them, or the folder is as it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::platform::files::replace;
use crate::platform::new_files::NewFiles;

/// A file with the text that it shall have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileWrite {
    /// Where.
    pub path: PathBuf,
    /// The whole text.
    pub text: String,
}

/// Writes all files. A file that exists is replaced in one step.
///
/// # Errors
/// The path at which the system refused, and why; nothing has changed then.
pub(super) fn all(files: &[FileWrite]) -> Result<(), (PathBuf, io::Error)> {
    let mut created = NewFiles::default();
    let mut replaced = Replaced::default();
    for FileWrite { path, text } in files {
        if path.symlink_metadata().is_ok() {
            replaced.replace(path, text)?;
        } else {
            created.create(path, text.as_bytes())?;
        }
    }
    created.keep();
    replaced.keep();
    Ok(())
}

/// Files that get their former bytes again when it is dropped, unless [`Replaced::keep`] was called.
#[derive(Debug, Default)]
struct Replaced(Vec<(PathBuf, Vec<u8>)>);

impl Replaced {
    fn replace(&mut self, path: &Path, text: &str) -> Result<(), (PathBuf, io::Error)> {
        let at = |error| (path.to_owned(), error);
        let before = fs::read(path).map_err(at)?;
        replace(path, text.as_bytes()).map_err(at)?;
        self.0.push((path.to_owned(), before));
        Ok(())
    }

    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        // What cannot be put back is in the message anyway: the path at which the system refused.
        for (path, before) in self.0.drain(..).rev() {
            let _ = replace(&path, &before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_written_or_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let write = |name: &str, text: &str| FileWrite { path: at(name), text: text.to_owned() };
        fs::write(at("old"), "before").expect("written");
        all(&[write("old", "after"), write("a/new", "x")]).expect("written");
        let read = |name: &str| fs::read_to_string(at(name)).ok();
        assert_eq!((read("old").as_deref(), read("a/new").as_deref()), (Some("after"), Some("x")));
        // A file stands where a folder would be.
        let refused = all(&[write("old", "again"), write("b/new", "y"), write("old/below", "z")]);
        assert!(refused.is_err());
        assert_eq!((read("old").as_deref(), at("b").exists()), (Some("after"), false));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }
}
