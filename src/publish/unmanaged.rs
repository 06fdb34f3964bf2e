//! Preserves unmanaged files: those in the output folder that the program did not write.
//!
//! Before the swap each of them is linked into the new site, or copied where hard links are not
//! supported. After the swap the old site is scanned again for files that were added or changed in
//! between.

use std::collections::HashSet;
use std::fs::{self, FileTimes, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::error::{Operation, PublishError};
use super::manifest::{MANIFEST, Manifest};
use crate::platform::files;

/// The files of a manifest, and the folders that they lie in.
pub(super) struct ManagedPaths<'a> {
    files: HashSet<&'a str>,
    folders: HashSet<&'a str>,
}

impl<'a> ManagedPaths<'a> {
    pub(super) fn new(manifest: Option<&'a Manifest>) -> Self {
        let mut managed = Self { files: HashSet::new(), folders: HashSet::new() };
        let Some(manifest) = manifest else {
            return managed;
        };
        managed.files.insert(MANIFEST);
        for path in manifest.files.keys() {
            managed.files.insert(path);
            let mut rest = path.as_str();
            while let Some(cut) = rest.rfind('/') {
                rest = &rest[..cut];
                if !managed.folders.insert(rest) {
                    break;
                }
            }
        }
        managed
    }

    fn has_file(&self, path: &Path) -> bool {
        holds(&self.files, path)
    }

    fn has_folder(&self, path: &Path) -> bool {
        holds(&self.folders, path)
    }
}

/// Whether the set has the path. Some file systems return names in decomposed form (NFD); the manifest
/// holds them composed (NFC).
fn holds(set: &HashSet<&str>, path: &Path) -> bool {
    let Some(text) = path.to_str() else {
        return false;
    };
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() };
    set.contains(text.as_str()) || (!text.is_ascii() && set.contains(text.nfc().collect::<String>().as_str()))
}

/// A folder or an unmanaged file in the output folder.
struct Entry {
    /// Its path relative to the output folder.
    path: PathBuf,
    kind: EntryKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    /// A folder that holds managed files.
    ManagedFolder,
    UnmanagedFolder,
    File,
    Link,
}

/// Lists all folders and all unmanaged files; a folder comes before its entries.
///
/// # Errors
/// [`PublishError::MountInside`] or [`PublishError::Io`].
fn scan(root: &Path, managed: &ManagedPaths<'_>) -> Result<Vec<Entry>, PublishError> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let full = root.join(&folder);
        let failed = |error| PublishError::io(Operation::Keep, &full)(error);
        for entry in fs::read_dir(&full).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = folder.join(entry.file_name());
            let kind = match entry.file_type().map_err(failed)? {
                kind if kind.is_dir() && managed.has_folder(&path) => EntryKind::ManagedFolder,
                kind if kind.is_dir() => EntryKind::UnmanagedFolder,
                _ if managed.has_file(&path) => continue,
                kind if kind.is_symlink() => EntryKind::Link,
                _ => EntryKind::File,
            };
            if files::is_mount_point(&entry.path()) {
                return Err(PublishError::MountInside { path: entry.path() });
            }
            if matches!(kind, EntryKind::ManagedFolder | EntryKind::UnmanagedFolder) {
                waiting.push(path.clone());
            }
            found.push(Entry { path, kind });
        }
    }
    Ok(found)
}

/// Links or copies every unmanaged file and folder of `old` into `new`, and sets the permissions of
/// the folders that both have to those in `old`. Call before the swap. Returns the number of
/// unmanaged files.
///
/// # Errors
/// [`PublishError::Unmanaged`] when the new site has another file at the path of an unmanaged one.
pub(super) fn carry(old: &Path, new: &Path, managed: &ManagedPaths<'_>) -> Result<usize, PublishError> {
    let entries = scan(old, managed)?;
    let mut files = 0;
    for entry in &entries {
        match entry.kind {
            EntryKind::ManagedFolder => {}
            EntryKind::UnmanagedFolder => carry_folder(old, new, &entry.path)?,
            EntryKind::File | EntryKind::Link => {
                files += 1;
                carry_file(old, new, entry)?;
            }
        }
    }
    // Children first: a folder that becomes read-only must be complete by then.
    for entry in entries.iter().rev() {
        if matches!(entry.kind, EntryKind::UnmanagedFolder | EntryKind::ManagedFolder) {
            restore_folder_metadata(old, new, entry)?;
        }
    }
    copy_permissions(old, new)?;
    Ok(files)
}

fn carry_folder(old: &Path, new: &Path, path: &Path) -> Result<(), PublishError> {
    let target = new.join(path);
    match fs::symlink_metadata(&target) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(PublishError::Unmanaged { path: old.join(path) }),
        Err(_) => fs::create_dir_all(&target).map_err(PublishError::io(Operation::Keep, target)),
    }
}

