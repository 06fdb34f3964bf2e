//! The contents of all files become one portal.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::conversion::Conversion;
use super::file_content::{FileContent, Translation};
use super::{record_names, region_names};
use crate::content::model::kinds::Status;
use crate::content::model::prefectures::{self, Prefecture};
use crate::content::model::{Key, Kind, Portal, Record, SiteSettings};
use crate::diagnostic::findings::{EN042, EN042Label, EN045};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::source::PortalPath;

impl Portal {
    /// Puts the files' contents together: each key once, translations with their originals, and the
    /// prefectures that a record names. What is said of a record by its title is read as its id.
    pub fn assemble(
        settings: SiteSettings,
        files: &[Arc<FileContent>],
        paths: Vec<PortalPath>,
    ) -> (Self, Vec<Conversion>, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let keys = unique_keys(files, &mut findings);
        let mut records = first_of_each(files);
        findings.extend(region_names::resolve(&mut records, |key| keys.contains_key(key)));
        let connected = record_names::resolve(&mut records, |key| keys.contains_key(key));
        let translations = translated(&settings, files, &records, &keys, (&connected.keys, &mut findings));
        let prefectures = named_prefectures(&records, &keys);
        records.extend(prefectures);
        records.sort_by(|a, b| a.key().cmp(b.key()));
        let mut portal = Self::new(settings, records, translations, keys, paths);
        portal.references_of_unread =
            files.iter().flat_map(|file| file.references_of_unread.iter().cloned()).collect();
        portal.unread = files.iter().flat_map(|file| file.unread.iter().cloned()).collect();
        (portal, connected.conversions, findings)
    }
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
    (connected, findings): (&HashSet<Key>, &mut Vec<Diagnostic>),
) -> Vec<Arc<Record>> {
    let mut translations: BTreeMap<(Key, String), Arc<Record>> = BTreeMap::new();
    for translation in files.iter().flat_map(|file| &file.translations) {
        let original = records.binary_search_by(|record| record.key().cmp(&translation.key));
        let is_of_draft = original
            .is_ok_and(|index| matches!(records[index].common.status, Some(Status::Draft | Status::Review)));
        let of_draft = |mut finding: Diagnostic| {
            if is_of_draft {
                finding.lower_for_draft();
            }
            finding
        };
        if let Some(finding) = misplaced(settings, translation, keys) {
            findings.push(of_draft(finding));
            continue;
        }
        let Ok(index) = original else { continue };
        let slot = (translation.key.clone(), translation.lang.clone());
        if let Some(first) = translations.get(&slot) {
            let id = format!("{}.{}", translation.key.id, translation.lang);
            findings.push(of_draft(
                EN042 { id, kind: translation.key.kind.singular() }.at_labelled(
                    translation.origin.location(),
                    [(EN042Label::Other, first.origin.location())],
                ),
            ));
        } else {
            match translation.with_original(&records[index]) {
                Ok(mut record) => {
                    if connected.contains(&translation.key) {
                        record_names::inherit(&mut record, &records[index]);
                    }
                    translations.insert(slot, Arc::new(record));
                }
                Err(finding) => findings.push(of_draft(finding)),
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
    if let Some((written, named)) = translation.other_id()
        && keys.contains_key(&named)
    {
        let (id, original) = (translation.key.id.clone(), named.id);
        return Some(EN045::OtherId { id, original }.at(written));
    }
    Some(EN045::NoOriginal { id: translation.key.id.clone() }.at(location()))
}

/// The built-in prefectures that a record names and that have no file.
fn named_prefectures(records: &[Arc<Record>], keys: &HashMap<Key, Location>) -> Vec<Arc<Record>> {
    let references = records.iter().flat_map(|record| &record.references);
    let mut named: Vec<_> = references
        .filter(|reference| reference.kind == Kind::Region)
        .map(|reference| reference.id.as_str())
        .collect();
    named.sort_unstable();
    named.dedup();
    let without_file = |id: &&str| !keys.contains_key(&Key { kind: Kind::Region, id: (*id).to_owned() });
    named.into_iter().filter(without_file).filter_map(prefectures::find).map(Prefecture::record).collect()
}
