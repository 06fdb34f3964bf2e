//! Which sheets of paper a site offers for printing: posters, boards, invitations.

use super::{EntryId, Site};
use crate::content::kinds::Activity;
use crate::content::{Kind, Portal, Record};

use super::links::record_at;

/// A page that is made to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// A job or an event on one A4, with strips to tear off.
    Poster(EntryId),
    /// Cards that invite to a group: four of A6 on one A4.
    Invitation(EntryId),
    /// What takes place in a region, and its open jobs, on one A4.
    Board(EntryId),
}

impl Paper {
    /// The record that it is made of.
    pub const fn record(self) -> EntryId {
        match self {
            Self::Poster(entry) | Self::Invitation(entry) | Self::Board(entry) => entry,
        }
    }

    /// Its name in paths, behind that of the record.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Poster(_) => POSTER,
            Self::Invitation(_) => INVITATION,
            Self::Board(_) => BOARD,
        }
    }
}

const POSTER: &str = "poster";
const INVITATION: &str = "invitation";
const BOARD: &str = "board";

/// The name of the sheet that records of a kind can have.
const fn name_for(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Job | Kind::Event => Some(POSTER),
        Kind::Group => Some(INVITATION),
        Kind::Region => Some(BOARD),
        Kind::Story | Kind::Program | Kind::Place | Kind::Page => None,
    }
}

/// Whether the path of a page, without its ending, can be that of a sheet on some day.
pub(super) fn may_be_at(portal: &Portal, stem: &str) -> bool {
    let Some((of, name)) = stem.rsplit_once('/') else { return false };
    record_at(of).is_some_and(|key| name_for(key.kind) == Some(name) && portal.knows(&key))
}

/// Whether people are invited to a group.
fn is_active(record: &Record) -> bool {
    record.group().is_some_and(|group| group.activity.is_none_or(|activity| activity == Activity::Active))
}

impl Site {
    /// The sheet of a record: of jobs and events while they are current and take place, of groups that are
    /// active, of the regions that the portal is about.
    pub fn paper_of(&self, id: EntryId) -> Option<Paper> {
        let entry = self.entry(id);
        let record = &entry.record;
        match record.kind() {
            Kind::Job | Kind::Event => {
                (entry.is_current() && !record.is_cancelled()).then_some(Paper::Poster(id))
            }
            Kind::Group => is_active(record).then_some(Paper::Invitation(id)),
            Kind::Region => self.is_at_home(id).then_some(Paper::Board(id)),
            Kind::Story | Kind::Program | Kind::Place | Kind::Page => None,
        }
    }

    /// Whether a region is one that the portal is about, or lies in one.
    fn is_at_home(&self, region: EntryId) -> bool {
        let named = &self.portal.settings.main.home_regions;
        self.regions
            .with_ancestors(region)
            .any(|around| named.iter().any(|home| home.0 == self.entry(around).record.key().id))
    }
}
