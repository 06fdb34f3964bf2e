//! Places: third places, where people meet and work.

use schemars::JsonSchema;
use serde::Deserialize;

use super::region::Coordinates;
use crate::content::model::types::{GroupId, Url, choices};

choices! {
    /// What kind of place it is.
    PlaceKind in ["place_kind"] {
        Coworking = "coworking";
        Cafe = "cafe";
        CommunityCentre = "community-centre";
        Library = "library";
        Shop = "shop";
        Office = "office";
        Other = "other";
    }
}

/// A third place.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Place {
    /// 種類。
    ///
    /// Kind.
    pub kind: PlaceKind,
    /// 住所。
    ///
    /// Address.
    pub address: Option<String>,
    /// 位置。緯度と経度。
    ///
    /// Location. Latitude and longitude.
    pub location: Option<Coordinates>,
    /// 開いている時間。
    ///
    /// Opening hours.
    pub hours: Option<String>,
    /// 休みの日。
    ///
    /// Closed on.
    pub closed: Option<String>,
    /// 料金。
    ///
    /// Fee.
    pub fee: Option<String>,
    /// 設備。
    ///
    /// Facilities.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<String>")]
    pub facilities: Vec<String>,
    /// ウェブサイト。
    ///
    /// Web address.
    pub url: Option<Url>,
    /// 使っている仲間の会。仲間の会のID。
    ///
    /// Groups. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<GroupId>")]
    pub groups: Vec<GroupId>,
}
