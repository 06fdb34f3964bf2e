//! The types that fields have: texts of a certain form, days, moments, choices.
//!
//! Each type names its format in the JSON Schema (`format`), which is compiled to a
//! [`Format`](crate::content::Format): texts are checked against it before they are decoded.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};
use unicode_normalization::UnicodeNormalization as _;

pub use super::headcount::{Counted, Headcount, HeadcountError, HeadcountNumber};
pub use super::moment::{Clock, DateError, Day, DayOrMonth, Moment};
pub use super::recurrence::{Frequency, RecurrenceRule, RuleDays, RuleEnd, RuleWeekday, Until};
use crate::escape::percent;
use crate::texts;

/// The schema of a type that is written as a text of one format.
macro_rules! text_with_format {
    ($name:ident = $format:literal) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format })
            }
        }
    };
}

macro_rules! text_types {
    ($($(#[$doc:meta])* $name:ident = $format:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        text_with_format!($name = $format);
    )*};
}

text_types! {
    /// A reading in kana.
    Kana = "kana";
    /// An absolute web address.
    Url = "url";
    /// An e-mail address.
    Email = "email";
    /// A telephone number.
    Tel = "tel";
    /// A municipality code (全国地方公共団体コード): six digits, the last a check digit.
    MunicipalityCode = "municipality-code";
    /// A language tag, such as `ja`, `en` or `ja-easy`.
    Lang = "language";
    /// A link target: a path from the portal's root or a web address.
    LinkTo = "link";
    /// A picture: a path relative to the file, or from the portal's `static/` with a leading `/`.
    PictureSrc = "picture";
    /// A colour: `#0b6b4f`.
    Color = "color";
    /// A former path of a page.
    FormerPath = "former-path";
    /// An id of a region.
    RegionId = "id:regions";
    /// An id of a group.
    GroupId = "id:groups";
    /// An id of a job.
    JobId = "id:jobs";
    /// An id of an event.
    EventId = "id:events";
    /// An id of a program.
    ProgramId = "id:programs";
    /// An id of a place.
    PlaceId = "id:places";
}

impl Tel {
    /// The number to call, without the extension behind it.
    pub fn number(&self) -> &str {
        self.0.split_once(" 内線").map_or(&self.0, |(number, _)| number)
    }

    /// Whether a text is a number that can be called within its own town alone: 76-1111. Short numbers such as
    /// 110 and #7119 are the same everywhere.
    pub fn lacks_area_code(text: &str) -> bool {
        let plain: String = text.trim().nfkc().collect();
        let number = plain.split("内線").next().unwrap_or_default();
        let number = match number.split_once('(') {
            Some((number, words)) if !words.contains(|c: char| c.is_ascii_digit()) => number,
            _ => number,
        };
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let is_number = number.chars().all(|c| c.is_ascii_digit() || "-() ‐−ー".contains(c));
        is_number && (5..=8).contains(&digits) && !number.trim_start_matches('(').starts_with('0')
    }
}

/// A former path as servers are asked for it: who copies it from a browser has its letters escaped.
pub fn former_path(alias: &str) -> Cow<'_, str> {
    let is_path = |path: &str| !path.contains(|c: char| c.is_control() || c == '\\') && !path.contains("..");
    percent::decode(alias).filter(|path| is_path(path)).unwrap_or(Cow::Borrowed(alias))
}

macro_rules! parsed_types {
    ($($name:ident = $format:literal;)*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|_| D::Error::custom(concat!("not a ", $format)))
            }
        }

        text_with_format!($name = $format);
    )*};
}

parsed_types! {
    Day = "day";
    DayOrMonth = "day-or-month";
    Moment = "moment";
    Clock = "clock";
    RecurrenceRule = "rrule";
    Headcount = "headcount";
}

/// Declares fields that take one of a few words. Behind `in` stand the groups of labels that pages
/// show the words with: keys under `value` in `content/texts/`, the usual one first.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident in $groups:tt { $($variant:ident = $word:literal;)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        pub enum $name { $(#[doc = $word] #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// The groups of its labels: keys under `value` in the interface texts.
            pub const LABELS: &[&str] = &$groups;

            /// All values, in the order of the format.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word that people write.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::content::model::types::choice_schema(Self::LABELS, &[$($word,)*])
            }
        }
    )*};
}
pub(crate) use choices;

/// The schema of a field that takes one of a few words. `x-labels` holds the Japanese label of each
/// word, `x-english` the English one, `x-wordings` every wording that a table may hold for it, `x-telling`
/// those of them that say more than the label.
pub(crate) fn choice_schema(groups: &[&str], words: &[&str]) -> Schema {
    let labels: Vec<_> = words.iter().map(|word| texts::value_labels(groups, word)).collect();
    let described: Vec<_> =
        labels.iter().map(|label| format!("{} / {}", label.japanese, label.english)).collect();
    let japanese: Vec<_> = labels.iter().map(|label| &label.japanese).collect();
    let english: Vec<_> = labels.iter().map(|label| &label.english).collect();
    let wordings: Vec<_> = labels.iter().map(|label| &label.wordings).collect();
    let telling: Vec<_> = labels.iter().map(|label| &label.telling).collect();
    json_schema!({
        "type": "string",
        "enum": words,
        "enumDescriptions": described,
        "x-labels": japanese,
        "x-english": english,
        "x-wordings": wordings,
        "x-telling": telling,
    })
}

#[cfg(test)]
mod tests {
    use super::Tel;

    #[test]
    fn a_number_without_its_area_code_is_told_apart() {
        for text in ["76-1111", "７６－１１１１", "761111", "3456-7890", "76-1111 内線214", "76-1111（代表）"]
        {
            assert!(Tel::lacks_area_code(text), "{text}");
        }
        for text in
            ["0198-76-1111", "(0198)76-1111", "110", "#7119", "+81 198 76 1111", "300550266", "町民課", ""]
        {
            assert!(!Tel::lacks_area_code(text), "{text}");
        }
    }
}
