//! The pictures of a portal on the disk: which are shown, how large they are, what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::{LK402, LK402Help, LK402Label, LK402Message};
use crate::content::Portal;
use crate::diagnostic::findings::{EN002, EN002Label, EN010, EN010Label, EN011, EN011Label};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity};
use crate::markdown::Target;
use crate::pictures::{self, PictureError};
use crate::site::{Picture, Pictures, files_of, picture_path};
use crate::source::{self, FoundFile, PortalPath};

/// The files beside the texts that come out with the site.
pub(super) struct PictureFiles<'a> {
    /// Pictures in `static/`, and files of the content folder that a record shows or links.
    pub files: Vec<&'a FoundFile>,
}

/// What is known of one of them.
#[derive(Debug)]
pub(super) struct PictureFile {
    size: Option<(u32, u32)>,
    fingerprint: String,
    /// Why it cannot be published.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> PictureFiles<'a> {
    pub(super) fn of(portal: &Portal, files: &'a [FoundFile]) -> Self {
        let used = used_in_content(portal);
        let wanted = |file: &&FoundFile| {
            let is_static = file.path.is_below("static") && pictures::is_picture_name(&file.path);
            is_static || used.contains(&file.path)
        };
        Self { files: files.iter().filter(wanted).collect() }
    }

    /// The pictures by their files, with the paths where they come out.
    pub(super) fn pictures(read: &[(&FoundFile, Arc<PictureFile>)]) -> Pictures {
        let pairs = read.iter().map(|(file, picture)| {
            let output = match file.path.strip_folder("static") {
                Some(path) => path.to_owned(),
                None => fingerprinted(&file.path, &picture.fingerprint),
            };
            (file.path.clone(), Picture { output, size: picture.size })
        });
        Pictures { by_file: pairs.collect() }
    }
}

impl PictureFile {
    pub(super) fn read(file: &FoundFile) -> Self {
        let mut picture = Self { size: None, fingerprint: String::new(), diagnostics: Vec::new() };
        let place = || Location::File(file.path.to_string());
        let is_picture = pictures::is_picture_name(&file.path);
        let fits = if is_picture { file.within(source::LARGEST_PICTURE) } else { Ok(()) };
        match fits.and_then(|()| source::read(file)) {
            Ok(bytes) => {
                blake3::hash(&bytes).to_hex()[..10].clone_into(&mut picture.fingerprint);
                picture.size = pictures::dimensions(&bytes);
                if is_picture && let Err(error) = pictures::clean(&bytes) {
                    picture.diagnostics.push(refused(place(), &file.path, error));
                }
            }
            Err(finding) => picture.diagnostics.push(finding),
        }
        picture
    }
}

/// What cannot be published is a mistake, whatever the code usually weighs: the build would stop.
fn refused(place: Location, path: &PortalPath, error: PictureError) -> Diagnostic {
    let extension = path.extension();
    if matches!(&*extension, "heic" | "heif" | "hif") {
        return Diagnostic { severity: Severity::Error, ..EN011::Heic.at(place) };
    }
    let message = match error {
        PictureError::Unsupported(format) => {
            LK402Message::Unsupported { format: format!("{format:?}").to_uppercase() }
        }
        other => LK402Message::Damaged { reason: other.to_string() },
    };
    LK402 { src: path.to_string(), message, help: LK402Help::Export }.at(place)
}

/// Names in the findings about pictures the first line that shows each of them.
pub(super) fn naming_their_use(portal: &Portal, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if findings.is_empty() {
        return findings;
    }
    let mut used: BTreeMap<PortalPath, Location> = BTreeMap::new();
    for record in portal.records.iter().chain(&portal.translations) {
        let written_in = &record.origin.source.path;
        let fields = record.pictures.iter().map(|(src, span)| (src, span));
        let shown = record.body.pictures().filter_map(|picture| match &picture.target {
            Target::Relative { path, .. } | Target::Root { path, .. } => Some((path, &picture.span)),
            _ => None,
        });
        for (src, span) in fields.chain(shown) {
            let file = picture_path(written_in, src);
            file.map(|file| used.entry(file).or_insert_with(|| record.location_at(span.clone())));
        }
    }
    let named = findings.into_iter().map(|finding| match used.get(finding.location.path()) {
        Some(location) => shown_at(finding, location.clone()),
        None => finding,
    });
    named.collect()
}

/// Says where a picture is used, in whatever was found about it.
fn shown_at(finding: Diagnostic, location: Location) -> Diagnostic {
    if finding.code == EN002::CODE {
        finding.label(EN002Label::Shown, location)
    } else if finding.code == EN010::CODE {
        finding.label(EN010Label::Shown, location)
    } else if finding.code == EN011::CODE {
        finding.label(EN011Label::Shown, location)
    } else {
        finding.label(LK402Label::Shown, location)
    }
}

fn used_in_content(portal: &Portal) -> BTreeSet<PortalPath> {
    portal.records.iter().chain(&portal.translations).flat_map(|record| files_of(portal, record)).collect()
}

/// `content/stories/mato.jpg` comes out as `assets/mato.<fingerprint>.jpg`.
fn fingerprinted(path: &PortalPath, fingerprint: &str) -> String {
    let name = path.file_name();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let stem: String = stem.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    format!("assets/{stem}.{fingerprint}.{}", extension.to_ascii_lowercase())
}
