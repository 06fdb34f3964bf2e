//! Finds the files of a portal on the disk.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::file_table::{FileTable, Fingerprint, FoundFile};
use super::path::PortalPath;
use crate::diagnostic::findings::{EN009, EN010};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::platform::files::is_held;
use crate::platform::portable::is_device_name;

/// The folders of a portal's root that are read.
pub const FOLDERS: [&str; 3] = ["content", "static", "themes"];

/// Hidden names that web servers ask for; all other hidden files belong to some program.
const FOR_SERVERS: [&str; 3] = [".well-known", ".nojekyll", ".htaccess"];

/// What stands in the folder that is given as a portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RootState {
    /// There is nothing with this name.
    Missing,
    /// There is a file with this name.
    NotAFolder,
    /// There is a folder.
    Folder {
        /// Whether it holds `site.yaml`, even as a link that is not followed.
        has_settings: bool,
        /// Whether it holds the folder `content`, even as a link that is not followed.
        has_content: bool,
        /// Where it has no `site.yaml`: the first folder in it that has one.
        portal_below: Option<PathBuf>,
    },
}

/// Lists all files that belong to the portal in a folder.
pub fn list(root: &Path) -> FileTable {
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    for start in starts(root) {
        collect(root, &start, &mut files, &mut diagnostics);
    }
    FileTable::new(files, diagnostics)
}

/// Whether a file or folder with this path belongs to a portal. Hidden files are left out, except
/// those that web servers ask for, and the temporary files of editors and office programs.
pub fn belongs_to_portal(path: &PortalPath) -> bool {
    let mut names = path.split('/');
    let top = names.next().unwrap_or_default();
    (FOLDERS.contains(&top) || path.as_str() == top && is_settings(top)) && !names.any(is_ignored)
}

/// Reads a file of the portal.
pub fn read(file: &FoundFile) -> Result<Vec<u8>, Diagnostic> {
    std::fs::read(&file.disk).map_err(|error| unreadable(file.path(), &error))
}

/// The hash of a file, which is read piece by piece.
///
/// # Errors
/// When it cannot be read.
pub fn hash(file: &FoundFile) -> Result<blake3::Hash, Diagnostic> {
    let mut hasher = blake3::Hasher::new();
    let read = std::fs::File::open(&file.disk).and_then(|open| hasher.update_reader(open).map(drop));
    read.map_err(|error| unreadable(file.path(), &error))?;
    Ok(hasher.finalize())
}

/// Looks at the folder of a portal whose files are listed in `files`.
pub fn root_state(root: &Path, files: &FileTable) -> RootState {
    if !root.is_dir() {
        return if root.exists() { RootState::NotAFolder } else { RootState::Missing };
    }
    let content = root.join("content");
    let has_settings = files.find("site.yaml").is_some() || root.join("site.yaml").is_symlink();
    RootState::Folder {
        has_settings,
        has_content: content.is_dir() || content.is_symlink(),
        portal_below: if has_settings { None } else { portal_below(root) },
    }
}

fn portal_below(root: &Path) -> Option<PathBuf> {
    let folders = std::fs::read_dir(root).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    folders.filter(|folder| folder.join("site.yaml").is_file()).min()
}

/// `site.yaml` and its translations, `site.en.yaml`.
fn is_settings(name: &str) -> bool {
    name.starts_with("site.") && name.ends_with(".yaml")
}

/// Whether a file or folder with this name is left out wherever it stands.
fn is_ignored(name: &str) -> bool {
    let is_hidden = name.starts_with('.') && !FOR_SERVERS.contains(&name);
    is_hidden || name.starts_with("~$") || name.ends_with('~') || is_leftover(&name.to_ascii_lowercase())
}

