//! What becomes of a field that holds a name and nothing else, and of a tag among others.

use std::ops::Range;

use crate::spelling::Spellings;

/// Fields that a record does without.
const NEEDLESS: &[&str] = &["tags", "author", "credit", "organizer_name", "reading", "name_reading"];

/// Fields that say who somebody is: other words must stand there, so that what is left keeps its sense.
const NEEDED: &[&str] = &[
    "name",
    "pen_name",
    "title",
    "alt",
    "caption",
    "label",
    "guardian",
    "provider",
    "employer",
    "publisher",
    "person",
    "short_title",
];

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// It goes.
    Remove,
    /// It names nobody any more.
    Replace,
}

/// What becomes of the field at a path that holds a name alone; nothing where only people can say, as with ids, to
/// which other records refer. `has_pen_name`: the name stands beside a pen name, which takes its place anyway.
pub(super) fn want(path: &[String], has_pen_name: bool) -> Option<Want> {
    let mut names = path.iter().rev().filter(|name| !is_number(name)).map(String::as_str);
    let (last, above) = (names.next()?, names.next().unwrap_or_default());
    match (above, last) {
        // Its consent, or the end of it, keeps the name out of pages. Without this line stories that still give it would
        // show it again.
        ("authors", "name") => None,
        ("person", "name") if has_pen_name => Some(Want::Remove),
        ("contact", "name") | (_, "contact") => Some(Want::Remove),
        _ if NEEDLESS.contains(&last) || last.ends_with("_reading") => Some(Want::Remove),
        _ if NEEDED.contains(&last) => Some(Want::Replace),
        _ => None,
    }
}

/// Whether a path is an item of `aliases`: a former address, which only leads to the page.
pub(super) fn is_former_address(path: &[String]) -> bool {
    matches!(path, [.., list, item] if list == "aliases" && is_number(item))
}

/// Whether a path leads to tags or to one of them.
pub(super) fn is_tag(path: &[String]) -> bool {
    path.iter().rev().find(|name| !is_number(name)).is_some_and(|name| name == "tags")
}

/// The range of the item that is a name in a text with several, and of what parts it from its neighbour.
pub(super) fn item_in(text: &str, names: &Spellings) -> Option<Range<usize>> {
    const BETWEEN: [char; 7] = ['、', ',', '，', ';', '；', '/', '／'];
    let is_quote = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
    let start = text.len() - text.trim_start_matches(is_quote).len();
    let end = text.trim_end_matches(is_quote).len();
    let mut at = start;
    for item in text.get(start..end)?.split_inclusive(BETWEEN) {
        let words = item.trim_end_matches(BETWEEN);
        if names.are(words.trim()) {
            let behind = at + item.len();
            if behind < end {
                let rest = &text[behind..end];
                return Some(
                    at + words.len() - words.trim_start().len()
                        ..behind + rest.len() - rest.trim_start().len(),
                );
            }
            // The last one goes with what stands before it.
            let before = text[start..at].trim_end().trim_end_matches(BETWEEN).trim_end();
            return (!before.is_empty()).then(|| start + before.len()..end);
        }
        at += item.len();
    }
    None
}

fn is_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands in place of a name, in the language of a file.
pub(super) fn mask(file: &str, is_english: bool) -> &'static str {
    let stem = crate::source::file_stem(file);
    if is_english && !stem.ends_with(".ja") || stem.ends_with(".en") {
        "(name withheld)"
    } else {
        "（お名前は伏せました）"
    }
}
