//! EN043: records that others name exist.

use crate::check::context::{PortalContext, RecordContext};
use crate::content::{Key, Kind, UnreadReference, is_id};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};

finding! {
    /// A reference to a record that does not exist.
    struct EN043: Structure Error { kind: &'static str, id: String }
    help EN043Help {
        Default = "default",
        DidYouMean { suggestion: String } = "did_you_mean",
        Create { path: String } = "create",
        Separate { suggestion: String } = "separate",
        Title { suggestion: String } = "title",
    }
    labels EN043Label { Titled = "titled", Target = "target" }
}

/// Every record that a field of an original names exists.
pub(in crate::check) fn unknown_records(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    if record.translation.is_some() {
        return;
    }
    for reference in &record.references {
        let key = Key { kind: reference.kind, id: reference.id.clone() };
        if !portal.portal.knows(&key) {
            findings.push(unknown(portal, key, context.location_at(&reference.span)));
        }
    }
}

/// Every record exists that a record with mistakes names, so that these are reported in the same run.
pub(in crate::check) fn unknown_of_unread(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    for UnreadReference { reference, location, is_of_draft } in &context.portal.references_of_unread {
        let key = Key { kind: reference.kind, id: reference.id.clone() };
        // Once the mistakes are mended, a title leads there as well.
        if !context.portal.knows(&key) && context.alone_titled(reference.kind, reference.id.trim()).is_none()
        {
            let mut finding = unknown(context, key, location.clone());
            if *is_of_draft {
                finding.lower_for_draft();
            }
            findings.push(finding);
        }
    }
}

/// The regions that `home_regions` in `site.yaml` names exist.
pub(in crate::check) fn unknown_home_regions(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    for (number, region) in settings.main.home_regions.iter().enumerate() {
        let key = Key { kind: Kind::Region, id: region.0.clone() };
        if !context.portal.knows(&key) {
            let location = settings.location_of(&["home_regions", &number.to_string()]);
            findings.push(unknown(context, key, location));
        }
    }
}

fn unknown(context: &PortalContext<'_>, key: Key, location: Location) -> Diagnostic {
    let (help, label) = help(context, &key, &location);
    EN043 { kind: key.kind.singular(), id: key.id, help }.at_labelled(location, label)
}

fn help(
    context: &PortalContext<'_>,
    key: &Key,
    location: &Location,
) -> (EN043Help, Option<(EN043Label, Location)>) {
    let parts: Vec<_> =
        key.id.split(['、', '，', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        let is_table = location.cell().is_some();
        let suggestion = if is_table { parts.join(";") } else { format!("[{}]", parts.join(", ")) };
        return (EN043Help::Separate { suggestion }, None);
    }
    if let Some(titled) = context.titled(key.kind, &key.id) {
        let label = (EN043Label::Titled, titled.location_of(&["title"]));
        return (EN043Help::Title { suggestion: titled.key().id.clone() }, Some(label));
    }
    if let Some(near) = context.nearest_id(key.kind, &key.id) {
        let suggestion = near.to_owned();
        let target = context.portal.keys.get(&Key { kind: key.kind, id: suggestion.clone() });
        let label = target.map(|location| (EN043Label::Target, location.clone()));
        return (EN043Help::DidYouMean { suggestion }, label);
    }
    if !is_id(&key.id) {
        return (EN043Help::Default, None);
    }
    (EN043Help::Create { path: format!("content/{}/{}.md", key.kind.folder(), key.id) }, None)
}
