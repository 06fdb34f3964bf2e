//! EN043, EN044: records that name others.

use std::collections::{HashMap, HashSet};

use crate::content::{Key, Kind, Portal, Record, is_id};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::extension;

/// Every record that a field names exists.
pub(super) fn check(portal: &Portal, record: &Record, findings: &mut Vec<Diagnostic>) {
    if record.translation.is_some() {
        return;
    }
    for reference in &record.references {
        let key = Key { kind: reference.kind, id: reference.id.clone() };
        if !portal.knows(&key) {
            let finding = Diagnostic::new(Code::EN043, record.location_at(reference.span.clone()));
            findings.push(unknown(portal, &key, finding.with("field", &reference.field)));
        }
    }
}

/// The regions that the settings name exist.
pub(super) fn check_home_regions(portal: &Portal, findings: &mut Vec<Diagnostic>) {
    for (number, region) in portal.settings.main.home_regions.iter().enumerate() {
        let key = Key { kind: Kind::Region, id: region.0.clone() };
        if !portal.knows(&key) {
            let place = portal.settings.location_of(&["home_regions", &number.to_string()]);
            let finding = Diagnostic::new(Code::EN043, place).with("field", "home_regions");
            findings.push(unknown(portal, &key, finding));
        }
    }
}

fn unknown(portal: &Portal, key: &Key, finding: Diagnostic) -> Diagnostic {
    let finding = finding.with("kind", key.kind.singular()).with("id", &key.id);
    let parts: Vec<_> =
        key.id.split(['、', '，', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        let is_table = extension(finding.location.path()) == "csv";
        let written = if is_table { parts.join(";") } else { format!("[{}]", parts.join(", ")) };
        return finding.with("suggestion", written).helping("separate");
    }
    if let Some(titled) = titled(portal, key) {
        let place = titled.location_of(&["title"]);
        return finding.with("suggestion", &titled.key.id).helping("title").also(place, "titled");
    }
    if let Some(near) = nearest(&key.id, portal.ids_of(key.kind)) {
        let target = portal.keys.get(&Key { kind: key.kind, id: near.to_owned() });
        let finding = finding.with("suggestion", near).helping("did_you_mean");
        target.into_iter().fold(finding, |finding, place| finding.also(place.clone(), "target"))
    } else if !is_id(&key.id) {
        finding
    } else {
        let path = format!("content/{}/{}.md", key.kind.folder(), key.id);
        finding.with("path", path).helping("create")
    }
}

/// The record whose title somebody wrote in the place of its id.
fn titled<'a>(portal: &'a Portal, key: &Key) -> Option<&'a Record> {
    let mut records = portal.records.iter().filter(|record| record.kind() == key.kind);
    records.find(|record| record.common.title == key.id).map(|record| &**record)
}

/// No region is part of itself.
pub(super) fn check_parents(portal: &Portal, findings: &mut Vec<Diagnostic>) {
    let regions = portal.records.iter().filter(|record| record.kind() == Kind::Region);
    let mut seen = HashSet::new();
    for region in regions {
        findings.extend(new_cycle(portal, region, &mut seen).map(cycle));
    }
}

/// The regions that lead from one back to itself, met on the way up from a region; each region is
/// walked once.
fn new_cycle<'a>(
    portal: &'a Portal,
    from: &'a Record,
    seen: &mut HashSet<&'a str>,
) -> Option<Vec<&'a Record>> {
    let mut chain: Vec<&Record> = Vec::new();
    let mut numbers = HashMap::new();
    let mut here = from;
    while seen.insert(here.key.id.as_str()) {
        numbers.insert(here.key.id.as_str(), chain.len());
        chain.push(here);
        here = parent_record(portal, &parent_id(here)?)?;
    }
    Some(chain.split_off(*numbers.get(here.key.id.as_str())?))
}

/// The finding stands at the region whose id comes first.
fn cycle(mut chain: Vec<&Record>) -> Diagnostic {
    let first = (0..chain.len()).min_by_key(|number| &chain[*number].key).unwrap_or_default();
    chain.rotate_left(first);
    let names = chain
        .iter()
        .chain(chain.first())
        .map(|region| region.key.id.as_str())
        .collect::<Vec<_>>()
        .join(" → ");
    let place = |region: &Record| region.location_of(&["parent"]);
    let finding = Diagnostic::new(Code::EN044, place(chain[0])).with("chain", names);
    let finding = if chain.len() == 1 { finding.saying("self") } else { finding };
    chain.iter().skip(1).fold(finding, |finding, other| finding.also(place(other), "parent"))
}

fn parent_id(region: &Record) -> Option<String> {
    region.region()?.parent.as_ref().map(|parent| parent.0.clone())
}

fn parent_record<'a>(portal: &'a Portal, id: &str) -> Option<&'a Record> {
    portal.find(&Key { kind: Kind::Region, id: id.to_owned() }).map(|record| &**record)
}
