//! By what it is noticed that a file is not what was read: its size and time.
//!
//! Events are hints: a folder that is new may hold files that nobody told of. So after each change
//! the files are listed and compared with what is known here.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::source::{FoundFile, PortalPath};

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    disk: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
}

/// The files of the portal as they were when they were last read.
#[derive(Debug, Default)]
pub(super) struct Stamps(Mutex<HashMap<PortalPath, Stamp>>);

impl Stamps {
    /// Takes over a listing; gives the paths that are new, gone or different.
    pub(super) fn replace(&self, files: Vec<FoundFile>) -> Vec<PortalPath> {
        let new: HashMap<_, _> = files
            .into_iter()
            .map(|file| (file.path, Stamp { disk: file.disk, size: file.size, modified: file.modified }))
            .collect();
        let mut known = self.lock();
        let gone = known.keys().filter(|path| !new.contains_key(*path));
        let different = new
            .iter()
            .filter(|(path, stamp)| known.get(*path).is_none_or(|known| known != *stamp))
            .map(|(path, _)| path);
        let mut changed: Vec<PortalPath> = gone.chain(different).cloned().collect();
        changed.sort();
        *known = new;
        changed
    }

    /// Looks again at files that are about to be read.
    pub(super) fn renew(&self, root: &Path, paths: &[PortalPath]) {
        let mut known = self.lock();
        for path in paths {
            let disk = known.get(path).map_or_else(|| path.on_disk(root), |stamp| stamp.disk.clone());
            match stamp(disk) {
                Some(stamp) => known.insert(path.clone(), stamp),
                None => known.remove(path),
            };
        }
    }

    /// Whether a file that was there is there no more.
    pub(super) fn is_gone(&self, path: &str) -> bool {
        let disk = self.lock().get(path).map(|stamp| stamp.disk.clone());
        disk.is_some_and(|disk| fs::symlink_metadata(disk).is_err())
    }

    /// Whether a file is not what was read.
    pub(super) fn is_stale(&self, path: &str) -> bool {
        let Some(known) = self.lock().get(path).cloned() else { return false };
        stamp(known.disk.clone()).is_none_or(|now| now != known)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PortalPath, Stamp>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn stamp(disk: PathBuf) -> Option<Stamp> {
    let data = fs::symlink_metadata(&disk).ok().filter(fs::Metadata::is_file)?;
    Some(Stamp { size: data.len(), modified: data.modified().ok(), disk })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::list;

    #[test]
    fn what_differs_from_the_last_listing_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::create_dir_all(root.join("content/jobs")).expect("made");
        let write =
            |name: &str, text: &str| fs::write(root.join("content/jobs").join(name), text).expect("written");
        write("a.md", "1");
        write("b.md", "1");
        let stamps = Stamps::default();
        assert_eq!(stamps.replace(list(root).files), ["content/jobs/a.md", "content/jobs/b.md"]);
        assert_eq!(stamps.replace(list(root).files), [""; 0]);

        write("a.md", "12");
        fs::remove_file(root.join("content/jobs/b.md")).expect("removed");
        write("c.md", "1");
        assert!(stamps.is_stale("content/jobs/a.md"));
        assert!(stamps.is_stale("content/jobs/b.md") && stamps.is_gone("content/jobs/b.md"));
        assert!(!stamps.is_stale("content/jobs/c.md"), "nothing was read of it");

        let told = ["content/jobs/a.md", "content/jobs/b.md"].map(PortalPath::new);
        stamps.renew(root, &told);
        assert!(!stamps.is_stale("content/jobs/a.md") && !stamps.is_gone("content/jobs/b.md"));
        assert_eq!(stamps.replace(list(root).files), ["content/jobs/c.md"]);
    }
}
