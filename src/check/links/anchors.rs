//! LK403: links to headings that exist.

use crate::check::context::{PortalContext, RecordContext};
use crate::content::Record;
use crate::diagnostic::{Diagnostic, Finding as _, finding, nearest};
use crate::markdown::{Link, Target};
use crate::site::{LinkTarget, resolve_link};

finding! {
    /// A link to a heading that does not exist.
    struct LK403: Links Warning { anchor: String }
    help LK403Help { Default = "default", DidYouMean { suggestion: String } = "did_you_mean" }
}

/// Links of a text to headings, on its own page or on that of another record.
pub(in crate::check) fn missing_anchor(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    for link in record.body.links() {
        if let Target::Anchor(anchor) = &link.target {
            findings.extend(missing(record, context, link, anchor));
        } else if let Some((LinkTarget::Record(key), Some(anchor))) =
            resolve_link(portal.portal, &record.origin.source.path, &link.target)
            && let Some(linked) = portal.portal.find(&key)
        {
            findings.extend(missing(linked, context, link, anchor));
        }
    }
}

fn missing(linked: &Record, context: &RecordContext<'_>, link: &Link, anchor: &str) -> Option<Diagnostic> {
    let anchors = &linked.body.anchors;
    if anchor.is_empty() || anchor == "top" || anchors.iter().any(|known| known == anchor) {
        return None;
    }
    let help = match nearest(anchor, anchors.iter().map(String::as_str)) {
        Some(near) => LK403Help::DidYouMean { suggestion: near.to_owned() },
        None => LK403Help::Default,
    };
    Some(LK403 { anchor: anchor.to_owned(), help }.at(context.location_at(&link.span)))
}
