//! The files of a portal at one moment, by their bytes.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use blake3::{Hash, Hasher};
use rayon::prelude::*;

use super::add;
use crate::platform::files::{Moment, moment};
use crate::source::{self, FileTable, FoundFile, RootState};

/// Up to which size a file is read in one go, in bytes.
const IN_ONE_GO: u64 = 1024 * 1024;

/// How many bytes larger files may have together. To read more of them a second time would cost more than it saves:
/// most of the time of such a build is that of its photographs.
const MOST_OF_LARGE_FILES: u64 = 1024 * 1024 * 1024;

/// All that a build reads of a portal.
#[derive(Debug)]
pub(super) struct Inputs {
    /// Of every path and every byte, and of what is there and is not read.
    pub digest: Hash,
    table: FileTable,
    root_state: RootState,
    moments: Vec<Moment>,
}

impl Inputs {
    /// Reads all files; `None` where one cannot be read, or is written at this moment, or where there is too much.
    pub(super) fn read(root: &Path) -> Option<Self> {
        let table = source::list(root);
        let sizes = table.files().iter().map(|file| file.fingerprint.size);
        if sizes.filter(|size| *size > IN_ONE_GO).sum::<u64>() > MOST_OF_LARGE_FILES {
            return None;
        }
        let root_state = source::root_state(root, &table);
        let read = table.files().par_iter().map(|file| read(file).ok().flatten());
        let read: Vec<(Hash, Moment)> = read.collect::<Option<_>>()?;
        let mut hasher = Hasher::new();
        for (file, (hash, _)) in table.files().iter().zip(&read) {
            add(&mut hasher, file.path().as_bytes());
            // Two names of the disk may be one path.
            add(&mut hasher, file.disk.as_os_str().as_encoded_bytes());
            hasher.update(hash.as_bytes());
        }
        // Links that are not followed, and folders that are missing, are told to people.
        add(&mut hasher, format!("{:?} {root_state:?}", table.diagnostics()).as_bytes());
        let moments = read.into_iter().map(|(_, moment)| moment).collect();
        Some(Self { digest: hasher.finalize(), table, root_state, moments })
    }

    /// Whether nothing was written, added or removed since, as far as the system says. What was read in between was
    /// then the same.
    pub(super) fn are_still_so(&self, root: &Path) -> bool {
        let now = source::list(root);
        let is_untouched = |(file, then): (&FoundFile, &Moment)| {
            fs::symlink_metadata(&file.disk).is_ok_and(|data| moment(&data) == *then)
        };
        now.files() == self.table.files()
            && now.diagnostics() == self.table.diagnostics()
            && source::root_state(root, &now) == self.root_state
            && self.table.files().par_iter().zip(&self.moments).all(is_untouched)
    }
}

/// The hash of a file, and the moment in which it was read; nothing where it is no more what was listed.
fn read(file: &FoundFile) -> io::Result<Option<(Hash, Moment)>> {
    let mut open = File::open(&file.disk)?;
    let data = open.metadata()?;
    if data.len() != file.fingerprint.size {
        return Ok(None);
    }
    let (hash, size) = if data.len() <= IN_ONE_GO {
        let mut bytes = Vec::with_capacity(usize::try_from(data.len() + 1).unwrap_or_default());
        open.read_to_end(&mut bytes)?;
        (blake3::hash(&bytes), bytes.len() as u64)
    } else {
        let mut hasher = Hasher::new();
        hasher.update_reader(open)?;
        (hasher.finalize(), hasher.count())
    };
    Ok((size == data.len()).then(|| (hash, moment(&data))))
}
