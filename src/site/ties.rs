//! To which other regions a region is tied: by the lives that stories tell, and by groups that are at home
//! in both.

use std::collections::BTreeMap;

use super::{EntryId, ListId, Site};
use crate::content::Kind;

/// What ties a region to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The other region: the outermost around what is named that does not lie around both.
    pub region: EntryId,
    /// Stories that name both, such as in a life that led through them, in the order of their list.
    pub stories: Vec<EntryId>,
    /// Groups that name both, such as by a chapter, in the order of their list.
    pub groups: Vec<EntryId>,
}

impl Tie {
    /// By how many records the regions are tied.
    pub const fn count(&self) -> usize {
        self.stories.len() + self.groups.len()
    }
}

impl Site {
    /// The ties of a region: the strongest first, equal ones in the order of the list of regions.
    pub fn ties(&self, of: EntryId) -> Vec<Tie> {
        let mut ties: BTreeMap<EntryId, Tie> = BTreeMap::new();
        for id in self.list(ListId::Region(of)) {
            let kind = self.entry(*id).record.kind();
            if !matches!(kind, Kind::Story | Kind::Group) {
                continue;
            }
            for region in self.regions_apart(*id, of) {
                let tie = ties.entry(region).or_insert_with(|| Tie {
                    region,
                    stories: Vec::new(),
                    groups: Vec::new(),
                });
                if kind == Kind::Story { &mut tie.stories } else { &mut tie.groups }.push(*id);
            }
        }
        let mut ties: Vec<Tie> = ties.into_values().collect();
        ties.sort_by_key(|tie| (std::cmp::Reverse(tie.count()), self.rank(tie.region)));
        ties
    }

    /// The regions that an entry names beside one, each once: neither in it nor around it.
    fn regions_apart(&self, id: EntryId, from: EntryId) -> Vec<EntryId> {
        let around: Vec<EntryId> = self.regions.with_ancestors(from).collect();
        let mut apart = Vec::new();
        for neighbour in self.entry(id).neighbours.iter().filter(|neighbour| !neighbour.from_there) {
            if self.entry(neighbour.entry).record.kind() != Kind::Region {
                continue;
            }
            let above: Vec<EntryId> = self.regions.with_ancestors(neighbour.entry).collect();
            let outermost = above.iter().copied().take_while(|region| !around.contains(region)).last();
            let is_inside = above.contains(&from);
            apart.extend(outermost.filter(|region| !is_inside && !apart.contains(region)));
        }
        apart
    }
}
