//! Names in the fields of YAML, and the edits that take a field out without touching anything else.

use std::ops::Range;
use std::sync::Arc;

use super::rules::{self, Want};
use super::trace::{Edit, Hit, Taken};
use crate::diagnostic::SourceText;
use crate::source::{self, Key, Node, Value};
use crate::spelling::Spellings;

/// A text in a tree, and the way to it.
struct Leaf<'a> {
    /// Keys and numbers of items.
    path: Vec<String>,
    /// The positions among the entries and items.
    steps: Vec<usize>,
    /// The nodes above it, the root first, each with the key under which it stands.
    above: Vec<(Option<&'a Key>, &'a Node)>,
    /// Its own key.
    key: Option<&'a Key>,
    node: &'a Node,
}

/// What is done to a tree at some steps.
enum Step<'a> {
    Removed,
    Replaced(&'a str),
}

/// Marks the hits that stand in fields of the YAML in a range of a text, and how each field is taken out. In a file that
/// the program `keeps`, every field that holds the name alone is replaced.
pub(super) fn mark(
    text: &str,
    range: &Range<usize>,
    hits: &mut [Hit],
    names: &Spellings,
    mask: &str,
    keeps: bool,
) {
    let Some(tree) = parsed(text, range) else { return };
    let mut leaves = Vec::new();
    collect(&tree, None, &mut Vec::new(), &mut Vec::new(), &mut Vec::new(), &mut leaves);
    for leaf in leaves {
        let within =
            |hit: &Hit| leaf.node.span.start <= hit.range.start && hit.range.end <= leaf.node.span.end;
        let mut first = true;
        for hit in hits.iter_mut().filter(|hit| within(hit)) {
            hit.field = Some(leaf.path.join("."));
            if std::mem::take(&mut first) {
                hit.taking = taking(text, range, &tree, &leaf, names, mask, keeps);
            }
        }
    }
}

fn parsed(text: &str, range: &Range<usize>) -> Option<Node> {
    let source = Arc::new(SourceText::new("", text));
    source::parse_yaml(&source, range.clone()).ok()
}

fn collect<'a>(
    node: &'a Node,
    key: Option<&'a Key>,
    path: &mut Vec<String>,
    steps: &mut Vec<usize>,
    above: &mut Vec<(Option<&'a Key>, &'a Node)>,
    leaves: &mut Vec<Leaf<'a>>,
) {
    let children: Vec<(String, Option<&Key>, &Node)> = match &node.value {
        Value::Map(entries) => {
            entries.iter().map(|(key, node)| (key.text.clone(), Some(key), node)).collect()
        }
        Value::List(items) => {
            items.iter().enumerate().map(|(number, node)| (number.to_string(), None, node)).collect()
        }
        Value::Scalar(_) | Value::Block { .. } => {
            let (path, steps, above) = (path.clone(), steps.clone(), above.clone());
            leaves.push(Leaf { path, steps, above, key, node });
            return;
        }
        Value::Nothing => return,
    };
    above.push((key, node));
    for (number, (name, key, child)) in children.into_iter().enumerate() {
        path.push(name);
        steps.push(number);
        collect(child, key, path, steps, above, leaves);
        path.pop();
        steps.pop();
    }
    above.pop();
}

/// How a leaf is taken out, if it may be and if reading the changed text again shows nothing else changed.
fn taking(
    text: &str,
    range: &Range<usize>,
    tree: &Node,
    leaf: &Leaf<'_>,
    names: &Spellings,
    mask: &str,
    keeps: bool,
) -> Option<(Taken, Vec<Edit>)> {
    let written = leaf.node.as_text()?;
    let parent = leaf.above.last()?.1;
    let has_pen_name =
        parent.get("pen_name").and_then(Node::as_text).is_some_and(|name| !name.trim().is_empty());
    let want = if rules::is_former_address(&leaf.path) && !keeps {
        Want::Remove
    } else if !names.are(written) {
        return if keeps { None } else { item_of_text(text, range, tree, leaf, names) };
    } else if keeps {
        Want::Replace
    } else {
        rules::want(&leaf.path, has_pen_name)?
    };
    if want == Want::Remove {
        let candidates = removed_items(text, leaf).into_iter().chain(removed_entry(text, leaf));
        for (edits, steps) in candidates {
            if is_proven(text, range, &edits, &changed(tree, &steps, &Step::Removed)) {
                return Some((Taken::Removed, edits));
            }
        }
    }
    // A former address leads nowhere else, and words for nobody are no tag.
    if rules::is_former_address(&leaf.path) || rules::is_tag(&leaf.path) && !keeps {
        return None;
    }
    let edits = vec![replaced(text, leaf.node, mask)?];
    let expected = changed(tree, &leaf.steps, &Step::Replaced(mask));
    is_proven(text, range, &edits, &expected).then_some((Taken::Replaced, edits))
}

/// Whether each edit lies in one line, and reading the changed text again gives what is expected.
fn is_proven(text: &str, range: &Range<usize>, edits: &[Edit], expected: &Node) -> bool {
    if edits.iter().any(|edit| text[edit.range.clone()].trim_end_matches(['\r', '\n']).contains('\n')) {
        return false;
    }
    let new = applied(text, edits);
    let grown = new.len().cast_signed() - text.len().cast_signed();
    let end = range.end.saturating_add_signed(grown);
    parsed(&new, &(range.start..end)).is_some_and(|read| is_same(&read, expected))
}

