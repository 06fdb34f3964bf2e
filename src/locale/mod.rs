//! The languages in which the program speaks to the person who runs it. Those of a site are another
//! matter: they are text, since a site may have any.

use serde::Deserialize;

/// The language that the program speaks to the person who runs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// The one of two texts that is in this language.
    pub const fn pick<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}

/// A text in every language that the program speaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalizedText {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl LocalizedText {
    /// The text in `language`, without white space around it.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Ja => self.ja.trim(),
            Language::En => self.en.trim(),
        }
    }
}
