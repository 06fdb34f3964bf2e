//! What is taken out of a file, shown before it is written.

use std::io;
use std::path::{Path, PathBuf};

use super::decoded::Decoded;
use super::files::File;
use super::text::Reading;
use super::trace::{Area, Edit, Hit};
use crate::platform::files::replace;

/// How often a file is read again; each time takes out one place.
const MOST_PLACES: usize = 10_000;

/// A file without the name where that is safe. Every other byte is as it was.
#[derive(Debug)]
pub struct Change {
    /// The path from the portal's folder.
    pub file: String,
    /// The lines that change; none of a picture, of which only the metadata go.
    pub lines: Vec<ChangedLine>,
    /// How many places are taken out.
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
    pub(super) fn of_picture(file: &File, before: Vec<u8>, after: Vec<u8>) -> Self {
        Self { file: file.path.clone(), lines: Vec::new(), places: 1, disk: file.disk.clone(), before, after }
    }

    /// Takes out one place after the other, reading the text again each time.
    pub(super) fn of_text(
        file: &File,
        bytes: &[u8],
        decoded: &Decoded,
        hits: &[Hit],
        reading: &Reading<'_>,
    ) -> Option<Self> {
        let is_safe = file.area != Area::Built && hits.iter().any(|hit| hit.taking.is_some());
        if !is_safe || decoded.encode(&decoded.text).as_deref() != Some(bytes) {
            return None;
        }
        let mut lines: Vec<(String, Option<String>)> =
            decoded.text.split_inclusive('\n').map(|line| (line.to_owned(), Some(line.to_owned()))).collect();
        let mut now = decoded.clone();
        let mut places = 0;
        while places < MOST_PLACES {
            let hits = reading.hits(&file.path, file.area, &now);
            let Some((_, edits)) = hits.into_iter().find_map(|hit| hit.taking) else { break };
            for edit in edits.iter().rev() {
                put(&mut lines, edit)?;
            }
            now.text = lines.iter().filter_map(|(_, line)| line.as_deref()).collect();
            places += 1;
        }
        let after = decoded.encode(&now.text)?;
        let changed =
            lines.into_iter().enumerate().filter(|(_, (before, after))| after.as_ref() != Some(before));
        let lines = changed
            .map(|(number, (before, after))| ChangedLine { number: number + 1, before, after })
            .collect();
        let (file, disk) = (file.path.clone(), file.disk.clone());
        Some(Self { file, lines, places, disk, before: bytes.to_vec(), after })
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

/// Makes an edit in the line in which it lies.
fn put(lines: &mut [(String, Option<String>)], edit: &Edit) -> Option<()> {
    let mut start = 0;
    for (_, slot) in lines {
        let Some(line) = slot else { continue };
        let end = start + line.len();
        if start <= edit.range.start && edit.range.end <= end && edit.range.start < end {
            line.replace_range(edit.range.start - start..edit.range.end - start, &edit.with);
            if line.is_empty() {
                *slot = None;
            }
            return Some(());
        }
        start = end;
    }
    None
}
