//! SVG: a text that can do more than show. It is left as it is; what it does is reported.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// What an SVG does beyond showing, or tells about its maker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Risk {
    /// A script, an event handler or a `javascript:` link.
    Script,
    /// It loads something from elsewhere: another file, a font, a style sheet.
    External,
    /// It holds foreign markup, such as HTML.
    Foreign,
    /// It holds a picture as `data:`, whose metadata nobody has removed.
    Embedded,
    /// It defines entities, behind which anything can hide.
    Entities,
    /// It names its maker or the place of a file on somebody's computer.
    Maker,
}

/// A tag that opens an element.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// All that follows the tag.
    rest: &'a str,
}

enum Token<'a> {
    Tag(Tag<'a>),
    Doctype(&'a str),
    Instruction(&'a str),
}

/// Takes the next token off the text; `None` at its end.
fn token<'a>(text: &mut &'a str) -> Result<Option<Token<'a>>, &'static str> {
    loop {
        let Some(start) = text.find('<') else {
            return Ok(None);
        };
        let rest = &text[start..];
        if let Some(rest) = rest.strip_prefix("<!--") {
            *text = rest.split_once("-->").ok_or("comment")?.1;
        } else if rest.starts_with("<![CDATA[") {
            *text = rest.split_once("]]>").ok_or("CDATA")?.1;
        } else if let Some(rest) = rest.strip_prefix("<?") {
            let (inner, behind) = rest.split_once("?>").ok_or("instruction")?;
            *text = behind;
            return Ok(Some(Token::Instruction(inner)));
        } else if let Some(rest) = rest.strip_prefix("<!") {
            let end = doctype_end(rest).ok_or("DOCTYPE")?;
            *text = &rest[end + 1..];
            return Ok(Some(Token::Doctype(&rest[..end])));
        } else {
            let end = unquoted(rest, b'>').ok_or("tag")?;
            *text = &rest[end + 1..];
            if let Some(tag) = tag(&rest[1..end], text) {
                return Ok(Some(Token::Tag(tag)));
            }
        }
    }
}

/// Where a byte stands outside quotation marks.
fn unquoted(text: &str, wanted: u8) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, _) => return byte == wanted,
            _ => {}
        }
        false
    })
}

/// A document type may hold declarations in brackets.
fn doctype_end(text: &str) -> Option<usize> {
    let close = unquoted(text, b'>')?;
    match unquoted(text, b'[') {
        Some(open) if open < close => {
            let inner = open + text[open..].find(']')?;
            Some(inner + text[inner..].find('>')?)
        }
        _ => Some(close),
    }
}

/// The inside of `<…>`; `None` for what closes an element.
fn tag<'a>(inside: &'a str, rest: &'a str) -> Option<Tag<'a>> {
    if inside.starts_with('/') {
        return None;
    }
    let inside = inside.trim_end_matches('/');
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let (name, mut text) = inside.split_at(end);
    let mut attributes = Vec::new();
    while let Some((key, behind)) = text.split_once('=') {
        let behind = behind.trim_start();
        let Some(quote) = behind.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            break;
        };
        let Some((value, next)) = behind[1..].split_once(quote) else {
            break;
        };
        attributes.push((local(key.trim()), decode(value)));
        text = next;
    }
    Some(Tag { name: local(name), attributes, rest })
}

/// A name without its namespace.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Character references become their characters, or `java&#115;cript:` would pass.
fn decode(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut parts = value.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
        let code = match name.strip_prefix('#') {
            Some(digits) => match digits.strip_prefix(['x', 'X']) {
                Some(hex) => number(hex, 16),
                None => number(digits, 10),
            },
            None => None,
        };
        match (code.and_then(char::from_u32), name) {
            (Some(c), _) => decoded.push(c),
            (None, "colon") => decoded.push(':'),
            (None, "quot") => decoded.push('"'),
            (None, "apos") => decoded.push('\''),
            (None, "lt") => decoded.push('<'),
            (None, "gt") => decoded.push('>'),
            (None, _) => decoded.push('&'),
        }
        decoded.push_str(rest);
    }
    Cow::Owned(decoded)
}

pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return false;
    }
    loop {
        match token(&mut text) {
            Ok(Some(Token::Tag(tag))) => return tag.name == "svg",
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return false,
        }
    }
}

pub(super) fn risks(bytes: &[u8]) -> Result<BTreeSet<Risk>, &'static str> {
    let mut text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8")?;
    let mut risks = BTreeSet::new();
    while let Some(token) = token(&mut text)? {
        match token {
            Token::Doctype(inner) => {
                if inner.to_ascii_uppercase().contains("<!ENTITY") {
                    risks.insert(Risk::Entities);
                }
            }
            Token::Instruction(inner) => {
                if inner.starts_with("xml-stylesheet") {
                    risks.insert(Risk::External);
                }
            }
            Token::Tag(tag) => look_at(&tag, &mut risks),
        }
    }
    Ok(risks)
}

fn look_at(tag: &Tag<'_>, risks: &mut BTreeSet<Risk>) {
    let name = tag.name.to_ascii_lowercase();
    match name.as_str() {
        "script" | "handler" | "listener" => {
            risks.insert(Risk::Script);
        }
        "foreignobject" | "iframe" | "object" | "embed" => {
            risks.insert(Risk::Foreign);
        }
        "metadata" | "creator" => {
            risks.insert(Risk::Maker);
        }
        "style" => {
            let css = tag.rest.split_once("</").map_or(tag.rest, |(css, _)| css);
            risks.extend(style(css));
        }
        _ => {}
    }
    for (key, value) in &tag.attributes {
        let key = key.to_ascii_lowercase();
        if key.starts_with("on") {
            risks.insert(Risk::Script);
        }
        if matches!(key.as_str(), "export-filename" | "absref" | "docname") {
            risks.insert(Risk::Maker);
        }
        // Browsers ignore white space and control characters in front of and inside a scheme.
        let bare: String = value.chars().filter(|c| *c > ' ').collect::<String>().to_lowercase();
        if bare.contains("javascript:") || bare.contains("vbscript:") {
            risks.insert(Risk::Script);
        }
        if matches!(key.as_str(), "href" | "src") {
            risks.extend(address(&bare, name == "a"));
        } else if bare.contains("url(") || key == "style" {
            risks.extend(style(value));
        }
    }
}

/// An address without spaces and in lower case. A link that somebody may follow loads nothing.
fn address(bare: &str, link: bool) -> Option<Risk> {
    if bare.is_empty() || bare.starts_with('#') {
        None
    } else if bare.starts_with("data:") {
        Some(Risk::Embedded)
    } else if link {
        None
    } else {
        Some(Risk::External)
    }
}

fn style(css: &str) -> BTreeSet<Risk> {
    let css = css.to_lowercase();
    let imported = css.contains("@import").then_some(Risk::External);
    let loaded = css.split("url(").skip(1).filter_map(|rest| {
        let target = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        address(target.split(')').next().unwrap_or_default(), false)
    });
    imported.into_iter().chain(loaded).collect()
}

pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut text = std::str::from_utf8(bytes).ok()?;
    let tag = loop {
        if let Token::Tag(tag) = token(&mut text).ok()?? {
            break tag;
        }
    };
    let attribute =
        |name: &str| tag.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.trim());
    let frame: Option<Vec<f64>> = attribute("viewBox").and_then(|text| {
        text.split([' ', ',', '\t', '\r', '\n'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect()
    });
    let frame = frame.and_then(|numbers| match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    });
    let (width, height) = match (length(attribute("width")), length(attribute("height")), frame) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (_, _, Some(size)) => size,
        _ => return None,
    };
    Some((pixels(width)?, pixels(height)?))
}

/// A length in CSS pixels; a percentage says nothing about the picture.
fn length(text: Option<&str>) -> Option<f64> {
    let text = text?;
    let unit = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit);
    let factor = match unit.trim() {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" | "em" | "rem" => 16.0,
        _ => return None,
    };
    let value = number.trim().parse::<f64>().ok()? * factor;
    (value > 0.0).then_some(value)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
fn pixels(length: f64) -> Option<u32> {
    (0.5..=1_000_000.0).contains(&length).then(|| length.round() as u32)
}
