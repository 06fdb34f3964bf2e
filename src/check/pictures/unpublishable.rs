//! LK402, EN011, LK407: pictures that cannot be published, or not all of them. No setting switches the first off: nothing could be
//! published in the place of the picture, and the build would stop.

use std::collections::{BTreeMap, BTreeSet};

use super::heavy::{LK411, LK411Label};
use super::missing::{LK402, LK402Help, LK402Label, LK402Message};
use super::not_for_screens::{LK413, LK413Label};
use crate::check::people::PR204;
use crate::content::Portal;
use crate::diagnostic::findings::{EN002, EN002Label, EN010, EN010Label, EN011, EN011Label};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, finding};
use crate::markdown::Target;
use crate::pictures::{PictureError, Removal, UnsafePart};
use crate::site::resolve_file;
use crate::source::PortalPath;

finding! {
    /// A drawing (SVG) that holds more than a drawing.
    enum LK407: Links Warning {
        Script = "default" / "default",
        External { address: String } = "external" / "external",
        ForeignMarkup = "foreign" / "foreign",
        Entities = "entities" / "entities",
        EmbeddedPicture = "embedded" / "embedded",
    }
    labels LK407Label { Shown = "shown" }
}

/// The finding about a picture whose bytes cannot be published.
pub fn unpublishable_picture(path: &PortalPath, error: PictureError) -> Diagnostic {
    let location = Location::File(path.to_string());
    if matches!(&*path.extension(), "heic" | "heif" | "hif") {
        return Diagnostic { severity: Severity::Error, ..EN011::Heic.at(location) };
    }
    let message = match error {
        PictureError::Unsafe(part) => {
            let finding = match part {
                UnsafePart::ForeignMarkup => LK407::ForeignMarkup,
                UnsafePart::Entities => LK407::Entities,
                UnsafePart::EmbeddedPicture => LK407::EmbeddedPicture,
            };
            return Diagnostic { severity: Severity::Error, ..finding.at(location) };
        }
        PictureError::Unsupported(format) => {
            LK402Message::Unsupported { format: format!("{format:?}").to_uppercase() }
        }
        PictureError::BreaksOff(_) => {
            let finding =
                LK402 { src: path.to_string(), message: LK402Message::BreaksOff, help: LK402Help::CopyAgain };
            return finding.at(location);
        }
        PictureError::TooManyPixels { width, height } => {
            let message =
                LK402Message::TooManyPixels { width: width.to_string(), height: height.to_string() };
            return LK402 { src: path.to_string(), message, help: LK402Help::Smaller }.at(location);
        }
        other => LK402Message::Damaged { reason: other.to_string() },
    };
    LK402 { src: path.to_string(), message, help: LK402Help::Export }.at(location)
}

/// The findings about what is left out of a drawing, which its author may miss.
pub fn shortened_picture(
    path: &PortalPath,
    removals: &BTreeSet<Removal>,
) -> impl Iterator<Item = Diagnostic> {
    removals.iter().map(|removal| {
        let finding = match removal {
            Removal::Script => LK407::Script,
            Removal::External(address) => LK407::External { address: address.clone() },
        };
        finding.at(Location::File(path.to_string()))
    })
}

/// All findings about a portal: the `configurable` ones as its settings weigh them, then those about
/// pictures that cannot be published, each with the first line that shows the picture.
pub fn with_unpublishable_pictures(
    portal: &Portal,
    mut configurable: Vec<Diagnostic>,
    unpublishable: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    // A picture that is in use is not only a file that is not read.
    configurable.retain(|finding| {
        let is_unread = finding.code == EN011::CODE;
        let is_same = |other: &Diagnostic| {
            (other.code == finding.code || is_unread) && other.location == finding.location
        };
        !unpublishable.iter().any(is_same)
    });
    // What a picture tells of people keeps nothing from being published by itself, so settings weigh it.
    let (named, unpublishable): (Vec<_>, Vec<_>) =
        unpublishable.into_iter().partition(|finding| finding.code == PR204::CODE);
    configurable.extend(named);
    let labelled = label_first_use(portal, unpublishable).into_iter();
    let (unpublishable, shortened): (Vec<_>, Vec<_>) =
        labelled.partition(|finding| finding.severity == Severity::Error);
    configurable.extend(shortened);
    let mut findings = portal.settings.apply_severity_overrides(configurable);
    findings.extend(unpublishable);
    findings
}

/// Adds to each finding the first line that shows its picture.
fn label_first_use(portal: &Portal, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
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
            if let Some(file) = resolve_file(written_in, src) {
                used.entry(file).or_insert_with(|| record.location_at(span.clone()));
            }
        }
    }
    let labelled = findings.into_iter().map(|finding| match used.get(finding.location.path()) {
        Some(location) => shown_at(finding, location.clone()),
        None => finding,
    });
    labelled.collect()
}

/// Labels a finding about a picture, whatever it is, with a line that shows the picture.
fn shown_at(finding: Diagnostic, location: Location) -> Diagnostic {
    if finding.code == EN002::CODE {
        finding.label(EN002Label::Shown, location)
    } else if finding.code == EN010::CODE {
        finding.label(EN010Label::Shown, location)
    } else if finding.code == EN011::CODE {
        finding.label(EN011Label::Shown, location)
    } else if finding.code == LK407::CODE {
        finding.label(LK407Label::Shown, location)
    } else if finding.code == LK411::CODE {
        finding.label(LK411Label::Shown, location)
    } else if finding.code == LK413::CODE {
        finding.label(LK413Label::Shown, location)
    } else {
        finding.label(LK402Label::Shown, location)
    }
}
