//! Whether an output folder still holds what the last build left there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::folder::OutputFolder;
use super::manifest::{Manifest, hash, hash_of_file};

/// Up to which size a file is read in one go, in bytes.
const IN_ONE_GO: u64 = 1024 * 1024;

/// The hash of the manifest of an output folder, where every file that it lists has the bytes that it lists, and
/// nothing is left of a build that was ended midway. `None` where a build has something to do, or cannot be sure.
///
/// Takes no lock and writes nothing. A build of another process may replace the folder meanwhile: it then comes after
/// this one.
pub fn intact(out: &Path) -> Option<String> {
    // Resolving the path of a folder that is missing would make those above it.
    fs::metadata(out).ok().filter(fs::Metadata::is_dir)?;
    let output = OutputFolder::resolve(out).ok()?;
    if fs::symlink_metadata(&output.staging).is_ok() {
        return None;
    }
    let (manifest, manifest_hash) = Manifest::read_with_hash(&output.out).ok()??;
    let is_folder =
        |path: &&str| fs::symlink_metadata(output.out.join(path)).is_ok_and(|found| found.is_dir());
    let files: Vec<(&String, &String)> = manifest.files.iter().collect();
    let is_whole = folders_of(&manifest).iter().all(is_folder)
        && files.par_iter().all(|(path, hash)| holds(&output.out.join(path), hash));
    is_whole.then_some(manifest_hash)
}

fn folders_of(manifest: &Manifest) -> BTreeSet<&str> {
    let mut folders = BTreeSet::new();
    for path in manifest.files.keys() {
        let mut rest = path.as_str();
        while let Some(cut) = rest.rfind('/') {
            rest = &rest[..cut];
            if !folders.insert(rest) {
                break;
            }
        }
    }
    folders
}

/// Whether a plain file, and no link to one, has these bytes.
fn holds(file: &Path, expected: &str) -> bool {
    let Ok(found) = fs::symlink_metadata(file) else { return false };
    if !found.is_file() {
        return false;
    }
    let found =
        if found.len() <= IN_ONE_GO { fs::read(file).map(|bytes| hash(&bytes)) } else { hash_of_file(file) };
    found.is_ok_and(|found| found == expected)
}
