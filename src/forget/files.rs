//! All files of a portal's folder, whoever wrote them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::trace::Area;
use crate::platform::portable::OWN_RECORD;
use crate::source::PortalPath;

/// Folders of version histories, which hold former states of everything.
const HISTORIES: [&str; 3] = [".git", ".hg", ".svn"];

/// A file that is looked through.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// From the portal's folder.
    pub path: String,
    pub disk: PathBuf,
    pub area: Area,
}

/// The files of a folder in a fixed order, hidden and temporary ones included.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub all: Vec<File>,
    /// Folders with a version history, which is not read.
    pub histories: Vec<String>,
    /// What cannot be listed, and links, which are not followed.
    pub unread: Vec<String>,
}

/// Lists the files below a folder; `built` are further folders that builds made.
pub(super) fn list(root: &Path, built: Option<&Path>) -> Files {
    let mut all = Files::default();
    walk(root, root, None, &mut all);
    if let Some(built) = built.filter(|built| !is_below(built, root)) {
        walk(built, built.parent().unwrap_or(built), Some(Area::Built), &mut all);
    }
    all
}

fn is_below(path: &Path, root: &Path) -> bool {
    let (Ok(path), Ok(root)) = (path.canonicalize(), root.canonicalize()) else { return false };
    path.starts_with(root)
}

fn walk(start: &Path, root: &Path, area: Option<Area>, all: &mut Files) {
    let mut built: BTreeSet<PathBuf> = BTreeSet::new();
    let mut entries = WalkDir::new(start).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(start);
                all.unread.push(PortalPath::below(root, path).to_string());
                continue;
            }
        };
        let path = PortalPath::below(root, entry.path());
        if entry.file_type().is_dir() {
            if HISTORIES.iter().any(|name| entry.file_name() == *name) {
                all.histories.push(path.to_string());
                entries.skip_current_dir();
            } else if entry.path().join(OWN_RECORD).is_file() {
                built.insert(entry.path().to_owned());
            }
        } else if entry.file_type().is_file() {
            let is_built = entry.path().ancestors().any(|folder| built.contains(folder));
            let is_kept = path.split('/').any(|name| name == ".enishi");
            let area = area.unwrap_or(match (is_built, is_kept) {
                (true, _) => Area::Built,
                (_, true) => Area::Kept,
                _ => Area::Written,
            });
            all.all.push(File { path: path.to_string(), disk: entry.path().to_owned(), area });
        } else {
            all.unread.push(path.to_string());
        }
    }
}
