//! Paths of files in an output folder, and which of them cannot stand side by side.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::portable::collision_key;

/// The path of a file in an output folder: relative to that folder, with `/` between folders on
/// every system. Cloning shares the text.
///
/// [`portable`](super::portable::portable) says whether every computer can store it, [`PathSet`]
/// whether it can stand beside others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// A path that is written with `/` between folders.
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that it lies in, the innermost first: `a/b` and `a` for `a/b/c.html`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        let parent = |path: &str| path.rfind('/');
        std::iter::successors(parent(&self.0).map(|end| &self.0[..end]), move |folder| {
            parent(folder).map(|end| &folder[..end])
        })
    }

    /// Whether it lies in this folder or in one below it.
    pub fn is_below(&self, folder: &str) -> bool {
        self.0.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
}

impl From<String> for OutputPath {
    fn from(path: String) -> Self {
        Self(path.into())
    }
}

impl Deref for OutputPath {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for OutputPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for OutputPath {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for OutputPath {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Paths that can stand in one output folder on every computer: no two are one file where upper and
/// lower case are the same, and none is a file where another needs a folder.
#[derive(Debug, Default)]
pub struct PathSet {
    files: HashMap<String, OutputPath>,
    /// A folder's name, and the first path below it.
    folders: HashMap<String, (String, OutputPath)>,
}

impl PathSet {
    /// Adds a path.
    ///
    /// # Errors
    /// The path of the set that it cannot stand beside; it is not added then.
    pub fn add(&mut self, path: &OutputPath) -> Result<(), OutputPath> {
        let key = collision_key(path);
        let taken = self.files.get(&key).or_else(|| self.folders.get(&key).map(|(_, user)| user));
        if let Some(other) = taken {
            return Err(other.clone());
        }
        let mut new_folders = Vec::new();
        for folder in path.folders() {
            let key = collision_key(folder);
            if let Some(file) = self.files.get(&key) {
                return Err(file.clone());
            }
            match self.folders.get(&key) {
                Some((name, user)) if name != folder => return Err(user.clone()),
                // The folders above it are known, too.
                Some(_) => break,
                None => new_folders.push((key, folder)),
            }
        }
        for (key, folder) in new_folders {
            self.folders.insert(key, (folder.to_owned(), path.clone()));
        }
        self.files.insert(key, path.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conflict(paths: &[&str], with: &str) -> Option<String> {
        let mut set = PathSet::default();
        for path in paths {
            set.add(&OutputPath::new(path)).expect("the paths before stand side by side");
        }
        set.add(&OutputPath::new(with)).err().map(|other| other.to_string())
    }

    #[test]
    fn a_path_is_taken_whatever_its_case_and_composition() {
        assert_eq!(conflict(&["jobs/a.html"], "jobs/A.html").as_deref(), Some("jobs/a.html"));
        assert_eq!(conflict(&["が.html"], "か\u{3099}.html").as_deref(), Some("が.html"));
        assert_eq!(conflict(&["jobs/a.html"], "jobs/b.html"), None);
    }

    #[test]
    fn a_folder_has_one_spelling() {
        assert_eq!(conflict(&["search/a.js"], "Search/x.txt").as_deref(), Some("search/a.js"));
        assert_eq!(conflict(&["a/b/c.html"], "A/x.txt").as_deref(), Some("a/b/c.html"));
        assert_eq!(conflict(&["a/b/c.html"], "a/B/x.txt").as_deref(), Some("a/b/c.html"));
        assert_eq!(conflict(&["a/b/c.html"], "a/c/x.txt"), None);
    }

    #[test]
    fn a_file_is_no_folder() {
        assert_eq!(conflict(&["search/a.js"], "SEARCH").as_deref(), Some("search/a.js"));
        assert_eq!(conflict(&["Jobs"], "jobs/a.html").as_deref(), Some("Jobs"));
        assert_eq!(conflict(&["a/b"], "a/b/c/d.html").as_deref(), Some("a/b"));
    }

    #[test]
    fn a_refused_path_leaves_no_trace() {
        let mut set = PathSet::default();
        set.add(&OutputPath::new("a")).expect("the first path");
        assert!(set.add(&OutputPath::new("a/b/c.html")).is_err());
        set.add(&OutputPath::new("B/c.html")).expect("no folder `a/b` was made");
    }

    #[test]
    fn folders_go_from_the_innermost_out() {
        let path = OutputPath::new("a/b/c.html");
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(OutputPath::new("c.html").folders().count(), 0);
        assert!(path.is_below("a") && !path.is_below("a/b/c.html") && !OutputPath::new("ab/c").is_below("a"));
    }
}
