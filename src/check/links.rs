//! LK401, LK403: links inside the portal lead somewhere.

use crate::content::{Key, Kind, Portal, Record};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::markdown::{Link, Target};
use crate::site::{Meaning, meaning};

/// Every link of a text leads to something that exists, and to a heading that exists there.
pub(super) fn check(portal: &Portal, record: &Record, findings: &mut Vec<Diagnostic>) {
    let written_in = &record.origin.source.path;
    for link in record.body.links() {
        match &link.target {
            Target::External(_) | Target::Mail(_) | Target::Tel(_) => {}
            Target::Anchor(anchor) => findings.extend(missing_anchor(record, record, link, anchor)),
            target => match meaning(portal, written_in, target) {
                None => findings.push(broken(portal, record, link)),
                Some((Meaning::Record(key), Some(anchor))) => {
                    let there = portal.find(&key);
                    findings.extend(there.and_then(|there| missing_anchor(there, record, link, anchor)));
                }
                Some(_) => {}
            },
        }
    }
}

/// The links of the menu and of the announcement lead somewhere.
pub(super) fn check_navigation(portal: &Portal, findings: &mut Vec<Diagnostic>) {
    let settings = &portal.settings.main;
    let mut links = Vec::new();
    for (number, entry) in settings.navigation.iter().enumerate() {
        links.push((vec!["navigation".to_owned(), number.to_string(), "to".to_owned()], &entry.to));
    }
    if let Some(link) = settings.announcement.as_ref().and_then(|announcement| announcement.link.as_ref()) {
        links.push((vec!["announcement".to_owned(), "link".to_owned()], link));
    }
    for (field, to) in links {
        let rooted = if to.as_str().contains("://") || to.as_str().starts_with('/') {
            to.0.clone()
        } else {
            format!("/{to}")
        };
        // Other addresses than these have been refused for their form.
        let is_path = to.as_str().contains("://") || !to.as_str().contains(':');
        let Ok(target @ Target::Root { .. }) = Target::parse(&rooted) else { continue };
        if is_path && meaning(portal, "site.yaml", &target).is_none() {
            let path: Vec<_> = field.iter().map(String::as_str).collect();
            let finding = Diagnostic::new(Code::LK401, portal.settings.location_of(&path)).with("target", to);
            findings.push(suggesting(portal, finding, to.as_str()));
        }
    }
}

fn missing_anchor(there: &Record, here: &Record, link: &Link, anchor: &str) -> Option<Diagnostic> {
    let anchors = &there.body.anchors;
    if anchor.is_empty() || anchor == "top" || anchors.iter().any(|known| known == anchor) {
        return None;
    }
    let finding = Diagnostic::new(Code::LK403, here.location_at(link.span.clone())).with("anchor", anchor);
    Some(match nearest(anchor, anchors.iter().map(String::as_str)) {
        Some(near) => finding.with("suggestion", near).helping("did_you_mean"),
        None => finding,
    })
}

fn broken(portal: &Portal, record: &Record, link: &Link) -> Diagnostic {
    let finding = Diagnostic::new(Code::LK401, record.location_at(link.span.clone()));
    match &link.target {
        Target::Record { kind, id, .. } => {
            let written = format!("{kind}/{id}");
            suggesting(portal, finding.saying("record").with("target", &written), &written)
        }
        Target::Relative { path, .. } | Target::Root { path, .. } => {
            let finding = suggesting(portal, finding.with("target", path), path);
            if finding.help == "did_you_mean" { finding.helping("as_record") } else { finding }
        }
        _ => finding,
    }
}

/// Names the record or the file that was probably meant, and where it is.
fn suggesting(portal: &Portal, finding: Diagnostic, written: &str) -> Diagnostic {
    let plain = written.trim_matches(['/', '.']);
    let plain = plain.strip_suffix(".html").or_else(|| plain.strip_suffix(".md")).unwrap_or(plain);
    let known: Vec<String> = Kind::ALL
        .into_iter()
        .flat_map(|kind| portal.ids_of(kind).into_iter().map(move |id| format!("{}/{id}", kind.folder())))
        .collect();
    let Some(near) = nearest(plain, known.iter().map(String::as_str)) else { return finding };
    let finding = finding.with("suggestion", near).helping("did_you_mean");
    let key = near
        .split_once('/')
        .and_then(|(kind, id)| Some(Key { kind: Kind::of_folder(kind)?, id: id.to_owned() }));
    let target = key.and_then(|key| portal.keys.get(&key));
    target.into_iter().fold(finding, |finding, place| finding.also(place.clone(), "target"))
}
