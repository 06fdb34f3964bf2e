//! The styles of an SVG: what they load, and what their comments say.

use super::references::Fate;
use crate::pictures::PictureError;

/// An address at which nothing is, as CSS defines it.
pub(super) const NOWHERE: &str = "about:invalid";

/// Functions that load what a plain text in them names.
const LOADING_FUNCTIONS: [&str; 6] =
    ["image-set", "-webkit-image-set", "image", "src", "cross-fade", "-webkit-cross-fade"];

/// A style sheet, declarations or a value without comments and `@import`, each `url(…)` as `decide`
/// wants it.
///
/// # Errors
/// Those of `decide`.
pub(super) fn rewrite(
    css: &str,
    decide: &mut dyn FnMut(&str) -> Result<Fate, PictureError>,
) -> Result<String, PictureError> {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let copied = match first {
            '/' if rest.starts_with("/*") => {
                // An empty comment, since nothing at all might join what it held apart.
                out.push_str("/**/");
                rest = rest[2..].split_once("*/").map_or("", |(_, behind)| behind);
                continue;
            }
            '"' | '\'' => string(rest).1,
            '@' => {
                let (name, behind) = identifier(&rest[1..]);
                match name.to_ascii_lowercase().as_str() {
                    "import" | "charset" => {
                        let end = statement(behind);
                        if name.eq_ignore_ascii_case("import") {
                            decide(imported(&behind[..end]))?;
                        }
                        rest = &behind[end..];
                        continue;
                    }
                    // The address of a namespace is a name; nothing is loaded.
                    "namespace" => rest.len() - behind.len() + statement(behind),
                    _ => rest.len() - behind.len(),
                }
            }
            _ if is_identifier(first) => {
                let (name, behind) = identifier(rest);
                if behind.starts_with('(') && may_load(&name) {
                    let (fate, end) = function(&name, behind, decide)?;
                    match fate {
                        Fate::Keep => out.push_str(&rest[..rest.len() - behind.len() + end]),
                        Fate::Replace(address) => out.extend(["url(", &address, ")"]),
                        Fate::Remove => out.extend(["url(", NOWHERE, ")"]),
                    }
                    rest = &behind[end..];
                    continue;
                }
                rest.len() - behind.len()
            }
            _ => first.len_utf8(),
        };
        out.push_str(&rest[..copied]);
        rest = &rest[copied..];
    }
    Ok(out)
}

fn may_load(function: &str) -> bool {
    let function = function.to_ascii_lowercase();
    function == "url" || LOADING_FUNCTIONS.contains(&function.as_str())
}

/// What becomes of a function that loads something, and the length of its arguments in `text`,
/// which begins with their `(`.
fn function(
    name: &str,
    text: &str,
    decide: &mut dyn FnMut(&str) -> Result<Fate, PictureError>,
) -> Result<(Fate, usize), PictureError> {
    if name.eq_ignore_ascii_case("url") {
        let (address, end) = url(text);
        return Ok((decide(&address)?, end));
    }
    let end = arguments(text);
    decide(text[..end].trim_matches(['(', ')']))?;
    Ok((Fate::Remove, end))
}

