//! Files and folders: swapping, renaming, removing and comparing their identities.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::portable::collision_key;
use crate::locale::Language;

/// How a folder was replaced by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swapped {
    /// In one step: the old folder now stands where the new one was made.
    Exchanged,
    /// In two steps: the old folder now stands aside.
    MovedAside,
}

/// Replaces the folder `old` by the folder `new`.
///
/// In one step where the system can; else `old` is renamed to `aside` and `new` to `old`, and when
/// the second step fails, the first is undone.
///
/// # Errors
/// When the system refuses; `old` is then where it was.
pub fn swap(new: &Path, old: &Path, aside: &Path) -> io::Result<Swapped> {
    match exchange(new, old) {
        Some(result) => result.map(|()| Swapped::Exchanged),
        None => swap_by_renaming(new, old, aside).map(|()| Swapped::MovedAside),
    }
}

/// The swap in two steps, for systems that cannot do it in one.
///
/// # Errors
/// As [`swap`].
pub fn swap_by_renaming(new: &Path, old: &Path, aside: &Path) -> io::Result<()> {
    rename(old, aside)?;
    rename(new, old).inspect_err(|_| {
        // When even this fails, the next build finds the folder aside and puts it back.
        let _ = rename(aside, old);
    })
}

/// Exchanges two folders in one step. `None` where the system or file system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> Option<io::Result<()>> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Some(Ok(())),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => None,
        Err(error) => Some(Err(error.into())),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> Option<io::Result<()>> {
    None
}

/// Renames; on Windows, tries again for about two seconds while another program holds the file.
///
/// # Errors
/// When the system refuses, on Windows also after all tries.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    with_retries(|| fs::rename(from, to))
}

/// Replaces a file in one step: whoever reads sees the former bytes or the new ones, whole. Who may read it stays.
///
/// # Errors
/// When the system refuses; the file is as it was then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.enishi.tmp"));
    let outcome = fs::write(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(path)?.permissions()))
        .and_then(|()| rename(&beside, path));
    outcome.map_err(|error| {
        let _ = fs::remove_file(&beside);
        // Windows calls it a lack of permission that another program has the file open; opening it says more.
        match File::options().append(true).open(path) {
            Err(held) if is_held(&held) => held,
            _ => error,
        }
    })
}

/// Writes a file in one step: whoever reads sees nothing, the former bytes or the new ones, whole.
///
/// # Errors
/// When the system refuses.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.enishi.tmp"));
    let outcome = fs::write(&beside, bytes).and_then(|()| rename(&beside, path));
    if outcome.is_err() {
        let _ = fs::remove_file(&beside);
    }
    outcome
}

/// Removes a folder with all that is in it; links are removed, not followed.
///
/// # Errors
/// When something in it cannot be removed.
pub fn remove_tree(folder: &Path) -> io::Result<()> {
    match with_retries(|| fs::remove_dir_all(folder)) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            // Folders that their owner made read-only keep their entries until they are writable.
            make_folders_writable(folder);
            with_retries(|| fs::remove_dir_all(folder))
        }
        other => other,
    }
}

fn make_folders_writable(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What cannot be changed shows itself when the removal is tried again.
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
    }
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            make_folders_writable(&entry.path());
        }
    }
}

/// On Windows, indexers, virus scanners and editors keep files open for moments; what is refused
/// now may work in a second. Elsewhere an open file hinders nobody, so a refusal is final.
fn with_retries<T>(action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let pauses: &[u64] = if cfg!(windows) { &[20, 50, 100, 200, 400, 800, 1000] } else { &[] };
    retry(pauses, action)
}

/// Tries again after each pause (in milliseconds), as long as the refusal may pass by itself.
pub(super) fn retry<T>(pauses: &[u64], mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for pause in pauses {
        match action() {
            Err(error) if may_pass(&error) => std::thread::sleep(Duration::from_millis(*pause)),
            other => return other,
        }
    }
    action()
}

/// Sharing violation, lock violation, access denied, folder not empty (yet).
fn may_pass(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy | io::ErrorKind::DirectoryNotEmpty
    ) || is_held(error)
}

/// What Windows says of a file that another program, such as Excel, keeps for itself.
const SHARING_VIOLATION: i32 = 32;
/// The same, of a part of a file.
const LOCK_VIOLATION: i32 = 33;

