//! The tree of regions: which lies in which, worked out once for a site.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Entry, EntryId};
use crate::content::{Key, Kind};

/// The regions of a site, each in the one that it names as its parent.
///
/// Regions that lie in each other are a mistake that `check` reports (EN044). Here the first region of
/// such a cycle counts as outermost, so that every walk ends.
#[derive(Debug, Default)]
pub struct RegionTree {
    parents: HashMap<EntryId, EntryId>,
    children: BTreeMap<EntryId, Vec<EntryId>>,
}

impl RegionTree {
    pub(super) fn of(entries: &[Entry], index: &HashMap<Key, EntryId>) -> Self {
        let parent = |entry: &Entry| {
            let id = entry.record.region()?.parent.as_ref()?.0.clone();
            index.get(&Key { kind: Kind::Region, id }).copied()
        };
        let numbered = entries.iter().enumerate();
        let pairs = numbered.filter_map(|(number, entry)| Some((EntryId::new(number), parent(entry)?)));
        Self::of_parents(pairs.collect())
    }

    fn of_parents(mut parents: HashMap<EntryId, EntryId>) -> Self {
        let mut ids: Vec<EntryId> = parents.keys().copied().collect();
        ids.sort_unstable();
        let mut known_to_end = HashSet::new();
        for id in &ids {
            let mut path = HashSet::new();
            let mut next = Some(*id);
            while let Some(region) = next.filter(|region| !known_to_end.contains(region)) {
                if !path.insert(region) {
                    parents.remove(&region);
                    break;
                }
                next = parents.get(&region).copied();
            }
            known_to_end.extend(path);
        }
        let mut children: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        for id in ids {
            if let Some(parent) = parents.get(&id) {
                children.entry(*parent).or_default().push(id);
            }
        }
        Self { parents, children }
    }

    /// Puts the regions inside each region in the order of these ranks.
    pub(super) fn sort_by_rank(&mut self, rank: impl Fn(EntryId) -> u32) {
        for inside in self.children.values_mut() {
            inside.sort_by_key(|id| rank(*id));
        }
    }

    /// The region that a region is part of, where it is in the site.
    pub fn parent(&self, region: EntryId) -> Option<EntryId> {
        self.parents.get(&region).copied()
    }

    /// The regions directly inside a region, in the order of the list of regions.
    pub fn children(&self, region: EntryId) -> &[EntryId] {
        self.children.get(&region).map_or(&[], Vec::as_slice)
    }

    /// A region and all that it lies in, the outermost last.
    pub fn with_ancestors(&self, region: EntryId) -> impl Iterator<Item = EntryId> {
        std::iter::successors(Some(region), |region| self.parent(*region))
    }

    /// The regions whose hub shows an entry: those that it names and all that these lie in. None for a
    /// region.
    pub(super) fn hubs_of(&self, entry: &Entry, entries: &[Entry]) -> Vec<EntryId> {
        let is_region = |entry: &Entry| entry.record.kind() == Kind::Region;
        let mut hubs = Vec::new();
        if is_region(entry) {
            return hubs;
        }
        for neighbour in entry.neighbours.iter().filter(|neighbour| !neighbour.from_there) {
            if is_region(&entries[neighbour.entry.number()]) {
                for region in self.with_ancestors(neighbour.entry) {
                    if !hubs.contains(&region) {
                        hubs.push(region);
                    }
                }
            }
        }
        hubs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(parents: &[(usize, usize)]) -> RegionTree {
        let pairs = parents.iter().map(|(child, parent)| (EntryId::new(*child), EntryId::new(*parent)));
        RegionTree::of_parents(pairs.collect())
    }

    fn above(tree: &RegionTree, region: usize) -> Vec<usize> {
        tree.with_ancestors(EntryId::new(region)).map(EntryId::number).collect()
    }

    #[test]
    fn regions_lie_in_each_other() {
        let tree = tree(&[(2, 1), (3, 1), (4, 2)]);
        assert_eq!(above(&tree, 4), [4, 2, 1]);
        assert_eq!(tree.children(EntryId::new(1)), [EntryId::new(2), EntryId::new(3)]);
        assert!(tree.children(EntryId::new(4)).is_empty());
    }

    #[test]
    fn a_cycle_ends_at_its_first_region() {
        let cycle = tree(&[(1, 2), (2, 3), (3, 1), (4, 3), (5, 5)]);
        assert_eq!(above(&cycle, 1), [1]);
        assert_eq!(above(&cycle, 4), [4, 3, 1]);
        assert_eq!(above(&cycle, 5), [5]);
        let entered_from_outside = tree(&[(0, 2), (2, 3), (3, 2)]);
        assert_eq!(above(&entered_from_outside, 0), [0, 2]);
    }
}
