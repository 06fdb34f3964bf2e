//! EN044: regions that are each other's parent.

use std::collections::{HashMap, HashSet};

use crate::check::context::PortalContext;
use crate::content::{Key, Kind, Portal, Record};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// Regions that are each other's parent.
    enum EN044: Structure Error {
        Chain { chain: String } = "default" / "default",
        Itself { chain: String } = "self" / "default",
    }
    labels EN044Label { Parent = "parent" }
}

/// No region is part of itself.
pub(in crate::check) fn parent_cycles(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let portal = context.portal;
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
    while seen.insert(here.key().id.as_str()) {
        numbers.insert(here.key().id.as_str(), chain.len());
        chain.push(here);
        here = parent_record(portal, &parent_id(here)?)?;
    }
    Some(chain.split_off(*numbers.get(here.key().id.as_str())?))
}

/// The finding stands at the region whose id comes first.
fn cycle(mut chain: Vec<&Record>) -> Diagnostic {
    let first = (0..chain.len()).min_by_key(|number| chain[*number].key()).unwrap_or_default();
    chain.rotate_left(first);
    let names = chain
        .iter()
        .chain(chain.first())
        .map(|region| region.key().id.as_str())
        .collect::<Vec<_>>()
        .join(" → ");
    let location = |region: &Record| region.location_of(&["parent"]);
    let others = chain.iter().skip(1).map(|region| (EN044Label::Parent, location(region)));
    let finding =
        if chain.len() == 1 { EN044::Itself { chain: names } } else { EN044::Chain { chain: names } };
    finding.at_labelled(location(chain[0]), others)
}

fn parent_id(region: &Record) -> Option<String> {
    region.region()?.parent.as_ref().map(|parent| parent.0.clone())
}

fn parent_record<'a>(portal: &'a Portal, id: &str) -> Option<&'a Record> {
    portal.find(&Key { kind: Kind::Region, id: id.to_owned() }).map(|record| &**record)
}
