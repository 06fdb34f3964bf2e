//! The interface texts that the program ships.

use std::sync::LazyLock;

use serde_json::Value;

use super::readings;

/// The languages that the interface has texts in.
pub const LANGUAGES: [&str; 3] = ["en", "ja", "ja-easy"];

const SOURCES: [&str; LANGUAGES.len()] = [
    include_str!("../../content/texts/en.yaml"),
    include_str!("../../content/texts/ja.yaml"),
    include_str!("../../content/texts/ja-easy.yaml"),
];

/// The English interface texts as they are written, with their comments: what a translation begins with.
pub const TO_TRANSLATE: &str = SOURCES[0];

static TREES: LazyLock<[Value; LANGUAGES.len()]> = LazyLock::new(|| {
    SOURCES.map(|source| {
        let mut tree = serde_yaml::from_str(source).expect("the built-in interface texts are well-formed");
        readings::mark(&mut tree);
        tree
    })
});

/// Each language of the program with its own texts. `ja-easy` has only those that differ from `ja`.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static Value)> {
    LANGUAGES.into_iter().zip(&*TREES)
}
