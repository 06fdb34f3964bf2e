//! The pictures that a portal shows.

use std::collections::BTreeMap;

use super::{LinkTarget, Site, resolve_link};
use crate::content::{Portal, Record};
use crate::markdown::Target;
use crate::pictures::is_picture_name;
use crate::platform::OutputPath;
use crate::source::PortalPath;

/// A picture as it comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its output path.
    pub output: OutputPath,
    /// Width and height in pixels, where they could be read.
    pub size: Option<(u32, u32)>,
}

/// The pictures of a portal by the path of their file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pictures {
    /// By the path of the file in the portal.
    pub by_file: BTreeMap<PortalPath, Picture>,
}

/// The files beside its text that a record needs: pictures that it shows, files that it links.
pub fn files_of<'a>(portal: &'a Portal, record: &'a Record) -> impl Iterator<Item = PortalPath> + 'a {
    let written_in = &record.origin.source.path;
    let fields = record.pictures.iter().filter_map(|(src, _)| picture_path(written_in, src));
    let shown = record.body.pictures().filter_map(|picture| match &picture.target {
        Target::Relative { path, .. } | Target::Root { path, .. } => picture_path(written_in, path),
        _ => None,
    });
    let linked =
        record.body.links().filter_map(|link| match resolve_link(portal, written_in, &link.target) {
            Some((LinkTarget::File(path), _)) => Some(path),
            _ => None,
        });
    fields.chain(shown).filter(|path| is_picture_name(path)).chain(linked)
}

impl Pictures {
    /// The picture that a record written at `written_in` means by `src`.
    pub fn find(&self, written_in: &str, src: &str) -> Option<&Picture> {
        self.by_file.get(&picture_path(written_in, src)?)
    }
}

impl Site {
    /// Where a file of the portal comes out.
    pub fn output_of(&self, file: &PortalPath) -> OutputPath {
        let plain = || OutputPath::new(file.strip_folder("static").unwrap_or(file));
        self.pictures.by_file.get(file).map_or_else(plain, |picture| picture.output.clone())
    }
}

/// The portal path of the file that `src` means in a file at `written_in`: relative to that file,
/// or from `static/` with a leading `/`. A path that leaves `content/` and `static/` means nothing:
/// settings, themes and tables are not for readers.
pub fn picture_path(written_in: &str, src: &str) -> Option<PortalPath> {
    let src = src.split(['?', '#']).next().unwrap_or(src);
    let mut parts: Vec<&str> = match src.strip_prefix('/') {
        Some(_) => vec!["static"],
        None => written_in.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect()),
    };
    for part in src.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    let is_published = parts.len() > 1 && matches!(parts[0], "content" | "static");
    let stays = !src.starts_with('/') || parts[0] == "static";
    (is_published && stays).then(|| PortalPath::new(&parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_relative_to_its_file_or_to_static() {
        let path = |src| picture_path("content/stories/2026/a.md", src);
        assert_eq!(path("a.jpg").as_deref(), Some("content/stories/2026/a.jpg"));
        assert_eq!(path("../b.jpg").as_deref(), Some("content/stories/b.jpg"));
        assert_eq!(path("/pictures/c.svg").as_deref(), Some("static/pictures/c.svg"));
        assert_eq!(path("../../../static/c.svg").as_deref(), Some("static/c.svg"));
        for outside in [
            "../../../../../etc/passwd",
            "../../../site.yaml",
            "../../../data/a.yaml",
            "/../site.yaml",
            "/../content/a.csv",
            "../..",
            "/",
        ] {
            assert_eq!(path(outside), None, "{outside}");
        }
    }
}
