//! What was made of photographs, kept in the portal's folder from one run to the next.
//!
//! It costs time to do without and never a byte: an entry counts only if it holds what was once written under its
//! name, and a folder that cannot be written is no error.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::pictures::photo::{Rendition, VERSION};
use crate::platform::files;
use crate::source::KEPT_PHOTOS;

/// How each entry begins.
const MARK: &[u8; 16] = b"enishi photo 1\r\n";
const HASH: usize = 32;

/// Whether some bytes are an entry: pixels without a word, made by the program, and named by a hash.
pub fn is_kept_photo(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// By what an entry is found: the content of the photograph, the size, the coding, the version of what makes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct PhotoKey(String);

impl PhotoKey {
    pub(super) fn of(content_hash: &str, rendition: Rendition) -> Self {
        let Rendition { width, height, coding } = rendition;
        let all = format!("{VERSION} {content_hash} {width} {height} {}", coding.extension());
        Self(blake3::hash(all.as_bytes()).to_hex().to_string())
    }

    /// Of an entry without bytes, which says that the pixels of a photograph can be read.
    pub(super) fn of_readable(content_hash: &str) -> Self {
        let all = format!("{VERSION} {content_hash} readable");
        Self(blake3::hash(all.as_bytes()).to_hex().to_string())
    }
}

/// The entries of a portal.
#[derive(Debug)]
pub(super) struct PhotoCache {
    folder: PathBuf,
}

impl PhotoCache {
    pub(super) fn new(root: &Path) -> Self {
        Self { folder: root.join(KEPT_PHOTOS) }
    }

    /// The bytes of an entry; `None` where there is none, or none that is whole and its own.
    pub(super) fn get(&self, key: &PhotoKey) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.join(&key.0)).ok()?;
        let rest = bytes.strip_prefix(MARK)?;
        let (hash, payload) = rest.split_at_checked(HASH)?;
        if digest(key, payload).as_bytes() != hash {
            return None;
        }
        bytes.drain(..MARK.len() + HASH);
        Some(bytes)
    }

    /// Whether there is an entry, whole or not: one that is not is made when it is asked for.
    pub(super) fn has(&self, key: &PhotoKey) -> bool {
        self.folder.join(&key.0).exists()
    }

    /// Keeps bytes, where the folder can be written.
    pub(super) fn keep(&self, key: &PhotoKey, payload: &[u8]) -> bool {
        let path = self.folder.join(&key.0);
        let entry = [MARK, digest(key, payload).as_bytes().as_slice(), payload].concat();
        fs::create_dir_all(&self.folder).and_then(|()| files::write_whole(&path, &entry)).is_ok()
    }

    /// Removes all entries but these, and what stands between them.
    pub(super) fn keep_only(&self, keys: &HashSet<PhotoKey>) {
        let names: HashSet<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && !entry.file_name().to_str().is_some_and(|name| names.contains(name)) {
                // What cannot be removed now is removed by a later build.
                let _ = fs::remove_file(entry.path());
            }
        }
        if names.is_empty() {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Of the key as well, so that an entry under another name is foreign.
fn digest(key: &PhotoKey, payload: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(key.0.as_bytes()).update(payload);
    hasher.finalize()
}
