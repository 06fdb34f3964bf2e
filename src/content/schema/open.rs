//! The JSON Schema of what may leave a site: the same types, with those of their fields that are marked
//! (`x-open-data`), as they are given out.

use serde_json::{Map, Value, json};

use super::format::Format;
use super::json_schema::{Subject, json_schema};
use crate::content::model::Kind;

/// The JSON Schema of the records of a kind that are given out. Nothing that is empty is given out, so
/// nothing may be null; lists are lists even of one item.
pub fn open_schema(kind: Kind) -> Value {
    let mut schema = json_schema(Subject::Record(kind));
    keep_open(&mut schema);
    plain(&mut schema);
    if let Value::Object(object) = &mut schema {
        object.retain(|name, _| !matches!(name.as_str(), "$schema" | "title" | "description"));
        object.insert("title".to_owned(), json!(kind.singular()));
        let required = object.entry("required").or_insert(json!([]));
        if let Some(names) = required.as_array_mut() {
            names.insert(0, json!("id"));
        }
    }
    schema
}

/// Leaves out the fields that stay; says whether any is left.
fn keep_open(schema: &mut Value) -> bool {
    let Value::Object(object) = schema else { return false };
    let mut any = false;
    if let Some(Value::Array(options)) = object.get_mut("anyOf") {
        for option in options {
            any |= keep_open(option);
        }
    }
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return any };
    properties.retain(|_, field| keep_open(field) || field.get("x-open-data").is_some());
    let names: Vec<String> = properties.keys().cloned().collect();
    if let Some(Value::Array(required)) = object.get_mut("required") {
        required.retain(|name| names.iter().any(|known| name == known));
    }
    any || !names.is_empty()
}

/// Says in plain JSON Schema what the program's own marks say.
fn plain(schema: &mut Value) {
    let Value::Object(object) = schema else { return };
    let format = object.get("format").and_then(Value::as_str).and_then(Format::parse);
    object.retain(|name, _| !name.starts_with("x-") && !matches!(name.as_str(), "default" | "format"));
    if let Some(pattern) = format.and_then(Format::pattern) {
        object.insert("pattern".to_owned(), json!(pattern));
    }
    for list in ["type", "enum"] {
        without_null(object, list);
    }
    for (name, inner) in object.iter_mut() {
        match (name.as_str(), inner) {
            ("properties", Value::Object(fields)) => fields.values_mut().for_each(plain),
            ("anyOf", Value::Array(options)) => options.iter_mut().for_each(plain),
            ("items" | "additionalProperties", inner) => plain(inner),
            _ => {}
        }
    }
}

fn without_null(object: &mut Map<String, Value>, name: &str) {
    let Some(value) = object.get_mut(name) else { return };
    if let Value::Array(items) = value {
        items.retain(|item| !item.is_null() && (name != "type" || item != "null"));
        if let ("type", [only]) = (name, items.as_slice()) {
            *value = only.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_leave_is_described_and_nothing_of_the_programs_own_marks() {
        for kind in Kind::ALL {
            let schema = open_schema(kind);
            let text = schema.to_string();
            assert!(!text.contains("\"x-") && !text.contains("\"null\""), "{kind:?}: {text}");
            for closed in ["person", "consent", "contact", "status", "extra", "image", "author", "body"] {
                assert!(schema["properties"].get(closed).is_none(), "{kind:?}: {closed}");
            }
        }
        let job = open_schema(Kind::Job);
        assert_eq!(job["required"], json!(["id", "title", "employer", "contract"]));
        assert_eq!(job["properties"]["employer"]["required"], json!(["name"]));
        assert_eq!(job["properties"]["employer"]["properties"].as_object().map(Map::len), Some(3));
        assert_eq!(job["properties"]["posted"]["type"], json!("string"));
        assert_eq!(job["properties"]["pay"]["properties"]["min"]["type"], json!("integer"));
        assert!(job["properties"]["closes"]["pattern"].is_string());
    }
}
