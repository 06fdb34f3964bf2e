//! The files of a portal, and what has changed among them.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::{LARGEST_FILE, LARGEST_PICTURE, PortalPath};
use crate::diagnostic::findings::{EN002, EN002Help};
use crate::diagnostic::{Diagnostic, Finding as _, Location};

/// By what a file is taken to be unchanged: its path, its size in bytes and when it was last
/// written, as far as the system says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// The path in the portal.
    pub path: PortalPath,
    /// The size in bytes.
    pub size: u64,
    /// The time of the last change.
    pub modified: Option<SystemTime>,
}

/// A file of the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// The path, size and time that it had when it was found.
    pub fingerprint: Fingerprint,
    /// Where the system finds it.
    pub disk: Arc<Path>,
}

/// All files of a portal as they were at one moment.
#[derive(Debug, Clone, Default)]
pub struct FileTable {
    /// Sorted by path.
    files: Vec<FoundFile>,
    /// Links that are not followed, folders that cannot be read.
    diagnostics: Vec<Diagnostic>,
}

impl FoundFile {
    /// The path in the portal.
    pub fn path(&self) -> &PortalPath {
        &self.fingerprint.path
    }

    /// Refuses a file that is too large to be something that a person wrote.
    pub fn within_limit(&self) -> Result<(), Diagnostic> {
        self.within(LARGEST_FILE)
    }

    /// Refuses a file that is larger than a limit in bytes.
    pub fn within(&self, limit: u64) -> Result<(), Diagnostic> {
        let size = self.fingerprint.size;
        if size <= limit {
            return Ok(());
        }
        let mib = |bytes: u64| format!("{} MB", bytes / (1024 * 1024));
        let help = if limit == LARGEST_PICTURE { EN002Help::Picture } else { EN002Help::Default };
        let finding = EN002 { size: mib(size), limit: mib(limit), help };
        Err(finding.at(Location::File(self.path().to_string())))
    }

    /// The file as it is now; `None` where it is gone or no plain file any more.
    fn now(&self) -> Option<Self> {
        let data = fs::symlink_metadata(&self.disk).ok().filter(fs::Metadata::is_file)?;
        let path = self.path().clone();
        let fingerprint = Fingerprint { path, size: data.len(), modified: data.modified().ok() };
        Some(Self { fingerprint, disk: Arc::clone(&self.disk) })
    }
}

impl FileTable {
    pub(super) fn new(mut files: Vec<FoundFile>, diagnostics: Vec<Diagnostic>) -> Self {
        // A disk may hold two names that are one in composed form.
        files.sort_by(|a, b| a.path().cmp(b.path()).then_with(|| a.disk.cmp(&b.disk)));
        Self { files, diagnostics }
    }

    /// The same table without some files.
    #[must_use]
    pub fn without(&self, is_left_out: impl Fn(&PortalPath) -> bool) -> Self {
        let files = self.files.iter().filter(|file| !is_left_out(file.path())).cloned().collect();
        Self { files, diagnostics: self.diagnostics.clone() }
    }

    /// The files, sorted by path.
    pub fn files(&self) -> &[FoundFile] {
        &self.files
    }

    /// What was found while listing: links that are not followed, folders that cannot be read.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The file with a path.
    pub fn find(&self, path: &str) -> Option<&FoundFile> {
        self.index_of(path).map(|index| &self.files[index])
    }

    /// The paths of files that are new, gone or different in a later table, sorted.
    pub fn changes_to(&self, later: &Self) -> Vec<PortalPath> {
        let gone = self.files.iter().filter(|file| later.find(file.path()).is_none());
        let different = later.files.iter().filter(|file| self.find(file.path()) != Some(*file));
        let mut changed: Vec<PortalPath> = gone.chain(different).map(|file| file.path().clone()).collect();
        changed.sort();
        changed.dedup();
        changed
    }

    /// Looks at these files again. `false` where one is new, gone or no plain file: then the folder
    /// must be listed again.
    pub fn renew(&mut self, paths: &[PortalPath]) -> bool {
        paths.iter().all(|path| {
            let renewed = self.index_of(path).and_then(|index| Some((index, self.files[index].now()?)));
            renewed.map(|(index, file)| self.files[index] = file).is_some()
        })
    }

    /// Whether a file of the table is no longer on the disk.
    pub fn is_gone(&self, path: &str) -> bool {
        self.find(path).is_some_and(|file| fs::symlink_metadata(&file.disk).is_err())
    }

    /// Whether a file of the table is gone from the disk or has changed there.
    pub fn is_stale(&self, path: &str) -> bool {
        self.find(path).is_some_and(|file| file.now().as_ref() != Some(file))
    }

    fn index_of(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| file.path().as_str().cmp(path)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::list;
    use super::*;

    fn paths(paths: &[&str]) -> Vec<PortalPath> {
        paths.iter().map(|path| PortalPath::new(path)).collect()
    }

    #[test]
    fn what_is_new_gone_or_different_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::create_dir_all(root.join("content/jobs")).expect("made");
        let write =
            |name: &str, text: &str| fs::write(root.join("content/jobs").join(name), text).expect("written");
        write("a.md", "1");
        write("b.md", "1");
        let mut table = list(root);
        let (a, b, c) = ("content/jobs/a.md", "content/jobs/b.md", "content/jobs/c.md");
        assert_eq!(FileTable::default().changes_to(&table), paths(&[a, b]));
        assert_eq!(table.changes_to(&list(root)), paths(&[]));

        write("a.md", "12");
        fs::remove_file(root.join(b)).expect("removed");
        write("c.md", "1");
        assert!(table.is_stale(a) && table.is_stale(b) && table.is_gone(b));
        assert!(!table.is_stale(c) && !table.is_gone(c), "it is not in the table");
        assert_eq!(table.changes_to(&list(root)), paths(&[a, b, c]));

        assert!(table.renew(&paths(&[a])));
        assert!(!table.is_stale(a));
        assert!(!table.renew(&paths(&[b])) && !table.renew(&paths(&[c])));
        assert_eq!(table.changes_to(&list(root)), paths(&[b, c]));
    }

    #[test]
    fn a_name_is_part_of_what_a_file_is_known_by() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::create_dir_all(root.join("themes/own")).expect("made");
        fs::write(root.join("themes/own/a.html"), "1").expect("written");
        let table = list(root);
        fs::rename(root.join("themes/own/a.html"), root.join("themes/own/b.html")).expect("renamed");
        let later = list(root);
        assert_eq!(table.files()[0].fingerprint.modified, later.files()[0].fingerprint.modified);
        assert_ne!(table.files()[0].fingerprint, later.files()[0].fingerprint);
    }
}
