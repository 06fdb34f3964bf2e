//! All files of a portal together: what was written, whatever the day.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use super::kind::{Key, Kind};
use super::origin::Part;
use super::prefectures;
use super::record::{Record, UnreadReference};
use super::site_settings::SiteSettings;
use super::types::former_path;
use crate::diagnostic::Location;
use crate::source::{self, PortalPath};

/// Everything that a portal holds.
#[derive(Debug)]
pub struct Portal {
    /// The settings in every language.
    pub settings: SiteSettings,
    /// The records in the language that they were first written in, sorted by key. The built-in
    /// prefectures that a record names are among them.
    pub records: Vec<Arc<Record>>,
    /// The translations, sorted by key and language.
    pub translations: Vec<Arc<Record>>,
    /// Every id that some file defines, also of records with mistakes, and where.
    pub keys: HashMap<Key, Location>,
    /// Every file of the portal, sorted by path.
    pub paths: Vec<PortalPath>,
    /// The sizes in bytes of the documents among them.
    pub documents: HashMap<PortalPath, u64>,
    /// The records that records with mistakes name, and where.
    pub references_of_unread: Vec<UnreadReference>,
    /// The records with mistakes in their fields: of these only the text, the pictures and the title are to be
    /// relied on.
    pub unread: Vec<Arc<Record>>,
    by_file: HashMap<String, Key>,
    /// The records by their aliases, which stand without slashes at their ends.
    by_alias: HashMap<String, Key>,
    /// The record that alone has a title or an id, once somebody asks.
    by_name: OnceLock<HashMap<String, Option<Key>>>,
}

impl Portal {
    /// The portal that these records make; `records` and `translations` are sorted.
    pub(in crate::content) fn new(
        settings: SiteSettings,
        records: Vec<Arc<Record>>,
        translations: Vec<Arc<Record>>,
        keys: HashMap<Key, Location>,
        paths: Vec<PortalPath>,
    ) -> Self {
        let by_file = by_file(&keys);
        let by_alias = by_alias(&records);
        Self {
            settings,
            records,
            translations,
            keys,
            paths,
            documents: HashMap::new(),
            references_of_unread: Vec::new(),
            unread: Vec::new(),
            by_file,
            by_alias,
            by_name: OnceLock::new(),
        }
    }

    /// The record with a key.
    pub fn find(&self, key: &Key) -> Option<&Arc<Record>> {
        self.records.binary_search_by(|record| record.key().cmp(key)).ok().map(|index| &self.records[index])
    }

    /// The record with this title, or with this id, if there is exactly one.
    pub fn key_of_name(&self, name: &str) -> Option<&Key> {
        let names = self.by_name.get_or_init(|| {
            let mut names: HashMap<String, Option<Key>> = HashMap::new();
            let unread = self.unread.iter().filter(|record| record.translation.is_none());
            let records: Vec<_> = self.records.iter().chain(unread).collect();
            let ids = records.iter().map(|record| (record.key().id.clone(), record.key()));
            let titled = records.iter().filter(|record| !record.common.title.trim().is_empty());
            let titles = titled.map(|record| (record.common.title.trim().to_owned(), record.key()));
            for (name, key) in ids.chain(titles) {
                names
                    .entry(name)
                    .and_modify(|known| *known = known.take().filter(|known| known == key))
                    .or_insert_with(|| Some(key.clone()));
            }
            names
        });
        names.get(name.trim())?.as_ref()
    }

    /// The tables whose rows have no id of their own, with how many records each holds. The address of such a
    /// record moves with its title.
    pub fn tables_without_ids(&self) -> BTreeMap<&str, usize> {
        let mut tables = BTreeMap::new();
        for record in &self.records {
            if let Part::Row(_, columns, _) = &record.origin.part
                && !columns.iter().flatten().any(|path| path == &["id"])
            {
                *tables.entry(record.origin.source.path.as_str()).or_insert(0) += 1;
            }
        }
        tables
    }

    /// Whether some file defines a key, be it with mistakes, or the program knows it.
    pub fn knows(&self, key: &Key) -> bool {
        self.keys.contains_key(key) || key.kind == Kind::Region && prefectures::find(&key.id).is_some()
    }

    /// The ids of a kind, in no order.
    pub fn ids_of(&self, kind: Kind) -> Vec<&str> {
        let mut ids: Vec<_> =
            self.keys.keys().filter(|key| key.kind == kind).map(|key| key.id.as_str()).collect();
        if kind == Kind::Region {
            ids.extend(prefectures::all().iter().map(|prefecture| prefecture.id.as_str()));
        }
        ids.sort_unstable();
        ids
    }

    /// The record that a file describes.
    pub fn key_of_file(&self, path: &str) -> Option<&Key> {
        self.by_file.get(path)
    }

    /// The record that had this path before.
    pub fn key_of_alias(&self, path: &str) -> Option<&Key> {
        self.by_alias.get(path.trim_matches('/'))
    }

    /// Whether a file stands in the portal.
    pub fn has_file(&self, path: &str) -> bool {
        self.paths.binary_search_by(|known| known.as_str().cmp(path)).is_ok()
    }
}

/// The records by their files, where a file holds one: a link to a file means the record in it.
fn by_file(keys: &HashMap<Key, Location>) -> HashMap<String, Key> {
    let of_files = keys.iter().map(|(key, location)| (location.path(), key));
    let of_files = of_files.filter(|(path, _)| !source::may_be_table(&source::extension(path)));
    let mut by_file: Vec<_> = of_files.collect();
    by_file.sort_unstable();
    let alone = by_file.chunk_by(|(path, _), (next, _)| path == next).filter(|records| records.len() == 1);
    alone.flatten().map(|(path, key)| ((*path).to_owned(), (*key).clone())).collect()
}

/// The first record, in the order of keys, for each alias.
fn by_alias(records: &[Arc<Record>]) -> HashMap<String, Key> {
    let mut by_alias = HashMap::new();
    for record in records {
        for alias in &record.common.aliases {
            let path = former_path(alias.as_str());
            by_alias.entry(path.trim_matches('/').to_owned()).or_insert_with(|| record.key().clone());
        }
    }
    by_alias
}
