//! The tree of a row as the file of a record.

use super::quoting::{quoted_lines, scalar};
use crate::content::{Kind, Schema, Subject, schema_of};
use crate::source::{Node, Value};

/// What stands before every level of a tree.
const INDENT: &str = "  ";
/// How long a list in one line may be, in bytes.
const LONGEST_LINE: usize = 100;

/// The form of a record's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Front matter with the text below it.
    Markdown,
    /// YAML with the text in quotes, which keeps each of its lines whatever the settings say.
    Yaml,
}

impl Form {
    /// The extension of its files.
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Yaml => "yaml",
        }
    }
}

/// The text of a record's file. Its id is the name of the file.
pub(super) fn of(kind: Kind, tree: &Node, form: Form) -> String {
    let schema = schema_of(Subject::Record(kind));
    let body = tree.get("body").and_then(Node::as_text).map(|text| text.replace("\r\n", "\n"));
    let body = body.filter(|body| !body.trim().is_empty());
    let mut yaml = String::new();
    // The title comes first, whatever column it stands in.
    let (titles, others): (Vec<_>, Vec<_>) = tree.entries().iter().partition(|(key, _)| key.text == "title");
    for (key, child) in titles.into_iter().chain(others) {
        if !matches!(key.text.as_str(), "id" | "body") {
            entry(&mut yaml, "", &key.text, child, schema);
        }
    }
    match (form, body) {
        (Form::Markdown, body) => {
            let body = body.as_deref().map(|body| body.trim_matches('\n')).unwrap_or_default();
            format!("---\n{yaml}---\n{body}{}", if body.is_empty() { "" } else { "\n" })
        }
        (Form::Yaml, Some(body)) => format!("{yaml}body: {}\n", quoted_lines(&body, INDENT)),
        (Form::Yaml, None) => yaml,
    }
}

fn entry(out: &mut String, indent: &str, name: &str, node: &Node, schema: &Schema) {
    let below = match schema {
        Schema::MapOf(of) => Some(&**of),
        _ => schema.field(name).map(|field| &field.schema),
    };
    let key = scalar(name, None);
    let deeper = format!("{indent}{INDENT}");
    match &node.value {
        Value::Nothing => {}
        Value::Scalar(text) | Value::Block { text, .. } => {
            let text = text.replace("\r\n", "\n");
            let value = if text.contains('\n') { quoted_lines(&text, &deeper) } else { scalar(&text, below) };
            push(out, format_args!("{indent}{key}: {value}\n"));
        }
        Value::Map(entries) => {
            let mut inner = String::new();
            for (key, child) in entries {
                entry(&mut inner, &deeper, &key.text, child, below.unwrap_or(&Schema::Free));
            }
            if !inner.is_empty() {
                push(out, format_args!("{indent}{key}:\n{inner}"));
            }
        }
        Value::List(items) => list(out, indent, &key, items, below),
    }
}

fn list(out: &mut String, indent: &str, key: &str, items: &[Node], schema: Option<&Schema>) {
    let item_schema = match schema {
        Some(Schema::List { item, .. }) => Some(&**item),
        _ => None,
    };
    let texts = items.iter().map(|item| item.as_text().map(|text| scalar(text, item_schema)));
    if let Some(texts) = texts.collect::<Option<Vec<_>>>() {
        let line = texts.join(", ");
        if line.len() <= LONGEST_LINE {
            push(out, format_args!("{indent}{key}: [{line}]\n"));
        } else {
            let lines: String = texts.iter().map(|text| format!("{indent}{INDENT}- {text}\n")).collect();
            push(out, format_args!("{indent}{key}:\n{lines}"));
        }
        return;
    }
    push(out, format_args!("{indent}{key}:\n"));
    let deeper = format!("{indent}{INDENT}{INDENT}");
    for item in items {
        let mut inner = String::new();
        for (name, child) in item.entries() {
            entry(&mut inner, &deeper, &name.text, child, item_schema.unwrap_or(&Schema::Free));
        }
        let first = inner.strip_prefix(deeper.as_str()).unwrap_or(&inner);
        push(out, format_args!("{indent}{INDENT}- {first}"));
    }
}

/// Appends text; writing into a text cannot fail.
fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = std::fmt::Write::write_fmt(out, text);
}