/// Whether a name, in lower case, is one that systems, network drives and browsers leave behind: thumbnails,
/// wastebaskets, backups, downloads that are not complete.
fn is_leftover(name: &str) -> bool {
    const NAMES: [&str; 10] = [
        "thumbs.db",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "desktop.ini",
        "@eadir",
        "#recycle",
        "$recycle.bin",
        "system volume information",
        "__macosx",
        "icon\r",
    ];
    const ENDINGS: [&str; 8] =
        [".tmp", ".temp", ".bak", ".swp", ".crdownload", ".part", ".partial", ".download"];
    NAMES.contains(&name) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The folders and settings files of the root, where the walks begin.
fn starts(root: &Path) -> Vec<PathBuf> {
    let is_there = |path: &PathBuf| path.is_dir() || path.is_symlink();
    let mut paths: Vec<PathBuf> = FOLDERS.iter().map(|name| root.join(name)).filter(is_there).collect();
    let entries = WalkDir::new(root).min_depth(1).max_depth(1).into_iter().filter_map(Result::ok);
    let settings = entries.filter(|entry| is_settings(&entry.file_name().to_string_lossy()));
    paths.extend(settings.map(walkdir::DirEntry::into_path));
    paths
}

fn collect(root: &Path, start: &Path, files: &mut Vec<FoundFile>, diagnostics: &mut Vec<Diagnostic>) {
    // A walk would follow the link that it begins at.
    if start.is_symlink() {
        diagnostics.push(symlink(root, start));
        return;
    }
    let walk = WalkDir::new(start).follow_links(false).into_iter();
    let walk =
        walk.filter_entry(|entry| entry.depth() == 0 || !is_ignored(&entry.file_name().to_string_lossy()));
    for entry in walk {
        match entry {
            Ok(entry) if entry.path_is_symlink() => diagnostics.push(symlink(root, entry.path())),
            Ok(entry) if entry.file_type().is_file() => match found(root, entry) {
                Ok(file) if is_device(file.path()) => diagnostics.push(device(file.path())),
                Ok(file) => files.push(file),
                Err((path, error)) => diagnostics.push(unreadable(&path, &error.into())),
            },
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let path = PortalPath::below(root, entry.path());
                diagnostics.push(EN010::NoFile.at(Location::File(path.to_string())));
            }
            Err(error) => {
                let path =
                    error.path().map_or_else(|| PortalPath::new(""), |path| PortalPath::below(root, path));
                diagnostics.push(unreadable(&path, &error.into()));
            }
        }
    }
}

fn found(root: &Path, entry: walkdir::DirEntry) -> Result<FoundFile, (PortalPath, walkdir::Error)> {
    let path = PortalPath::below(root, entry.path());
    match entry.metadata() {
        Ok(data) => Ok(FoundFile {
            fingerprint: Fingerprint { path, size: data.len(), modified: data.modified().ok() },
            disk: entry.into_path().into(),
        }),
        Err(error) => Err((path, error)),
    }
}

fn symlink(root: &Path, path: &Path) -> Diagnostic {
    let target =
        std::fs::read_link(path).map_or_else(|_| "?".to_owned(), |target| target.display().to_string());
    EN009 { target }.at(Location::File(PortalPath::below(root, path).to_string()))
}

fn unreadable(path: &PortalPath, error: &io::Error) -> Diagnostic {
    if is_device(path) {
        return device(path);
    }
    let finding = match error.kind() {
        _ if is_held(error) => EN010::InUse,
        io::ErrorKind::PermissionDenied => EN010::Permission,
        _ => EN010::Other { reason: error.to_string() },
    };
    finding.at(Location::File(path.to_string()))
}

/// Whether this system takes a file, or a folder that it lies in, for a device. Elsewhere such a file is read: where
/// a page is made of it, EN047 says that Windows cannot have it.
fn is_device(path: &PortalPath) -> bool {
    cfg!(windows) && path.split('/').any(is_device_name)
}

fn device(path: &PortalPath) -> Diagnostic {
    EN010::Device.at(Location::File(path.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_THE_PORTAL: [&str; 10] = [
        "content/jobs/a.md",
        "content/jobs/site.yaml",
        "site.en.yaml",
        "site.yaml",
        "static/.htaccess",
        "static/.nojekyll",
        "static/.well-known/security.txt",
        "static/data/table.csv",
        "static/x.png",
        "themes/own/b.html",
    ];
    const OTHERS: [&str; 27] = [
        ".git/index",
        ".htaccess",
        ".public.enishi-staging/site/a.html",
        "README.md",
        "content/.git/HEAD",
        "content/.jobs.swp",
        "content/jobs/a.md~",
        "content/jobs/~$a.csv",
        "contents/a.md",
        "data/m.yaml",
        "old/site.yaml",
        "public/index.html",
        "site.txt",
        "site.yaml~",
        "static/.DS_Store",
        "static/$RECYCLE.BIN/a.jpg",
        "static/@eaDir/a.jpg",
        "static/Desktop.ini",
        "static/THUMBS.DB",
        "static/Thumbs.db",
        "static/__MACOSX/a.png",
        "static/a.BAK",
        "static/a.crdownload",
        "static/a.pdf.part",
        "static/a.tmp",
        "static/ehthumbs.db",
        "themes/own/desktop.ini",
    ];

    #[test]
    fn the_list_holds_what_belongs_to_the_portal_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in OF_THE_PORTAL.iter().chain(&OTHERS) {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, "x").expect("written");
        }
        let table = list(folder.path());
        let listed: Vec<&str> = table.files().iter().map(|file| file.path().as_str()).collect();
        assert_eq!(listed, OF_THE_PORTAL);
        for path in OF_THE_PORTAL.iter().chain(&FOLDERS) {
            assert!(belongs_to_portal(&PortalPath::new(path)), "{path}");
        }
        for path in OTHERS.iter().chain(&["", "public"]) {
            assert!(!belongs_to_portal(&PortalPath::new(path)), "{path}");
        }
    }
}
