//! What somebody says about the columns of a table, against what the program would take them for.

use std::collections::BTreeMap;

use super::headers::{Meaning, comparable, named_fields};
use super::notation::MORE;
use super::notation::event_times::TIME;
use super::row;
use super::whole_table::joined::part_named;
use crate::content::model::Kind;
use crate::diagnostic::findings::{EN021, EN021Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::locale::Language;

/// What columns mean, by their headings. It comes before what the program knows, also where the heading
/// is that of a column for the office alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadingMap(BTreeMap<String, Meaning>);

impl HeadingMap {
    /// Says what a column means. Width, case and blanks of the heading do not count.
    pub fn insert(&mut self, heading: &str, meaning: Meaning) {
        self.0.insert(comparable(heading), meaning);
    }

    /// What a column means, where something was said about it.
    pub fn get(&self, heading: &str) -> Option<&Meaning> {
        // Nearly every table is read without a map.
        if self.0.is_empty() { None } else { self.0.get(&comparable(heading)) }
    }

    /// The headings of columns of which somebody says that they are read.
    pub(super) fn read(&self) -> impl Iterator<Item = &str> {
        let read = self.0.iter().filter(|(_, meaning)| **meaning != Meaning::Nothing);
        read.map(|(heading, _)| heading.as_str())
    }
}

impl Meaning {
    /// The meaning that a person names for a column of a kind: by the name of a field (`employer.name`),
    /// or by its label.
    pub fn named(kind: Kind, word: &str) -> Option<Self> {
        let fields = named_fields(kind);
        let plain = comparable(word);
        let by_name = || fields.iter().find(|field| field.has_name(&plain));
        let by_label = |is_group: bool| {
            fields.iter().find(|field| field.is_group == is_group && field.has_label(&plain))
        };
        let by_whole_label = || fields.iter().find(|field| !field.is_group && field.has_whole_label(&plain));
        let field = by_name().or_else(by_whole_label).or_else(|| by_label(false)).or_else(|| by_label(true));
        let path = field.map(|field| field.path.clone()).or_else(|| time_of_event(kind, &plain));
        let path = path.or_else(|| part_named(&plain));
        path.map(Self::Field)
    }

    /// How a person names the meaning: by the label of the field, or by its name where several fields
    /// have that label. `None` for what is no field.
    pub fn name(&self, kind: Kind) -> Option<String> {
        let Self::Field(path) = self else { return None };
        let is_unmistakable = |label: &String| Self::named(kind, label).as_ref() == Some(self);
        let name = self.label(kind).filter(is_unmistakable).unwrap_or_else(|| path.join("."));
        Some(name)
    }

    /// The field by its label, and by its name where that is another; `None` for what is no field.
    pub fn called(&self, kind: Kind) -> Option<String> {
        let Self::Field(path) = self else { return None };
        let name = path.join(".");
        let label = self.label(kind).filter(|label| !label.eq_ignore_ascii_case(&name));
        Some(label.map_or_else(|| name.clone(), |label| format!("{label}（{name}）")))
    }

    fn label(&self, kind: Kind) -> Option<String> {
        let Self::Field(path) = self else { return None };
        let fields = named_fields(kind);
        let time = TIMES.iter().find(|(name, _)| kind == Kind::Event && **path == [*name, TIME]);
        let own = || fields.iter().find(|field| field.path == *path).map(|field| field.whole_label.clone());
        time.map(|(_, label)| (*label).to_owned()).or_else(own)
    }
}

/// The times of an event that stand in columns of their own: the fields of their days, and their labels.
const TIMES: [(&str, &str); 2] = [("starts", "始まりの時刻"), ("ends", "終わりの時刻")];

/// What stands above a column of a field in a table, so that the column is read as this field: its label
/// in Japanese, else its name.
pub fn column_heading(kind: Kind, path: &[String], language: Language) -> String {
    let meaning = Meaning::Field(path.to_vec());
    let label = || meaning.name(kind).unwrap_or_else(|| path.join("."));
    match language {
        Language::Ja => label(),
        Language::En => path.join("."),
    }
}

/// EN021: a word that a person wrote for the meaning of a column is no field of the kind.
pub fn unknown_field(kind: Kind, word: &str, location: Location) -> Diagnostic {
    let known = named_fields(kind);
    let help = row::unknown(word, row::probably_meant(word, known), known, kind).help;
    let message = EN021Message::Top { kind: kind.singular() };
    EN021 { key: word.to_owned(), message, help }.at(location)
}

/// `starts.time`: a time of an event that stands in a column of its own is no field.
fn time_of_event(kind: Kind, word: &str) -> Option<Vec<String>> {
    let is_meant = |(name, label): &&(&str, &str)| word == format!("{name}.{TIME}") || word == *label;
    let (name, _) = TIMES.iter().find(is_meant).filter(|_| kind == Kind::Event)?;
    Some(vec![(*name).to_owned(), TIME.to_owned()])
}

/// Whether a path is one under which the tree of a row holds what is added to the text.
pub(super) fn is_more(path: &[String]) -> bool {
    path.first().is_some_and(|first| first == MORE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::columns::columns;
    use crate::content::read::headers::meanings;

    #[test]
    fn the_heading_of_a_column_is_read_as_its_field() {
        for kind in Kind::ALL {
            for language in [Language::Ja, Language::En] {
                let headings: Vec<String> =
                    columns(kind).iter().map(|column| column_heading(kind, &column.path, language)).collect();
                let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
                let read = meanings(kind, &headings, &HeadingMap::default());
                for ((column, heading), meaning) in columns(kind).iter().zip(&headings).zip(read) {
                    assert_eq!(meaning, Some(Meaning::Field(column.path.clone())), "{kind:?}: {heading}");
                }
            }
        }
    }
}
