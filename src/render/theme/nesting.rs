//! How deep the files of a theme nest: what minifies them descends into each bracket and each element, and
//! would use up the memory of the program.

use super::bounds::{MOST_JOINED, joins_too_much};
use crate::diagnostic::findings::{EN051, EN051Help, EN051Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::source::extension;

/// Far more than anybody writes, and far less than what fills the stack on which themes are loaded.
const DEEPEST: usize = 5_000;

/// The elements that have no end.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The finding about a file that nests too deep, or joins too much in one tag.
pub(super) fn too_deep(shown: &str, text: &str) -> Option<Diagnostic> {
    let is_too_deep = match &*extension(shown) {
        "html" | "htm" | "svg" => elements(text) > DEEPEST || brackets(text) > DEEPEST,
        "css" | "js" | "mjs" => brackets(text) > DEEPEST,
        _ => false,
    };
    let message = if is_too_deep {
        EN051Message::TooDeep { limit: DEEPEST }
    } else if extension(shown) == "html" && joins_too_much(text) {
        EN051Message::JoinsTooMuch { limit: MOST_JOINED }
    } else {
        return None;
    };
    Some(EN051 { message, help: EN051Help::Default }.at(Location::File(shown.to_owned())))
}

/// How deep brackets stand in each other; those in texts and remarks count, too.
fn brackets(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// How deep elements stand in each other.
fn elements(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            if !VOID.contains(&&rest[..length]) {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_what_is_open_at_once() {
        assert_eq!((brackets("a{b{}}c{}"), brackets("([{"), brackets("))(")), (2, 3, 1));
        assert_eq!(elements("<p>a<br><b>c</b></p><p></p>"), 2);
        assert!(too_deep("themes/x/assets/a.css", &"a{}".repeat(50_000)).is_none());
        assert!(too_deep("themes/x/templates/a.html", &"<br><p></p>".repeat(50_000)).is_none());
    }
}
