//! LK402: pictures exist.

use super::named_pictures;
use crate::check::context::{PortalContext, RecordContext, SiteContext};
use crate::content::types::PictureSrc;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding, nearest};
use crate::markdown::Target;
use crate::pictures::{PictureError, is_picture_name};
use crate::site::{SETTINGS_FILE, resolve_file};
use crate::source::{PortalPath, file_name};

finding! {
    /// A picture that does not exist or cannot be shown.
    struct LK402: Links Error { src: String }
    message LK402Message {
        Missing = "default",
        Case = "case",
        Damaged { reason: String } = "damaged",
        BreaksOff = "breaks_off",
        Unsupported { format: String } = "unsupported",
        TooManyPixels { width: String, height: String } = "too_many_pixels",
        External = "external",
    }
    help LK402Help {
        Default = "default",
        DidYouMean { suggestion: String } = "did_you_mean",
        Export = "damaged",
        CopyAgain = "breaks_off",
        Smaller = "too_many_pixels",
        External = "external",
    }
    labels LK402Label { Shown = "shown" }
}

/// Every picture that a record names, in a field or in its text, is a file of the portal.
pub(in crate::check) fn missing(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    for (src, span) in named_pictures(context) {
        findings.extend(missing_file(portal, context, src, context.location_at(span)));
    }
    for picture in context.record.body.pictures() {
        let finding = match &picture.target {
            Target::Relative { .. } | Target::Root { .. } => continue,
            Target::External(url) => {
                LK402 { src: url.clone(), message: LK402Message::External, help: LK402Help::External }
            }
            _ => {
                let src = picture.alt.clone();
                LK402 { src, message: LK402Message::Missing, help: LK402Help::Default }
            }
        };
        findings.push(finding.at(context.location_at(&picture.span)));
    }
}

/// Every picture that `look` names is there.
pub(in crate::check) fn of_look(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.site.portal.settings;
    let look = &settings.main.look;
    let logo = look.logo.iter().flat_map(|logo| {
        let dark = logo.dark.iter().map(|src| (src, vec!["look", "logo", "dark"]));
        std::iter::once((&logo.src, vec!["look", "logo", "src"])).chain(dark)
    });
    let hero = look.hero.iter().map(|hero| (&hero.src, vec!["look", "hero", "src"]));
    let places: Vec<String> = (0..look.icon.len()).map(|place| place.to_string()).collect();
    let icon = look.icon.iter().zip(&places).map(|(src, place)| match look.icon.len() {
        1 => (src, vec!["look", "icon"]),
        _ => (src, vec!["look", "icon", place.as_str()]),
    });
    let is_missing = |src: &PictureSrc| context.site.picture(SETTINGS_FILE, src.as_str()).is_none();
    for (src, field) in logo.chain(hero).chain(icon).filter(|(src, _)| is_missing(src)) {
        let finding =
            LK402 { src: src.to_string(), message: LK402Message::Missing, help: LK402Help::Default };
        findings.push(finding.at(settings.location_of(&field)));
    }
}

fn missing_file(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    src: &str,
    location: Location,
) -> Option<Diagnostic> {
    // A path that leaves the portal is another finding.
    let file = resolve_file(&context.record.origin.source.path, src)?;
    let (message, help) = if portal.portal.has_file(&file) {
        if is_picture_name(&file) {
            return None;
        }
        let reason = PictureError::NotAPicture.to_string();
        (LK402Message::Damaged { reason }, LK402Help::Export)
    } else if let Some(path) = portal.path_in_other_case(&file) {
        let name = file_name(path);
        (LK402Message::Case, LK402Help::DidYouMean { suggestion: name.to_owned() })
    } else {
        let help = match nearest_sibling(&portal.portal.paths, &file) {
            Some(near) => LK402Help::DidYouMean { suggestion: near.to_owned() },
            None => match portal.address_by_name(&file) {
                Some(address) => LK402Help::DidYouMean { suggestion: address.to_owned() },
                None => LK402Help::Default,
            },
        };
        (LK402Message::Missing, help)
    };
    Some(LK402 { src: src.to_owned(), message, help }.at(location))
}

/// The name in the same folder that is most like that of a file; `paths` are sorted.
fn nearest_sibling<'a>(paths: &'a [PortalPath], file: &PortalPath) -> Option<&'a str> {
    let folder = file.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    let prefix = format!("{folder}/");
    let from = paths.partition_point(|path| path.as_str() < prefix.as_str());
    let below = paths[from..].iter().map_while(|path| path.as_str().strip_prefix(&prefix));
    nearest(file.file_name(), below.filter(|sibling| !sibling.contains('/')))
}
