//! Writes a site into its output folder: builds it in a staging folder, then swaps the two.
//!
//! Takes an output folder, the sorted paths of a site and something that renders each, or says which
//! large file of the disk it is; gives a
//! [`Report`] of what is new, gone and changed. Each page is rendered and written by itself, so
//! memory does not grow with the site.
//!
//! Never leaves half a site: when a step fails or the build is killed, the last good site is
//! complete. Never deletes or overwrites an *unmanaged* file, one that this program did not write:
//! the manifest `.enishi-output.json` at the root lists the *managed* files, all others are linked
//! or copied into the new folder.
//!
//! The swapped folder is a different folder with the same name. A process that holds the old one
//! open (a container that mounts the folder, a shell whose working directory it is) has to open it
//! again; web servers use the name.

mod error;
mod file_writer;
mod folder;
mod intact;
mod lock;
mod manifest;
mod paths;
mod published;
mod staging;
#[cfg(test)]
mod tests;
mod unmanaged;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::platform::OutputPath;
pub use error::{Operation, PublishError};
pub use folder::refuse_inside;
pub use intact::intact;
pub use manifest::{MANIFEST, Manifest};
pub use published::Published;

use file_writer::{Content, FileWriter, Written};
use folder::{Before, OutputFolder};
use staging::{Staging, SwapBy};

/// The result of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The output folder, with links resolved.
    pub out: PathBuf,
    /// The hash of the manifest, and so of every file that was written.
    pub manifest: String,
    /// The folder held no manifest before.
    pub first_build: bool,
    /// Paths that the last build did not have. Sorted.
    pub new: Vec<String>,
    /// Paths that only the last build had, to be deleted by people who upload by hand. Sorted.
    pub gone: Vec<String>,
    /// The number of files that the last build had with other bytes.
    pub changed: usize,
    /// The number of files whose bytes and times are those of the last build.
    pub unchanged: usize,
    /// Managed files that were edited after the last build; the edits are overwritten. Sorted.
    pub edited_by_hand: Vec<String>,
    /// The number of unmanaged files that were linked or copied into the new site.
    pub unmanaged: usize,
    /// The size of the site in bytes.
    pub bytes: u64,
}

/// Publishes a site.
///
/// `render` returns the bytes of a path; it is called from several threads, once for each path.
///
/// # Errors
/// See [`PublishError`]; the former output is unchanged then, except for `AfterSwap`.
pub fn publish<'a, F>(out: &Path, paths: &[OutputPath], render: F) -> Result<Report, PublishError>
where
    F: Fn(&OutputPath) -> anyhow::Result<Cow<'a, [u8]>> + Sync,
{
    publish_with_files(out, paths, |_| None, render)
}

/// Publishes a site of which `file_of` says what are large files of the disk: these are copied piece by
/// piece, so that no memory holds them, and not rendered.
///
/// # Errors
/// As for [`publish`].
pub fn publish_with_files<'a, G, F>(
    out: &Path,
    paths: &[OutputPath],
    file_of: G,
    render: F,
) -> Result<Report, PublishError>
where
    G: Fn(&OutputPath) -> Option<Arc<Path>> + Sync,
    F: Fn(&OutputPath) -> anyhow::Result<Cow<'a, [u8]>> + Sync,
{
    publish_by(SwapBy::Best, out, paths, |path| match file_of(path) {
        Some(file) => Ok(Content::File(file)),
        None => render(path).map(Content::Bytes),
    })
}

fn publish_by<'a, F>(how: SwapBy, out: &Path, paths: &[OutputPath], render: F) -> Result<Report, PublishError>
where
    F: Fn(&OutputPath) -> anyhow::Result<Content<'a>> + Sync,
{
    paths::check_all(paths)?;
    let output = OutputFolder::resolve(out)?;
    let _lock = lock::Lock::take(&output.lock, &output.out)?;
    let mut staging = Staging::begin(&output)?;
    let before = Before::read(&output.out)?;
    make_folders(staging.site(), paths)?;

    let known = before.manifest().map(|manifest| &manifest.files);
    let writer = FileWriter { new: staging.site(), old: &output.out, known };
    let written: Vec<Written> = paths
        .par_iter()
        .map(|path| {
            let content =
                render(path).map_err(|source| PublishError::Render { path: path.to_string(), source })?;
            writer.write(path, &content)
        })
        .collect::<Result<_, _>>()?;
    let mut report = summary(paths, &written, &before, &writer);

    let hashes = written.into_iter().map(|file| file.hash);
    let files: BTreeMap<String, String> = paths.iter().map(OutputPath::to_string).zip(hashes).collect();
    report.manifest = Manifest::new(files).write(staging.site())?;

    let managed = unmanaged::ManagedPaths::new(before.manifest());
    if !matches!(before, Before::Missing) {
        report.unmanaged = unmanaged::carry(&output.out, staging.site(), &managed)?;
    }
    if let Some(old) = staging.swap(&output.out, how)? {
        unmanaged::preserve_unmanaged(&old, &output.out, &managed, unmanaged::ConflictPolicy::KeepOld)
            .map_err(|source| PublishError::AfterSwap { old, source: Box::new(source) })?;
        staging.release_old();
    }
    report.out = output.out;
    Ok(report)
}

fn make_folders(site: &Path, paths: &[OutputPath]) -> Result<(), PublishError> {
    for folder in staging::folders_of(paths) {
        let folder = site.join(folder);
        fs::create_dir(&folder).map_err(PublishError::io(Operation::Create, folder))?;
    }
    Ok(())
}

fn summary(paths: &[OutputPath], written: &[Written], before: &Before, writer: &FileWriter<'_>) -> Report {
    let empty = BTreeMap::new();
    let known = writer.known.unwrap_or(&empty);
    let mut report = Report { first_build: before.manifest().is_none(), ..Report::default() };
    for (path, file) in paths.iter().zip(written) {
        report.bytes += file.bytes;
        if !known.contains_key(path.as_str()) {
            report.new.push(path.to_string());
        } else if file.unchanged {
            report.unchanged += 1;
        } else {
            report.changed += 1;
        }
        if file.edited {
            report.edited_by_hand.push(path.to_string());
        }
    }
    let now: HashSet<&str> = paths.iter().map(OutputPath::as_str).collect();
    for (path, hash) in known {
        if !now.contains(path.as_str()) {
            report.gone.push(path.clone());
            if writer.was_edited(path, hash) {
                report.edited_by_hand.push(path.clone());
            }
        }
    }
    report.new.sort();
    report.edited_by_hand.sort();
    report
}
