//! Files in the output folder that the program did not write: taken along, never lost.
//!
//! Before the swap every one of them gets a second name in the new site (a hard link, or a copy
//! where there are none). After it the old site is looked through again, for what came or changed
//! in between.

use std::collections::HashSet;
use std::fs::{self, FileTimes, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::error::{Doing, PublishError};
use super::manifest::{MANIFEST, Manifest};
use crate::platform::files;

/// What a manifest says is ours.
pub(super) struct Ours<'a> {
    files: HashSet<&'a str>,
    folders: HashSet<&'a str>,
}

impl<'a> Ours<'a> {
    pub(super) fn new(manifest: Option<&'a Manifest>) -> Self {
        let mut ours = Self { files: HashSet::new(), folders: HashSet::new() };
        let Some(manifest) = manifest else {
            return ours;
        };
        ours.files.insert(MANIFEST);
        for path in manifest.files.keys() {
            ours.files.insert(path);
            let mut rest = path.as_str();
            while let Some(cut) = rest.rfind('/') {
                rest = &rest[..cut];
                if !ours.folders.insert(rest) {
                    break;
                }
            }
        }
        ours
    }

    fn file(&self, path: &Path) -> bool {
        holds(&self.files, path)
    }

    fn folder(&self, path: &Path) -> bool {
        holds(&self.folders, path)
    }
}

/// Some file systems give names back decomposed; the manifest holds them composed.
fn holds(set: &HashSet<&str>, path: &Path) -> bool {
    let Some(text) = path.to_str() else {
        return false;
    };
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() };
    set.contains(text.as_str()) || (!text.is_ascii() && set.contains(text.nfc().collect::<String>().as_str()))
}

/// One thing in the output folder.
struct Entry {
    /// Its path in the output folder.
    path: PathBuf,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A folder that the site needs or needed.
    OurFolder,
    Folder,
    File,
    Link,
}

/// All folders, and all files that are not ours; a folder stands before what is in it.
fn scan(root: &Path, ours: &Ours<'_>) -> Result<Vec<Entry>, PublishError> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let full = root.join(&folder);
        let failed = |error| PublishError::io(Doing::Keep, &full)(error);
        for entry in fs::read_dir(&full).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = folder.join(entry.file_name());
            let kind = match entry.file_type().map_err(failed)? {
                kind if kind.is_dir() && ours.folder(&path) => Kind::OurFolder,
                kind if kind.is_dir() => Kind::Folder,
                _ if ours.file(&path) => continue,
                kind if kind.is_symlink() => Kind::Link,
                _ => Kind::File,
            };
            if files::is_mount_point(&entry.path()) {
                return Err(PublishError::MountInside { path: entry.path() });
            }
            if matches!(kind, Kind::OurFolder | Kind::Folder) {
                waiting.push(path.clone());
            }
            found.push(Entry { path, kind });
        }
    }
    Ok(found)
}

/// Gives every foreign file and folder of `old` a place in `new`, and the folders that both have
/// their former permissions. Gives how many foreign files there are.
pub(super) fn carry(old: &Path, new: &Path, ours: &Ours<'_>) -> Result<usize, PublishError> {
    let entries = scan(old, ours)?;
    let mut files = 0;
    for entry in &entries {
        match entry.kind {
            Kind::OurFolder => {}
            Kind::Folder => take_folder(old, new, &entry.path)?,
            Kind::File | Kind::Link => {
                files += 1;
                take_file(old, new, entry)?;
            }
        }
    }
    // Children first: a folder that becomes read-only must be complete by then.
    for entry in entries.iter().rev() {
        if matches!(entry.kind, Kind::Folder | Kind::OurFolder) {
            like_before(old, new, entry)?;
        }
    }
    copy_permissions(old, new)?;
    Ok(files)
}

fn take_folder(old: &Path, new: &Path, path: &Path) -> Result<(), PublishError> {
    let place = new.join(path);
    match fs::symlink_metadata(&place) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(PublishError::Foreign { path: old.join(path) }),
        Err(_) => fs::create_dir_all(&place).map_err(PublishError::io(Doing::Keep, place)),
    }
}

fn take_file(old: &Path, new: &Path, entry: &Entry) -> Result<(), PublishError> {
    let (from, to) = (old.join(&entry.path), new.join(&entry.path));
    if fs::symlink_metadata(&to).is_ok() {
        // A file of ours has its path: fine when somebody put there what we would write.
        let same = entry.kind == Kind::File && same_bytes(&from, &to);
        return if same { Ok(()) } else { Err(PublishError::Foreign { path: from }) };
    }
    let made = match to.parent() {
        Some(parent) => fs::create_dir_all(parent),
        None => Ok(()),
    };
    if made.is_err() {
        // A file of ours stands where one of its folders has to be.
        return Err(PublishError::Foreign { path: from });
    }
    duplicate(&from, &to, entry.kind).map_err(PublishError::io(Doing::Keep, from))
}

