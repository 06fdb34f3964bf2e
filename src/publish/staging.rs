//! The folder beside the output in which the new site is made.
//!
//! ```text
//! .public.enishi-staging/
//!     this-is-enishis     marks it as ours; there before anything else
//!     swapping            there from just before the swap
//!     site/               the new site; after a swap in one step, the old one
//!     old/                the old site, where the swap takes two steps
//! ```
//!
//! A killed build leaves it behind. The next one, holding the lock, learns from it how far the
//! other had come: it puts the old site back if it was on its way, and keeps files that are not ours.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Doing, PublishError};
use super::folder::Target;
use super::foreign;
use super::manifest::Manifest;
use crate::platform::OutputPath;
use crate::platform::files::{self, Swapped};

const MARKER: &str = "this-is-enishis";
const SWAPPING: &str = "swapping";

/// The folders that a set of paths needs, each once, parents first.
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

/// A staging folder; dropped before [`Staging::swap`], it takes everything with it.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    site: PathBuf,
    /// Whether it holds an old site that must not go unseen.
    keep: bool,
}

impl Staging {
    /// Clears what a killed build has left, and begins anew.
    pub(super) fn begin(target: &Target) -> Result<Self, PublishError> {
        clear_leftovers(target)?;
        let folder = target.staging.clone();
        fs::create_dir(&folder).map_err(PublishError::io(Doing::Create, &folder))?;
        let staging = Self { site: folder.join("site"), folder, keep: false };
        staging.flag(MARKER)?;
        fs::create_dir(&staging.site).map_err(PublishError::io(Doing::Create, &staging.site))?;
        Ok(staging)
    }

    /// Where the new site is made.
    pub(super) fn site(&self) -> &Path {
        &self.site
    }

    fn flag(&self, name: &str) -> Result<(), PublishError> {
        let path = self.folder.join(name);
        fs::write(&path, "").map_err(PublishError::io(Doing::Write, path))
    }

    /// Puts the new site in the place of `out`; gives where the old one is now, if there was one.
    ///
    /// Nothing is forced onto the disk before: `syncfs` takes 0.3 s for 10,000 pages, and a site
    /// that a power cut has harmed is built again from its content.
    pub(super) fn swap(&mut self, out: &Path, how: SwapBy) -> Result<Option<PathBuf>, PublishError> {
        self.flag(SWAPPING)?;
        let old = self.folder.join("old");
        let failed = |error: io::Error| match error.kind() {
            // A mount point of the same device shows itself only here.
            io::ErrorKind::ResourceBusy if cfg!(unix) => {
                PublishError::CannotBeSwapped { path: out.to_owned() }
            }
            _ => PublishError::io(Doing::Swap, out)(error),
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

    /// The old site holds nothing any more that somebody would miss: it goes with the rest.
    pub(super) fn release_old(&mut self) {
        self.keep = false;
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.keep {
            // What cannot be removed now (an open file on Windows), the next build removes.
            let _ = clear(&self.folder);
        }
    }
}

/// How the swap is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SwapBy {
    /// In one step where the system can.
    Best,
    /// In two steps; what systems without an exchange do, and what tests try everywhere.
    #[cfg_attr(not(test), allow(dead_code, reason = "tests swap this way on every system"))]
    Renaming,
}

fn clear_leftovers(target: &Target) -> Result<(), PublishError> {
    let folder = &target.staging;
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(_) => {
            return Err(PublishError::Foreign { path: folder.clone() });
        }
    };
    // Without the marker it is ours only when it is empty: killed right after its creation.
    if !folder.join(MARKER).exists() && entries.next().is_some() {
        return Err(PublishError::Foreign { path: folder.clone() });
    }
    if folder.join(SWAPPING).exists() {
        finish_swap(target)?;
    }
    clear(folder).map_err(PublishError::io(Doing::Remove, folder))
}

/// Removes a staging folder so that it may be cut short at any moment: the flag of the swap goes
/// first, because a site that is half removed is nothing to rescue from; the marker goes last,
/// because it alone says that the rest is ours.
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

/// A build was killed during or after its swap: no file that is not ours may be lost, and if the
/// old site was already aside and the new one not yet there, the old one comes back.
fn finish_swap(target: &Target) -> Result<(), PublishError> {
    let aside = target.staging.join("old");
    if aside.exists() && fs::symlink_metadata(&target.out).is_err() {
        return files::rename(&aside, &target.out).map_err(PublishError::io(Doing::Swap, &target.out));
    }
    let old = if aside.exists() { aside } else { target.staging.join("site") };
    if !old.exists() || !target.out.exists() {
        return Ok(());
    }
    let manifest = Manifest::read(&old)?;
    let ours = foreign::Ours::new(manifest.as_ref());
    foreign::rescue(&old, &target.out, &ours, foreign::Wins::Newer)
}
