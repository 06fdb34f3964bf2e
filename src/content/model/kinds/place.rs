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
    /// 種類。仕事場、カフェ、公民館などの別。
    ///
    /// Kind. Workroom, café, community centre and so on.
    #[schemars(extend("x-open-data" = true))]
    pub kind: PlaceKind,
    /// 種類の呼び名。種類にない言い方（サークルなど）。種類と並べて載せます。
    ///
    /// What the kind is called. A word of one's own, shown beside the kind.
    #[schemars(extend("x-open-data" = true))]
    pub kind_name: Option<String>,
    /// 住所。地図でさがせるように。
    ///
    /// Address. So that it is found on a map.
    #[schemars(extend("x-open-data" = true))]
    pub address: Option<String>,
    /// 位置。緯度と経度。
    ///
    /// Location. Latitude and longitude.
    pub location: Option<Coordinates>,
    /// 開いている時間。「9:00〜18:00」など。
    ///
    /// Opening hours. In words.
    #[schemars(extend("x-open-data" = true))]
    pub hours: Option<String>,
    /// 休みの日。「月曜と年末年始」など。
    ///
    /// Closed on. In words.
    #[schemars(extend("x-open-data" = true))]
    pub closed: Option<String>,
    /// 料金。なければ「無料」。
    ///
    /// Fee. `無料` where it is free.
    #[schemars(extend("x-open-data" = true))]
    pub fee: Option<String>,
    /// 設備。Wi-Fi、駐車場、授乳室など。
    ///
    /// Facilities. Wi-Fi, parking, a nursing room and so on.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<String>")]
    #[schemars(extend("x-open-data" = true))]
    pub facilities: Vec<String>,
    /// ウェブサイト。
    ///
    /// Web address.
    #[schemars(extend("x-open-data" = true))]
    pub url: Option<Url>,
    /// 使っている仲間の会。仲間の会のID。
    ///
    /// Groups. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<GroupId>")]
    #[schemars(extend("x-open-data" = true))]
    pub groups: Vec<GroupId>,
}
