//! What was made of files, kept as long as they do not change.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::source::{Fingerprint, FoundFile, PortalPath};

/// The values that were made of files when they were last read.
#[derive(Debug)]
pub(super) struct FileCache<T>(HashMap<PortalPath, (Fingerprint, Arc<T>)>);

impl<T> Default for FileCache<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Send + Sync> FileCache<T> {
    /// Drops the value of a file, although its fingerprint may stay the same.
    pub(super) fn invalidate(&mut self, path: &PortalPath) {
        self.0.remove(path);
    }

    /// The value of each file, in the given order: the kept one where the fingerprint is the same,
    /// else what `read` makes of it now. Values of other files are dropped.
    pub(super) fn read_all<'a>(
        &mut self,
        files: &[&'a FoundFile],
        read: impl Fn(&'a FoundFile) -> T + Sync,
    ) -> Vec<Arc<T>> {
        let kept = |file: &FoundFile| {
            let (fingerprint, value) = self.0.get(file.path())?;
            (*fingerprint == file.fingerprint).then(|| Arc::clone(value))
        };
        let values: Vec<Arc<T>> =
            files.par_iter().map(|file| kept(file).unwrap_or_else(|| Arc::new(read(file)))).collect();
        let entries = files.iter().zip(&values);
        self.0 = entries
            .map(|(file, value)| (file.path().clone(), (file.fingerprint.clone(), Arc::clone(value))))
            .collect();
        values
    }
}
