//! Lists in one text, and what one text adds to others: `防災、子育て`, `1,300` within braces.

use super::{Form, MORE, key, scalar};
use crate::content::schema::{Choice, Format, Schema};
use crate::diagnostic::Span;
use crate::source::{Key, Node, Value};

/// What separates items beside the semicolon.
pub(super) const UNUSUAL_SEPARATORS: [char; 7] = ['、', '，', ',', '・', '／', '\n', '/'];

/// What stands between two of a few fixed words: 正社員または契約社員.
const WORDS_BETWEEN: [&str; 7] = ["または", "又は", "もしくは", "若しくは", "あるいは", "および", "及び"];

/// Behind so many characters a comma is more likely part of a sentence than between two items.
const LONGEST_ITEM: usize = 20;

/// The items of a text, where it holds several. What stands between them depends on what they are:
/// `・` may be part of a free text (`U・Iターン`), a fixed word or an id has no comma in it.
pub(in crate::content::read) fn split(item: &Schema, form: Form, text: &str) -> Option<Vec<String>> {
    if let Some(parts) = bulleted(text) {
        let lines = parts.iter().flat_map(|part| part.split('\n').map(str::trim));
        let parts = lines.filter(|line| !line.is_empty()).flat_map(|line| inner(item, line));
        return Some(parts.map(without_dot).collect());
    }
    let outer: Vec<&str> = match form {
        Form::Row => text.split([';', '；', '\n']).collect(),
        Form::Yaml => text.split('\n').collect(),
    };
    let parts = outer.into_iter().flat_map(|part| inner(item, part.trim()));
    let parts: Vec<String> = parts.flat_map(|part| bulleted(&part).unwrap_or_else(|| vec![part])).collect();
    (parts.len() > 1 || parts.len() == 1 && parts[0] != text && form == Form::Row).then_some(parts)
}

/// An item without the dots before it.
fn without_dot(item: String) -> String {
    item.trim_start_matches('・').trim().to_owned()
}

fn inner(item: &Schema, text: &str) -> Vec<String> {
    let all = |separators: &[char]| {
        let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    let whole = || all(&[]);
    match item {
        Schema::Choice(choices) if !is_choice(choices, text) => {
            let text = WORDS_BETWEEN.iter().fold(text.to_owned(), |text, word| text.replace(word, "、"));
            let all = |separators: &[char]| {
                let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
                parts.map(str::to_owned).collect::<Vec<_>>()
            };
            let among = |parts: &Vec<String>| parts.iter().all(|part| is_choice(choices, part));
            [&['、', '，', ',', '／', '/', ';', '；'][..], &['、', '，', ',', '／', '/', ';', '；', '・']]
                .into_iter()
                .map(all)
                .find(among)
                .unwrap_or_else(whole)
        }
        Schema::Text(Some(Format::Id(_) | Format::Day)) => all(&['、', '，', ',', ';', '；']),
        Schema::Text(Some(Format::Moment)) => all(&[';', '；']),
        Schema::Text(None) => {
            let parts = outside_brackets(text);
            let are_items =
                parts.iter().all(|part| part.chars().count() <= LONGEST_ITEM && !part.contains('。'));
            if are_items { parts } else { whole() }
        }
        _ => whole(),
    }
}

fn is_choice(choices: &[Choice], text: &str) -> bool {
    choices.iter().any(|choice| choice.word == text || choice.is_called(text))
}

/// Parts at commas that stand in no brackets.
fn outside_brackets(text: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let is_separator = |c: char| {
        match c {
            '(' | '（' | '「' | '『' | '[' | '【' => depth += 1,
            ')' | '）' | '」' | '』' | ']' | '】' => depth -= 1,
            _ => {}
        }
        depth <= 0 && matches!(c, '、' | '，' | ',' | ';' | '；' | '／')
    };
    let parts = text.split(is_separator).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// `・防災 ・子育て`: every item behind a dot of its own, as they stand in lines.
fn bulleted(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let rest = text.strip_prefix('・')?;
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in rest.match_indices('・') {
        if rest[..at].ends_with(char::is_whitespace) {
            parts.push(&rest[from..at]);
            from = at + '・'.len_utf8();
        }
    }
    parts.push(&rest[from..]);
    let parts = parts.into_iter().map(|part| without_dot(part.trim().to_owned()));
    Some(parts.filter(|part| !part.is_empty()).collect())
}

/// Adds what a text says to the fields that were written on their own, which stand. Where the two
/// differ, the whole text goes into the field of words, so that nothing of it is lost.
pub(super) fn add(entries: &mut Vec<(Key, Node)>, name: &str, node: Node, (words, whole): (&str, &str)) {
    let Some((_, existing)) = entries.iter_mut().find(|(key, child)| key.text == name && !child.is_nothing())
    else {
        entries.retain(|(key, _)| key.text != name);
        entries.push((key(name, &node.span), node));
        return;
    };
    match (name, &mut existing.value, &node.value) {
        (name, Value::Scalar(written), Value::Scalar(more)) if name == words => {
            if !written.contains(more.as_str()) {
                *written = format!("{written}、{more}");
            }
        }
        (_, before, after) if before == after => {}
        _ => add(entries, words, scalar(&node.span, whole.trim().to_owned()), (words, whole)),
    }
}

/// `{min: 1,300}` is what YAML reads as `min: 1` and a key `300`.
pub(super) fn join_thousands(entries: &mut Vec<(Key, Node)>) {
    let is_group = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut at = 1;
    while at < entries.len() {
        let (group, after) = (entries[at].0.text.clone(), entries[at].1.is_nothing());
        let (key_end, span_start) = (entries[at].0.span.end, entries[at].0.span.start);
        let before = &mut entries[at - 1].1;
        let begins = before.as_text().is_some_and(|text| {
            let first = text.split(',').next().unwrap_or_default();
            (1..=3).contains(&first.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        });
        if after && is_group(&group) && begins && before.span.end + 1 == span_start {
            if let Value::Scalar(text) = &mut before.value {
                text.push(',');
                text.push_str(&group);
                before.span.end = key_end;
            }
            entries.remove(at);
        } else {
            at += 1;
        }
    }
}

/// What is added to the text, by the names of its columns.
pub(super) fn more<'e>(entries: &'e mut Vec<(Key, Node)>, span: &Span) -> Option<&'e mut Vec<(Key, Node)>> {
    let at = entries.iter().position(|(key, _)| key.text == MORE).unwrap_or_else(|| {
        entries.push((key(MORE, span), Node::empty_map(span.clone())));
        entries.len() - 1
    });
    if let Value::Map(more) = &mut entries[at].1.value { Some(more) } else { None }
}

/// Moves what stands in no field to the end of the text, each below the name of its column.
pub(super) fn add_more_to_body(tree: &mut Node) {
    let Value::Map(entries) = &mut tree.value else { return };
    let Some(at) = entries.iter().position(|(key, _)| key.text == MORE) else { return };
    let (_, more) = entries.remove(at);
    let lines = more.entries().iter().filter_map(|(key, node)| {
        let text = node.as_text()?.trim();
        (!text.is_empty()).then(|| format!("{}：{text}", key.text))
    });
    let lines = lines.collect::<Vec<_>>().join("\n\n");
    match entries.iter_mut().find(|(key, _)| key.text == "body") {
        Some((_, Node { value: Value::Scalar(text) | Value::Block { text, .. }, .. })) => {
            *text = format!("{}\n\n{lines}", text.trim_end());
        }
        Some(_) => {}
        None => entries.push((key("body", &more.span), scalar(&more.span, lines))),
    }
}
