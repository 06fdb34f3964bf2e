//! The schema in the form that content is checked against: compiled once a kind.

use std::sync::{LazyLock, OnceLock};

use serde_json::Value;

use super::format::Format;
use super::json_schema::{Subject, json_schema};
use crate::content::model::Kind;
use crate::locale::{Language, LocalizedText};
use crate::texts;

/// What may stand somewhere.
#[derive(Debug, Clone, PartialEq)]
pub enum Schema {
    /// A text, of a format if one is named.
    Text(Option<Format>),
    /// A whole number within bounds.
    Whole(i64, i64),
    /// A number within bounds.
    Number(f64, f64),
    /// `true` or `false`.
    Bool,
    /// One of a few words.
    Choice(Vec<Choice>),
    /// A list.
    List {
        /// What its items are.
        item: Box<Schema>,
        /// Whether a single item may stand without a list.
        or_one: bool,
    },
    /// A map with named fields.
    Object {
        /// Its fields.
        fields: Vec<Field>,
        /// The field that a plain text stands for.
        text_is: Option<String>,
    },
    /// A map whose keys are free.
    MapOf(Box<Schema>),
    /// Anything.
    Free,
}

/// A word with what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is written.
    pub word: String,
    /// How it is called in Japanese.
    pub label: String,
    /// How it is called in English.
    pub english: String,
    /// Every wording by which it is known, in all languages, as `texts::comparable` gives it.
    pub wordings: Vec<String>,
    /// Those that say more than the label, in the same form.
    pub telling: Vec<String>,
}

impl Choice {
    /// How it is called in a language.
    pub fn called(&self, language: Language) -> &str {
        language.pick(&self.label, &self.english)
    }

    /// Whether a text is a label of the word, in any language of the interface.
    pub fn is_called(&self, text: &str) -> bool {
        self.wordings.contains(&texts::comparable(text))
    }
}

/// A field of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key.
    pub name: String,
    /// How it is called in Japanese: what stands before the first `。` of its docs.
    pub label: String,
    /// How it is called in English.
    pub english: String,
    /// What it means, where its label does not say it all.
    pub about: LocalizedText,
    /// What may stand there.
    pub schema: Schema,
    /// Whether it must stand there.
    pub required: bool,
    /// Whether it may leave the site as open data (`x-open-data` at the field in its type).
    pub is_open: bool,
}

impl Schema {
    /// The fields of a map; none for anything else.
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Object { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The words of a choice, or of a list of them.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Choice(choices) => choices,
            Self::List { item, .. } => item.choices(),
            _ => &[],
        }
    }

    /// Whether something can stand at a path of field names and, in lists, numbers.
    pub fn has_path(&self, path: &[&str]) -> bool {
        let Some((first, rest)) = path.split_first() else { return true };
        match self {
            Self::Object { .. } => self.field(first).is_some_and(|field| field.schema.has_path(rest)),
            Self::List { item, or_one } => match first.parse::<usize>() {
                Ok(_) => item.has_path(rest),
                Err(_) => *or_one && item.has_path(path),
            },
            Self::MapOf(of) => of.has_path(rest),
            Self::Free => true,
            Self::Text(_) | Self::Whole(..) | Self::Number(..) | Self::Bool | Self::Choice(_) => false,
        }
    }

    /// The number of the field of that name.
    pub fn number_of(&self, name: &str) -> Option<u16> {
        self.fields().iter().position(|field| field.name == name).and_then(|number| number.try_into().ok())
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}

impl Schema {
    /// What the field at a path is called in Japanese; empty where there is none.
    pub fn label_at(&self, path: &[&str]) -> &str {
        let Some((first, rest)) = path.split_first() else { return "" };
        match (self, self.field(first)) {
            (Self::List { item, .. }, _) if first.parse::<usize>().is_ok() => item.label_at(rest),
            (Self::List { item, .. }, _) => item.label_at(path),
            (_, Some(field)) if rest.is_empty() => &field.label,
            (_, Some(field)) => field.schema.label_at(rest),
            (_, None) => "",
        }
    }
}

/// The schema of the settings or of a record.
pub fn schema_of(subject: Subject) -> &'static Schema {
    static SETTINGS: LazyLock<Schema> = LazyLock::new(|| compile(&json_schema(Subject::Site)));
    static RECORDS: [OnceLock<Schema>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    match subject {
        Subject::Site => &SETTINGS,
        Subject::Record(kind) => RECORDS[kind as usize].get_or_init(|| compile(&json_schema(subject))),
    }
}

fn compile(schema: &Value) -> Schema {
    if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
        let some = options.iter().find(|option| option.get("type").is_none_or(|t| t != "null"));
        return some.map_or(Schema::Free, compile);
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Schema::Choice(choices(words, schema));
    }
    match type_of(schema) {
        Some("string") => Schema::Text(schema.get("format").and_then(Value::as_str).map(format)),
        Some("integer") => {
            let bound = |key: &str, or: i64| schema.get(key).and_then(Value::as_i64).unwrap_or(or);
            Schema::Whole(bound("minimum", i64::MIN), bound("maximum", i64::from(u32::MAX)))
        }
        Some("number") => {
            let bound = |key: &str, or: f64| schema.get(key).and_then(Value::as_f64).unwrap_or(or);
            Schema::Number(bound("minimum", f64::MIN), bound("maximum", f64::MAX))
        }
        Some("boolean") => Schema::Bool,
        Some("array") => Schema::List {
            item: Box::new(schema.get("items").map_or(Schema::Free, compile)),
            or_one: schema.get("x-or-one").is_some(),
        },
        Some("object") => object(schema),
        _ => Schema::Free,
    }
}

