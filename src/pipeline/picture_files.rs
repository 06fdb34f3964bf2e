//! The pictures of a portal on the disk: which are published, how large they are, what is wrong.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::{self, HiddenNames};
use crate::content::Portal;
use crate::diagnostic::Diagnostic;
use crate::pictures::photo::{self, Photo};
use crate::pictures::{self, Format, Metadata};
use crate::platform::OutputPath;
use crate::site::{
    Picture, Pictures, PublishedPhoto, asset_path, files_of, files_of_settings, is_asked_for_by_name,
    may_refer_to_files, path_candidates, photo_size_path,
};
use crate::source::{self, FoundFile, PortalPath};

/// What is known of a picture, or of another file that records link.
#[derive(Debug)]
pub(super) struct PictureFile {
    size: Option<(u32, u32)>,
    metadata: Metadata,
    /// The whole hash; empty where the file cannot be read.
    content_hash: String,
    photo: Option<Photo>,
    /// Why it cannot be published, or what is left out of it.
    pub diagnostics: Vec<Diagnostic>,
}

/// The files beside the texts that may be published with the site on some day: pictures in `static/`
/// that something refers to, and files of the content folder that a record shows or links.
pub(super) fn published<'a>(
    portal: &Portal,
    site_wide: &BTreeSet<PortalPath>,
    files: &'a [FoundFile],
) -> Vec<&'a FoundFile> {
    let records = portal.records.iter().chain(&portal.translations);
    let mut used: BTreeSet<PortalPath> = records.flat_map(|record| files_of(portal, record)).collect();
    used.extend(files_of_settings(portal));
    let takes_all = portal.settings.main.publish_unused_files;
    let is_published = |file: &&FoundFile| {
        let path = file.path();
        let is_static = path.is_below("static") && pictures::is_picture_name(path);
        used.contains(path)
            || is_static && (takes_all || site_wide.contains(path) || is_asked_for_by_name(path))
    };
    files.iter().filter(is_published).collect()
}

/// The files that themes may name, and pages, style sheets and scripts in `static/`.
pub(super) fn referring<'a>(theme: &str, files: &'a [FoundFile]) -> Vec<&'a FoundFile> {
    let folder = format!("themes/{theme}");
    let refers = |file: &&FoundFile| {
        let path = file.path();
        (path.is_below("static") || path.is_below(&folder))
            && may_refer_to_files(path)
            && file.within_limit().is_ok()
    };
    files.iter().filter(refers).collect()
}

/// What a file may name. What cannot be read names nothing; whoever publishes it says so.
pub(super) fn candidates(file: &FoundFile) -> BTreeSet<String> {
    source::read(file).map(|bytes| path_candidates(&String::from_utf8_lossy(&bytes))).unwrap_or_default()
}

/// The pictures with the paths where they are published.
pub(super) fn by_output(
    files: &[&FoundFile],
    read: &[Arc<PictureFile>],
    site_wide: BTreeSet<PortalPath>,
) -> Pictures {
    let pairs = files.iter().zip(read).map(|(file, picture)| {
        let output = match file.path().strip_folder("static") {
            Some(path) => OutputPath::new(path),
            None => asset_path(&picture.hashed_name(file.path())),
        };
        let photo = picture.published_photo(file.path());
        (file.path().clone(), Picture { output, size: picture.size, metadata: picture.metadata, photo })
    });
    Pictures { by_file: pairs.collect(), site_wide }
}

