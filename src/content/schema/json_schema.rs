//! The JSON Schema of each kind, made from the types and their docs.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::content::model::kinds::{Common, Event, Group, Job, Page, Place, Program, Region, Story};
use crate::content::model::{Kind, Settings};

/// What a schema describes: the settings, or a record of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// `site.yaml`.
    Site,
    /// A record.
    Record(Kind),
}

impl Subject {
    /// The name that people call it by: `site`, `job`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Record(kind) => kind.singular(),
        }
    }
}

/// The JSON Schema (draft 2020-12) of the settings or of a kind, as editors read it.
pub fn json_schema(subject: Subject) -> Value {
    let mut schema = match subject {
        Subject::Site => raw::<Settings>(),
        Subject::Record(kind) => joined(raw::<Common>(), of_kind(kind)),
    };
    if let (Subject::Record(_), Some(Value::Object(properties))) = (subject, schema.get_mut("properties")) {
        let body = "本文。Markdownで書きます。.md のファイルでは --- の下に書きます。\n\nBody. Markdown; in a `.md` file it stands below the `---`.";
        properties.insert("body".into(), json!({ "type": ["string", "null"], "description": body }));
    }
    if let Value::Object(object) = &mut schema {
        object.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("title".into(), json!(format!("Enishi: {}", subject.name())));
        object.insert("additionalProperties".into(), json!(false));
    }
    schema
}

fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Region => raw::<Region>(),
        Kind::Group => raw::<Group>(),
        Kind::Job => raw::<Job>(),
        Kind::Story => raw::<Story>(),
        Kind::Event => raw::<Event>(),
        Kind::Program => raw::<Program>(),
        Kind::Place => raw::<Place>(),
        Kind::Page => raw::<Page>(),
    }
}

fn raw<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// A record has the fields of every record and those of its kind; serde's `flatten` would lose
/// the places of mistakes, so they are joined here.
fn joined(common: Value, kind: Value) -> Value {
    let mut result = common;
    for part in ["properties", "required"] {
        let more = kind.get(part).cloned().unwrap_or(Value::Null);
        match (result.get_mut(part), more) {
            (Some(Value::Object(into)), Value::Object(from)) => into.extend(from),
            (Some(Value::Array(into)), Value::Array(from)) => into.extend(from),
            _ => {}
        }
    }
    strict(&mut result);
    result
}

/// Unknown keys are errors at every level; only maps without named fields stay free.
fn strict(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            close(object);
            object.values_mut().for_each(strict);
        }
        Value::Array(items) => items.iter_mut().for_each(strict),
        _ => {}
    }
}

fn close(object: &mut Map<String, Value>) {
    if object.get("properties").is_some_and(|p| p.get("type").is_none_or(Value::is_object)) {
        object.entry("additionalProperties").or_insert(json!(false));
    }
}
