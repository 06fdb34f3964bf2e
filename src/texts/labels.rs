//! What values are called: on pages, in tables, in the schema.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::built_in::built_in;
use super::readings::{END, READING, WORD, without_readings};

/// What a value of a field is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueLabels {
    /// In Japanese.
    pub japanese: String,
    /// In English.
    pub english: String,
    /// Every wording by which the value is known, in all languages, as [`comparable`] gives it.
    pub wordings: Vec<String>,
    /// Those wordings that say more than the label, or other things.
    pub telling: Vec<String>,
}

/// What a wording ends with in the table that says more than the label of its value.
const TELLING: char = '*';

/// Field and value, then further wordings that are understood: see the head of the table.
type Synonyms = BTreeMap<String, BTreeMap<String, Vec<String>>>;

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
    let table = include_str!("../../content/tables/value-synonyms.yaml");
    serde_yaml::from_str(table).expect("the built-in table of synonyms is well-formed")
});

/// What a value is called, by the groups of labels (keys under `value` of the interface texts) that
/// pages show it with. The first group names it where one name is wanted.
pub fn value_labels(groups: &[&str], value: &str) -> ValueLabels {
    let in_language = |wanted: &str| {
        let first =
            groups.first().and_then(|group| labels_of(group, value).find(|(lang, _)| *lang == wanted));
        first.map_or_else(|| value.to_owned(), |(_, label)| without_readings(&label).into_owned())
    };
    let labels =
        groups.iter().flat_map(|group| labels_of(group, value)).flat_map(|(_, label)| copied(&label));
    let synonyms = || groups.iter().filter_map(|group| SYNONYMS.get(*group)?.get(value)).flatten();
    let telling = synonyms().filter_map(|word| word.strip_suffix(TELLING)).map(comparable).collect();
    let synonyms = synonyms().map(|word| word.trim_end_matches(TELLING).to_owned());
    let mut wordings: Vec<String> = labels.chain(synonyms).map(|label| comparable(&label)).collect();
    wordings.sort();
    wordings.dedup();
    ValueLabels { japanese: in_language("ja"), english: in_language("en"), wordings, telling }
}

/// What `true` and `false` are called on pages, as [`comparable`] gives it.
pub fn boolean_labels() -> &'static BTreeMap<String, bool> {
    static LABELS: LazyLock<BTreeMap<String, bool>> = LazyLock::new(|| {
        let groups = built_in().filter_map(|(_, tree)| tree["value"].as_object()).flatten();
        let labels = groups.flat_map(|(_, labels)| {
            [("true", true), ("false", false)].map(|(word, means)| Some((labels.get(word)?.as_str()?, means)))
        });
        let wordings = |(label, means)| copied(label).map(move |wording| (comparable(&wording), means));
        labels.flatten().flat_map(wordings).collect()
    });
    &LABELS
}

/// A wording as it is compared: without differences of width, case and surrounding spaces.
pub fn comparable(wording: &str) -> String {
    wording.nfkc().collect::<String>().trim().to_lowercase()
}

/// What may stand in a table where somebody copied a label from a page: without its readings, with them in
/// brackets, and with them behind their words, as browsers copy ruby.
fn copied(label: &str) -> impl Iterator<Item = String> + use<> {
    let plain = without_readings(label).into_owned();
    let has_readings = plain != label;
    let bracketed = label.replace(WORD, "").replace(READING, "（").replace(END, "）");
    let behind = label.replace([WORD, READING, END], "");
    std::iter::once(plain).chain([bracketed, behind].into_iter().filter(move |_| has_readings))
}

/// The labels of a value in one group, with their languages. Of a pattern such as `{amount} per hour`
/// what stands around the amount is the label.
fn labels_of(group: &str, value: &str) -> impl Iterator<Item = (&'static str, String)> {
    built_in().filter_map(move |(lang, tree)| {
        let label = tree["value"].get(group)?.get(value).and_then(Value::as_str)?;
        Some((lang, label.replace("{amount}", "").trim().to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_known_by_all_its_wordings() {
        let labels = value_labels(&["frequency"], "weekly");
        assert_eq!((labels.japanese.as_str(), labels.english.as_str()), ("週に1回ほど", "About once a week"));
        for wording in ["1しゅうかんに 1回", "about once a week", "週1回", "週に1回ほど"] {
            assert!(labels.wordings.iter().any(|known| known == wording), "{wording}");
        }
        assert_eq!(value_labels(&["pay_unit"], "hour").english, "per hour");
    }

    #[test]
    fn what_yes_and_no_are_called_is_known() {
        assert_eq!(boolean_labels().get("裁量労働制です"), Some(&true));
        assert_eq!(boolean_labels().get("meets in person"), Some(&false));
    }

    #[test]
    fn synonyms_are_of_values_that_have_labels() {
        for (group, values) in &*SYNONYMS {
            for value in values.keys() {
                assert!(labels_of(group, value).any(|(lang, _)| lang == "ja"), "{group}.{value}");
            }
        }
    }
}
