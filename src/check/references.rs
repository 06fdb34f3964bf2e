//! EN043, EN044: records that name others.

use crate::content::{Key, Kind, Portal, Record};
use crate::diagnostic::{Code, Diagnostic, nearest};

/// Every record that a field names exists.
pub(super) fn check(portal: &Portal, record: &Record, findings: &mut Vec<Diagnostic>) {
    if record.translation.is_some() {
        return;
    }
    for reference in &record.references {
        let key = Key { kind: reference.kind, id: reference.id.clone() };
        if !portal.knows(&key) {
            let finding = Diagnostic::new(Code::EN043, record.place_at(reference.span.clone()));
            findings.push(unknown(portal, &key, finding.with("field", &reference.field)));
        }
    }
}

/// The regions that the settings name exist.
pub(super) fn check_home_regions(portal: &Portal, findings: &mut Vec<Diagnostic>) {
    for (number, region) in portal.settings.main.home_regions.iter().enumerate() {
        let key = Key { kind: Kind::Region, id: region.0.clone() };
        if !portal.knows(&key) {
            let place = portal.settings.place_of(&["home_regions", &number.to_string()]);
            let finding = Diagnostic::new(Code::EN043, place).with("field", "home_regions");
            findings.push(unknown(portal, &key, finding));
        }
    }
}

fn unknown(portal: &Portal, key: &Key, finding: Diagnostic) -> Diagnostic {
    let finding = finding.with("kind", key.kind.singular()).with("id", &key.id);
    match nearest(&key.id, portal.ids_of(key.kind)) {
        Some(near) => {
            let target = portal.keys.get(&Key { kind: key.kind, id: near.to_owned() });
            let finding = finding.with("suggestion", near).helping("did_you_mean");
            target.into_iter().fold(finding, |finding, place| finding.also(place.clone(), "target"))
        }
        None => {
            let path = format!("content/{}/{}.md", key.kind.folder(), key.id);
            finding.with("path", path).helping("create")
        }
    }
}

/// No region is part of itself.
pub(super) fn check_parents(portal: &Portal, findings: &mut Vec<Diagnostic>) {
    for record in portal.records.iter().filter(|record| record.kind() == Kind::Region) {
        let Some(chain) = cycle_through(portal, record) else { continue };
        // The cycle is reported once, at its first region.
        if chain.iter().any(|id| *id < record.key.id) {
            continue;
        }
        let names = chain.iter().chain(chain.first()).cloned().collect::<Vec<_>>().join(" → ");
        let finding = Diagnostic::new(Code::EN044, record.place_of(&["parent"])).with("chain", names);
        let finding = if chain.len() == 1 { finding.saying("self") } else { finding };
        let others = chain.iter().skip(1).filter_map(|id| parent_record(portal, id));
        findings.push(others.fold(finding, |finding, other| finding.also(other.place_of(&["parent"]), "parent")));
    }
}

/// The ids of the regions that lead from a region back to itself.
fn cycle_through(portal: &Portal, start: &Record) -> Option<Vec<String>> {
    let mut chain = vec![start.key.id.clone()];
    let mut here = parent_id(start)?;
    while here != start.key.id {
        if chain.contains(&here) {
            return None;
        }
        let next = parent_id(parent_record(portal, &here)?)?;
        chain.push(std::mem::replace(&mut here, next));
    }
    Some(chain)
}

fn parent_id(region: &Record) -> Option<String> {
    region.region()?.parent.as_ref().map(|parent| parent.0.clone())
}

fn parent_record<'a>(portal: &'a Portal, id: &str) -> Option<&'a Record> {
    portal.find(&Key { kind: Kind::Region, id: id.to_owned() }).map(|record| &**record)
}
