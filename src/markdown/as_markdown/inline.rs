//! Words with their marks.

use super::tree::{Element, Part};
use crate::escape::html::escaped;
use crate::markdown::html::structure::FOOTNOTE_REFERENCE;

/// The words of a paragraph, a heading or a cell.
pub(super) fn inline(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text(text) => push_text(&mut out, text),
            Part::Element(element) => push_element(&mut out, element),
        }
    }
    out
}

fn push_element(out: &mut String, element: &Element) {
    let inside = || inline(&element.parts);
    match element.name.as_str() {
        "br" => {
            let kept = out.trim_end().len();
            out.truncate(kept);
            out.push_str("\\\n");
        }
        "strong" | "b" => marked(out, "**", &inside()),
        "em" | "i" => marked(out, "*", &inside()),
        "del" | "s" => marked(out, "~~", &inside()),
        "code" => out.push_str(&code(&element.words())),
        "a" if element.attribute("role") == "doc-backlink" => {}
        "a" => link(out, &inside(), &element.words(), element.attribute("href")),
        // A picture of other people is not for others to show: who wants to see it goes where it is shown.
        "img" => {
            let alt = element.attribute("alt");
            if !alt.trim().is_empty() {
                let mut words = String::new();
                push_text(&mut words, alt);
                link(out, &words, alt, element.attribute("src"));
            }
        }
        "sup" if FOOTNOTE_REFERENCE.contains(element.attribute("class")) && element.has("class") => {
            out.extend(["[^", element.words().trim(), "]"]);
        }
        "input" => {}
        // What Markdown has no mark for is written as it is in HTML.
        name @ ("ruby" | "rt" | "rp" | "sub" | "sup" | "small" | "mark" | "u" | "ins" | "kbd" | "q"
        | "abbr" | "cite" | "dfn" | "samp" | "var") => {
            out.extend(["<", name, ">", &inside(), "</", name, ">"]);
        }
        _ => out.push_str(&inside()),
    }
}

/// Words between marks, which stand at the words themselves.
fn marked(out: &mut String, mark: &str, inside: &str) {
    let words = inside.trim();
    if words.is_empty() {
        out.push_str(inside);
        return;
    }
    let (before, after) = inside.split_once(words).unwrap_or_default();
    out.push_str(before);
    out.push_str(mark);
    out.push_str(words);
    out.push_str(mark);
    out.push_str(after);
}

fn link(out: &mut String, words: &str, plain: &str, href: &str) {
    if href.is_empty() {
        out.push_str(words);
        return;
    }
    let is_itself = plain == href || href.strip_prefix("mailto:") == Some(plain);
    if is_itself && !href.contains([' ', '<', '>']) {
        out.extend(["<", plain, ">"]);
        return;
    }
    if out.ends_with('!') {
        // Else it would be a picture.
        out.pop();
        out.push_str("\\!");
    }
    let needs_brackets = href.contains([' ', '(', ')', '<', '>']);
    let href = if needs_brackets {
        format!("<{}>", href.replace('<', "%3C").replace('>', "%3E"))
    } else {
        href.to_owned()
    };
    out.extend(["[", words.trim(), "](", &href, ")"]);
}

/// Code between as many backticks as it needs.
fn code(words: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for c in words.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let blank = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{blank}{words}{blank}{fence}")
}

/// Appends words, with a backslash before what would be read as a mark.
fn push_text(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let at_start = out.is_empty() || out.ends_with('\n');
        match c {
            '\n' | ' ' | '\t' if at_start => {}
            '\n' => out.push('\n'),
            '\\' | '*' | '`' | '[' | ']' | '_' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' | '&' => out.push_str(&escaped(&c.to_string())),
            '#' | '>' | '=' | '|' if at_start => {
                out.push('\\');
                out.push(c);
            }
            '-' | '+' if at_start && chars.peek().is_none_or(|next| matches!(next, ' ' | '-' | '\n')) => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if is_number_of_item(out) && chars.peek().is_none_or(|next| *next == ' ') => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

/// Whether nothing but digits stands in the line so far.
fn is_number_of_item(out: &str) -> bool {
    const MOST_DIGITS: usize = 9;
    let end = &out.as_bytes()[out.len().saturating_sub(MOST_DIGITS + 1)..];
    let digits = end.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=MOST_DIGITS).contains(&digits) && (digits == out.len() || end[end.len() - digits - 1] == b'\n')
}
