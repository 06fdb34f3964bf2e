//! LK402: pictures exist.

use crate::content::{Portal, Record};
use crate::diagnostic::{Code, Diagnostic, Location, Span, nearest};
use crate::markdown::Target;
use crate::pictures::{PictureError, is_picture_name};
use crate::site::picture_path;

/// Every picture that a record names, in a field or in its text, is a file of the portal.
pub(super) fn check(portal: &Portal, record: &Record, findings: &mut Vec<Diagnostic>) {
    for (src, span) in &record.pictures {
        findings.extend(missing(portal, record, src, span));
    }
    for picture in record.body.pictures() {
        match &picture.target {
            Target::Relative { path, .. } | Target::Root { path, .. } => {
                findings.extend(missing(portal, record, path, &picture.span));
            }
            Target::External(url) => {
                let finding =
                    Diagnostic::new(Code::LK402, record.location_at(picture.span.clone())).with("src", url);
                findings.push(finding.saying("external").helping("external"));
            }
            _ => {
                let finding = Diagnostic::new(Code::LK402, record.location_at(picture.span.clone()));
                findings.push(finding.with("src", &picture.alt));
            }
        }
    }
}

fn no_picture(place: Location, src: &str) -> Diagnostic {
    let finding = Diagnostic::new(Code::LK402, place).saying("damaged").helping("damaged");
    finding.with("src", src).with("reason", PictureError::NotAPicture)
}

fn missing(portal: &Portal, record: &Record, src: &str, span: &Span) -> Option<Diagnostic> {
    let file = picture_path(&record.origin.source.path, src);
    let Some(file) = file else {
        return Some(Diagnostic::new(Code::EN015, record.location_at(span.clone())).with("path", src));
    };
    if portal.has_file(&file) {
        return (!is_picture_name(&file)).then(|| no_picture(record.location_at(span.clone()), src));
    }
    let finding = Diagnostic::new(Code::LK402, record.location_at(span.clone())).with("src", src);
    let case = portal.paths.iter().find(|path| path.to_lowercase() == file.to_lowercase());
    if let Some(path) = case {
        return Some(finding.saying("case").with("suggestion", path.file_name()).helping("did_you_mean"));
    }
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let siblings = portal.paths.iter().filter_map(|path| path.strip_folder(folder));
    Some(match nearest(file.file_name(), siblings.filter(|sibling| !sibling.contains('/'))) {
        Some(near) => finding.with("suggestion", near).helping("did_you_mean"),
        None => finding,
    })
}
