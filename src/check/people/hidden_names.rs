//! PR204: the name of somebody who is told of under a pen name stands nowhere: in no record, no address, no file.

use std::collections::BTreeMap;

use super::names::{Name, Names};
use crate::check::context::{PortalContext, RecordContext, SiteContext};
use crate::check::paths;
use crate::content::kinds::Status;
use crate::content::{Key, Portal, Record};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, finding};
use crate::pictures::{self, Format};
use crate::site::{Output, Page, PageId};
use crate::source::{PortalPath, each_part, is_package};
use crate::spelling::{folded, ways};

finding! {
    /// The hidden name of a person, where readers would see it.
    struct PR204: People Error {}
    variant PR204Variant {
        Name = "default" / "default",
        Reading = "reading" / "default",
        Address = "address" / "address",
        Picture = "picture" / "picture",
        Metadata = "metadata" / "metadata",
        File = "file" / "file",
    }
    labels PR204Label { Person = "person" }
}

/// The names that no file of a portal may tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HiddenNames(Names);

/// The names that no file of a portal may tell.
pub fn hidden_names_of(portal: &Portal) -> HiddenNames {
    HiddenNames(names_behind_pen_names(portal))
}

/// The names behind the pen names of a portal, and their readings.
pub(in crate::check) fn names_behind_pen_names(portal: &Portal) -> Names {
    let mut names = Names::default();
    let stories = portal.records.iter().chain(&portal.translations).filter(|record| record.story().is_some());
    let mut people: BTreeMap<&Key, Vec<&Record>> = BTreeMap::new();
    for record in stories {
        people.entry(record.key()).or_default().push(record);
    }
    for told in people.values() {
        add_person(&mut names, told);
    }
    names
}

/// Adds a person as the story and its translations write the name.
fn add_person(names: &mut Names, told: &[&Record]) {
    let Some(first) = told.iter().find(|record| pen_name(record).is_some()) else { return };
    let shown: Vec<Vec<char>> = told.iter().filter_map(|record| pen_name(record)).map(folded).collect();
    // Whoever puts the name into the pen name wants it to be read.
    let is_shown = |name: &str| {
        let name = folded(name);
        name.is_empty() || shown.iter().any(|shown| contains(shown, &name))
    };
    let written = |field: &str| -> Vec<String> {
        let trees = told.iter().map(|record| record.origin.tree());
        let texts = trees.filter_map(|tree| Some(tree.at(&["person", field])?.as_text()?.trim().to_owned()));
        texts.filter(|name| !is_shown(name)).collect()
    };
    let (written, readings) = (written("name"), written("reading"));
    let [written, readings] =
        [&written, &readings].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
    let told_at = first.location_of(&["person", "pen_name"]);
    for way in ways(&written, &readings).into_iter().filter(|way| !is_shown(&way.text)) {
        names.add_way(&way, told_at.clone());
    }
}

fn pen_name(record: &Record) -> Option<&str> {
    record.story()?.person.pen_name.as_deref()
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

/// The finding about a name in a picture that comes out, or in what it tells besides what it shows. That is taken out of
/// what is published, and whoever has the file can still read it.
pub fn names_in_picture(path: &PortalPath, bytes: &[u8], names: &HiddenNames) -> Option<Diagnostic> {
    let HiddenNames(names) = names;
    if names.is_empty() {
        return None;
    }
    let cleaned = pictures::clean(bytes).map(|cleaned| cleaned.bytes).unwrap_or_default();
    let location = || Location::File(path.to_string());
    if pictures::format(bytes) == Some(Format::Svg) {
        let in_text = |bytes: &[u8]| names.first_in_file(path, &String::from_utf8_lossy(bytes));
        let drawn = in_text(&cleaned).map(|name| finding_of(name, PR204Variant::Picture, location()));
        return drawn
            .or_else(|| in_text(bytes).map(|name| finding_of(name, PR204Variant::Metadata, location())));
    }
    let told = names.first_in_bytes(&pictures::told(bytes, &cleaned));
    told.map(|name| finding_of(name, PR204Variant::Metadata, location()))
}

/// The finding about a name in another file that comes out as it is.
pub fn names_in_file(path: &PortalPath, bytes: &[u8], names: &HiddenNames) -> Option<Diagnostic> {
    let HiddenNames(names) = names;
    let name = if names.is_empty() {
        None
    } else if is_package(bytes) {
        first_in_package(bytes, names)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        names.first_in_file(path, text)
    } else {
        names.first_in_bytes(bytes)
    };
    name.map(|name| finding_of(name, PR204Variant::File, Location::File(path.to_string())))
}

/// A name in the parts of a workbook, a document of a word processor or an archive.
fn first_in_package<'a>(bytes: &[u8], names: &'a Names) -> Option<&'a Name> {
    let mut first = None;
    let read = each_part(bytes, |part, bytes| {
        first = first.or_else(|| {
            let in_part = std::str::from_utf8(bytes).map(|text| names.first_in_file(part, text));
            in_part.unwrap_or_else(|_| names.first_in_bytes(bytes))
        });
    });
    first.or_else(|| if read.is_none() { names.first_in_bytes(bytes) } else { None })
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
