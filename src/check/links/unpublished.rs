//! LK406: links in public texts to records that are not public on the day.

use jiff::civil::Date;

use crate::check::context::RecordContext;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::markdown::Link;
use crate::site::{LinkTarget, Site, Visibility, resolve_link};

finding! {
    /// A link to a record that is not public on the day.
    struct LK406: Links Warning { target: String }
    variant LK406Variant {
        Draft = "draft" / "default",
        Review = "review" / "default",
        Withheld = "withheld" / "withheld",
        Expired { until: Date } = "expired" / "default",
    }
    labels LK406Label { Target = "target" }
}

/// Every place where a link has lost its record. What is only scheduled will come by itself.
pub(in crate::check) fn unpublished(
    site: &Site,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    if Visibility::of(context.record, site.day).is_seen_by(site.audience) {
        findings.extend(context.record.body.links().filter_map(|link| lost(site, context, link)));
    }
}

fn lost(site: &Site, context: &RecordContext<'_>, link: &Link) -> Option<Diagnostic> {
    let written_in = &context.record.origin.source.path;
    let (LinkTarget::Record(key), _) = resolve_link(&site.portal, written_in, &link.target)? else {
        return None;
    };
    let linked = site.portal.find(&key)?;
    let visibility = Visibility::of(linked, site.day);
    if visibility.is_seen_by(site.audience) {
        return None;
    }
    let variant = match visibility {
        Visibility::Draft => LK406Variant::Draft,
        Visibility::Review => LK406Variant::Review,
        Visibility::Withheld => LK406Variant::Withheld,
        Visibility::Expired(until) => LK406Variant::Expired { until },
        Visibility::Public | Visibility::Scheduled(_) => return None,
    };
    let label = (LK406Label::Target, linked.location_of(&["title"]));
    let finding = LK406 { target: format!("{}/{}", key.kind.folder(), key.id), variant };
    Some(finding.at_labelled(context.location_at(&link.span), [label]))
}
