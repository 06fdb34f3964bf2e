//! AC301 in the front matter: an `image.alt` that any picture could have, or that is the name of the file.

use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::findings::{AC301, AC301Help, AC301Message};
use crate::diagnostic::{Diagnostic, Finding as _};
use crate::markdown::{is_name_of, says_nothing};

/// The text of a record's picture says what it shows.
pub(in crate::check) fn meaningless_alt(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let Some(image) = record.common.image.as_ref().filter(|_| record.translation.is_none()) else { return };
    let message = if is_name_of(&image.alt, image.src.as_str()) {
        AC301Message::FileName
    } else if says_nothing(&image.alt) {
        AC301Message::SaysNothing
    } else {
        return;
    };
    let finding = AC301 { src: image.src.to_string(), message, help: AC301Help::Default };
    findings.push(finding.at(context.location_of(&["image", "alt"])));
}