fn format(name: &str) -> Format {
    // A name that is misspelt at a type would switch the check off.
    Format::parse(name).unwrap_or_else(|| panic!("the schema names the unknown format `{name}`"))
}

fn type_of(schema: &Value) -> Option<&str> {
    match schema.get("type")? {
        Value::String(name) => Some(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        _ => None,
    }
}

fn choices(words: &[Value], schema: &Value) -> Vec<Choice> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let list = |key: &str| schema.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let (labels, english) = (list("x-labels"), list("x-english"));
    let (wordings, telling) = (list("x-wordings"), list("x-telling"));
    let choice = |(index, word): (usize, &Value)| {
        let texts = |lists: &[Value]| -> Vec<String> {
            lists.get(index).and_then(Value::as_array).into_iter().flatten().filter_map(text).collect()
        };
        Some(Choice {
            word: text(word)?,
            label: labels.get(index).and_then(text)?,
            english: english.get(index).and_then(text)?,
            wordings: texts(&wordings),
            telling: texts(&telling),
        })
    };
    // Behind the words of an optional field stands `null`.
    words.iter().enumerate().filter_map(choice).collect()
}

fn object(schema: &Value) -> Schema {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let of = schema.get("additionalProperties").filter(|of| of.is_object());
        return Schema::MapOf(Box::new(of.map_or(Schema::Free, compile)));
    };
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|n| n == name));
    let fields = properties.iter().map(|(name, field)| {
        let docs = field.get("description").and_then(Value::as_str).unwrap_or_default();
        let (japanese, english) = docs.split_once("\n\n").unwrap_or((docs, ""));
        let (label, about) = japanese.split_once('。').unwrap_or((japanese, ""));
        let (english, about_english) = english.split_once(". ").unwrap_or((english, ""));
        let about = LocalizedText { ja: one_line(about), en: one_line(about_english) };
        Field {
            name: name.clone(),
            label: label.to_owned(),
            english: english.trim_end_matches('.').to_owned(),
            about,
            schema: compile(field),
            required: is_required(name),
            is_open: field.get("x-open-data").is_some(),
        }
    });
    let text_is = schema.get("x-text-is").and_then(Value::as_str).map(str::to_owned);
    Schema::Object { fields: fields.collect(), text_is }
}

/// A text of docs without the ends of its lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_has_the_fields_of_every_record_and_its_own() {
        let schema = schema_of(Subject::Record(Kind::Job));
        assert!(schema.field("title").unwrap().required);
        let closes = schema.field("closes").unwrap();
        assert_eq!((closes.label.as_str(), &closes.schema), ("締切日", &Schema::Text(Some(Format::Day))));
        let employer = schema.field("employer").unwrap();
        assert!(employer.required && employer.schema.field("name").unwrap().required);
        assert_eq!(schema.field("per_month").unwrap().schema, Schema::Whole(1, 31));
        let Schema::List { item: contract, or_one: true } = &schema.field("contract").unwrap().schema else {
            panic!("a list")
        };
        let Schema::Choice(contracts) = &**contract else { panic!("a choice") };
        assert_eq!((contracts[0].word.as_str(), contracts[0].label.as_str()), ("permanent", "正社員"));
    }

    #[test]
    fn no_wording_names_two_values_of_a_field() {
        fn walk(path: &str, schema: &Schema) {
            if let Schema::Choice(choices) = schema {
                for choice in choices {
                    assert!(
                        !choice.label.is_empty() && !choice.wordings.is_empty(),
                        "{path}: {}",
                        choice.word
                    );
                    let word = texts::comparable(&choice.word);
                    for other in choices.iter().filter(|other| *other != choice) {
                        let shared = other
                            .wordings
                            .iter()
                            .find(|wording| **wording == word || choice.wordings.contains(wording));
                        assert_eq!(shared, None, "{path}: {} and {}", choice.word, other.word);
                    }
                }
            }
            schema.fields().iter().for_each(|field| walk(&format!("{path}.{}", field.name), &field.schema));
            if let Schema::List { item, .. } = schema {
                walk(path, item);
            }
        }
        for subject in Kind::ALL.map(Subject::Record).into_iter().chain([Subject::Site]) {
            walk(subject.name(), schema_of(subject));
        }
    }

    #[test]
    fn every_field_has_a_label_in_both_languages() {
        fn walk(path: &str, schema: &Value) {
            for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let docs = field.get("description").and_then(Value::as_str).unwrap_or_default();
                assert!(docs.contains("。\n\n") && docs.ends_with('.'), "{path}.{name}: {docs:?}");
                walk(&format!("{path}.{name}"), field);
            }
            for part in ["items", "anyOf"] {
                match schema.get(part) {
                    Some(Value::Array(options)) => options.iter().for_each(|option| walk(path, option)),
                    Some(one) => walk(path, one),
                    None => {}
                }
            }
        }
        walk("site", &json_schema(Subject::Site));
        for kind in Kind::ALL {
            walk(kind.singular(), &json_schema(Subject::Record(kind)));
        }
    }
}
