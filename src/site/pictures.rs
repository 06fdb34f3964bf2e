//! The pictures that a portal shows.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use crate::pictures::Metadata;
use crate::pictures::photo::{Coding, Photo, Rendition};
use crate::platform::OutputPath;
use crate::source::{PortalPath, extension};

/// A picture as it comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its output path.
    pub output: OutputPath,
    /// Width and height in pixels, where they could be read.
    pub size: Option<(u32, u32)>,
    /// What is taken out of it.
    pub metadata: Metadata,
    /// In which sizes it comes out, where it is a photograph that has several.
    pub photo: Option<PublishedPhoto>,
}

/// A photograph of the portal, with what is made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPhoto {
    /// The hash of its file, by which what was made of it is found again.
    pub content_hash: String,
    /// What it becomes.
    pub photo: Photo,
    /// What comes out beside the full size, with the path of each.
    pub further: Vec<(OutputPath, Rendition)>,
}

impl Picture {
    /// From which width and height on every network shows a picture large.
    const SHARED: (u32, u32) = (1200, 630);

    /// Whether it is made of pixels: networks show no drawings.
    pub fn has_pixels(&self) -> bool {
        let name = self.output.to_lowercase();
        ["jpg", "jpeg", "png", "webp", "gif"].into_iter().any(|ending| extension(&name) == ending)
    }

    /// The widths in a coding that a browser may choose from, with their paths, the widest last; nothing where
    /// there is no choice.
    pub fn choices(&self, coding: Coding) -> Vec<(&OutputPath, u32)> {
        let Some(photo) = &self.photo else { return Vec::new() };
        let further = photo.further.iter().filter(|(_, rendition)| rendition.coding == coding);
        let mut choices: Vec<_> = further.map(|(path, rendition)| (path, rendition.width)).collect();
        if coding == photo.photo.full.coding && !choices.is_empty() {
            choices.push((&self.output, photo.photo.full.width));
        }
        choices.sort_by_key(|(_, width)| *width);
        choices
    }

    /// Whether social networks show it, and large.
    pub fn fits_networks(&self) -> bool {
        let (least_width, least_height) = Self::SHARED;
        self.has_pixels()
            && self.size.is_some_and(|(width, height)| width >= least_width && height >= least_height)
    }
}

/// The pictures of a portal by the path of their file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pictures {
    /// By the path of the file in the portal.
    pub by_file: BTreeMap<PortalPath, Picture>,
    /// The files of `static/` that the theme, or a page or style sheet in `static/`, refers to.
    pub site_wide: BTreeSet<PortalPath>,
}

impl Site {
    /// The picture that a record written at `written_in` means by `src`, where it comes out.
    pub fn picture(&self, written_in: &str, src: &str) -> Option<&Picture> {
        let file = resolve_file(written_in, src).filter(|file| self.files.has(file))?;
        self.pictures.by_file.get(&file)
    }

    /// How many of the pictures that come out told more than they show, and how many of these the place.
    pub fn cleaned_pictures(&self) -> (usize, usize) {
        let shown = self.pictures.by_file.iter().filter(|(file, _)| self.files.has(file));
        let told: Vec<Metadata> = shown.map(|(_, picture)| picture.metadata).collect();
        let at_least = |least| told.iter().filter(|metadata| **metadata >= least).count();
        (at_least(Metadata::Some), at_least(Metadata::WithPlace))
    }

    /// Where a file of the portal comes out.
    pub fn output_of(&self, file: &PortalPath) -> OutputPath {
        let plain = || OutputPath::new(file.strip_folder("static").unwrap_or(file));
        self.pictures.by_file.get(file).map_or_else(plain, |picture| picture.output.clone())
    }
}

/// The portal path of the file that `src` means in a file at `written_in`: relative to that file,
/// or from `static/` with a leading `/`. A path that leaves `content/` and `static/` means nothing:
/// settings, themes and tables are not for readers.
pub fn resolve_file(written_in: &str, src: &str) -> Option<PortalPath> {
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
        let path = |src| resolve_file("content/stories/2026/a.md", src);
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