fn carry_file(old: &Path, new: &Path, entry: &Entry) -> Result<(), PublishError> {
    let (from, to) = (old.join(&entry.path), new.join(&entry.path));
    if fs::symlink_metadata(&to).is_ok() {
        // The new site has this path too: no conflict when the bytes are the same.
        let same = entry.kind == EntryKind::File && same_bytes(&from, &to);
        return if same { Ok(()) } else { Err(PublishError::Unmanaged { path: from }) };
    }
    let created = match to.parent() {
        Some(parent) => fs::create_dir_all(parent),
        None => Ok(()),
    };
    if created.is_err() {
        // A parent folder of it is a file in the new site.
        return Err(PublishError::Unmanaged { path: from });
    }
    duplicate(&from, &to, entry.kind).map_err(PublishError::io(Operation::Keep, from))
}

/// Makes a hard link to a file, or a copy with the same permissions and times.
fn duplicate(from: &Path, to: &Path, kind: EntryKind) -> io::Result<()> {
    if kind == EntryKind::Link {
        return files::copy_link(from, to);
    }
    let link_error = match fs::hard_link(from, to) {
        Ok(()) => return Ok(()),
        Err(error) => error,
    };
    let metadata = fs::symlink_metadata(from)?;
    if !metadata.is_file() {
        return Err(link_error);
    }
    fs::copy(from, to)?;
    copy_times(&metadata, to);
    Ok(())
}

/// Sets the modification time of `to` to that of `from`. Errors are ignored: the time is not
/// needed for a correct site.
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

fn restore_folder_metadata(old: &Path, new: &Path, entry: &Entry) -> Result<(), PublishError> {
    let (from, to) = (old.join(&entry.path), new.join(&entry.path));
    if !to.is_dir() {
        return Ok(());
    }
    copy_permissions(&from, &to)?;
    if entry.kind == EntryKind::UnmanagedFolder {
        let metadata = fs::metadata(&from).map_err(PublishError::io(Operation::Keep, from))?;
        copy_times(&metadata, &to);
    }
    Ok(())
}

fn copy_permissions(from: &Path, to: &Path) -> Result<(), PublishError> {
    let failed = |error| PublishError::io(Operation::Keep, from)(error);
    let wanted = fs::metadata(from).map_err(failed)?.permissions();
    if fs::metadata(to).map_err(failed)?.permissions() != wanted {
        fs::set_permissions(to, wanted).map_err(failed)?;
    }
    Ok(())
}

/// Which of two unmanaged files with the same path is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ConflictPolicy {
    /// The one in the old site, which was changed there during the build.
    KeepOld,
    /// The one that was modified last; used where it is unknown which folder is the old one.
    KeepNewer,
}

/// Copies unmanaged files that were added to or changed in `old` since [`carry`] into `out`. Call
/// after the swap. Where the new site has a managed file at the path, the copy gets a free name.
///
/// # Errors
/// [`PublishError::Manifest`], [`PublishError::MountInside`] or [`PublishError::Io`].
pub(super) fn preserve_unmanaged(
    old: &Path,
    out: &Path,
    managed: &ManagedPaths<'_>,
    policy: ConflictPolicy,
) -> Result<(), PublishError> {
    let manifest = Manifest::read(out)?;
    let managed_now = ManagedPaths::new(manifest.as_ref());
    for entry in scan(old, managed)? {
        let (from, to) = (old.join(&entry.path), out.join(&entry.path));
        match entry.kind {
            EntryKind::ManagedFolder => {}
            EntryKind::UnmanagedFolder => {
                if fs::symlink_metadata(&to).is_err() {
                    carry_folder(old, out, &entry.path)?;
                }
            }
            EntryKind::File | EntryKind::Link => {
                if is_preserved(&from, &to, entry.kind, policy) {
                    continue;
                }
                let to = if managed_now.has_file(&entry.path) { free_name(&to) } else { to };
                replace(&from, &to, entry.kind).map_err(PublishError::io(Operation::Keep, from))?;
            }
        }
    }
    Ok(())
}

fn replace(from: &Path, to: &Path, kind: EntryKind) -> io::Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    match fs::remove_file(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    duplicate(from, to, kind)
}

/// Whether nothing has to be copied: `to` is the same file, has the same content, or wins by policy.
fn is_preserved(from: &Path, to: &Path, kind: EntryKind, policy: ConflictPolicy) -> bool {
    let (Ok(a), Ok(b)) = (fs::symlink_metadata(from), fs::symlink_metadata(to)) else {
        return false;
    };
    if kind == EntryKind::Link {
        return b.is_symlink() && fs::read_link(from).ok() == fs::read_link(to).ok();
    }
    if files::identity(&a).is_some() && files::identity(&a) == files::identity(&b) {
        return true;
    }
    let times = (a.modified().ok(), b.modified().ok());
    (a.len() == b.len() && times.0 == times.1)
        || same_bytes(from, to)
        || (policy == ConflictPolicy::KeepNewer && times.1 >= times.0)
}

fn same_bytes(a: &Path, b: &Path) -> bool {
    let size = |path| fs::metadata(path).ok().map(|metadata| metadata.len());
    size(a) == size(b) && matches!((fs::read(a), fs::read(b)), (Ok(left), Ok(right)) if left == right)
}

/// The first name of the form `taken.kept-1` that does not exist.
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
