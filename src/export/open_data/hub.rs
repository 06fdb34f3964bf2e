//! `hub.json`: everything that a site gives out in one file, which another portal can take in, and the
//! JSON Schema that says what stands in it.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::rows;
use super::values::Row;
use crate::content::{Format, Key, Kind, OpenDataSettings, Record, Schema, open_columns, open_schema};
use crate::platform::OutputPath;
use crate::render::Renderer;
use crate::site::{DataFile, Href, LanguageId, Site};

/// The version of the form. It rises when a reader of the former one would misread a file.
const VERSION: u32 = 1;

/// What a record says in other languages, by language.
const TRANSLATIONS: &str = "translations";

/// All records that the site gives out, by kind and id.
pub(super) fn hub(renderer: &Renderer) -> Value {
    let site = renderer.site();
    let settings = &site.portal.settings.main;
    let licence = settings.open_data.as_ref().and_then(OpenDataSettings::licence);
    let mut hub = json!({
        "$schema": "hub.schema.json",
        "version": VERSION,
        "title": settings.title,
        "description": settings.description,
        "lang": settings.lang.as_str(),
        "as_of": site.day.to_string(),
        "base_url": site.paths.absolute(&OutputPath::new("index.html")).map(Href::into_string),
        "publisher": settings.publisher.as_ref().map(|publisher| &publisher.name),
        "license": licence.map(|licence| given(json!({ "name": licence.name, "url": licence.url }))),
    });
    let mut records = Map::new();
    for kind in DataFile::kinds(site) {
        let mut rows: Vec<Row<'_>> = rows(site, kind).collect();
        rows.sort_by(|a, b| a.record.key().id.cmp(&b.record.key().id));
        let of_kind = rows.iter().map(|row| record(renderer, row)).collect();
        records.insert(kind.folder().to_owned(), Value::Array(of_kind));
    }
    hub["records"] = Value::Object(records);
    given(hub)
}

/// A record: its fields as people write them, the address of its page, its text.
fn record(renderer: &Renderer, row: &Row<'_>) -> Value {
    let mut fields = Map::new();
    for column in open_columns(row.record.kind()) {
        let value = given_out(row.site, column.schema, row.value(&column.name));
        let is_nothing = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_nothing {
            set(&mut fields, &column.name, value);
        }
    }
    fields.extend(row.url().map(|url| ("page".to_owned(), Value::String(url))));
    fields.extend(text_of(renderer, row, LanguageId::MAIN));
    let translations = translations(renderer, row);
    if !translations.is_empty() {
        fields.insert(TRANSLATIONS.to_owned(), Value::Object(translations));
    }
    Value::Object(fields)
}

/// What a record says in other languages: its title, and what a translation has of its own beside it.
fn translations(renderer: &Renderer, row: &Row<'_>) -> Map<String, Value> {
    let of_language = |(language, record): (&LanguageId, &Arc<Record>)| {
        let mut fields = Map::new();
        fields.insert("title".to_owned(), Value::String(record.common.title.clone()));
        let summary = record.common.summary.as_ref();
        let own = summary.filter(|summary| Some(*summary) != row.record.common.summary.as_ref());
        fields.extend(own.map(|summary| ("summary".to_owned(), Value::String(summary.clone()))));
        fields.extend(text_of(renderer, row, *language));
        (row.site.lang(*language).to_owned(), Value::Object(fields))
    };
    row.site.entry(row.id).translations.iter().map(of_language).collect()
}

/// The text of a record. What somebody told of their life was told to this portal.
fn text_of(renderer: &Renderer, row: &Row<'_>, language: LanguageId) -> Option<(String, Value)> {
    if row.record.kind() == Kind::Story {
        return None;
    }
    Some(("body".to_owned(), Value::String(renderer.text_as_markdown(row.id, language)?)))
}

/// Puts a value where the path of a field leads, such as `employer.name`.
fn set(fields: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            fields.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            if let Value::Object(inner) = fields.entry(first).or_insert_with(|| json!({})) {
                set(inner, rest, value);
            }
        }
    }
}

/// A value without the ids of records that are not in the file.
fn given_out(site: &Site, schema: &Schema, value: Value) -> Value {
    let kind_of = |schema: &Schema| match schema {
        Schema::Text(Some(Format::Id(kind))) => Some(*kind),
        _ => None,
    };
    let is_there = |kind: Kind, id: &str| {
        let entry = site.find(&Key { kind, id: id.to_owned() });
        entry.is_some_and(|entry| site.entry(entry).is_current())
    };
    match (schema, value) {
        (Schema::List { item, .. }, Value::Array(mut items)) => {
            if let Some(kind) = kind_of(item) {
                items.retain(|id| id.as_str().is_some_and(|id| is_there(kind, id)));
            }
            Value::Array(items)
        }
        (schema, Value::String(id)) => match kind_of(schema) {
            Some(kind) if !is_there(kind, &id) => Value::Null,
            _ => Value::String(id),
        },
        (_, value) => value,
    }
}

/// What stands in `hub.json`.
pub(super) fn schema() -> Value {
    let text = |about: &str| json!({ "type": "string", "description": about });
    let mut kinds = Map::new();
    for kind in Kind::SHOWN.into_iter().filter(|kind| *kind != Kind::Page) {
        let mut record = open_schema(kind);
        if let Some(Value::Object(fields)) = record.get_mut("properties") {
            let page = "ページのアドレス。出典として示せます。\n\nThe address of the record's page, to name as the source.";
            fields.insert("page".to_owned(), text(page));
            let mut translated = json!({
                "title": text("題名。\n\nThe title."),
                "summary": text("要約。もとの言葉と同じときは、ありません。\n\nThe summary, where it has one of its own."),
            });
            if kind != Kind::Story {
                let body = text("本文。Markdown。\n\nThe text, in Markdown with whole addresses.");
                translated["body"] = body.clone();
                fields.insert("body".to_owned(), body);
            }
            let translations = json!({
                "type": "object",
                "description": "ほかの言語の題名・要約・本文。言語ごとに書きます。\n\nTitle, summary and text in other languages, by language.",
                "additionalProperties": { "type": "object", "required": ["title"], "properties": translated },
            });
            fields.insert(TRANSLATIONS.to_owned(), translations);
        }
        kinds.insert(kind.folder().to_owned(), json!({ "type": "array", "items": record }));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Enishi: hub",
        "description": "1つのサイトの公開データ。\n\nEverything that a site gives out as open data.",
        "type": "object",
        "required": ["version", "title", "lang", "as_of", "records"],
        "properties": {
            "$schema": { "type": "string" },
            "version": { "const": VERSION },
            "title": text("サイトの名前。\n\nThe name of the site."),
            "description": text("サイトの説明。\n\nWhat the site is about."),
            "lang": text("文の言語。\n\nThe language of the texts."),
            "as_of": text("何日の時点か。\n\nThe day that it is of, such as 2026-05-01."),
            "base_url": text("サイトのアドレス。\n\nThe address of the site."),
            "publisher": text("公開している人。\n\nWho publishes the site."),
            "license": {
                "type": "object",
                "description": "利用条件。\n\nThe terms of use.",
                "required": ["name"],
                "properties": { "name": { "type": "string" }, "url": { "type": "string" } },
            },
            "records": {
                "type": "object",
                "description": "種類ごとの記事。ほかの記事は、種類とIDで示します。\n\nThe records by kind; they name each other by id.",
                "properties": kinds,
                "additionalProperties": false,
            },
        },
    })
}

/// An object without what is not given.
fn given(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, field| !field.is_null());
    }
    value
}
