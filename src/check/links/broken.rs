//! LK401: links inside the portal lead somewhere.

use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::markdown::{Link, Target};
use crate::site::resolve_link;

finding! {
    /// A link inside the portal that leads nowhere.
    struct LK401: Links Error { target: String }
    message LK401Message { Page = "default", Record = "record" }
    help LK401Help {
        Default = "default",
        DidYouMean { suggestion: String } = "did_you_mean",
    }
    labels LK401Label { Target = "target" }
}

/// Every link of a text leads to something that exists.
pub(in crate::check) fn broken(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let written_in = &context.record.origin.source.path;
    for link in context.record.body.links() {
        let is_inside =
            matches!(&link.target, Target::Record { .. } | Target::Relative { .. } | Target::Root { .. });
        if is_inside && resolve_link(portal.portal, written_in, &link.target).is_none() {
            findings.extend(finding(portal, link, context.location_at(&link.span)));
        }
    }
}

fn finding(portal: &PortalContext<'_>, link: &Link, location: Location) -> Option<Diagnostic> {
    let (target, message) = match &link.target {
        Target::Record { kind, id, .. } => (format!("{kind}/{id}"), LK401Message::Record),
        Target::Relative { path, .. } | Target::Root { path, .. } => (path.clone(), LK401Message::Page),
        Target::Named { .. } | Target::Anchor(_) | Target::External(_) | Target::Mail(_) | Target::Tel(_) => {
            return None;
        }
    };
    let near = suggestion(portal, &target);
    let label = near.as_ref().and_then(|near| near.location.clone());
    let help = match (near.map(|near| near.address), &message) {
        (None, LK401Message::Page) => match portal.address_by_name(&target) {
            Some(address) => LK401Help::DidYouMean { suggestion: address.to_owned() },
            None => LK401Help::Default,
        },
        (None, LK401Message::Record) => LK401Help::Default,
        (Some(suggestion), LK401Message::Record) => LK401Help::DidYouMean { suggestion },
        // What is marked is the target between the brackets, so that is what takes its place.
        (Some(address), LK401Message::Page) => LK401Help::DidYouMean { suggestion: format!("/{address}") },
    };
    let label = label.map(|location| (LK401Label::Target, location));
    Some(LK401 { target, message, help }.at_labelled(location, label))
}

/// The record that was probably meant.
pub(super) struct Suggestion {
    /// As `kind/id`.
    pub(super) address: String,
    /// Where it is defined; built-in ones are nowhere.
    pub(super) location: Option<Location>,
}

pub(super) fn suggestion(portal: &PortalContext<'_>, written: &str) -> Option<Suggestion> {
    let plain = written.trim_matches(['/', '.']);
    let plain = plain.strip_suffix(".html").or_else(|| plain.strip_suffix(".md")).unwrap_or(plain);
    let (address, key) = portal.nearest_record(plain)?;
    Some(Suggestion { address: address.to_owned(), location: portal.portal.keys.get(&key).cloned() })
}
