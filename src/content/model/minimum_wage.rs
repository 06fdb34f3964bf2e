//! The minimum wages that a portal adds to those that the program knows.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::prefectures;
use super::types::Day;
use crate::texts;

/// The minimum wage of a prefecture, which the checks of jobs ask for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct MinimumWage {
    /// 都道府県。nagano のような、都道府県のID。
    ///
    /// Prefecture. Its id, such as `nagano`.
    #[schemars(schema_with = "prefecture_ids")]
    pub prefecture: String,
    /// 1時間の金額(円)。
    ///
    /// Yen an hour.
    pub yen: u32,
    /// 発効日。この日から適用されます。
    ///
    /// From. The day from which it holds.
    pub from: Day,
}

fn prefecture_ids(_: &mut SchemaGenerator) -> Schema {
    let all = prefectures::all();
    let ids: Vec<&str> = all.iter().map(|prefecture| prefecture.id.as_str()).collect();
    let names: Vec<&str> = all.iter().map(|prefecture| prefecture.name.as_str()).collect();
    let english: Vec<&str> = all.iter().map(|prefecture| prefecture.english.as_str()).collect();
    let wordings = |prefecture: &prefectures::Prefecture| {
        [&prefecture.name, &prefecture.english].map(|name| texts::comparable(name))
    };
    let wordings: Vec<[String; 2]> = all.iter().map(wordings).collect();
    schemars::json_schema!({
        "type": "string",
        "enum": ids,
        "x-labels": names,
        "x-english": english,
        "x-wordings": wordings,
    })
}
