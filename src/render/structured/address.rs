//! Addresses: the words of the field, and the regions that the page names.

use super::Subject;
use super::things::{AdministrativeArea, PostalAddress};
use crate::content::kinds::RegionKind;
use crate::site::EntryId;

/// The country in which a region lies that is not abroad.
pub(super) const COUNTRY: &str = "JP";

impl Subject<'_> {
    /// The address of something in the record's regions; none where neither words nor a region of Japan
    /// say where it is.
    pub(super) fn address(&self, words: Option<&String>) -> Option<PostalAddress> {
        let name = |kind| self.region_of_kind(kind).map(|region| self.context.title(region).0);
        let (locality, region) = (name(RegionKind::Municipality), name(RegionKind::Prefecture));
        if words.is_none() && locality.is_none() && region.is_none() {
            return None;
        }
        Some(PostalAddress {
            street_address: words.cloned(),
            address_country: self.is_in_japan().then_some(COUNTRY),
            address_locality: locality,
            address_region: region,
        })
    }

    /// Whether none of its regions lies abroad.
    pub(super) fn is_in_japan(&self) -> bool {
        self.context.site().is_in_japan(self.id)
    }

    /// The only region of a kind that the record is in: of two, neither is its address.
    fn region_of_kind(&self, kind: RegionKind) -> Option<EntryId> {
        let site = self.context.site();
        let is_kind = |id: &EntryId| self.context.record(*id).region().is_some_and(|it| it.kind == kind);
        let mut found = site.regions_of(self.id).into_iter().filter(is_kind);
        let first = found.next()?;
        (kind == RegionKind::Abroad || found.next().is_none()).then_some(first)
    }

    /// The regions that the record names itself.
    pub(super) fn areas(&self) -> Option<Vec<AdministrativeArea>> {
        let named = self.record.common.regions.iter();
        let found = named.filter_map(|id| self.context.find(crate::content::Kind::Region, id.as_str()));
        let areas: Vec<_> =
            found.map(|id| AdministrativeArea::named(self.context.title(id).0, self.url_of(id))).collect();
        (!areas.is_empty()).then_some(areas)
    }
}
