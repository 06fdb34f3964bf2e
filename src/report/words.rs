//! The words of the report.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use crate::locale::{Language, LocalizedText};

static WORDS: LazyLock<BTreeMap<String, LocalizedText>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../content/report/words.yaml"))
        .expect("the words of the report are YAML")
});

/// The words in a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub Language);

impl Words {
    /// A text by its key.
    pub(super) fn get(self, key: &str) -> &'static str {
        let Some(text) = WORDS.get(key) else { unreachable!("the report has no words `{key}`") };
        text.get(self.0)
    }

    /// A text in which each `{name}` is replaced by a value.
    pub(super) fn say(self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), &value.to_string());
        }
        text
    }

    /// The texts that the template takes as they are.
    pub(super) fn all(self) -> BTreeMap<&'static str, &'static str> {
        WORDS.iter().map(|(key, text)| (key.as_str(), text.get(self.0))).collect()
    }

    /// Several things in a row.
    pub(super) fn list(self, items: &[String]) -> String {
        items.join(self.0.pick("、", ", "))
    }
}
