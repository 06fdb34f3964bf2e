//! What becomes of a file.

use std::io;
use std::path::{Path, PathBuf};

use crate::platform::files::replace;

/// A file as it was read and as it is to be. Every byte that nobody meant is as it was.
#[derive(Debug)]
pub struct Change {
    /// The path from the portal's folder.
    pub file: String,
    /// The lines that change; none of a picture, of which only the metadata go.
    pub lines: Vec<ChangedLine>,
    /// How many places change.
    pub places: usize,
    disk: PathBuf,
    before: Vec<u8>,
    after: Vec<u8>,
}

/// A line that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLine {
    /// Its number before the change, counted from 1.
    pub number: usize,
    /// As it was.
    pub before: String,
    /// As it will be; `None` where it goes.
    pub after: Option<String>,
}

impl Change {
    /// What becomes of a file at a place of the disk.
    pub(crate) fn new(
        (file, disk): (&str, &Path),
        (before, after): (Vec<u8>, Vec<u8>),
        lines: Vec<ChangedLine>,
        places: usize,
    ) -> Self {
        Self { file: file.to_owned(), lines, places, disk: disk.to_owned(), before, after }
    }

    /// Where the file lies on the disk.
    pub fn disk(&self) -> &Path {
        &self.disk
    }

    /// Writes the file in one step, unless somebody has changed it since it was read.
    ///
    /// # Errors
    /// The system refuses, or the file is another one by now.
    pub fn write(&self) -> io::Result<()> {
        if std::fs::read(&self.disk)? != self.before {
            return Err(io::Error::other("the file has changed meanwhile"));
        }
        replace(&self.disk, &self.after)
    }
}

impl ChangedLine {
    /// The lines that differ in two texts of as many lines.
    pub(crate) fn between(before: &str, after: &str) -> Vec<Self> {
        let lines = before.split_inclusive('\n').zip(after.split_inclusive('\n')).enumerate();
        let changed = lines.filter(|(_, (before, after))| before != after);
        changed
            .map(|(number, (before, after))| Self {
                number: number + 1,
                before: before.to_owned(),
                after: Some(after.to_owned()),
            })
            .collect()
    }
}
