//! What becomes of a field that holds a name and nothing else.

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
