//! Titles that say that something does not take place: 【中止】書き初め. The field says it, and the title is what it was.

use unicode_normalization::UnicodeNormalization as _;

use super::{Converted, key, scalar};
use crate::content::model::Kind;
use crate::diagnostic::Span;
use crate::source::{Node, Value};

/// What stands around such words.
const BRACKETS: [(char, char); 9] = [
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('(', ')'),
    ('（', '）'),
    ('〔', '〕'),
    ('《', '》'),
    ('<', '>'),
    ('＜', '＞'),
];

/// The words of an event.
const CANCELLED: [&str; 7] =
    ["中止", "開催中止", "中止決定", "中止となりました", "中止になりました", "中止しました", "中止します"];

/// Takes such words out of the title of an event, unless `cancelled` says something of its own.
pub(super) fn tell(kind: Kind, tree: &mut Node, converted: &mut Vec<Converted>) {
    if kind != Kind::Event {
        return;
    }
    let Some((title, span)) = text_of(tree) else { return };
    let Some(rest) = without_words(&title) else { return };
    let Value::Map(entries) = &mut tree.value else { return };
    if entries.iter().any(|(key, node)| key.text == "cancelled" && !node.is_nothing()) {
        return;
    }
    entries.retain(|(key, _)| key.text != "cancelled");
    let read = format!("{rest}（中止: はい）");
    let rest = scalar(&span, rest.to_owned());
    if let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text == "title") {
        *node = rest;
    }
    entries.push((key("cancelled", &span), scalar(&span, "true".to_owned())));
    converted.push(Converted::new("題名".to_owned(), span, title, read));
}

fn text_of(tree: &Node) -> Option<(String, Span)> {
    let node = tree.get("title")?;
    Some((node.as_text()?.to_owned(), node.span.clone()))
}

/// A title without the words in brackets at its beginning or its end; `None` where there are none.
fn without_words(title: &str) -> Option<&str> {
    let title = title.trim();
    let is_said = |words: &str| {
        let plain: String = words.nfkc().filter(|c| !c.is_whitespace()).collect();
        CANCELLED.contains(&plain.as_str())
    };
    let rest = BRACKETS.iter().find_map(|(open, close)| {
        let at_start = || title.strip_prefix(*open)?.split_once(*close).filter(|(words, _)| is_said(words));
        let at_end = || title.strip_suffix(*close)?.rsplit_once(*open).filter(|(_, words)| is_said(words));
        at_start().map(|(_, rest)| rest).or_else(|| at_end().map(|(rest, _)| rest))
    })?;
    Some(rest.trim()).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::without_words;

    #[test]
    fn words_in_brackets_are_taken_out_of_a_title() {
        for (title, rest) in [
            ("【中止】書き初め", Some("書き初め")),
            ("凧あげ（中止）", Some("凧あげ")),
            ("［ 開催中止 ］ 朝市", Some("朝市")),
            ("凧あげ（雨天中止）", None),
            ("凧あげ（延期）", None),
            ("【中止】", None),
            ("中止の知らせ", None),
        ] {
            assert_eq!(without_words(title), rest, "{title}");
        }
    }
}
