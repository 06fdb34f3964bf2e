//! LK406: links in public texts, and in the settings, to what is not public on the day.

use jiff::civil::Date;

use crate::check::context::{RecordContext, SiteContext};
use crate::content::{Key, Record};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::markdown::Target;
use crate::pictures::is_picture_name;
use crate::site::{
    LinkTarget, Site, Visibility, resolve_file, resolve_link, settings_target, without_consent,
};

finding! {
    /// A link to what is not public on the day.
    struct LK406: Links Warning { target: String }
    variant LK406Variant {
        Draft = "draft" / "default",
        Review = "review" / "default",
        Withheld = "withheld" / "withheld",
        Expired { until: Date } = "expired" / "default",
        Empty = "empty" / "empty",
        File = "file" / "file",
        Shared = "shared" / "shared",
        Menu = "menu" / "menu",
    }
    labels LK406Label { Target = "target", Consent = "consent" }
}

/// Every place in a text where a link has lost what it leads to. What is only scheduled will come by
/// itself.
pub(in crate::check) fn unpublished(
    site: &Site,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    if !Visibility::of(context.record, site.day).is_seen_by(site.audience) {
        return;
    }
    let written_in = &context.record.origin.source.path;
    for link in context.record.body.links() {
        let leads_to = resolve_link(&site.portal, written_in, &link.target);
        if let Some(lost) = leads_to.and_then(|(leads_to, _)| lost(site, &leads_to)) {
            findings.push(lost.at(context.location_at(&link.span)));
        }
    }
    for picture in context.record.body.pictures() {
        if let Target::Relative { path, .. } | Target::Root { path, .. } = &picture.target
            && let Some(file) = resolve_file(written_in, path)
            && let Some(lost) = lost(site, &LinkTarget::File(file))
        {
            findings.push(lost.at(context.location_at(&picture.span)));
        }
    }
    findings.extend(shared_pictures(site, context));
}

/// The pictures in the fields of a record that stay at home since somebody did not agree in another one.
fn shared_pictures(site: &Site, context: &RecordContext<'_>) -> Vec<Diagnostic> {
    let record = context.record;
    let file_of = |src: &str| resolve_file(&record.origin.source.path, src);
    let withheld = record.pictures.iter().filter_map(|(src, span)| {
        let file = file_of(src).filter(|file| site.portal.has_file(file) && !site.files.has(file))?;
        Some((file, span))
    });
    let told = withheld.filter_map(|(file, span)| {
        let all = site.portal.records.iter().chain(&site.portal.translations);
        let mut withholding = all.filter(|other| without_consent(other, site.day).as_ref() == Some(&file));
        // Of its own consent another rule speaks.
        let other = withholding.next()?;
        let is_own = std::iter::once(other).chain(withholding).any(|other| other.key() == record.key());
        let field: &[&str] = match other.story() {
            Some(_) => &["consent"],
            None => &["image", "consent"],
        };
        let label = (LK406Label::Consent, other.location_of(field));
        let finding = LK406 { target: file.to_string(), variant: LK406Variant::Shared };
        (!is_own).then(|| finding.at_labelled(context.location_at(span), [label]))
    });
    told.collect()
}

/// The same for the menu, which loses the entry, and for the announcement, which keeps its words.
pub(in crate::check) fn unpublished_in_settings(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    for link in site.portal.settings.links() {
        let target = settings_target(link.to);
        let leads_to = target.as_ref().and_then(|target| resolve_link(&site.portal, "site.yaml", target));
        if let Some(mut lost) = leads_to.and_then(|(leads_to, _)| lost(site, &leads_to)) {
            if link.is_in_menu {
                lost.variant = LK406Variant::Menu;
            }
            findings.push(lost.at(link.location));
        }
    }
}

/// What a link has lost, and where that is written.
struct Lost<'a> {
    target: String,
    variant: LK406Variant,
    record: Option<&'a Record>,
}

impl Lost<'_> {
    fn at(self, location: Location) -> Diagnostic {
        let label = self.record.map(|record| (LK406Label::Target, record.location_of(&["title"])));
        LK406 { target: self.target, variant: self.variant }.at_labelled(location, label)
    }
}

fn lost<'a>(site: &'a Site, leads_to: &LinkTarget) -> Option<Lost<'a>> {
    match leads_to {
        LinkTarget::Record(key) => lost_record(site, key),
        LinkTarget::Page(page) if !site.offers(leads_to) => {
            Some(Lost { target: page.to_string(), variant: LK406Variant::Empty, record: None })
        }
        // Somebody on it did not agree. Of a file that is not there, the check of links speaks.
        LinkTarget::File(file) if is_withheld(site, file) && !site.offers(leads_to) => {
            Some(Lost { target: file.to_string(), variant: LK406Variant::File, record: None })
        }
        LinkTarget::Output(path) if !site.offers(leads_to) => {
            Some(Lost { target: path.to_string(), variant: LK406Variant::Empty, record: None })
        }
        LinkTarget::Page(_) | LinkTarget::File(_) | LinkTarget::Output(_) => None,
    }
}

/// Whether a file would be published if everybody on it agreed.
fn is_withheld(site: &Site, file: &str) -> bool {
    site.portal.has_file(file) && (file.starts_with("static/") || is_picture_name(file))
}

fn lost_record<'a>(site: &'a Site, key: &Key) -> Option<Lost<'a>> {
    let record = &**site.portal.find(key)?;
    let visibility = Visibility::of(record, site.day);
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
    Some(Lost { target: key.to_string(), variant, record: Some(record) })
}
