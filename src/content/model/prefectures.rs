//! The 47 prefectures, which every portal knows without a file.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::kind::Kind;
use super::origin::{Origin, Part};
use super::record::Record;
use crate::content::read::typed;
use crate::diagnostic::{SourceText, Span};
use crate::source::{Key, Node, Value};

/// A prefecture as the table has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Prefecture {
    /// Its region id.
    pub id: String,
    /// 全国地方公共団体コード.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its reading in hiragana.
    pub reading: String,
    /// Its name in English.
    pub english: String,
    /// The ids of the prefectures next to it.
    pub neighbours: Vec<String>,
}

static TABLE: LazyLock<Vec<Prefecture>> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/prefectures.yaml");
    serde_yaml::from_str(table).expect("the built-in table of prefectures is well-formed")
});

/// All prefectures, from north to south.
pub fn all() -> &'static [Prefecture] {
    &TABLE
}

/// The prefecture of that id.
pub fn find(id: &str) -> Option<&'static Prefecture> {
    TABLE.iter().find(|prefecture| prefecture.id == id)
}

impl Prefecture {
    /// The fields that a file for this region inherits, standing at a place in that file.
    pub(in crate::content) fn tree(&self, at: &Span) -> Node {
        let fields = [
            ("title", &self.name),
            ("reading", &self.reading),
            ("code", &self.code),
            ("kind", &"prefecture".into()),
        ];
        let place = at.start..at.start;
        let node = |text: &String| Node { span: place.clone(), value: Value::Scalar(text.clone()) };
        let entries = fields.map(|(key, text)| (Key { text: key.into(), span: place.clone() }, node(text)));
        Node { span: at.clone(), value: Value::Map(entries.into()) }
    }

    /// The prefecture as a region without a file.
    pub fn record(&self) -> Arc<Record> {
        let source = Arc::new(SourceText { path: String::new(), text: String::new() });
        let origin = Origin { source, part: Part::Yaml(0..0), kind: Kind::Region };
        let (common, details) =
            typed(Kind::Region, &self.tree(&(0..0))).expect("a prefecture fits its schema");
        Arc::new(Record::new(self.id.clone(), origin, common, details))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_47_are_there_with_right_codes_and_mutual_neighbours() {
        assert_eq!(all().len(), 47);
        for prefecture in all() {
            assert_eq!(crate::content::Format::MunicipalityCode.check(&prefecture.code), Ok(()));
            for neighbour in &prefecture.neighbours {
                let other = find(neighbour).expect("a neighbour that exists");
                assert!(other.neighbours.contains(&prefecture.id), "{} and {neighbour}", prefecture.id);
            }
        }
        assert_eq!(find("niigata").map(|p| p.code.as_str()), Some("150002"));
    }
}
