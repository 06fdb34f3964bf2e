//! PR204: the name of somebody who is told of under a pen name stands nowhere.

use super::names::{Name, Names};
use crate::check::context::{PortalContext, RecordContext, SiteContext};
use crate::check::paths;
use crate::content::kinds::Status;
use crate::content::{Portal, Record};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, finding};
use crate::site::{Output, Page, PageId};
use crate::spelling::{folded, in_letters, parts};

finding! {
    /// The hidden name of a person, where readers would see it.
    struct PR204: People Error {}
    variant PR204Variant {
        Name = "default" / "default",
        Reading = "reading" / "default",
        Address = "address" / "address",
    }
    labels PR204Label { Person = "person" }
}

/// The names behind the pen names of a portal, and their readings.
pub(in crate::check) fn names_behind_pen_names(portal: &Portal) -> Names {
    let mut names = Names::default();
    for record in portal.records.iter().chain(&portal.translations) {
        add_person(&mut names, record);
    }
    names
}

fn add_person(names: &mut Names, record: &Record) {
    let Some(pen_name) = record.story().and_then(|story| story.person.pen_name.as_deref()) else {
        return;
    };
    let tree = record.origin.tree();
    let shown = folded(pen_name);
    for (field, is_reading) in [("name", false), ("reading", true)] {
        let written = tree.at(&["person", field]).and_then(|node| node.as_text()).unwrap_or_default();
        let hidden = folded(written);
        // Whoever puts the name into the pen name wants it to be read.
        let is_shown = hidden.is_empty() || contains(&shown, &hidden);
        if !is_shown {
            let told_at = record.location_of(&["person", "pen_name"]);
            if let Some([family, first]) = parts(written).filter(|_| !is_reading) {
                names.add(&format!("{first} {family}"), is_reading, told_at.clone());
            }
            names.add(written, is_reading, told_at.clone());
            if is_reading {
                let letters = in_letters(written).into_iter().map(|name| (folded(&name), name));
                for (_, name) in letters.filter(|(letters, _)| !contains(&shown, letters)) {
                    names.add(&name, true, told_at.clone());
                }
            }
        }
    }
}

fn contains(text: &[char], part: &[char]) -> bool {
    text.windows(part.len().max(1)).any(|window| window == part)
}

fn finding(name: &Name, location: Location) -> Diagnostic {
    finding_of(name, if name.is_reading { PR204Variant::Reading } else { PR204Variant::Name }, location)
}

fn finding_of(name: &Name, variant: PR204Variant, location: Location) -> Diagnostic {
    PR204 { variant }.at_labelled(location, [(PR204Label::Person, name.told_at.clone())])
}

/// The fields, the text and the words for pictures of a record hold no hidden name.
pub(in crate::check) fn hidden_names(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let hides_name = record.story().is_some_and(|story| story.person.pen_name.is_some());
    let is_hidden = |path: &[&str]| hides_name && matches!(path, ["person", "name" | "reading"]);
    let places = portal.hidden_names().places(context, is_hidden).into_iter();
    let mut found: Vec<_> = places.map(|(location, name)| finding(name, location)).collect();
    found.dedup();
    if matches!(record.common.status, Some(Status::Draft | Status::Review)) {
        // Nobody reads it yet.
        for finding in &mut found {
            finding.severity = Severity::Warning;
        }
    }
    findings.extend(found);
}

/// No address of a page or file holds a hidden name: those of pictures keep their names, those of records are
/// their ids.
pub(in crate::check) fn names_in_addresses(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let names = names_behind_pen_names(&context.site.portal);
    if names.is_empty() {
        return;
    }
    for (path, output) in context.outputs.iter() {
        let is_named = matches!(
            output,
            Output::Page(PageId { page: Page::Record(_), .. })
                | Output::File(_)
                | Output::Picture { .. }
                | Output::Redirect { .. }
        );
        let words = if is_named { path.replace(['-', '_'], " ") } else { String::new() };
        if let Some((_, name)) = names.find(&words).next() {
            let location =
                paths::location(context.site, output).unwrap_or_else(|| Location::File(path.to_string()));
            findings.push(finding_of(name, PR204Variant::Address, location));
        }
    }
}
