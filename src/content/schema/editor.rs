//! The JSON Schema as editors and validators read it.
//!
//! What the program itself understands by marks of its own (`x-or-one`, forms named by `format`)
//! is expressed here in plain JSON Schema, so that an editor marks what `check` would mark.

use serde_json::{Map, Value, json};

use super::format::Format;
use super::json_schema::{Subject, json_schema};

/// The JSON Schema (draft 2020-12) of the settings or of a kind, for editors.
pub fn editor_schema(subject: Subject) -> Value {
    let mut schema = json_schema(subject);
    translate(&mut schema, false);
    schema
}

/// Translates a schema and those within it. An optional field may be left empty.
fn translate(schema: &mut Value, optional: bool) {
    let Value::Object(object) = schema else { return };
    translate_properties(object);
    if let Some(items) = object.get_mut("items") {
        translate(items, false);
    }
    if let Some(of @ Value::Object(_)) = object.get_mut("additionalProperties") {
        translate(of, true);
    }
    if let Some(Value::Array(options)) = object.get_mut("anyOf") {
        for option in options {
            translate(option, false);
        }
    }
    // Lists are empty by default, which tells a writer nothing.
    object.remove("default");
    object.remove("x-labels");
    object.remove("x-english");
    object.remove("x-wordings");
    object.remove("x-telling");
    object.remove("x-open-data");
    spell_out_text(object);
    if object.remove("x-or-one").is_some() {
        let item = object.get("items").cloned().unwrap_or(json!({}));
        offer(object, item);
    }
    if let Some(name) = object.remove("x-text-is") {
        let field = name.as_str().and_then(|name| object.get("properties")?.get(name));
        let words = field.and_then(|field| field.get("enum")).cloned();
        let text =
            words.map_or(json!({ "type": "string" }), |words| json!({ "type": "string", "enum": words }));
        offer(object, text);
    }
    if optional {
        allow_nothing(object);
    }
}

fn translate_properties(object: &mut Map<String, Value>) {
    let required: Vec<String> = object
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    // A field whose own name is `properties` would be a schema without `type`.
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
    for (name, field) in properties {
        translate(field, !required.contains(name));
    }
}

/// Says the form of a text by a pattern. YAML reads some texts as numbers or booleans; the program
/// takes them as they are written.
fn spell_out_text(object: &mut Map<String, Value>) {
    let format = object.remove("format").as_ref().and_then(Value::as_str).and_then(Format::parse);
    let is_text = matches!(object.get("type"), Some(Value::String(name)) if name == "string");
    let is_optional_text =
        object.get("type").and_then(Value::as_array).is_some_and(|t| t.contains(&json!("string")));
    if !(is_text || is_optional_text) || object.contains_key("enum") {
        return;
    }
    match format {
        Some(format) => {
            if let (Some(pattern), Some(hint)) = (format.pattern(), format.hint()) {
                object.insert("pattern".into(), json!(pattern));
                object.insert("patternErrorMessage".into(), json!(hint));
            }
            if format.may_be_digits() {
                widen(object, &["integer"]);
            }
        }
        None => widen(object, &["number", "boolean"]),
    }
}

fn widen(object: &mut Map<String, Value>, more: &[&str]) {
    let mut types = match object.get("type") {
        Some(Value::Array(types)) => types.clone(),
        Some(one) => vec![one.clone()],
        None => return,
    };
    types.extend(more.iter().map(|name| json!(name)));
    object.insert("type".into(), json!(types));
}

/// Lets something else stand in the place of what the schema describes. The description stays
/// outside, where editors look for it.
fn offer(object: &mut Map<String, Value>, other: Value) {
    let description = object.remove("description");
    let written = std::mem::take(object);
    if let Some(description) = description {
        object.insert("description".into(), description);
    }
    object.insert("anyOf".into(), json!([written, other]));
}

fn allow_nothing(object: &mut Map<String, Value>) {
    if let Some(Value::Array(options)) = object.get_mut("anyOf") {
        if !options.iter().any(|option| option.get("type").is_some_and(|name| name == "null")) {
            options.push(json!({ "type": "null" }));
        }
    } else if object.contains_key("enum") {
        offer(object, json!({ "type": "null" }));
    } else if !object
        .get("type")
        .and_then(Value::as_array)
        .is_some_and(|types| types.contains(&json!("null")))
    {
        widen(object, &["null"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::Kind;

    fn job(field: &str) -> Value {
        let mut schema = editor_schema(Subject::Record(Kind::Job));
        let mut field = schema["properties"][field].take();
        field.as_object_mut().expect("a field").remove("description");
        field
    }

    #[test]
    fn nothing_of_the_programs_own_marks_is_left() {
        let subjects = Kind::ALL.map(Subject::Record).into_iter().chain([Subject::Site]);
        for subject in subjects {
            let text = editor_schema(subject).to_string();
            assert!(!text.contains("\"x-") && !text.contains("\"format\""), "{}", subject.name());
        }
    }

    #[test]
    fn forms_are_told_in_plain_json_schema() {
        let pattern = "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$";
        let otherwise = "2026-05-01 の形で書きます。/ Write it as 2026-05-01.";
        let day = json!({
            "type": ["string", "null"], "pattern": pattern, "patternErrorMessage": otherwise,
        });
        assert_eq!((job("posted"), job("closes")), (day.clone(), day));
        assert_eq!(job("title"), json!({ "type": ["string", "number", "boolean"] }));
        let texts = json!({ "type": "array", "items": { "type": ["string", "number", "boolean"] } });
        let one = json!({ "type": ["string", "number", "boolean"] });
        assert_eq!(job("skills")["anyOf"], json!([texts, one, { "type": "null" }]));
        assert_eq!(job("contact")["anyOf"][1], json!({ "type": "string" }));
    }
}
