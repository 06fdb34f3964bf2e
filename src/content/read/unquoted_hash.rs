//! AC304: values that end at a `#` which their writer took for part of the text.

use std::sync::Arc;

use crate::diagnostic::findings::{AC304, AC304Variant};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::{Key, Node, Value};

/// Reports every value that YAML cut off at ` #` where no space follows: `電話 #9 大雨`. With a
/// space it is a note, which is what its writer meant.
pub(super) fn check(source: &Arc<SourceText>, tree: &Node) -> Vec<Diagnostic> {
    if !source.text[tree.span.clone()].contains(" #") {
        return Vec::new();
    }
    let mut spans = Vec::new();
    collect(&source.text, None, tree, &mut spans);
    let finding = |span: Span| {
        let rest = source.text[span.clone()].to_owned();
        let variant = tags(&source.text, span.start, &rest);
        AC304 { rest, variant }.at(Location::Text(Arc::clone(source), span))
    };
    spans.into_iter().map(finding).collect()
}

/// `#浜 #海` right behind `tags:` are tags, as people mark them elsewhere.
fn tags(text: &str, start: usize, rest: &str) -> AC304Variant {
    let line = text[..start].lines().next_back().unwrap_or_default();
    let words: Option<Vec<&str>> = rest.split_whitespace().map(|word| word.strip_prefix('#')).collect();
    match words.filter(|_| line.trim_end() == "tags:") {
        Some(words) => AC304Variant::Tags { right: format!("tags: [{}]", words.join(", ")) },
        None => AC304Variant::Text,
    }
}

fn collect(text: &str, key: Option<&Key>, node: &Node, spans: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar(_) if !text[node.span.clone()].starts_with(['"', '\'']) => {
            spans.extend(rest_of_line(text, node.span.end));
        }
        Value::Nothing => {
            let value = key.map(|key| key.span.end).filter(|end| text[*end..].starts_with(':'));
            spans.extend(value.and_then(|end| rest_of_line(text, end + 1)));
        }
        Value::List(items) => items.iter().for_each(|item| collect(text, None, item, spans)),
        Value::Map(entries) => {
            for (key, child) in entries {
                collect(text, Some(key), child, spans);
            }
        }
        _ => {}
    }
}

/// What stands behind a value in its line and begins with `#`, yet does not look like a note.
fn rest_of_line(text: &str, end: usize) -> Option<Span> {
    let line = text[end..].lines().next().unwrap_or_default();
    let rest = line.trim_start_matches([' ', '\t']);
    let is_note =
        !rest.starts_with('#') || rest[1..].chars().next().is_none_or(|c| c.is_whitespace() || c == '#');
    let start = end + line.len() - rest.len();
    (start > end && !is_note).then(|| start..start + rest.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::parse_yaml;

    fn found(text: &str) -> Vec<String> {
        let source = Arc::new(SourceText::new("a.yaml", text));
        let tree = parse_yaml(&source, 0..text.len()).expect("YAML");
        check(&source, &tree).into_iter().map(|finding| finding.values["rest"].clone()).collect()
    }

    #[test]
    fn a_text_that_is_cut_off_is_told() {
        assert_eq!(found("title: 電話 #9 大雨\n"), ["#9 大雨"]);
        assert_eq!(found("title: #1 木\nlist:\n  - 会費は #無料 です\n"), ["#1 木", "#無料 です"]);
    }

    #[test]
    fn marks_of_tags_are_told_as_a_list() {
        let source = Arc::new(SourceText::new("a.yaml", "tags: #浜 #海\n"));
        let tree = parse_yaml(&source, 0..source.text.len()).expect("YAML");
        assert_eq!(check(&source, &tree)[0].values["right"], "tags: [浜, 海]");
    }

    #[test]
    fn a_note_and_a_sign_within_a_text_are_none() {
        assert_eq!(
            found("title: 木 # 注\n#closes: 2026-05-01\na: 'b #c'\nd: e#f\ng: # 注\nh: [a, b] #c\n"),
            [""; 0]
        );
        assert_eq!(found("a: |\n  b #c\nd:\n  #e: 1\n  f: 1\n"), [""; 0]);
    }
}
