//! The staging folder beside the output in which the new site is written.
//!
//! ```text
//! .public.enishi-staging/
//!     this-is-enishis     marks the folder as managed; created first
//!     swapping            created just before the swap
//!     site/               the new site; after a swap in one step, the old one
//!     old/                the old site, where the swap takes two steps
//! ```
//!
//! A killed build leaves it behind. The next build, holding the lock, sees from its files whether
//! the swap had begun: it restores the old site if the new one is not in place, and preserves
//! unmanaged files.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Operation, PublishError};
use super::folder::OutputFolder;
use super::manifest::Manifest;
use super::unmanaged;
use crate::platform::OutputPath;
use crate::platform::files::{self, Swapped};

const MARKER: &str = "this-is-enishis";
const SWAPPING: &str = "swapping";

/// The parent folders of all paths, each once, parents before children.
pub(super) fn folders_of(paths: &[OutputPath]) -> BTreeSet<&str> {
    let mut folders = BTreeSet::new();
    for path in paths {
        for folder in path.folders() {
            if !folders.insert(folder) {
                break;
            }
        }
    }
    folders
}

/// A staging folder, removed when it is dropped.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    site: PathBuf,
    /// Whether it holds an old site that may have unmanaged files; it is not removed then.
    keep: bool,
}

impl Staging {
    /// Cleans up after a killed build and creates an empty staging folder.
    pub(super) fn begin(output: &OutputFolder) -> Result<Self, PublishError> {
        clear_leftovers(output)?;
        let folder = output.staging.clone();
        fs::create_dir(&folder).map_err(PublishError::io(Operation::Create, &folder))?;
        let staging = Self { site: folder.join("site"), folder, keep: false };
        staging.flag(MARKER)?;
        fs::create_dir(&staging.site).map_err(PublishError::io(Operation::Create, &staging.site))?;
        Ok(staging)
    }

    /// The folder of the new site.
    pub(super) fn site(&self) -> &Path {
        &self.site
    }

    /// Creates an empty file in the staging folder.
    fn flag(&self, name: &str) -> Result<(), PublishError> {
        let path = self.folder.join(name);
        fs::write(&path, "").map_err(PublishError::io(Operation::Write, path))
    }

    /// Replaces `out` by the new site. Returns the path of the old site, if there was one.
    ///
    /// Files are not synced to disk before: `syncfs` takes 0.3 s for 10,000 pages, and a site that
    /// was damaged by a power failure can be built again.
    pub(super) fn swap(&mut self, out: &Path, how: SwapBy) -> Result<Option<PathBuf>, PublishError> {
        self.flag(SWAPPING)?;
        let old = self.folder.join("old");
        let failed = |error: io::Error| match error.kind() {
            // A mount point of the same device is detected only here.
            io::ErrorKind::ResourceBusy if cfg!(unix) => {
                PublishError::CannotBeSwapped { path: out.to_owned() }
            }
            _ => PublishError::io(Operation::Swap, out)(error),
        };
        if fs::symlink_metadata(out).is_err() {
            files::rename(&self.site, out).map_err(failed)?;
            return Ok(None);
        }
        let swapped = match how {
            SwapBy::Best => files::swap(&self.site, out, &old),
            SwapBy::Renaming => files::swap_by_renaming(&self.site, out, &old).map(|()| Swapped::MovedAside),
        };
        let swapped = swapped.inspect_err(|_| self.keep = old.exists()).map_err(failed)?;
        self.keep = true;
        Ok(Some(match swapped {
            Swapped::Exchanged => self.site.clone(),
            Swapped::MovedAside => old,
        }))
    }

    /// Call when the old folder contains only managed files: lets it be removed.
    pub(super) fn release_old(&mut self) {
        self.keep = false;
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.keep {
            // A file that cannot be removed now (open on Windows) is removed by the next build.
            let _ = clear(&self.folder);
        }
    }
}

/// How the folders are swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SwapBy {
    /// Atomically where the operating system can exchange two folders.
    Best,
    /// By two renames, as on systems without an exchange; tests use it on every system.
    #[cfg_attr(not(test), allow(dead_code, reason = "tests swap this way on every system"))]
    Renaming,
}

fn clear_leftovers(output: &OutputFolder) -> Result<(), PublishError> {
    let folder = &output.staging;
    // What a link leads to is somebody else's.
    if fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink()) {
        return Err(PublishError::Unmanaged { path: folder.clone() });
    }
    // Windows removes no folder that is still being listed, so the listing ends here.
    let is_empty = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(_) => {
            return Err(PublishError::Unmanaged { path: folder.clone() });
        }
    };
    // A folder without the marker is managed only when it is empty: the build was killed right after
    // creating it.
    if !folder.join(MARKER).exists() && !is_empty {
        return Err(PublishError::Unmanaged { path: folder.clone() });
    }
    if folder.join(SWAPPING).exists() {
        finish_swap(output)?;
    }
    clear(folder).map_err(PublishError::io(Operation::Remove, folder))
}

/// Removes a staging folder in an order that is safe to interrupt: the swap flag first, because
/// nothing must be restored from a partly removed site; the marker last, because it says that the
/// rest may be removed.
fn clear(folder: &Path) -> io::Result<()> {
    let remove = |name: &str| match fs::remove_file(folder.join(name)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    remove(SWAPPING)?;
    for name in ["site", "old"] {
        let tree = folder.join(name);
        if fs::symlink_metadata(&tree).is_ok() {
            files::remove_tree(&tree)?;
        }
    }
    remove(MARKER)?;
    fs::remove_dir(folder)
}

/// Recovers from a build that was killed during or after its swap: restores the old site when the
/// new one is not in place, else preserves the unmanaged files of the old one.
fn finish_swap(output: &OutputFolder) -> Result<(), PublishError> {
    let aside = output.staging.join("old");
    if aside.exists() && fs::symlink_metadata(&output.out).is_err() {
        return files::rename(&aside, &output.out).map_err(PublishError::io(Operation::Swap, &output.out));
    }
    let old = if aside.exists() { aside } else { output.staging.join("site") };
    if !old.exists() || !output.out.exists() {
        return Ok(());
    }
    let manifest = Manifest::read(&old)?;
    let managed = unmanaged::ManagedPaths::new(manifest.as_ref());
    unmanaged::preserve_unmanaged(&old, &output.out, &managed, unmanaged::ConflictPolicy::KeepNewer)
}
