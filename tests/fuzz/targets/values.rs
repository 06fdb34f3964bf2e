//! What people write for a value is read as what the format has, and nothing of it is lost.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;

use super::words::numbers;
use crate::content::{Form, Kind, Schema, Subject, schema_of, understood};
use crate::source::{Key, Node, Value};

/// An input is `row job`, or `yaml` and a kind, and below it a field a line: `pay.min: 1,300`.
///
/// What was converted is not converted again; every text stands in the tree, or was told to be read
/// as something else, without a number that is gone.
pub(super) fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Some((form, kind, lines)) = parts(&text) else { return };
    let subject = Subject::Record(kind);
    let mut tree = Node::empty_map(0..text.len());
    let mut written = Vec::new();
    let mut at = text.len() - lines.len();
    for line in lines.split_inclusive('\n') {
        if let Some((path, value)) = line.trim_end_matches('\n').split_once(": ") {
            let path: Vec<&str> = path.split('.').collect();
            // `\n` stands for a line break in a cell.
            let value = value.replace("\\n", "\n");
            if schema_of(subject).has_path(&path) && !value.trim().is_empty() {
                let start = at + line.find(": ").unwrap_or(0) + 2;
                let node = Node {
                    span: start..at + line.trim_end_matches('\n').len(),
                    value: Value::Scalar(value.clone()),
                };
                if insert(&mut tree, &path, node) {
                    written.push((path.join("."), value));
                }
            }
        }
        at += line.len();
    }
    let first = understood(subject, form, tree);
    let mut second = understood(subject, form, first.tree.clone()).tree;
    if form == Form::Row && in_order(second.clone()) != in_order(first.tree.clone()) {
        // A day without its year is asked for it in the first reading, and may take it in the second from another
        // that had been the number of a spreadsheet.
        second = understood(subject, form, second).tree;
        let third = understood(subject, form, second.clone()).tree;
        assert_eq!(in_order(third), in_order(second), "{text:?} is never read for good");
    } else {
        assert_eq!(in_order(second), in_order(first.tree.clone()), "{text:?} is not read once and for all");
    }
    let mut told = String::new();
    tell(&first.tree, &mut told);
    let (mut read, mut conversions) = (String::new(), Vec::new());
    for converted in first.converted {
        let _ = writeln!(read, "{}", converted.read);
        conversions.push(converted.written);
    }
    let all = format!("{told}\n{read}");
    for (path, value) in written {
        let is_there = told.contains(value.trim());
        let is_converted = conversions
            .iter()
            .any(|written| written.contains(value.trim()) || value.contains(written.trim()));
        assert!(is_there || is_converted || form == Form::Row, "{path}: {value:?} is gone: {told:?}");
        if !is_there && !is_choice(schema_of(subject), &path) {
            has_its_numbers(&path, &value, &all);
        }
    }
}

/// A tree with its fields in the order of their names, which says nothing.
fn in_order(mut tree: Node) -> Node {
    if let Value::Map(entries) = &mut tree.value {
        entries.sort_by(|(a, _), (b, _)| a.text.cmp(&b.text));
        for (_, child) in entries {
            *child = in_order(std::mem::replace(child, Node { span: 0..0, value: Value::Nothing }));
        }
    }
    tree
}

fn parts(text: &str) -> Option<(Form, Kind, &str)> {
    let (first, lines) = text.split_once('\n')?;
    let (form, kind) = first.split_once(' ')?;
    let form = match form {
        "row" => Form::Row,
        "yaml" => Form::Yaml,
        _ => return None,
    };
    Some((form, Kind::ALL.into_iter().find(|known| known.singular() == kind)?, lines))
}

/// Whether a field has fixed values, whose wordings may hold numbers.
fn is_choice(schema: &Schema, path: &str) -> bool {
    let leaf = path.split('.').try_fold(schema, |schema, name| match schema {
        Schema::List { item, .. } => name
            .parse::<usize>()
            .map_or_else(|_| item.field(name).map(|field| &field.schema), |_| Some(&**item)),
        other => other.field(name).map(|field| &field.schema),
    });
    match leaf {
        Some(Schema::List { item, .. }) => matches!(**item, Schema::Choice(_)),
        leaf => matches!(leaf, Some(Schema::Choice(_) | Schema::Bool)),
    }
}

/// Puts a value where nothing stands yet.
fn insert(tree: &mut Node, path: &[&str], node: Node) -> bool {
    let Value::Map(entries) = &mut tree.value else { return false };
    let Some((first, rest)) = path.split_first() else { return false };
    let key = Key { text: (*first).to_owned(), span: node.span.clone() };
    if rest.is_empty() {
        let is_free = entries.iter().all(|(key, _)| key.text != *first);
        if is_free {
            entries.push((key, node));
        }
        return is_free;
    }
    let at = entries.iter().position(|(key, _)| key.text == *first).unwrap_or_else(|| {
        entries.push((key, Node::empty_map(node.span.clone())));
        entries.len() - 1
    });
    insert(&mut entries[at].1, rest, node)
}

/// All texts of a tree.
fn tell(node: &Node, told: &mut String) {
    match &node.value {
        Value::Nothing => {}
        Value::Scalar(text) | Value::Block { text, .. } => {
            let _ = writeln!(told, "{text}");
        }
        Value::List(items) => items.iter().for_each(|item| tell(item, told)),
        Value::Map(entries) => {
            for (key, child) in entries {
                let _ = writeln!(told, "{}", key.text);
                tell(child, told);
            }
        }
    }
}

/// Words behind or before a number that make another number of it.
const RECKONED: [&str; 22] = [
    "万", "千", "億", "百", "時", "半", "元", "令和", "平成", "昭和", "大正", "明治", "午", "年", "分", ".",
    ",", "，", "．", "PM", "AM", "%",
];

/// Every number of a text that was converted is in what it was converted to.
fn has_its_numbers(path: &str, value: &str, all: &str) {
    let told = numbers(all);
    let plain = value.nfkc().collect::<String>().to_uppercase();
    // `R8/4/1`: the letter of an era.
    let has_era = plain.trim_start().starts_with(['R', 'H', 'S', 'T']);
    // `東京（tokyo）`: of a name and an id in brackets, the id is read.
    let is_of_id = path == "regions" && plain.contains('(');
    if has_era || is_of_id || RECKONED.iter().any(|word| plain.contains(word)) {
        return;
    }
    let is_serial = |number: u64| {
        (1..=2_958_465).contains(&number) && value.trim().chars().all(|c| c.is_numeric() || c == '.')
    };
    // The end of a day is the beginning of the next one.
    let is_midnight = |number: u64| number == 24 && plain.contains("24:");
    let is_kept = |number: &u64| *number > 0 && !is_serial(*number) && !is_midnight(*number);
    for number in numbers(value).into_iter().filter(is_kept) {
        assert!(told.contains(&number), "{path}: {value:?} loses {number}: {all:?}");
    }
}
