//! What readers may see of a record's fields.

use crate::source::{Node, Value};

/// Every text of a tree with the path of its field, without what is never published: consents.
/// Numbers of list items are not in the paths.
pub(super) fn visible_scalars(tree: &Node) -> Vec<(Vec<&str>, &Node)> {
    let mut scalars = Vec::new();
    collect(tree, &mut Vec::new(), &mut scalars);
    scalars
}

fn collect<'a>(node: &'a Node, path: &mut Vec<&'a str>, scalars: &mut Vec<(Vec<&'a str>, &'a Node)>) {
    match &node.value {
        Value::Nothing => {}
        Value::Scalar(_) | Value::Block { .. } => scalars.push((path.clone(), node)),
        Value::List(items) => items.iter().for_each(|item| collect(item, path, scalars)),
        Value::Map(entries) => {
            for (key, value) in entries.iter().filter(|(key, _)| key.text != "consent") {
                path.push(&key.text);
                collect(value, path, scalars);
                path.pop();
            }
        }
    }
}
