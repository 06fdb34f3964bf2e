//! All files of a portal together: what was written, whatever the day.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::kind::{Key, Kind};
use super::prefectures;
use super::record::Record;
use crate::content::read::SiteSettings;
use crate::content::read::{FileContent, Translation};
use crate::diagnostic::findings::{EN042, EN042Label, EN045};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::source::{self, PortalPath};

/// Everything that a portal holds.
#[derive(Debug)]
pub struct Portal {
    /// The settings in every language.
    pub settings: SiteSettings,
    /// The records in the language that they were first written in, sorted by key. The built-in
    /// prefectures that somebody names are among them.
    pub records: Vec<Arc<Record>>,
    /// The translations, sorted by key and language.
    pub translations: Vec<Arc<Record>>,
    /// Every id that some file defines, also of records with mistakes, and where.
    pub keys: HashMap<Key, Location>,
    /// Every file of the portal, sorted by path.
    pub paths: Vec<PortalPath>,
    by_file: HashMap<String, Key>,
    /// The records by their aliases, which stand without slashes at their ends.
    by_alias: HashMap<String, Key>,
}

impl Portal {
    /// Puts the files' contents together.
    pub fn assemble(
        settings: SiteSettings,
        files: &[Arc<FileContent>],
        paths: Vec<PortalPath>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let keys = unique_keys(files, &mut findings);
        let by_file = keys.iter().filter(|(_, place)| source::extension(place.path()) != "csv");
        let by_file = by_file.map(|(key, place)| (place.path().to_owned(), key.clone())).collect();
        let mut records = first_of_each(files);
        let translations = translated(&settings, files, &records, &keys, &mut findings);
        records.extend(named_prefectures(files, &keys));
        records.sort_by(|a, b| a.key().cmp(b.key()));
        let by_alias = by_alias(&records);
        (Self { settings, records, translations, keys, paths, by_file, by_alias }, findings)
    }

    /// The record with a key.
    pub fn find(&self, key: &Key) -> Option<&Arc<Record>> {
        self.records.binary_search_by(|record| record.key().cmp(key)).ok().map(|index| &self.records[index])
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

/// The first record, in the order of keys, for each alias.
fn by_alias(records: &[Arc<Record>]) -> HashMap<String, Key> {
    let mut by_alias = HashMap::new();
    for record in records {
        for alias in &record.common.aliases {
            by_alias
                .entry(alias.as_str().trim_matches('/').to_owned())
                .or_insert_with(|| record.key().clone());
        }
    }
    by_alias
}

fn unique_keys(files: &[Arc<FileContent>], findings: &mut Vec<Diagnostic>) -> HashMap<Key, Location> {
    let mut keys: HashMap<Key, Location> = HashMap::new();
    for (key, place) in files.iter().flat_map(|file| &file.keys) {
        match keys.get(key) {
            Some(first) => findings.push(
                EN042 { id: key.id.clone(), kind: key.kind.singular() }
                    .at_labelled(place.clone(), [(EN042Label::Other, first.clone())]),
            ),
            None => {
                keys.insert(key.clone(), place.clone());
            }
        }
    }
    keys
}

fn first_of_each(files: &[Arc<FileContent>]) -> Vec<Arc<Record>> {
    let mut records: Vec<_> = files.iter().flat_map(|file| file.originals.iter().cloned()).collect();
    records.sort_by(|a, b| a.key().cmp(b.key()));
    records.dedup_by(|later, first| later.key() == first.key());
    records
}

fn translated(
    settings: &SiteSettings,
    files: &[Arc<FileContent>],
    records: &[Arc<Record>],
    keys: &HashMap<Key, Location>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Arc<Record>> {
    let mut translations: BTreeMap<(Key, String), Arc<Record>> = BTreeMap::new();
    for translation in files.iter().flat_map(|file| &file.translations) {
        if let Some(finding) = misplaced(settings, translation, keys) {
            findings.push(finding);
            continue;
        }
        let Ok(index) = records.binary_search_by(|record| record.key().cmp(&translation.key)) else {
            continue;
        };
        let slot = (translation.key.clone(), translation.lang.clone());
        if let Some(first) = translations.get(&slot) {
            let id = format!("{}.{}", translation.key.id, translation.lang);
            findings.push(
                EN042 { id, kind: translation.key.kind.singular() }.at_labelled(
                    translation.origin.location(),
                    [(EN042Label::Other, first.origin.location())],
                ),
            );
        } else {
            match translation.with_original(&records[index]) {
                Ok(record) => {
                    translations.insert(slot, Arc::new(record));
                }
                Err(finding) => findings.push(finding),
            }
        }
    }
    translations.into_values().collect()
}

/// A translation in a language that the site does not have, or of a record that does not exist.
fn misplaced(
    settings: &SiteSettings,
    translation: &Translation,
    keys: &HashMap<Key, Location>,
) -> Option<Diagnostic> {
    let location = || Location::File(translation.origin.source.path.clone());
    let languages = settings.languages();
    if !settings.knows_languages() {
        return None;
    }
    if !languages.contains(&translation.lang) {
        let (lang, languages) = (translation.lang.clone(), languages.join(" · "));
        return Some(EN045::UnknownLanguage { lang, languages }.at(location()));
    }
    if keys.contains_key(&translation.key) {
        return None;
    }
    Some(EN045::NoOriginal { id: translation.key.id.clone() }.at(location()))
}

/// The built-in prefectures that a record names and that have no file.
fn named_prefectures(files: &[Arc<FileContent>], keys: &HashMap<Key, Location>) -> Vec<Arc<Record>> {
    let originals = files.iter().flat_map(|file| &file.originals);
    let references = originals.flat_map(|record| &record.references);
    let mut named: Vec<_> = references
        .filter(|reference| reference.kind == Kind::Region)
        .map(|reference| reference.id.as_str())
        .collect();
    named.sort_unstable();
    named.dedup();
    let without_file = |id: &&str| !keys.contains_key(&Key { kind: Kind::Region, id: (*id).to_owned() });
    named
        .into_iter()
        .filter(without_file)
        .filter_map(prefectures::find)
        .map(prefectures::Prefecture::record)
        .collect()
}
