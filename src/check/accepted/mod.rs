//! EN070, and what people accept at its place: `<!-- enishi: accept AC301 reason -->` above a block, `# enishi: …` at a
//! line of YAML, a column of a table.
//!
//! An error is never accepted, since the site would say something false; nor is anything without a reason.

mod places;
mod said;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::registry::code_named;
use crate::content::{Part, Portal, Record};
use crate::diagnostic::findings::EN070;
use crate::diagnostic::{Code, Diagnostic, Finding as _, Location, Severity, SourceText};
use places::Written;

/// A finding that was accepted at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// What was found.
    pub finding: Diagnostic,
    /// Why it may stay.
    pub reason: String,
}

/// Takes out what was accepted at its place. Gives what is left, with what is wrong with acceptances themselves, and
/// what was accepted.
pub(super) fn accept(portal: &Portal, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Accepted>) {
    let files = files(portal);
    if files.is_empty() {
        return (findings, Vec::new());
    }
    let mut used: HashSet<(&str, usize, Code)> = HashSet::new();
    let mut grave: HashSet<(&str, usize, Code)> = HashSet::new();
    let (mut left, mut accepted) = (Vec::new(), Vec::new());
    for finding in findings {
        let Some((path, (_, written))) = files.get_key_value(finding.location.path()) else {
            left.push(finding);
            continue;
        };
        let is_about = |written: &Written| {
            let names = written.said.codes.iter().any(|code| code == finding.code.as_str());
            names && written.is_about(&finding.location)
        };
        let about: Vec<usize> = (0..written.len()).filter(|number| is_about(&written[*number])).collect();
        // A draft's mistake is an error from the day on which it is published.
        let may_stay = finding.severity != Severity::Error && !finding.is_of_draft;
        let seen = if may_stay { &mut used } else { &mut grave };
        seen.extend(about.iter().map(|number| (*path, *number, finding.code)));
        let reason =
            about.iter().map(|number| &written[*number].said.reason).find(|reason| !reason.is_empty());
        match reason.filter(|_| may_stay) {
            Some(reason) => accepted.push(Accepted { reason: reason.clone(), finding }),
            None => left.push(finding),
        }
    }
    let with_errors: HashSet<String> = left
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.location.path().to_owned())
        .collect();
    for (path, (source, written)) in &files {
        let about = |number: usize, code: Code| {
            let key = (*path, number, code);
            (used.contains(&key), grave.contains(&key), with_errors.contains(*path))
        };
        for (number, written) in written.iter().enumerate() {
            let location = Location::Text(Arc::clone(source), written.span.clone());
            left.extend(faults(written, |code| about(number, code)).map(|fault| fault.at(location.clone())));
        }
    }
    (left, accepted)
}

/// What the file of a record accepts at its places, for rules that tell of several places at one: what is accepted at
/// that one says nothing of the others.
#[derive(Debug)]
pub(super) struct AcceptedPlaces(Vec<Written>);

impl AcceptedPlaces {
    /// Those of the file of a record.
    pub(super) fn of(record: &Record) -> Self {
        Self(places::written(&record.origin.source, fields_end(record)))
    }

    /// Whether something is accepted at its place, with a reason.
    pub(super) fn hold(&self, code: Code, location: &Location) -> bool {
        self.0.iter().any(|written| {
            let names = written.said.codes.iter().any(|name| name == code.as_str());
            names && !written.said.reason.is_empty() && written.is_about(location)
        })
    }
}

/// The same of many records; each file is looked at once.
#[derive(Debug, Default)]
pub(super) struct AcceptedInFiles<'a>(HashMap<&'a str, AcceptedPlaces>);

impl<'a> AcceptedInFiles<'a> {
    /// Whether something is accepted at its place in the file of a record. The place is asked for only where the
    /// file accepts anything, since a record is read again for it.
    pub(super) fn hold(
        &mut self,
        record: &'a Record,
        code: Code,
        location: impl FnOnce() -> Location,
    ) -> bool {
        let path = record.origin.source.path.as_str();
        let places = self.0.entry(path).or_insert_with(|| AcceptedPlaces::of(record));
        !places.0.is_empty() && places.hold(code, &location())
    }
}

/// Where the fields of a record end in its file, and its text begins.
fn fields_end(record: &Record) -> usize {
    match &record.origin.part {
        Part::Yaml(span) if record.origin.source.path.ends_with(".md") => span.end,
        _ => usize::MAX,
    }
}

/// What is wrong with an acceptance; `about` says of a code whether there was something to accept, whether there was
/// an error, and whether errors may have kept rules from looking.
fn faults(written: &Written, about: impl Fn(Code) -> (bool, bool, bool)) -> impl Iterator<Item = EN070> {
    let said = &written.said;
    let unread = said.codes.is_empty().then(|| EN070::Unread { text: said.reason.clone() });
    let of_code = move |name: &String| {
        let code = || name.clone();
        let Some(known) = code_named(name) else { return Some(EN070::Unknown { code: code() }) };
        match about(known) {
            (true, ..) => said.reason.is_empty().then(|| EN070::NoReason { code: code() }),
            (_, true, _) => Some(EN070::Grave { code: code() }),
            (_, _, true) => None,
            _ => Some(EN070::Nothing { code: code() }),
        }
    };
    unread.into_iter().chain(said.codes.iter().filter_map(of_code))
}

/// The files that hold acceptances, by path.
fn files(portal: &Portal) -> BTreeMap<&str, (&Arc<SourceText>, Vec<Written>)> {
    let records = portal.records.iter().chain(&portal.translations).chain(&portal.unread);
    let of_records = records.map(|record| (&record.origin.source, fields_end(record)));
    let settings = portal.settings.written().map(|(source, _)| (source, usize::MAX));
    let mut seen: HashSet<&str> = HashSet::new();
    let once = of_records.chain(settings).filter(|(source, _)| seen.insert(source.path.as_str()));
    let written = once.map(|(source, end)| (source.path.as_str(), (source, places::written(source, end))));
    written.filter(|(_, (_, written))| !written.is_empty()).collect()
}
