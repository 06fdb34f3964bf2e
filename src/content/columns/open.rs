//! The fields that may leave a site as open data, as the field in its type says (`x-open-data`).

use std::sync::OnceLock;

use crate::content::model::Kind;
use crate::content::schema::{Field, Schema, Subject, schema_of};
use crate::locale::{Language, LocalizedText};

/// A field of a kind that may leave the site as open data.
#[derive(Debug, Clone)]
pub struct OpenColumn {
    /// Its path, such as `employer.name`.
    pub name: String,
    /// What it is called.
    pub label: LocalizedText,
    /// What it means, where its label does not say it all.
    pub about: LocalizedText,
    /// What may stand there.
    pub schema: &'static Schema,
}

impl OpenColumn {
    /// What a word of a field with fixed values is called; the word itself where there is no label.
    pub fn called<'a>(&self, word: &'a str, language: Language) -> &'a str
    where
        'static: 'a,
    {
        let choices = match self.schema {
            Schema::Choice(choices) => choices.as_slice(),
            Schema::List { item, .. } => match &**item {
                Schema::Choice(choices) => choices.as_slice(),
                _ => &[],
            },
            _ => &[],
        };
        choices.iter().find(|choice| choice.word == word).map_or(word, |choice| choice.called(language))
    }
}

/// The fields of a kind that may leave the site, in the order of their types.
pub fn open_columns(kind: Kind) -> &'static [OpenColumn] {
    static COLUMNS: [OnceLock<Vec<OpenColumn>>; Kind::ALL.len()] =
        [const { OnceLock::new() }; Kind::ALL.len()];
    COLUMNS[kind as usize].get_or_init(|| {
        let mut columns = Vec::new();
        collect("", schema_of(Subject::Record(kind)).fields(), &mut columns);
        columns
    })
}

fn collect(above: &str, fields: &'static [Field], columns: &mut Vec<OpenColumn>) {
    for field in fields {
        let name = format!("{above}{}", field.name);
        if field.is_open {
            columns.push(OpenColumn {
                name: name.clone(),
                label: LocalizedText { ja: field.label.clone(), en: field.english.clone() },
                about: field.about.clone(),
                schema: &field.schema,
            });
        }
        collect(&format!("{name}."), field.schema.fields(), columns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_private_may_leave() {
        for kind in Kind::ALL {
            for column in open_columns(kind) {
                let private =
                    ["consent", "person", "contact", "extra", "status", "path", "author", "image", "body"];
                let first = column.name.split('.').next().unwrap_or_default();
                assert!(!private.contains(&first), "{kind:?}: {}", column.name);
                let of_person = ["tel", "email", "how"].iter().any(|name| column.name.ends_with(name));
                assert!(!of_person, "{kind:?}: {}", column.name);
                assert!(!column.label.ja.is_empty() && !column.label.en.is_empty(), "{}", column.name);
            }
        }
    }

    #[test]
    fn a_field_is_called_as_its_docs_call_it() {
        let columns = open_columns(Kind::Job);
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names[..4], ["id", "title", "reading", "summary"]);
        let employer = columns.iter().find(|column| column.name == "employer.name").expect("a column");
        assert_eq!((&*employer.label.ja, &*employer.label.en), ("事業者名", "Name"));
        let contract = columns.iter().find(|column| column.name == "contract").expect("a column");
        assert_eq!(contract.called("part-time", Language::Ja), "パート・アルバイト");
        assert_eq!(contract.called("what-is-it", Language::Ja), "what-is-it");
    }
}
