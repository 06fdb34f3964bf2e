//! What a built-in prefecture says, as a record and as the fields that its file inherits.

use std::sync::Arc;

use super::file::typed;
use crate::content::model::prefectures::Prefecture;
use crate::content::model::{Kind, Origin, Part, Record};
use crate::diagnostic::{SourceText, Span};
use crate::source::{Key, Node, Value};

impl Prefecture {
    /// The fields that a file for this region inherits, with a span in that file.
    pub(super) fn tree(&self, at: &Span) -> Node {
        let fields = [
            ("title", &self.name),
            ("reading", &self.reading),
            ("code", &self.code),
            ("kind", &"prefecture".into()),
        ];
        let start = at.start..at.start;
        let node = |text: &String| Node { span: start.clone(), value: Value::Scalar(text.clone()) };
        let entries = fields.map(|(key, text)| (Key { text: key.into(), span: start.clone() }, node(text)));
        Node { span: at.clone(), value: Value::Map(entries.into()) }
    }

    /// The prefecture as a region without a file.
    pub(super) fn record(&self) -> Arc<Record> {
        let source = Arc::new(SourceText::default());
        let origin = Origin::new(source, Part::Yaml(0..0), Kind::Region);
        let (common, details) =
            typed(Kind::Region, &self.tree(&(0..0))).expect("a prefecture fits its schema");
        Arc::new(Record::new(self.id.clone(), origin, common, details))
    }
}

#[cfg(test)]
mod tests {
    use crate::content::model::prefectures;
    use crate::content::schema::Format;

    #[test]
    fn all_codes_are_right_and_all_records_fit_their_schema() {
        for prefecture in prefectures::all() {
            assert_eq!(Format::MunicipalityCode.check(&prefecture.code), Ok(()));
            assert_eq!(prefecture.record().common.title, prefecture.name);
        }
    }
}
