//! The path of a file in a portal.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The path of a file or folder in a portal: from the portal's root, with `/` between folders on
/// every system, in Unicode's composed form (NFC). Cloning shares the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PortalPath(Arc<str>);

impl PortalPath {
    /// A path that is written with `/` between folders.
    pub fn new(path: &str) -> Self {
        if is_nfc(path) { Self(path.into()) } else { Self(path.nfc().collect::<String>().into()) }
    }

    /// The path in the portal at `root` of a file on the disk. macOS may name files in decomposed
    /// form (NFD), while people write NFC.
    pub fn below(root: &Path, file: &Path) -> Self {
        let relative = file.strip_prefix(root).unwrap_or(file);
        let names: Vec<_> = relative.components().map(|name| name.as_os_str().to_string_lossy()).collect();
        Self::new(&names.join("/"))
    }

    /// Where a file with this path lies on the disk, unless the disk holds its name in another form.
    pub fn on_disk(&self, root: &Path) -> PathBuf {
        root.join(&*self.0)
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last name of the path.
    pub fn file_name(&self) -> &str {
        file_name(self)
    }

    /// The extension of the file name in lower case, without its dot; empty where there is none.
    pub fn extension(&self) -> Cow<'_, str> {
        extension(self)
    }

    /// The first name of the path: a folder of the portal's root, or a file in the root.
    pub fn top(&self) -> &str {
        self.split('/').next().unwrap_or_default()
    }

    /// What follows `folder/`, where the path is below this folder.
    pub fn strip_folder(&self, folder: &str) -> Option<&str> {
        self.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Whether the path is below this folder.
    pub fn is_below(&self, folder: &str) -> bool {
        self.strip_folder(folder).is_some()
    }
}

/// The last name of a path with `/` between folders.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The file name of a path without its extension.
pub fn file_stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The extension of a path's file name in lower case, without its dot; empty where there is none.
pub fn extension(path: &str) -> Cow<'_, str> {
    let extension = file_name(path).rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(extension.to_ascii_lowercase())
    } else {
        Cow::Borrowed(extension)
    }
}

impl Deref for PortalPath {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for PortalPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for PortalPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for PortalPath {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for PortalPath {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for PortalPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_relative_to_the_root_and_composed() {
        let root = Path::new("portal");
        assert_eq!(PortalPath::below(root, &root.join("content").join("か\u{3099}.md")), "content/が.md");
        assert_eq!(PortalPath::new("static/か\u{3099}.png"), "static/が.png");
        assert_eq!(PortalPath::below(root, root), "");
    }

    #[test]
    fn folders_are_compared_by_whole_names() {
        let path = PortalPath::new("content/jobs/a.md");
        assert_eq!(path.strip_folder("content"), Some("jobs/a.md"));
        assert_eq!(path.strip_folder("content/jobs"), Some("a.md"));
        assert_eq!(path.strip_folder("cont"), None);
        assert_eq!(PortalPath::new("content").strip_folder("content"), None);
        assert_eq!((path.top(), path.file_name()), ("content", "a.md"));
    }

    #[test]
    fn an_extension_is_that_of_the_name_in_lower_case() {
        for (path, expected) in
            [("a/b.PNG", "png"), ("a.d/b", ""), ("b.en.md", "md"), (".htaccess", "htaccess"), ("a.", "")]
        {
            assert_eq!(PortalPath::new(path).extension(), expected, "{path}");
        }
    }
}