/// The address in `(…)` after `url`, and the length of these brackets.
fn url(text: &str) -> (String, usize) {
    let inner = text[1..].trim_start();
    let start = text.len() - inner.len();
    if inner.starts_with(['"', '\'']) {
        let (address, length) = string(inner);
        let end = inner[length..].find(')').map_or(inner.len(), |at| length + at + 1);
        return (address, start + end);
    }
    let mut address = String::new();
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        match c {
            ')' => return (address.trim_end().to_owned(), text.len() - rest.len() + 1),
            '\\' => {
                let (character, behind) = escape(rest);
                address.push(character);
                rest = behind;
            }
            _ => {
                address.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    (address, text.len())
}

/// The length of `(…)` with what is nested in it.
fn arguments(text: &str) -> usize {
    let mut depth = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = match c {
            '"' | '\'' => string(rest).1,
            _ => c.len_utf8(),
        };
        rest = &rest[step..];
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => break,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len() - rest.len()
}

/// The length of a statement with the `;` that ends it.
fn statement(text: &str) -> usize {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = match c {
            '"' | '\'' => string(rest).1,
            '(' => url(rest).1,
            _ => c.len_utf8(),
        };
        rest = &rest[step..];
        if c == ';' {
            break;
        }
    }
    text.len() - rest.len()
}

/// What an `@import` names, for people to read.
fn imported(statement: &str) -> &str {
    let text = statement.trim().trim_end_matches(';').trim();
    let text = text.strip_prefix("url(").and_then(|text| text.split(')').next()).unwrap_or(text);
    text.trim().trim_matches(['"', '\''])
}

/// What a string at the start of `text` says, and its length. A line break ends a broken one.
fn string(text: &str) -> (String, usize) {
    let mut said = String::new();
    let quote = text.chars().next();
    let mut rest = &text[1..];
    while let Some(c) = rest.chars().next() {
        match c {
            '\\' => {
                let (character, behind) = escape(rest);
                said.push(character);
                rest = behind;
            }
            '\n' | '\r' | '\x0c' => break,
            _ => {
                rest = &rest[c.len_utf8()..];
                if Some(c) == quote {
                    break;
                }
                said.push(c);
            }
        }
    }
    (said, text.len() - rest.len())
}

/// A name with its escapes resolved, and what follows it.
fn identifier(text: &str) -> (String, &str) {
    let mut name = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next().filter(|c| is_identifier(*c)) {
        if c == '\\' {
            let (character, behind) = escape(rest);
            name.push(character);
            rest = behind;
        } else {
            name.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    (name, rest)
}

fn is_identifier(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\\') || !c.is_ascii()
}

/// The character that an escape at the start of `text` means, and what follows it.
fn escape(text: &str) -> (char, &str) {
    let rest = &text[1..];
    let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    if digits == 0 {
        let mut characters = rest.chars();
        return (characters.next().unwrap_or('\u{fffd}'), characters.as_str());
    }
    let code = u32::from_str_radix(&rest[..digits], 16).ok().and_then(char::from_u32);
    let behind = &rest[digits..];
    let behind = behind
        .strip_prefix("\r\n")
        .unwrap_or_else(|| behind.strip_prefix([' ', '\t', '\n', '\r', '\x0c']).unwrap_or(behind));
    (code.unwrap_or('\u{fffd}'), behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rewritten style with `a.png` removed, and the addresses that were asked about.
    fn rewritten(css: &str) -> (String, Vec<String>) {
        let mut asked = Vec::new();
        let out = rewrite(css, &mut |address| {
            asked.push(address.to_owned());
            Ok(if address.starts_with('#') { Fate::Keep } else { Fate::Remove })
        });
        (out.unwrap(), asked)
    }

    #[test]
    fn what_loads_nothing_stays() {
        for css in [
            ".a > .b { fill: url(#g); stroke: url( '#h' ) red }",
            "text::before { content: \"url(a.png) /* no comment */ @import\" }",
            "@namespace svg url(http://www.w3.org/2000/svg);@media print { .a\\:b { color: #123 } }",
            "font-family:'游ゴシック',serif;transform:rotate(30deg)",
            "a{b:'",
            "\\",
        ] {
            assert_eq!(rewritten(css).0, css);
        }
    }

    #[test]
    fn what_loads_something_is_asked_about_however_it_is_written() {
        for (css, expected, asked) in [
            ("fill:url(a.png)", "fill:url(about:invalid)", "a.png"),
            ("fill:URL( \"a\\2e png\" ) red", "fill:url(about:invalid) red", "a.png"),
            ("fill:u\\72 l(a.png", "fill:url(about:invalid)", "a.png"),
            ("b:image-set('a.png' 1x, url(#b) 2x);c:d", "b:url(about:invalid);c:d", "'a.png' 1x, url(#b) 2x"),
            ("@import 'a;b.css' print;p{}", "p{}", "a;b.css' print"),
            ("@\\69mport url(data:text/css;base64,AA);p{}", "p{}", "data:text/css;base64,AA"),
            ("a/* url(#x) Mato */b", "a/**/b", ""),
        ] {
            let (out, addresses) = rewritten(css);
            assert_eq!((out.as_str(), addresses.concat().as_str()), (expected, asked), "{css}");
            assert_eq!(rewritten(expected).0, expected);
        }
    }
}
