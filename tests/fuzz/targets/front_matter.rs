//! Every field of a record's front matter is on the page, or something is said of it.

use std::ops::Range;
use std::sync::Arc;

use super::records::{are_in_their_file, is_hidden, kind_and_rest, places, told, touch};
use super::words::Told;
use crate::content::{Kind, PrivateColumns, Record, Schema, Subject, read_file, schema_of};
use crate::diagnostic::SourceText;
use crate::source::{Node, Value, decode_text, parse_yaml, split};

/// An input is the name of a kind in a line, and below it a file with front matter.
pub(super) fn hold(data: &[u8]) {
    let Some((kind, file)) = kind_and_rest(data) else { return };
    let content = read_file(kind, "content/a.md", file.to_vec(), &PrivateColumns::default());
    are_in_their_file(&content);
    let parts = decode_text("content/a.md", file.to_vec())
        .ok()
        .and_then(|source| Some((split(&source).ok()?, source)));
    let tree = parts.and_then(|(parts, source)| {
        Some((parse_yaml(&source, parts.front.clone()).ok()?, parts.front, source))
    });
    let Some((tree, front, source)) = tree else {
        assert!(!content.diagnostics.is_empty(), "the file is refused without a word");
        return;
    };
    let places = places(&content);
    lines_are_in_the_tree(&source, front, &tree, &places);
    match content.originals.as_slice() {
        [] => assert!(!content.diagnostics.is_empty(), "there is no record and no word about it"),
        [record, ..] => {
            fields_are_told(&tree, kind, record, &places);
        }
    }
}

/// What has a meaning of its own in YAML; such lines are read as YAML says.
const SIGNS: [char; 13] = ['#', '"', '\'', '&', '*', '!', '%', '{', '}', '|', '>', '\\', '?'];

/// Every word of a plain line is in the tree.
fn lines_are_in_the_tree(
    source: &Arc<SourceText>,
    front: Range<usize>,
    tree: &Node,
    places: &[Range<usize>],
) {
    let mut all = String::new();
    tell(tree, &mut all);
    let all = Told::of(&all);
    let mut at = front.start;
    for line in source.text[front].split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        let is_plain =
            !line.contains(SIGNS) && !matches!(line.trim(), "" | "---" | "...") && !line.contains("null");
        if is_plain && !places.iter().any(|said| touch(said, &place)) {
            let lost = all.lacks(line);
            assert!(lost.is_none(), "{lost:?} of {line:?} is not read");
        }
    }
}

fn tell(node: &Node, told: &mut String) {
    match &node.value {
        Value::Nothing => {}
        Value::Scalar(text) | Value::Block { text, .. } => {
            told.push_str(text);
            told.push('\n');
        }
        Value::List(items) => items.iter().for_each(|item| tell(item, told)),
        Value::Map(entries) => {
            for (key, child) in entries {
                told.push_str(&key.text);
                told.push('\n');
                tell(child, told);
            }
        }
    }
}

/// The fields with a number of people.
const HEADCOUNTS: [&str; 3] = ["members", "headcount", "capacity"];

fn fields_are_told(tree: &Node, kind: Kind, record: &Record, places: &[Range<usize>]) {
    let told = told(record);
    let mut path = Vec::new();
    each_text(tree, schema_of(Subject::Record(kind)), &mut path, &mut |path, schema, node, text| {
        let is_fixed = matches!(schema, Some(Schema::Choice(_) | Schema::Bool));
        let is_told = is_fixed
            || is_hidden(record, path)
            || path.first().is_some_and(|name| matches!(name.as_str(), "body" | "repeat"));
        if !is_told && !places.iter().any(|said| touch(said, &node.span)) {
            // The type of numbers of people keeps their meaning: 名 and 人 are one.
            let is_headcount = path.last().is_some_and(|name| HEADCOUNTS.contains(&name.as_str()));
            let lost = if is_headcount { told.lacks_number(text) } else { told.lacks(text) };
            assert!(lost.is_none(), "{lost:?} of {path:?} is lost: {record:?}");
        }
    });
}

type Take<'a> = dyn FnMut(&[String], Option<&Schema>, &Node, &str) + 'a;

/// Calls `take` with every text of a tree, its path and what may stand there.
fn each_text(node: &Node, schema: &Schema, path: &mut Vec<String>, take: &mut Take<'_>) {
    match &node.value {
        Value::Nothing => {}
        Value::Scalar(text) | Value::Block { text, .. } => {
            let schema = if let Schema::List { item, .. } = schema { item } else { schema };
            take(path, Some(schema), node, text);
        }
        Value::List(items) => {
            let schema = if let Schema::List { item, .. } = schema { item } else { schema };
            for item in items {
                each_text(item, schema, path, take);
            }
        }
        Value::Map(entries) => {
            let schema = if let Schema::List { item, .. } = schema { item } else { schema };
            for (key, child) in entries {
                path.push(key.text.clone());
                let below = match schema {
                    Schema::MapOf(of) => of,
                    other => other.field(&key.text).map_or(&Schema::Free, |field| &field.schema),
                };
                each_text(child, below, path, take);
                path.pop();
            }
        }
    }
}