impl PictureFile {
    /// Reads a file, and tries whether it can be published; it must not tell any of the `names`.
    pub(super) fn read(file: &FoundFile, names: &HiddenNames) -> Self {
        let other = |content_hash, diagnostics| Self {
            size: None,
            metadata: Metadata::None,
            content_hash,
            photo: None,
            diagnostics,
        };
        let unread = |finding| other(String::new(), vec![finding]);
        if !pictures::is_picture_name(file.path()) {
            // It may be large, and nothing but its hash is needed.
            return match source::hash(file) {
                Ok(hash) => other(hash.to_hex().to_string(), named_in_file(file, names)),
                Err(finding) => unread(finding),
            };
        }
        let bytes = match file.within(source::LARGEST_PICTURE).and_then(|()| source::read(file)) {
            Ok(bytes) => bytes,
            Err(finding) => return unread(finding),
        };
        let known = pictures::publishable(&bytes).and_then(|cleaned| Ok((cleaned, Photo::of(&bytes)?)));
        let is_known = known.is_ok();
        let metadata =
            known.as_ref().map_or(Metadata::None, |(cleaned, _)| pictures::metadata(&bytes, cleaned));
        let (mut diagnostics, photo) = match known {
            Ok((cleaned, photo)) => {
                let shortened = check::shortened_picture(file.path(), &cleaned.removals);
                let peculiar = pictures::peculiarity(&bytes).into_iter();
                let peculiar = peculiar.map(|peculiarity| check::peculiar_picture(file.path(), peculiarity));
                (shortened.chain(peculiar).collect(), photo)
            }
            Err(error) => (vec![check::unpublishable_picture(file.path(), error)], None),
        };
        diagnostics.extend(check::names_in_picture(file.path(), &bytes, names));
        // A photograph that is made smaller may be as heavy as it likes.
        if !photo.as_ref().is_some_and(|photo| photo.is_remade) {
            let has_pixels = pictures::format(&bytes) != Some(Format::Svg);
            let large = || {
                let size = pictures::dimensions(&bytes).filter(|_| has_pixels && is_known)?;
                check::large_picture(file.path(), size)
            };
            diagnostics.extend(check::heavy_picture(file.path(), file.fingerprint.size).or_else(large));
        }
        let full = photo.as_ref().map(|photo| (photo.full.width, photo.full.height));
        let size = full.or_else(|| pictures::dimensions(&bytes));
        let content_hash = blake3::hash(&bytes).to_hex().to_string();
        Self { size, metadata, content_hash, photo, diagnostics }
    }

    /// `content/stories/mato.jpg` is published as `assets/mato.<hash>.jpg`.
    fn hashed_name(&self, path: &PortalPath) -> String {
        let extension = path.extension();
        let extension = if extension.is_empty() { "bin" } else { &*extension };
        format!("{}.{}.{extension}", stem(path), self.hash())
    }

    /// The sizes of a photograph, `assets/sizes/mato.<hash>-480.jpg`.
    fn published_photo(&self, path: &PortalPath) -> Option<PublishedPhoto> {
        let photo = self.photo.clone()?;
        let (stem, hash) = (stem(path), self.hash());
        let name = |rendition: &photo::Rendition| {
            let extension = rendition.coding.extension();
            photo_size_path(&format!("{stem}.{hash}-{}.{extension}", rendition.width))
        };
        let further = photo.further.iter().map(|rendition| (name(rendition), *rendition)).collect();
        Some(PublishedPhoto { content_hash: self.content_hash.clone(), photo, further })
    }

    /// A short hash of what comes out: of the file, and of how a photograph is made.
    fn hash(&self) -> String {
        let mut hash = self.content_hash.clone();
        if self.photo.is_some() {
            let made = format!("{hash} {}", photo::VERSION);
            hash = blake3::hash(made.as_bytes()).to_hex().to_string();
        }
        hash.truncate(10);
        hash
    }
}

/// Whether a file that comes out as it is names somebody who is told of under a pen name.
fn named_in_file(file: &FoundFile, names: &HiddenNames) -> Vec<Diagnostic> {
    if *names == HiddenNames::default() || file.within(source::LARGEST_PICTURE).is_err() {
        return Vec::new();
    }
    let bytes = source::read(file).unwrap_or_default();
    check::names_in_file(file.path(), &bytes, names).into_iter().collect()
}

/// The name of a file as it stands in an address.
fn stem(path: &PortalPath) -> String {
    source::file_stem(path).chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect()
}
