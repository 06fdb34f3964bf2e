//! From routes to a folder: made beside it, then swapped in.
//!
//! Takes an output folder, the sorted paths of a site and something that renders each; gives a
//! [`Report`] of what is new, gone and changed. Each page is rendered and written by itself, so
//! memory does not grow with the site.
//!
//! Never leaves half a site: whatever fails, and whenever the build is killed, the last good site
//! is whole. Never deletes or overwrites a file that it did not write: `.enishi-output.json` at the
//! root says which are its own, everything else is taken along into the new folder.
//!
//! A swapped folder is another folder with the same name. Whoever holds on to the old one rather
//! than to its name (a container with the folder mounted into it, a shell that stands in it) has to
//! look again; web servers go by the name.

mod error;
mod folder;
mod foreign;
mod lock;
mod manifest;
mod page;
mod paths;
mod staging;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::platform::OutputPath;
pub use error::{Doing, PublishError};
pub use folder::refuse_inside;
pub use manifest::{MANIFEST, Manifest};

use folder::{Before, Target};
use page::Written;
use staging::{Staging, SwapBy};

/// What a build has done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The folder, with links resolved.
    pub out: PathBuf,
    /// No site of ours was there before.
    pub first_build: bool,
    /// Paths that the last build did not have. Sorted.
    pub new: Vec<String>,
    /// Paths that only the last build had: who uploads by hand deletes them there. Sorted.
    pub gone: Vec<String>,
    /// How many files that were there before have other bytes now.
    pub changed: usize,
    /// How many files are as they were, with the time that they had.
    pub unchanged: usize,
    /// Files of ours that somebody had changed by hand; they are as the content says again. Sorted.
    pub edited_by_hand: Vec<String>,
    /// How many files that are not ours were taken along.
    pub foreign: usize,
    /// The size of the site.
    pub bytes: u64,
}

/// Publishes a site.
///
/// `render` gives the bytes of a path; it is called from several threads, once for each path.
///
/// # Errors
/// See [`PublishError`]; the former output is untouched then, except for `AfterSwap`.
pub fn publish<'a, F>(out: &Path, paths: &[OutputPath], render: F) -> Result<Report, PublishError>
where
    F: Fn(&OutputPath) -> anyhow::Result<Cow<'a, [u8]>> + Sync,
{
    publish_by(SwapBy::Best, out, paths, render)
}

fn publish_by<'a, F>(how: SwapBy, out: &Path, paths: &[OutputPath], render: F) -> Result<Report, PublishError>
where
    F: Fn(&OutputPath) -> anyhow::Result<Cow<'a, [u8]>> + Sync,
{
    paths::check_all(paths)?;
    let target = Target::resolve(out)?;
    let _lock = lock::Lock::take(&target.lock, &target.out)?;
    let mut staging = Staging::begin(&target)?;
    let before = Before::read(&target.out)?;
    make_folders(staging.site(), paths)?;

    let known = before.manifest().map(|manifest| &manifest.files);
    let place = page::Place { new: staging.site(), old: &target.out, known };
    let written: Vec<Written> = paths
        .par_iter()
        .map(|path| {
            let bytes =
                render(path).map_err(|source| PublishError::Render { path: path.to_string(), source })?;
            place.write(path, &bytes)
        })
        .collect::<Result<_, _>>()?;
    let mut report = summary(paths, &written, &before, &place);

    let hashes = written.into_iter().map(|page| page.hash);
    let files: BTreeMap<String, String> = paths.iter().map(OutputPath::to_string).zip(hashes).collect();
    Manifest::new(files).write(staging.site())?;

    let ours = foreign::Ours::new(before.manifest());
    if !matches!(before, Before::Missing) {
        report.foreign = foreign::carry(&target.out, staging.site(), &ours)?;
    }
    if let Some(old) = staging.swap(&target.out, how)? {
        foreign::rescue(&old, &target.out, &ours, foreign::Wins::Old)
            .map_err(|source| PublishError::AfterSwap { old, source: Box::new(source) })?;
        staging.release_old();
    }
    report.out = target.out;
    Ok(report)
}

fn make_folders(site: &Path, paths: &[OutputPath]) -> Result<(), PublishError> {
    for folder in staging::folders_of(paths) {
        let folder = site.join(folder);
        fs::create_dir(&folder).map_err(PublishError::io(Doing::Create, folder))?;
    }
    Ok(())
}

fn summary(paths: &[OutputPath], written: &[Written], before: &Before, place: &page::Place<'_>) -> Report {
    let empty = BTreeMap::new();
    let known = place.known.unwrap_or(&empty);
    let mut report = Report { first_build: before.manifest().is_none(), ..Report::default() };
    for (path, page) in paths.iter().zip(written) {
        report.bytes += page.bytes;
        if !known.contains_key(path.as_str()) {
            report.new.push(path.to_string());
        } else if page.unchanged {
            report.unchanged += 1;
        } else {
            report.changed += 1;
        }
        if page.edited {
            report.edited_by_hand.push(path.to_string());
        }
    }
    let now: HashSet<&str> = paths.iter().map(OutputPath::as_str).collect();
    for (path, hash) in known {
        if !now.contains(path.as_str()) {
            report.gone.push(path.clone());
            if place.was_edited(path, hash) {
                report.edited_by_hand.push(path.clone());
            }
        }
    }
    report.new.sort();
    report.edited_by_hand.sort();
    report
}
