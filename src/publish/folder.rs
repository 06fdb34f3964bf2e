//! The output folder: its resolved path, and whether this program may replace it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{Operation, PublishError};
use super::manifest::Manifest;
use crate::platform::files;

/// Files of file managers and version control that may stand in a folder that counts as empty.
const IGNORED_ENTRIES: [&str; 5] = [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"];

/// The paths that a build writes to: the output folder, with links resolved, and two siblings.
#[derive(Debug, Clone)]
pub(super) struct OutputFolder {
    /// The path of the output folder.
    pub out: PathBuf,
    /// The staging folder: holds the new site before the swap and the old one after it.
    pub staging: PathBuf,
    /// The lock file.
    pub lock: PathBuf,
}

impl OutputFolder {
    /// Resolves the path that was given on the command line and creates its parent folders.
    pub(super) fn resolve(requested: &Path) -> Result<Self, PublishError> {
        let absolute = resolve_existing_part(requested)?;
        let out = match fs::symlink_metadata(&absolute) {
            Ok(_) => existing(&absolute)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing(&absolute)?,
            Err(error) => return Err(PublishError::io(Operation::Read, absolute)(error)),
        };
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(PublishError::CannotBeSwapped { path: out });
        };
        if files::is_mount_point(&out) {
            return Err(PublishError::CannotBeSwapped { path: out });
        }
        let beside = |ending: &str| {
            let mut beside = OsString::from(".");
            beside.push(name);
            beside.push(ending);
            parent.join(beside)
        };
        Ok(Self { staging: beside(".enishi-staging"), lock: beside(".enishi-lock"), out })
    }
}

/// The path with links resolved: where the output is a link to a folder, its target is replaced.
fn existing(absolute: &Path) -> Result<PathBuf, PublishError> {
    let not_a_folder = || PublishError::NotAFolder { path: absolute.to_owned() };
    let resolved = fs::canonicalize(absolute).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => not_a_folder(),
        _ => PublishError::io(Operation::Read, absolute)(error),
    })?;
    if resolved.is_dir() { Ok(resolved) } else { Err(not_a_folder()) }
}

fn missing(absolute: &Path) -> Result<PathBuf, PublishError> {
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(PublishError::CannotBeSwapped { path: absolute.to_owned() });
    };
    fs::create_dir_all(parent).map_err(PublishError::io(Operation::Create, parent))?;
    let parent = fs::canonicalize(parent).map_err(PublishError::io(Operation::Read, parent))?;
    Ok(parent.join(name))
}

/// What the output folder holds before a build.
#[derive(Debug)]
pub(super) enum Before {
    /// There is no such folder.
    Missing,
    /// The folder is empty, apart from [`IGNORED_ENTRIES`].
    Empty,
    /// A site that an earlier build wrote.
    Managed(Manifest),
}

impl Before {
    /// Reads the state of the output folder.
    ///
    /// # Errors
    /// [`PublishError::UnmanagedFolder`] when it holds files and no manifest.
    pub(super) fn read(out: &Path) -> Result<Self, PublishError> {
        if let Some(manifest) = Manifest::read(out)? {
            return Ok(Self::Managed(manifest));
        }
        let entries = match fs::read_dir(out) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Missing),
            Err(error) => return Err(PublishError::io(Operation::Read, out)(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(PublishError::io(Operation::Read, out))?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        match names.into_iter().find(|name| !IGNORED_ENTRIES.contains(&name.as_str())) {
            None => Ok(Self::Empty),
            Some(example) => Err(PublishError::UnmanagedFolder { path: out.to_owned(), example }),
        }
    }

    /// The manifest of the last build.
    pub(super) fn manifest(&self) -> Option<&Manifest> {
        match self {
            Self::Managed(manifest) => Some(manifest),
            Self::Missing | Self::Empty => None,
        }
    }
}

/// Makes a path absolute, removes `..`, and resolves links in the part of it that exists. The rest
/// is taken as folders that will be created.
fn resolve_existing_part(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(path).map_err(PublishError::io(Operation::Read, path))?;
    let mut settled = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                settled.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir => settled.push(part),
            Component::Normal(name) => {
                settled.push(name);
                if let Ok(real) = fs::canonicalize(&settled) {
                    settled = real;
                }
            }
        }
    }
    Ok(settled)
}

/// Checks that the output folder is not an input folder and not inside one: the next build would
/// read what this one wrote. Compares by file identity, so links and letter case do not matter.
///
/// # Errors
/// [`PublishError::Inside`], or [`PublishError::Io`].
pub fn refuse_inside(out: &Path, folder: &Path) -> Result<(), PublishError> {
    // An input folder that does not exist yet would be created by this build and read by the next.
    let real = match fs::canonicalize(folder) {
        Ok(real) => real,
        Err(_) => resolve_existing_part(folder)?,
    };
    let identity = |path: &Path| files::identity(&fs::metadata(path).ok()?);
    let known = identity(&real);
    let inside = resolve_existing_part(out)?
        .ancestors()
        .any(|above| files::is_one(above, &real) || (known.is_some() && identity(above) == known));
    if inside {
        return Err(PublishError::Inside { path: out.to_owned(), folder: folder.to_owned() });
    }
    Ok(())
}
