//! A record as plain values by the paths of their fields, to compare it with what it was before.

use std::collections::BTreeMap;

use crate::content::Record;
use crate::diagnostic::SourceText;
use crate::source::{self, Node, Value};
use std::sync::Arc;

/// What a record says: values by the paths of their fields. The items of a list stand in one value.
pub(super) type Values = BTreeMap<String, String>;

/// What stands between the items of a list.
pub(super) const BETWEEN: &str = "; ";

/// The tree of a record as it is written into a file.
pub(super) fn tree_of(record: &Record) -> Node {
    record.origin.tree()
}

/// The values of a tree, without its id. Blanks at the ends of texts do not count.
pub(super) fn of_tree(tree: &Node) -> Values {
    without_id(tree, comparable)
}

/// The values of a tree as they are, without its id.
pub(super) fn exact(tree: &Node) -> Values {
    without_id(tree, str::to_owned)
}

fn without_id(tree: &Node, text: fn(&str) -> String) -> Values {
    let mut values = Values::new();
    collect(tree, "", text, &mut values);
    values.remove("id");
    values
}

/// The values of a record in a file, its text included.
pub(super) fn of_record(record: &Record) -> Values {
    let mut values = of_tree(&tree_of(record));
    if let Some(body) = body_of(&record.origin.source) {
        values.insert("body".to_owned(), body);
    }
    values
}

/// The text below the front matter of a Markdown file.
fn body_of(source: &Arc<SourceText>) -> Option<String> {
    if source::extension(&source.path) != "md" {
        return None;
    }
    let body = source::split(source).ok()?.body;
    let body = source.text[body].trim();
    (!body.is_empty()).then(|| comparable(body))
}

fn collect(node: &Node, path: &str, as_value: fn(&str) -> String, values: &mut Values) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match &node.value {
        Value::Nothing => {}
        Value::Scalar(text) | Value::Block { text, .. } => {
            values.insert(path.to_owned(), as_value(text));
        }
        Value::List(items) => match items.iter().map(Node::as_text).collect::<Option<Vec<_>>>() {
            Some(texts) => {
                values.insert(path.to_owned(), texts.join(BETWEEN));
            }
            None => {
                for (number, item) in items.iter().enumerate() {
                    collect(item, &below(&number.to_string()), as_value, values);
                }
            }
        },
        Value::Map(entries) => {
            for (key, child) in entries {
                collect(child, &below(&key.text), as_value, values);
            }
        }
    }
}

/// A text without blanks at its ends, with plain line ends.
fn comparable(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}
