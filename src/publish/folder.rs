//! The output folder: where it really is, and whether it may be ours.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{Doing, PublishError};
use super::manifest::Manifest;
use crate::platform::files;

/// What file managers and version control put into folders that people take for empty.
const LITTER: [&str; 5] = [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"];

/// Where the output stands, with links resolved, and where what belongs to a build stands beside.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The output folder.
    pub out: PathBuf,
    /// Holds the new site while it is made, and the old one while it is removed.
    pub staging: PathBuf,
    /// Held while a build runs.
    pub lock: PathBuf,
}

impl Target {
    /// Resolves what was asked for, and makes the folders above it.
    pub(super) fn resolve(asked: &Path) -> Result<Self, PublishError> {
        let absolute = settle(asked)?;
        let out = match fs::symlink_metadata(&absolute) {
            Ok(_) => existing(&absolute)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing(&absolute)?,
            Err(error) => return Err(PublishError::io(Doing::Read, absolute)(error)),
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

/// A link to a folder stays: its target is published to.
fn existing(absolute: &Path) -> Result<PathBuf, PublishError> {
    let not_a_folder = || PublishError::NotAFolder { path: absolute.to_owned() };
    let resolved = fs::canonicalize(absolute).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => not_a_folder(),
        _ => PublishError::io(Doing::Read, absolute)(error),
    })?;
    if resolved.is_dir() { Ok(resolved) } else { Err(not_a_folder()) }
}

fn missing(absolute: &Path) -> Result<PathBuf, PublishError> {
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(PublishError::CannotBeSwapped { path: absolute.to_owned() });
    };
    fs::create_dir_all(parent).map_err(PublishError::io(Doing::Create, parent))?;
    let parent = fs::canonicalize(parent).map_err(PublishError::io(Doing::Read, parent))?;
    Ok(parent.join(name))
}

/// What the output folder holds before a build.
#[derive(Debug)]
pub(super) enum Before {
    /// There is no such folder.
    Missing,
    /// Nothing, or nothing that anybody would miss.
    Empty,
    /// A site that an earlier build wrote.
    Ours(Manifest),
}

impl Before {
    /// Looks, and refuses a folder that is somebody else's.
    pub(super) fn read(out: &Path) -> Result<Self, PublishError> {
        if let Some(manifest) = Manifest::read(out)? {
            return Ok(Self::Ours(manifest));
        }
        let entries = match fs::read_dir(out) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Missing),
            Err(error) => return Err(PublishError::io(Doing::Read, out)(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(PublishError::io(Doing::Read, out))?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        match names.into_iter().find(|name| !LITTER.contains(&name.as_str())) {
            None => Ok(Self::Empty),
            Some(example) => Err(PublishError::NotOurs { path: out.to_owned(), example }),
        }
    }

    /// The manifest of the former build.
    pub(super) fn manifest(&self) -> Option<&Manifest> {
        match self {
            Self::Ours(manifest) => Some(manifest),
            Self::Missing | Self::Empty => None,
        }
    }
}

/// An absolute path without `..` and, as far as it exists, without links. What does not exist yet
/// counts as the folders that it will be.
fn settle(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(path).map_err(PublishError::io(Doing::Read, path))?;
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

/// Refuses an output that lies in a folder that is read (or is it): the next build would read
/// what this one wrote. Links and the case of letters deceive nobody.
///
/// # Errors
/// [`PublishError::Inside`], or what the file system says.
pub fn refuse_inside(out: &Path, folder: &Path) -> Result<(), PublishError> {
    // A folder that does not exist yet would come to be by this output, and be read from then on.
    let real = match fs::canonicalize(folder) {
        Ok(real) => real,
        Err(_) => settle(folder)?,
    };
    let identity = |path: &Path| files::identity(&fs::metadata(path).ok()?);
    let known = identity(&real);
    let inside =
        settle(out)?.ancestors().any(|above| above == real || (known.is_some() && identity(above) == known));
    if inside {
        return Err(PublishError::Inside { path: out.to_owned(), folder: folder.to_owned() });
    }
    Ok(())
}
