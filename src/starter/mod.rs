//! What a portal begins with: the starter of `init`, the blank of a record of `new`.
//!
//! Takes a folder, a kind, an id, a day; writes new files there and gives their paths, or says why
//! not as a [`StarterError`]. Never overwrites anything, reads no clock, prints nothing.

mod error;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rust_embed::RustEmbed;

pub use error::StarterError;

use crate::content::{FileRole, Kind, Subject, classify, editor_schema, is_id, read_file, suggested_id};
use crate::platform::portable::portable;
use crate::source;

/// The portal that `init` writes.
#[derive(RustEmbed)]
#[folder = "content/starter"]
struct StarterFiles;

/// A record of each kind with its blanks.
#[derive(RustEmbed)]
#[folder = "content/archetypes"]
struct Archetypes;

/// Where the schemas lie in a portal, for editors.
const SCHEMAS: &str = ".enishi/schema";

/// Stands in an archetype for the day on which it is used.
const TODAY: &str = "【今日】";

/// Writes the starter portal into a folder, which is made where it does not exist. Gives the paths
/// of the files below it, sorted.
///
/// # Errors
/// When a file of that name is already there (then nothing is written), or the system refuses (then
/// what was written is taken back).
pub fn init(dir: &Path) -> Result<Vec<PathBuf>, StarterError> {
    let mut files = starter();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    refuse_conflicts(dir, &files)?;
    let mut undo = Undo::default();
    for (path, bytes) in &files {
        undo.create(&dir.join(path), bytes).map_err(|(path, error)| StarterError::io(path, error))?;
    }
    undo.keep();
    Ok(files.into_iter().map(|(path, _)| PathBuf::from(path)).collect())
}

/// Writes the blank of a record into a portal and gives its path below the portal's folder.
///
/// # Errors
/// When the folder is no portal, the id cannot be one or is taken, or the system refuses.
pub fn new_record(root: &Path, kind: Kind, id: &str, today: Date) -> Result<PathBuf, StarterError> {
    if !root.join("site.yaml").is_file() {
        return Err(StarterError::NotAPortal { path: root.to_owned() });
    }
    if !is_id(id) {
        return Err(StarterError::BadId { id: id.to_owned(), suggestion: suggested_id(id) });
    }
    let below = format!("content/{}/{id}.md", kind.folder());
    if portable(&format!("{id}.md")).is_err() {
        return Err(StarterError::ReservedId { id: id.to_owned() });
    }
    if let Some(file) = file_of(root, kind, id) {
        return Err(StarterError::Taken { id: id.to_owned(), kind, file });
    }
    let text = archetype(kind).replace(TODAY, &today.to_string());
    let mut undo = Undo::default();
    match undo.create(&root.join(&below), text.as_bytes()) {
        Ok(()) => {
            undo.keep();
            Ok(PathBuf::from(below))
        }
        // A file whose name differs only in case: the system takes the two for one.
        Err((_, error)) if error.kind() == ErrorKind::AlreadyExists => {
            Err(StarterError::Taken { id: id.to_owned(), kind, file: below })
        }
        Err((path, error)) => Err(StarterError::io(path, error)),
    }
}

/// The files of the starter with the schemas that its editor settings name.
fn starter() -> Vec<(String, Cow<'static, [u8]>)> {
    let written = StarterFiles::iter().filter_map(|path| {
        let file = StarterFiles::get(&path)?;
        Some((path.into_owned(), file.data))
    });
    let subjects = [Subject::Site].into_iter().chain(Kind::ALL.map(Subject::Record));
    let schemas = subjects.map(|subject| {
        let text = format!("{:#}\n", editor_schema(subject));
        (format!("{SCHEMAS}/{}.json", subject.name()), Cow::Owned(text.into_bytes()))
    });
    written.chain(schemas).collect()
}

fn archetype(kind: Kind) -> String {
    let name = format!("{}.md", kind.singular());
    let file = Archetypes::get(&name).unwrap_or_else(|| panic!("content/archetypes/{name} is not embedded"));
    String::from_utf8(file.data.into_owned()).expect("archetypes are UTF-8: a test reads them all")
}

/// Nothing is written where anything is in the way.
fn refuse_conflicts(dir: &Path, files: &[(String, Cow<'static, [u8]>)]) -> Result<(), StarterError> {
    if dir.exists() && !dir.is_dir() {
        return Err(StarterError::NotAFolder { path: dir.to_owned() });
    }
    let conflicts: Vec<String> = files.iter().filter_map(|(path, _)| in_the_way(dir, path)).collect();
    if conflicts.is_empty() {
        return Ok(());
    }
    let mut conflicts = conflicts;
    conflicts.dedup();
    Err(StarterError::Conflicts { path: dir.to_owned(), conflicts })
}

/// The file itself, or a file where one of its folders should be.
fn in_the_way(dir: &Path, path: &str) -> Option<String> {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    let blocked = folders.into_iter().find(|folder| {
        let on_disk = dir.join(folder);
        on_disk.symlink_metadata().is_ok() && !on_disk.is_dir()
    });
    let exists = || dir.join(path).symlink_metadata().is_ok();
    blocked.or_else(|| exists().then_some(path)).map(str::to_owned)
}

/// The file that already defines an id of a kind, whatever its format.
fn file_of(root: &Path, kind: Kind, id: &str) -> Option<String> {
    let table = source::list(root);
    let mut records = table.files().iter().filter(|file| classify(file.path()) == FileRole::Records(kind));
    let defining = records.find(|file| {
        let Ok(bytes) = file.within_limit().and_then(|()| source::read(file)) else { return false };
        read_file(kind, file.path(), bytes).keys.iter().any(|(key, _)| key.id == id)
    });
    defining.map(|file| file.path().to_string())
}

/// Files and folders that are taken back unless all went well.
#[derive(Debug, Default)]
struct Undo {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Undo {
    /// Writes a file that must not exist, making its folders.
    fn create(&mut self, path: &Path, bytes: &[u8]) -> Result<(), (PathBuf, io::Error)> {
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

    fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        // Only what this run has made; a folder that somebody has put something into stays.
        for file in self.files.drain(..) {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
