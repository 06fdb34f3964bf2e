//! The order of columns and their examples, from `content/tables/columns.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::content::model::Kind;
use crate::locale::LocalizedText;

/// What the table has of a kind.
pub(super) struct KindTable {
    /// The columns of the short sheet.
    pub short: Vec<String>,
    /// The columns that everybody is asked for beside the required ones.
    pub needed: Vec<String>,
    /// The columns of the usual sheet, in its order, each with an example.
    pub examples: Vec<(String, LocalizedText)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    short: Vec<String>,
    #[serde(default)]
    needed: Vec<String>,
    fields: Map<String, Value>,
}

/// What the table has of a kind.
pub(super) fn of(kind: Kind) -> &'static KindTable {
    static TABLE: LazyLock<BTreeMap<String, KindTable>> = LazyLock::new(|| {
        let text = include_str!("../../../content/tables/columns.yaml");
        let written: BTreeMap<String, Written> =
            serde_yaml::from_str(text).expect("the built-in table of columns is well-formed");
        let kinds = written.into_iter().map(|(kind, Written { short, needed, fields })| {
            let examples = fields.into_iter().map(|(name, value)| (name, example(value)));
            (kind, KindTable { short, needed, examples: examples.collect() })
        });
        kinds.collect()
    });
    &TABLE[kind.singular()]
}

/// An example in both languages, or one that is the same in both.
fn example(value: Value) -> LocalizedText {
    match value {
        Value::Object(_) => serde_json::from_value(value).expect("an example in Japanese and English"),
        Value::String(text) => LocalizedText { ja: text.clone(), en: text },
        other => LocalizedText { ja: other.to_string(), en: other.to_string() },
    }
}
