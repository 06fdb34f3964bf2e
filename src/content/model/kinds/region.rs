//! Regions: prefectures, municipalities, districts, places abroad.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::content::model::types::{DayOrMonth, MunicipalityCode, RegionId, Url, choices};

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
    /// 数字で見る。人口など、地域のようすがわかる数字。
    ///
    /// Figures. Numbers that tell of the region, such as how many people live there.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// 行き方。どこから、どう行くか。
    ///
    /// Access. How to get there, and from where.
    #[serde(default)]
    pub access: Vec<AccessWay>,
}

/// A number that tells of a region.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Figure {
    /// 見出し。「人口」など、何の数か。
    ///
    /// Label. What is counted.
    pub label: String,
    /// 値。「41,230人」のように、単位も書きます。
    ///
    /// Value. With its unit.
    pub value: String,
    /// 出典。どの調査の数か。
    ///
    /// Source. Which survey says so.
    pub source: Option<String>,
    /// 時点。いつの数か。月だけでもかまいません。
    ///
    /// As of. The day or the month that it holds for.
    pub as_of: Option<DayOrMonth>,
}

/// A way to a region.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct AccessWay {
    /// 出発地。「東京から」など。
    ///
    /// From. Where one sets out.
    pub from: String,
    /// 行き方。乗り物と時間。
    ///
    /// How. By what, and how long it takes.
    pub how: String,
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