/// The name taken out of tags that stand in one text: 海、澤村花絵.
fn item_of_text(
    text: &str,
    range: &Range<usize>,
    tree: &Node,
    leaf: &Leaf<'_>,
    names: &Spellings,
) -> Option<(Taken, Vec<Edit>)> {
    if !rules::is_tag(&leaf.path) || leaf.path.last().is_none_or(|last| last != "tags") {
        return None;
    }
    let mut written = leaf.node.as_text()?.to_owned();
    let item = rules::item_in(&text[leaf.node.span.clone()], names)?;
    written.replace_range(rules::item_in(&written, names)?, "");
    let start = leaf.node.span.start;
    let edits = vec![Edit { range: start + item.start..start + item.end, with: String::new() }];
    let expected = changed(tree, &leaf.steps, &Step::Replaced(&written));
    is_proven(text, range, &edits, &expected).then_some((Taken::Removed, edits))
}

/// The words of a scalar replaced, its quotation marks kept.
fn replaced(text: &str, node: &Node, mask: &str) -> Option<Edit> {
    if !matches!(node.value, Value::Scalar(_)) {
        return None;
    }
    let written = text[node.span.clone()].trim_end();
    let mut range = node.span.start..node.span.start + written.len();
    if written.len() >= 2 && written.starts_with(['"', '\'']) && written.ends_with(&written[..1]) {
        range = range.start + 1..range.end - 1;
    }
    (!text[range.clone()].contains('\n')).then(|| Edit { range, with: mask.to_owned() })
}

/// The ways to take an item out of its list, the best first; of the only one the list's field goes, too.
fn removed_items(text: &str, leaf: &Leaf<'_>) -> Vec<(Vec<Edit>, Vec<usize>)> {
    let Some((list_key, list)) = leaf.above.last() else { return Vec::new() };
    let (Value::List(items), Some(own)) = (&list.value, leaf.steps.last().copied()) else {
        return Vec::new();
    };
    let line = line_of(text, leaf.node.span.start);
    let end = trimmed_end(text, &leaf.node.span);
    let is_end = |rest: &str| rest.trim().is_empty() || rest.trim_start().starts_with('#');
    let is_own_line = text[line.start..leaf.node.span.start].trim() == "-"
        && (end <= line.end && is_end(&text[end..line.end]));
    let removed = |range: Range<usize>| Edit { range, with: String::new() };
    let mut all = Vec::new();
    if items.len() == 1 {
        if let Some(key) = list_key {
            let key_line = line_of(text, key.span.start);
            let steps = leaf.steps[..leaf.steps.len() - 1].to_vec();
            let written = text[key_line.clone()].trim();
            if is_own_line && written == format!("{}:", &text[key.span.clone()]) && key_line.end == line.start
            {
                all.push((vec![removed(key_line.clone()), removed(line.clone())], steps.clone()));
            }
            let behind = text[end..line.end.max(end)].trim_start().strip_prefix(']');
            if written.starts_with(&text[key.span.clone()]) && key_line == line && behind.is_some_and(is_end)
            {
                all.push((vec![removed(key_line)], steps));
            }
        }
    } else if is_own_line {
        all.push((vec![removed(line)], leaf.steps.clone()));
    } else {
        let range = match own {
            0 => leaf.node.span.start..items[1].span.start,
            _ => trimmed_end(text, &items[own - 1].span)..end,
        };
        all.push((vec![removed(range)], leaf.steps.clone()));
    }
    // Within brackets an empty list stays.
    all.push((vec![removed(leaf.node.span.start..end)], leaf.steps.clone()));
    all
}

/// An entry taken out of its map, unless nothing else stands there.
fn removed_entry(text: &str, leaf: &Leaf<'_>) -> Option<(Vec<Edit>, Vec<usize>)> {
    let key = leaf.key?;
    if leaf.above.last()?.1.entries().len() < 2 {
        return None;
    }
    let line = line_of(text, key.span.start);
    let (key_start, end) = (key.span.start, trimmed_end(text, &leaf.node.span));
    let is_alone = text[line.start..key_start].trim().is_empty() && text[end..line.end].trim().is_empty();
    let before = text[line.start..key_start].trim_end();
    let range = if is_alone {
        line
    } else if before.ends_with(',') {
        line.start + before.len() - 1..end
    } else {
        let behind = text[end..line.end].trim_start().strip_prefix(',')?.trim_start();
        key_start..line.end - behind.len()
    };
    Some((vec![Edit { range, with: String::new() }], leaf.steps.clone()))
}

fn trimmed_end(text: &str, span: &Range<usize>) -> usize {
    span.start + text[span.clone()].trim_end().len()
}

/// The line around a byte, with its end.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// A text with edits.
pub(super) fn applied(text: &str, edits: &[Edit]) -> String {
    let mut new = text.to_owned();
    for edit in edits.iter().rev() {
        new.replace_range(edit.range.clone(), &edit.with);
    }
    new
}

fn changed(node: &Node, steps: &[usize], step: &Step<'_>) -> Node {
    let mut node = node.clone();
    let Some((first, rest)) = steps.split_first() else {
        if let Step::Replaced(mask) = step {
            node.value = Value::Scalar((*mask).to_owned());
        }
        return node;
    };
    let goes = rest.is_empty() && matches!(step, Step::Removed);
    match &mut node.value {
        Value::Map(entries) if goes => drop(entries.remove(*first)),
        Value::List(items) if goes => drop(items.remove(*first)),
        Value::Map(entries) => entries[*first].1 = changed(&entries[*first].1, rest, step),
        Value::List(items) => items[*first] = changed(&items[*first], rest, step),
        _ => {}
    }
    node
}

/// Whether two trees say the same, wherever it stands.
fn is_same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0.text == b.0.text && is_same(&a.1, &b.1))
        }
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (a, b) => a == b,
    }
}
