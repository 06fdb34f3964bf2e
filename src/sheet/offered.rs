//! The records of a portal that cells can name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::kinds::Status;
use crate::content::{Kind, Portal, Record};
use crate::locale::Language;

/// The records of a portal by kind, as cells name them: id and title.
#[derive(Debug, Clone, Default)]
pub struct Offered(BTreeMap<Kind, Vec<(String, String)>>);

/// What parts the items of a list in a cell: a title with such a mark would be read as two.
const BETWEEN_ITEMS: [char; 8] = [';', '；', '、', '，', ',', '\n', '\r', '\t'];

impl Offered {
    /// The records of a portal, without drafts: a sheet is handed to others.
    pub fn of(portal: &Portal) -> Self {
        let mut offered: BTreeMap<Kind, Vec<(String, String)>> = BTreeMap::new();
        let is_public =
            |record: &&Arc<Record>| matches!(record.common.status, None | Some(Status::Published));
        for record in portal.records.iter().filter(is_public) {
            let (key, title) = (record.key(), record.common.title.trim().to_owned());
            offered.entry(key.kind).or_default().push((key.id.clone(), title));
        }
        Self(offered)
    }

    /// How a cell names each record of a kind: by its title, with its id.
    pub(super) fn names(&self, kind: Kind, language: Language) -> Vec<String> {
        let records = self.0.get(&kind).map_or(&[][..], Vec::as_slice);
        let name = |(id, title): &(String, String)| {
            if title.is_empty() || title.starts_with('・') || title.contains(BETWEEN_ITEMS) {
                return id.clone();
            }
            match language {
                Language::Ja => format!("{title}（{id}）"),
                Language::En => format!("{title} ({id})"),
            }
        };
        records.iter().map(name).collect()
    }
}
