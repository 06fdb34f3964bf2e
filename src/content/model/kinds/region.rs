//! Regions: prefectures, municipalities, districts, places abroad.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::content::model::types::{MunicipalityCode, RegionId, Url, choices};

choices! {
    /// What kind of region it is.
    RegionKind in ["region_kind"] {
        Prefecture = "prefecture";
        Municipality = "municipality";
        District = "district";
        Abroad = "abroad";
    }
}

/// A region.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Region {
    /// 種類。都道府県、市区町村、地区、海外のどれか。
    ///
    /// Kind. Prefecture, municipality, district or abroad.
    #[schemars(extend("x-open-data" = true))]
    pub kind: RegionKind,
    /// 全国地方公共団体コード。6桁の数字。
    ///
    /// Municipality code. Six digits.
    #[schemars(extend("x-open-data" = true))]
    pub code: Option<MunicipalityCode>,
    /// 上の地域。この地域がふくまれる地域のID。
    ///
    /// Parent. Id of the region that it is part of.
    #[schemars(extend("x-open-data" = true))]
    pub parent: Option<RegionId>,
    /// 位置。緯度と経度。
    ///
    /// Location. Latitude and longitude.
    pub location: Option<Coordinates>,
    /// ふるさと住民登録。登録ページのアドレス。
    ///
    /// Resident registration. Address of the register of people tied to the region.
    #[schemars(extend("x-open-data" = true))]
    pub resident_registration_url: Option<Url>,
}

/// A point on the earth, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
pub struct Coordinates {
    /// 緯度。
    ///
    /// Latitude.
    #[schemars(range(min = -90.0, max = 90.0))]
    #[schemars(extend("x-open-data" = true))]
    pub lat: f64,
    /// 経度。
    ///
    /// Longitude.
    #[schemars(range(min = -180.0, max = 180.0))]
    #[schemars(extend("x-open-data" = true))]
    pub lon: f64,
}
