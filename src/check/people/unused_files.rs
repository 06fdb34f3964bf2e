//! PR203: files that nothing public refers to stay at home.

use crate::check::context::SiteContext;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::source::PortalPath;

finding! {
    /// Files of `static/` that are not published.
    struct PR203: People Notice { count: usize }
    variant PR203Variant {
        Unused = "default" / "default",
        Waiting = "waiting" / "waiting",
    }
    labels PR203Label { File = "file" }
}

/// The files of `static/` that nobody sees, each named.
pub(in crate::check) fn unused_files(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    // A record with mistakes is in no site, and what it needs only seems to be unused.
    if context.has_errors {
        return;
    }
    let files = &context.site.files;
    findings.extend(finding(&files.unused, PR203Variant::Unused));
    findings.extend(finding(&files.waiting, PR203Variant::Waiting));
}

fn finding(files: &[PortalPath], variant: PR203Variant) -> Option<Diagnostic> {
    let named = files.iter().map(|file| (PR203Label::File, Location::File(file.to_string())));
    let finding = PR203 { count: files.len(), variant };
    (!files.is_empty()).then(|| finding.at_labelled(Location::File("static".to_owned()), named))
}