/// A second name for a file, or a copy with the same permissions and times.
fn duplicate(from: &Path, to: &Path, kind: Kind) -> io::Result<()> {
    if kind == Kind::Link {
        return files::copy_link(from, to);
    }
    let refused = match fs::hard_link(from, to) {
        Ok(()) => return Ok(()),
        Err(error) => error,
    };
    let metadata = fs::symlink_metadata(from)?;
    if !metadata.is_file() {
        return Err(refused);
    }
    fs::copy(from, to)?;
    copy_times(&metadata, to);
    Ok(())
}

/// Times are a courtesy: where they cannot be set, the file is still there.
pub(super) fn copy_times(from: &Metadata, to: &Path) {
    let Ok(modified) = from.modified() else {
        return;
    };
    // Unix lets the owner set the times of a file that is open for reading, Windows does not.
    let opened = if cfg!(windows) { fs::File::options().write(true).open(to) } else { fs::File::open(to) };
    if let Ok(file) = opened {
        let _ = file.set_times(FileTimes::new().set_modified(modified));
    }
}

fn like_before(old: &Path, new: &Path, entry: &Entry) -> Result<(), PublishError> {
    let (from, to) = (old.join(&entry.path), new.join(&entry.path));
    if !to.is_dir() {
        return Ok(());
    }
    copy_permissions(&from, &to)?;
    if entry.kind == Kind::Folder {
        let metadata = fs::metadata(&from).map_err(PublishError::io(Doing::Keep, from))?;
        copy_times(&metadata, &to);
    }
    Ok(())
}

fn copy_permissions(from: &Path, to: &Path) -> Result<(), PublishError> {
    let failed = |error| PublishError::io(Doing::Keep, from)(error);
    let wanted = fs::metadata(from).map_err(failed)?.permissions();
    if fs::metadata(to).map_err(failed)?.permissions() != wanted {
        fs::set_permissions(to, wanted).map_err(failed)?;
    }
    Ok(())
}

/// Which of two foreign files with one name is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wins {
    /// The one in the old site: it was changed there while the new one was made.
    Old,
    /// The one that was changed last: nobody knows which of the folders is the older one.
    Newer,
}

/// After the swap: brings over the foreign files that came to `old` or changed there since
/// [`carry`] looked.
pub(super) fn rescue(old: &Path, out: &Path, ours: &Ours<'_>, wins: Wins) -> Result<(), PublishError> {
    let manifest = Manifest::read(out)?;
    let ours_now = Ours::new(manifest.as_ref());
    for entry in scan(old, ours)? {
        let (from, to) = (old.join(&entry.path), out.join(&entry.path));
        match entry.kind {
            Kind::OurFolder => {}
            Kind::Folder => {
                if fs::symlink_metadata(&to).is_err() {
                    take_folder(old, out, &entry.path)?;
                }
            }
            Kind::File | Kind::Link => {
                if is_there(&from, &to, entry.kind, wins) {
                    continue;
                }
                let to = if ours_now.file(&entry.path) { free_name(&to) } else { to };
                replace(&from, &to, entry.kind).map_err(PublishError::io(Doing::Keep, from))?;
            }
        }
    }
    Ok(())
}

fn replace(from: &Path, to: &Path, kind: Kind) -> io::Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    match fs::remove_file(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    duplicate(from, to, kind)
}

/// Whether `to` already is what `from` is.
fn is_there(from: &Path, to: &Path, kind: Kind, wins: Wins) -> bool {
    let (Ok(a), Ok(b)) = (fs::symlink_metadata(from), fs::symlink_metadata(to)) else {
        return false;
    };
    if kind == Kind::Link {
        return b.is_symlink() && fs::read_link(from).ok() == fs::read_link(to).ok();
    }
    if files::identity(&a).is_some() && files::identity(&a) == files::identity(&b) {
        return true;
    }
    let times = (a.modified().ok(), b.modified().ok());
    (a.len() == b.len() && times.0 == times.1)
        || same_bytes(from, to)
        || (wins == Wins::Newer && times.1 >= times.0)
}

fn same_bytes(a: &Path, b: &Path) -> bool {
    let size = |path| fs::metadata(path).ok().map(|metadata| metadata.len());
    size(a) == size(b) && matches!((fs::read(a), fs::read(b)), (Ok(left), Ok(right)) if left == right)
}

/// Somebody wrote a file where the new site has one, while the site was being built: both stay.
fn free_name(taken: &Path) -> PathBuf {
    (1..1000)
        .map(|number| {
            let mut name = taken.as_os_str().to_owned();
            name.push(format!(".kept-{number}"));
            PathBuf::from(name)
        })
        .find(|path| fs::symlink_metadata(path).is_err())
        .unwrap_or_else(|| taken.to_owned())
}
