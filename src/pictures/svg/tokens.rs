//! The tokens of an XML text, each with its source, so that what is kept can be copied unchanged.
//!
//! Stricter than a browser: a text that two parsers could read in two ways is an error.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// General entities that a document type declares, by name.
pub(super) type Entities = BTreeMap<String, String>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Start(StartTag<'a>),
    /// The name of the element that ends.
    End(&'a str),
    /// Character data as written, with its references.
    Text(&'a str),
    /// What a CDATA section holds.
    CData(&'a str),
    Comment,
    /// What stands between `<?` and `?>`.
    Instruction(&'a str),
    /// What stands between `<!DOCTYPE` and the `>` that ends it.
    DocumentType(&'a str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StartTag<'a> {
    /// From `<` to `>`.
    pub source: &'a str,
    /// With its prefix.
    pub name: &'a str,
    pub attributes: Vec<Attribute<'a>>,
    /// `<a/>`: no content and no end tag.
    pub is_empty: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    /// The whole attribute with the white space before it.
    pub source: &'a str,
    /// With its prefix.
    pub name: &'a str,
    /// As written between the quotation marks, with its references.
    pub value: &'a str,
}

/// A name with its prefix apart; no prefix is an empty one.
pub(super) fn split_name(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// Takes the next token off `text`; `None` at its end. The error names the part that is broken.
pub(super) fn next<'a>(text: &mut &'a str) -> Result<Option<Token<'a>>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    let (token, rest) = if !text.starts_with('<') {
        let end = text.find('<').unwrap_or(text.len());
        (Token::Text(&text[..end]), &text[end..])
    } else if let Some(rest) = text.strip_prefix("<!--") {
        (Token::Comment, rest.split_once("-->").ok_or("comment")?.1)
    } else if let Some(rest) = text.strip_prefix("<![CDATA[") {
        let (inner, rest) = rest.split_once("]]>").ok_or("CDATA")?;
        (Token::CData(inner), rest)
    } else if let Some(rest) = text.strip_prefix("<?") {
        let (inner, rest) = rest.split_once("?>").ok_or("instruction")?;
        (Token::Instruction(inner), rest)
    } else if let Some(rest) = text.strip_prefix("<!DOCTYPE") {
        let end = document_type_end(rest).ok_or("DOCTYPE")?;
        (Token::DocumentType(&rest[..end]), &rest[end + 1..])
    } else if let Some(rest) = text.strip_prefix("</") {
        let (name, rest) = rest.split_once('>').ok_or("tag")?;
        (Token::End(name.trim_end()), rest)
    } else {
        let (tag, rest) = start_tag(text)?;
        (Token::Start(tag), rest)
    };
    *text = rest;
    Ok(Some(token))
}

/// The end of a document type, whose declarations may stand in brackets.
fn document_type_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut is_inside = false;
    text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'[') => is_inside = true,
            (None, b']') => is_inside = false,
            (None, b'>') => return !is_inside,
            _ => {}
        }
        false
    })
}

/// A tag at the start of `text`, with what follows it.
fn start_tag(text: &str) -> Result<(StartTag<'_>, &str), &'static str> {
    let (name, mut rest) = name(&text[1..])?;
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    loop {
        let inner = rest.trim_start_matches(is_space);
        let is_empty = inner.starts_with("/>");
        if let Some(rest) = inner.strip_prefix(if is_empty { "/>" } else { ">" }) {
            let source = &text[..text.len() - rest.len()];
            return Ok((StartTag { source, name, attributes, is_empty }, rest));
        }
        if inner.len() == rest.len() {
            return Err("tag");
        }
        let (attribute, behind) = attribute(rest, inner)?;
        if attributes.iter().any(|other| other.name == attribute.name) {
            return Err("attribute that stands twice");
        }
        attributes.push(attribute);
        rest = behind;
    }
}

/// An attribute at the start of `inner`, which is `whole` without the white space at its start.
fn attribute<'a>(whole: &'a str, inner: &'a str) -> Result<(Attribute<'a>, &'a str), &'static str> {
    let (name, rest) = name(inner)?;
    let rest = rest.trim_start_matches(is_space).strip_prefix('=').ok_or("tag")?;
    let rest = rest.trim_start_matches(is_space);
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or("tag")?;
    let (value, rest) = rest[1..].split_once(quote).ok_or("tag")?;
    if value.contains('<') {
        return Err("attribute");
    }
    let source = &whole[..whole.len() - rest.len()];
    Ok((Attribute { source, name, value }, rest))
}

fn name(text: &str) -> Result<(&str, &str), &'static str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    if end == 0 { Err("tag") } else { Ok(text.split_at(end)) }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// The general entities of a document type. `Err` for those behind which more than a short text
/// can stand: entities of other files, of the document type itself, or that hold markup.
pub(super) fn entities(document_type: &str) -> Result<Entities, ()> {
    const LONGEST: usize = 1000;
    let mut entities = Entities::new();
    let mut text = document_type;
    while let Some((_, rest)) = text.split_once("<!ENTITY") {
        let mut rest = rest.trim_start_matches(is_space);
        let end = rest.find(is_space).ok_or(())?;
        let name = &rest[..end];
        rest = rest[end..].trim_start_matches(is_space);
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(())?;
        let (value, behind) = rest[1..].split_once(quote).ok_or(())?;
        if value.len() > LONGEST || value.contains(['<', '&', '%']) {
            return Err(());
        }
        entities.entry(name.to_owned()).or_insert_with(|| value.to_owned());
        text = behind;
    }
    Ok(entities)
}

/// The characters that a text with references means. A reference to nothing stays as it is.
pub(super) fn decode<'a>(value: &'a str, entities: &Entities) -> Cow<'a, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut parts = value.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        match referenced(name) {
            Some(character) => decoded.push(character),
            None => match entities.get(name) {
                Some(text) => decoded.push_str(text),
                None => {
                    decoded.push('&');
                    decoded.push_str(part);
                    continue;
                }
            },
        }
        decoded.push_str(rest);
    }
    Cow::Owned(decoded)
}

fn referenced(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// The text as it is written between quotation marks or tags.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => encoded.push_str("&amp;"),
            '<' => encoded.push_str("&lt;"),
            '>' => encoded.push_str("&gt;"),
            '"' => encoded.push_str("&quot;"),
            _ => encoded.push(c),
        }
    }
    encoded
}
