//! Which regions a record belongs to, sub-regions counted.

use std::collections::HashMap;

use super::{Entry, EntryId};
use crate::content::{Key, Kind};

/// The regions whose hub shows an entry: those that it names and all above them.
pub(super) fn regions_of(entry: &Entry, entries: &[Entry], index: &HashMap<Key, EntryId>) -> Vec<EntryId> {
    let mut regions = Vec::new();
    let is_region = |key: &Key| key.kind == Kind::Region;
    if is_region(&entry.record.key) {
        return regions;
    }
    for neighbour in entry.neighbours.iter().filter(|neighbour| !neighbour.from_there) {
        if is_region(&entries[neighbour.entry.number()].record.key) {
            climb(neighbour.entry, &mut regions, entries, index);
        }
    }
    regions
}

/// A region and all above it.
pub(super) fn and_above(region: EntryId, entries: &[Entry], index: &HashMap<Key, EntryId>) -> Vec<EntryId> {
    let mut regions = Vec::new();
    climb(region, &mut regions, entries, index);
    regions
}

fn climb(from: EntryId, regions: &mut Vec<EntryId>, entries: &[Entry], index: &HashMap<Key, EntryId>) {
    let mut next = Some(from);
    // A cycle of parents is an error that `check` reports; here it only must end.
    while let Some(region) = next.filter(|region| !regions.contains(region)) {
        regions.push(region);
        next = parent(&entries[region.number()], index);
    }
}

/// The region that a region is part of.
pub(super) fn parent(region: &Entry, index: &HashMap<Key, EntryId>) -> Option<EntryId> {
    let id = region.record.region()?.parent.as_ref()?.0.clone();
    index.get(&Key { kind: Kind::Region, id }).copied()
}
