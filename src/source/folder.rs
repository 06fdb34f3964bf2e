//! Finds the files of a portal, in a fixed order.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::{LARGEST_FILE, PortalPath};
use crate::diagnostic::findings::{EN002, EN002Help, EN009, EN010};
use crate::diagnostic::{Diagnostic, Finding as _, Location};

/// The folders of a portal that hold what is published.
const FOLDERS: [&str; 4] = ["content", "static", "themes", "data"];

/// Hidden names that web servers ask for; all others are some program's own.
const FOR_SERVERS: [&str; 3] = [".well-known", ".nojekyll", ".htaccess"];

/// A file of the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Its path in the portal.
    pub path: PortalPath,
    /// Where the system finds it.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, as far as the system says.
    pub modified: Option<SystemTime>,
}

/// All files of a portal.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// Sorted by path.
    pub files: Vec<FoundFile>,
    /// Links that are not followed, folders that cannot be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Lists the settings files and everything in the portal's folders. Hidden files and the
/// temporary files of office programs are passed over.
pub fn list(root: &Path) -> Listing {
    let mut listing = Listing::default();
    for entry in top_level(root) {
        collect(root, &entry, &mut listing);
    }
    listing.files.sort_by(|a, b| a.path.cmp(&b.path));
    listing
}

/// Reads a file of the portal.
pub fn read(file: &FoundFile) -> Result<Vec<u8>, Diagnostic> {
    std::fs::read(&file.disk).map_err(|error| unreadable(&file.path, &error))
}

impl Listing {
    /// Looks again at a file that was there before; `false` where it is new, gone or no plain file,
    /// so that the folder must be listed again.
    pub fn renew(&mut self, path: &PortalPath) -> bool {
        let Ok(index) = self.files.binary_search_by(|file| file.path.cmp(path)) else {
            return false;
        };
        let file = &mut self.files[index];
        match std::fs::symlink_metadata(&file.disk) {
            Ok(data) if data.is_file() => {
                file.size = data.len();
                file.modified = data.modified().ok();
                true
            }
            Ok(_) | Err(_) => false,
        }
    }
}

impl FoundFile {
    /// Refuses a file that is too large to be something that a person wrote.
    pub fn within_limit(&self) -> Result<(), Diagnostic> {
        self.within(LARGEST_FILE)
    }

    /// Refuses a file that is larger than a limit in bytes.
    pub fn within(&self, limit: u64) -> Result<(), Diagnostic> {
        if self.size <= limit {
            return Ok(());
        }
        let mib = |bytes: u64| format!("{} MB", bytes / (1024 * 1024));
        let help = if limit == super::LARGEST_PICTURE { EN002Help::Picture } else { EN002Help::Default };
        let finding = EN002 { size: mib(self.size), limit: mib(limit), help };
        Err(finding.at(Location::File(self.path.to_string())))
    }
}

fn top_level(root: &Path) -> Vec<PathBuf> {
    let is_there = |path: &PathBuf| path.is_dir() || path.is_symlink();
    let mut paths: Vec<PathBuf> = FOLDERS.iter().map(|name| root.join(name)).filter(is_there).collect();
    let settings = WalkDir::new(root).max_depth(1).into_iter().filter_map(Result::ok).filter(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 1 && name.starts_with("site.") && name.ends_with(".yaml")
    });
    paths.extend(settings.map(walkdir::DirEntry::into_path));
    paths
}

fn collect(root: &Path, start: &Path, listing: &mut Listing) {
    // A walk would follow the link that it begins at.
    if start.is_symlink() {
        listing.diagnostics.push(symlink(root, start));
        return;
    }
    let walk =
        WalkDir::new(start).follow_links(false).into_iter().filter_entry(|entry| !is_passed_over(entry));
    for entry in walk {
        match entry {
            Ok(entry) if entry.path_is_symlink() => listing.diagnostics.push(symlink(root, entry.path())),
            Ok(entry) if entry.file_type().is_file() => match entry.metadata() {
                Ok(data) => listing.files.push(FoundFile {
                    path: PortalPath::below(root, entry.path()),
                    size: data.len(),
                    modified: data.modified().ok(),
                    disk: entry.into_path(),
                }),
                Err(error) => {
                    listing
                        .diagnostics
                        .push(unreadable(&PortalPath::below(root, entry.path()), &error.into()));
                }
            },
            Ok(_) => {}
            Err(error) => {
                let path =
                    error.path().map_or_else(|| PortalPath::new(""), |path| PortalPath::below(root, path));
                listing.diagnostics.push(unreadable(&path, &error.into()));
            }
        }
    }
}

fn is_passed_over(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let hidden = name.starts_with('.') && entry.depth() > 0 && !FOR_SERVERS.contains(&&*name);
    hidden || name.starts_with("~$") || name.ends_with('~') || matches!(&*name, "Thumbs.db" | "desktop.ini")
}

fn symlink(root: &Path, path: &Path) -> Diagnostic {
    let target =
        std::fs::read_link(path).map_or_else(|_| "?".to_owned(), |target| target.display().to_string());
    EN009 { target }.at(Location::File(PortalPath::below(root, path).to_string()))
}

fn unreadable(path: &PortalPath, error: &io::Error) -> Diagnostic {
    let finding = match error.kind() {
        io::ErrorKind::PermissionDenied => EN010::Permission,
        _ => EN010::Other { reason: error.to_string() },
    };
    finding.at(Location::File(path.to_string()))
}
