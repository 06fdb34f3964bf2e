//! The files of the portal as they were when they were last read, shared between the loop that reads
//! them and the requests that look whether one has changed since.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::source::{FileTable, PortalPath};

/// The table of files that the last build was made from.
#[derive(Debug, Default)]
pub(super) struct KnownFiles(Mutex<Arc<FileTable>>);

impl KnownFiles {
    /// The table as it is now.
    pub(super) fn table(&self) -> Arc<FileTable> {
        Arc::clone(&self.lock())
    }

    /// Takes over a new listing; gives the paths that are new, gone or different in it, sorted.
    pub(super) fn replace(&self, listing: FileTable) -> Vec<PortalPath> {
        let old = std::mem::replace(&mut *self.lock(), Arc::new(listing));
        old.changes_to(&self.table())
    }

    /// Looks again at files that are about to be read. `false` where one is new or gone, so that the
    /// folder must be listed.
    pub(super) fn renew(&self, paths: &[PortalPath]) -> bool {
        Arc::make_mut(&mut self.lock()).renew(paths)
    }

    fn lock(&self) -> MutexGuard<'_, Arc<FileTable>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
