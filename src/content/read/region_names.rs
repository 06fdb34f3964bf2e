//! Regions that records name by their titles: 汐見原町, or 汐見原 where one region alone begins so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use super::file::is_id;
use crate::content::model::types::RegionId;
use crate::content::model::{Derived, Key, Kind, Part, Record, prefectures};
use crate::diagnostic::findings::EN068;
use crate::diagnostic::{Diagnostic, Finding as _, Location};

/// What a name of a region may end with that people leave out.
const ENDINGS: [&str; 8] = ["市", "町", "村", "区", "郡", "地区", "地域", "島"];

/// Lets records name regions by their titles. What the table of an office calls a region and no record is
/// one becomes a tag, once named for each file.
pub(super) fn resolve(records: &mut [Arc<Record>], is_key: impl Fn(&Key) -> bool) -> Vec<Diagnostic> {
    let is_known =
        |id: &str| is_key(&Key { kind: Kind::Region, id: id.to_owned() }) || prefectures::find(id).is_some();
    let is_unknown = |record: &&Arc<Record>| {
        record.references.iter().any(|reference| is_of_regions(reference) && !is_known(&reference.id))
    };
    if !records.iter().any(|record| is_unknown(&record)) {
        return Vec::new();
    }
    let titles: Vec<(String, String)> = records
        .iter()
        .filter(|record| record.kind() == Kind::Region)
        .map(|record| (plain(&record.common.title), record.key().id.clone()))
        .collect();
    let mut tags: BTreeMap<String, (Location, BTreeSet<String>, usize)> = BTreeMap::new();
    for record in records.iter_mut().filter(|record| is_unknown(&&**record)) {
        let mut changed = Record::clone(record);
        for at in (0..changed.references.len()).rev() {
            let reference = changed.references[at].clone();
            if !is_of_regions(&reference) || is_known(&reference.id) {
                continue;
            }
            if let Some(id) = titled(&titles, &reference.id) {
                for region in changed.common.regions.iter_mut().filter(|region| region.0 == reference.id) {
                    region.0.clone_from(&id);
                }
                changed.references[at].id = id;
            } else if matches!(record.origin.part, Part::Row(..)) && !is_id(&reference.id) {
                let word = reference.id;
                let place = record.location_at(reference.span);
                changed.references.remove(at);
                changed.common.regions.retain(|region| region.0 != word);
                if !changed.common.tags.contains(&word) {
                    changed.common.tags.push(word.clone());
                }
                let path = record.origin.source.path.clone();
                let (_, words, count) = tags.entry(path).or_insert_with(|| (place, BTreeSet::new(), 0));
                words.insert(word);
                *count += 1;
            }
        }
        let mut seen: Vec<RegionId> = Vec::new();
        changed.common.regions.retain(|region| {
            let is_new = !seen.contains(region);
            seen.push(region.clone());
            is_new
        });
        changed.derived = Derived::of(&changed.common);
        *record = Arc::new(changed);
    }
    let findings = tags.into_values().map(|(place, words, count)| {
        let named: Vec<&str> = words.iter().take(6).map(String::as_str).collect();
        let more = if words.len() > named.len() { "…" } else { "" };
        EN068 { words: format!("{}{more}", named.join("、")), count }.at(place)
    });
    findings.collect()
}

fn is_of_regions(reference: &crate::content::model::Reference) -> bool {
    reference.kind == Kind::Region && reference.field == "regions"
}

/// The one region of this title, or whose title is the word with such an ending.
fn titled(titles: &[(String, String)], word: &str) -> Option<String> {
    let word = plain(word);
    let one = |is_meant: &dyn Fn(&str) -> bool| {
        let mut found = titles.iter().filter(|(title, _)| is_meant(title));
        let first = found.next()?;
        found.next().is_none().then(|| first.1.clone())
    };
    let exactly = one(&|title| title == word);
    exactly.or_else(|| {
        let is_short = |title: &str| title.strip_prefix(&*word).is_some_and(|rest| ENDINGS.contains(&rest));
        if word.chars().count() < 2 || titles.iter().any(|(title, _)| *title == word) {
            None
        } else {
            one(&is_short)
        }
    })
}

fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::titled;

    #[test]
    fn a_region_is_known_by_its_title_where_one_alone_is_called_so() {
        let titles = [
            ("汐見原町", "shiomihara"),
            ("汐見市", "shiomi"),
            ("汐見村", "shiomi-mura"),
            ("北区", "kita"),
            ("北区", "kita-2"),
        ];
        let titles = titles.map(|(title, id)| (title.to_owned(), id.to_owned()));
        assert_eq!(titled(&titles, "汐見原町").as_deref(), Some("shiomihara"));
        assert_eq!(titled(&titles, " 汐見原 ").as_deref(), Some("shiomihara"));
        assert_eq!(
            ["汐見", "北区", "北", "原町", "山"].map(|word| titled(&titles, word)),
            [const { None }; 5]
        );
    }
}
