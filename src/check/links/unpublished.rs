//! LK406: links in public texts to records that are not public on the day.

use jiff::civil::Date;

use crate::check::context::RecordContext;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::markdown::Link;
use crate::site::{Meaning, Publicity, Site, meaning};

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
    if Publicity::of(context.record, site.day).is_seen_by(site.audience) {
        findings.extend(context.record.body.links().filter_map(|link| lost(site, context, link)));
    }
}

fn lost(site: &Site, context: &RecordContext<'_>, link: &Link) -> Option<Diagnostic> {
    let written_in = &context.record.origin.source.path;
    let (Meaning::Record(key), _) = meaning(&site.portal, written_in, &link.target)? else {
        return None;
    };
    let linked = site.portal.find(&key)?;
    let publicity = Publicity::of(linked, site.day);
    if publicity.is_seen_by(site.audience) {
        return None;
    }
    let variant = match publicity {
        Publicity::Draft => LK406Variant::Draft,
        Publicity::Review => LK406Variant::Review,
        Publicity::Withheld => LK406Variant::Withheld,
        Publicity::Expired(until) => LK406Variant::Expired { until },
        Publicity::Public | Publicity::Scheduled(_) => return None,
    };
    let label = (LK406Label::Target, linked.location_of(&["title"]));
    let finding = LK406 { target: format!("{}/{}", key.kind.folder(), key.id), variant };
    Some(finding.at_labelled(context.location_at(&link.span), [label]))
}