/// Whether the system refuses a file because another program has it open. On Windows alone: elsewhere an open
/// file hinders nobody.
#[must_use]
pub fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// Why the system refuses a file, for people: what to do where another program has it open, else its own words.
#[must_use]
pub fn refusal(error: &io::Error, language: Language) -> String {
    if !is_held(error) {
        return error.to_string();
    }
    let held = language.pick(
        "ほかのソフトで開いたままです。Excelなどで開いていたら、保存して閉じてから、もう一度お試しください",
        "another program has it open; save and close it, in Excel for one, and try again",
    );
    held.to_owned()
}

/// The identity of a file (device and inode): two names with the same identity are one file. `None`
/// where the standard library does not say (Windows).
#[must_use]
pub fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        None
    }
}

/// The size of a file and when it was last written. On Unix also which file it is and when it last changed in any
/// way, which no program can set back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    size: u64,
    modified: Option<SystemTime>,
    changed: Option<(u64, u64, i64, i64)>,
}

/// The moment in which a file is.
#[must_use]
pub fn moment(metadata: &Metadata) -> Moment {
    #[cfg(unix)]
    let changed = {
        use std::os::unix::fs::MetadataExt;
        Some((metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
    };
    #[cfg(not(unix))]
    let changed = None;
    Moment { size: metadata.len(), modified: metadata.modified().ok(), changed }
}

/// Whether two resolved paths name one place, be there anything or not. On the disks of Windows and macOS the names
/// of a folder in upper and in lower case are one.
#[must_use]
pub fn is_one(a: &Path, b: &Path) -> bool {
    let key = |path: &Path| collision_key(&path.to_string_lossy());
    a == b || cfg!(any(windows, target_vendor = "apple")) && key(a) == key(b)
}

/// Whether another file system, or another folder of the same one, is mounted here. What it holds
/// lives elsewhere: copying it away and removing it here would remove it there. `false` when
/// unknown.
#[must_use]
pub fn is_mount_point(path: &Path) -> bool {
    mount_root(path).unwrap_or_else(|| {
        let device = |path: &Path| Some(identity(&fs::symlink_metadata(path).ok()?)?.0);
        match (device(path), path.parent().and_then(device)) {
            (Some(here), Some(above)) => here != above,
            _ => false,
        }
    })
}

/// Whether a path is the root of a mount, as Linux alone reports it. Comparing device numbers is not
/// enough: a bind mount has the same one as its source.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn mount_root(path: &Path) -> Option<bool> {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let found = statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty()).ok()?;
    let is_root = StatxAttributes::MOUNT_ROOT;
    found.stx_attributes_mask.contains(is_root).then(|| found.stx_attributes.contains(is_root))
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn mount_root(_: &Path) -> Option<bool> {
    None
}

/// Whether an open file is still the one that has this name; `None` when unknown.
#[must_use]
pub fn still_named(file: &File, path: &Path) -> Option<bool> {
    let open = identity(&file.metadata().ok()?)?;
    match fs::symlink_metadata(path) {
        Ok(metadata) => identity(&metadata).map(|named| named == open),
        Err(_) => Some(false),
    }
}

/// Makes a link like the one at `original`.
///
/// # Errors
/// When the link cannot be read or made (on Windows, making one may need a right).
pub fn copy_link(original: &Path, copy: &Path) -> io::Result<()> {
    let target = fs::read_link(original)?;
    #[cfg(unix)]
    return std::os::unix::fs::symlink(target, copy);
    #[cfg(windows)]
    {
        use std::os::windows::fs::{FileTypeExt, symlink_dir, symlink_file};
        if fs::symlink_metadata(original)?.file_type().is_symlink_dir() {
            return symlink_dir(target, copy);
        }
        return symlink_file(target, copy);
    }
    #[cfg(not(any(unix, windows)))]
    {
        let _ = (target, copy);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A path of the disk for people, as their system writes it: they find it in its windows and give it to other
/// programs. On Windows with `\`, and without the prefix of resolved paths.
#[must_use]
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { backslashed(&text) } else { text.into_owned() }
}

pub(super) fn backslashed(path: &str) -> String {
    unverbatim(&path.replace('/', r"\"))
}

/// A path in the way of a portal: parts separated by `/` on every system.
#[must_use]
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { unverbatim(&text).replace('\\', "/") } else { text.into_owned() }
}

/// The path as people write it, without the prefix `\\?\` that Windows gives resolved paths.
pub(super) fn unverbatim(path: &str) -> String {
    match path.strip_prefix(r"\\?\") {
        Some(rest) => match rest.strip_prefix(r"UNC\") {
            Some(share) => format!(r"\\{share}"),
            None => rest.to_owned(),
        },
        None => path.to_owned(),
    }
}
