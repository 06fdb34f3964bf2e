//! Copies of an SVG what may be published.

use std::borrow::Cow;

use super::css;
use super::names::{self, SVG};
use super::references::{Fate, References, bare, is_script};
use super::tokens::{self, Attribute, Entities, StartTag, Token, split_name};
use crate::pictures::{Cleaned, Format, PictureError, Removal, UnsafePart};

/// An SVG without what is not part of the drawing. `depth` says in how many other drawings it lies.
///
/// # Errors
/// When it is damaged, or when what must not be published is part of the drawing.
pub(in crate::pictures) fn clean(bytes: &[u8], depth: u8) -> Result<Cleaned, PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("not UTF-8"))?;
    let mut cleaner = Cleaner {
        rest: text.trim_start_matches('\u{feff}'),
        out: String::with_capacity(text.len()),
        entities: Entities::new(),
        open: Vec::new(),
        has_root: false,
        references: References { depth, ..References::default() },
    };
    while let Some(token) = cleaner.next()? {
        cleaner.take(token)?;
    }
    if !cleaner.open.is_empty() {
        return Err(damaged("end tag"));
    }
    Ok(Cleaned { bytes: cleaner.out.into_bytes(), removals: cleaner.references.removals })
}

fn damaged(part: &'static str) -> PictureError {
    PictureError::Damaged(Format::Svg, part)
}

/// An element whose end has not been read, and which is kept.
struct Open<'a> {
    name: &'a str,
    /// The namespaces that it declares, by prefix.
    namespaces: Vec<(&'a str, String)>,
    /// How many of its elements were kept.
    kept: usize,
    /// Whether foreign markup was left out, so that another element has to stand in for it.
    lost_foreign_markup: bool,
}

struct Cleaner<'a> {
    rest: &'a str,
    out: String,
    entities: Entities,
    open: Vec<Open<'a>>,
    has_root: bool,
    references: References,
}

impl<'a> Cleaner<'a> {
    fn next(&mut self) -> Result<Option<Token<'a>>, PictureError> {
        tokens::next(&mut self.rest).map_err(damaged)
    }

    fn take(&mut self, token: Token<'a>) -> Result<(), PictureError> {
        match token {
            Token::Comment => {}
            Token::Instruction(inner) => self.instruction(inner)?,
            Token::DocumentType(inner) => {
                let unsafe_part = PictureError::Unsafe(UnsafePart::Entities);
                self.entities = tokens::entities(inner).map_err(|()| unsafe_part)?;
            }
            Token::Text(text) => {
                if self.open.is_empty() && !text.trim().is_empty() {
                    return Err(damaged("text outside the drawing"));
                }
                self.text(text);
            }
            Token::CData(text) => {
                self.out.push_str("<![CDATA[");
                self.out.push_str(text);
                self.out.push_str("]]>");
            }
            Token::Start(tag) => self.start(tag)?,
            Token::End(name) => self.end(name)?,
        }
        Ok(())
    }

    /// Of all instructions only the XML declaration stays, which has to come first.
    fn instruction(&mut self, inner: &str) -> Result<(), PictureError> {
        if inner.starts_with("xml-stylesheet") {
            let address = inner.split_once("href=").map_or(inner, |(_, behind)| behind);
            self.references.loaded(address.split(['"', '\'']).nth(1).unwrap_or(address))?;
        }
        if !self.out.is_empty() || !inner.starts_with("xml ") {
            return Ok(());
        }
        if let Some((_, behind)) = inner.split_once("encoding") {
            let name = behind.split(['"', '\'']).nth(1).unwrap_or_default();
            if !name.eq_ignore_ascii_case("utf-8") && !name.eq_ignore_ascii_case("us-ascii") {
                return Err(damaged("not UTF-8"));
            }
        }
        self.out.extend(["<?", inner, "?>"]);
        Ok(())
    }

    /// A text as it stands, unless it uses an entity, whose declaration goes.
    fn text(&mut self, text: &str) {
        let text = self.without_entities(text);
        self.out.push_str(&text);
    }

    fn without_entities<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.entities.keys().any(|name| text.contains(&format!("&{name};"))) {
            Cow::Owned(tokens::encode(&tokens::decode(text, &self.entities)))
        } else {
            Cow::Borrowed(text)
        }
    }

    fn start(&mut self, tag: StartTag<'a>) -> Result<(), PictureError> {
        if self.open.is_empty() && self.has_root {
            return Err(damaged("second root element"));
        }
        let namespaces = tag.attributes.iter().filter_map(|attribute| {
            let uri = || tokens::decode(attribute.value, &self.entities).into_owned();
            match split_name(attribute.name) {
                ("xmlns", prefix) => Some((prefix, uri())),
                ("", "xmlns") => Some(("", uri())),
                _ => None,
            }
        });
        let namespaces: Vec<_> = namespaces.collect();
        self.open.push(Open { name: tag.name, namespaces, kept: 0, lost_foreign_markup: false });
        let (prefix, local) = split_name(tag.name);
        // Without a namespace nothing is shown, so it does not matter what it would be.
        let is_svg = matches!(self.namespace(prefix)?.as_str(), SVG | "");
        if !is_svg || !names::is_kept_element(local) || self.animates_a_reference(&tag, local) {
            return self.leave_out(&tag, local);
        }
        let attributes = self.attributes(&tag, local)?;
        self.has_root = true;
        if let Some(around) = self.open.iter_mut().rev().nth(1) {
            around.kept += 1;
        }
        match attributes {
            None => self.out.push_str(tag.source),
            Some(attributes) => {
                let end = if tag.is_empty { "/>" } else { ">" };
                self.out.extend(["<", tag.name, &attributes, end]);
            }
        }
        if tag.is_empty {
            self.open.pop();
        } else if local == "style" {
            self.style(tag.name)?;
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), PictureError> {
        let open = self.open.pop().filter(|open| open.name == name).ok_or(damaged("end tag"))?;
        if open.lost_foreign_markup && open.kept == 0 {
            return Err(PictureError::Unsafe(UnsafePart::ForeignMarkup));
        }
        self.out.extend(["</", name, ">"]);
        Ok(())
    }

    /// The namespace that a prefix means here. A prefix that means none is an error in XML.
    fn namespace(&self, prefix: &str) -> Result<String, PictureError> {
        let declared = self.open.iter().rev().flat_map(|open| open.namespaces.iter().rev());
        match declared.into_iter().find(|(name, _)| *name == prefix) {
            Some((_, uri)) => Ok(uri.clone()),
            None if prefix.is_empty() => Ok(String::new()),
            None if prefix == "xml" => Ok(names::XML.to_owned()),
            None => Err(damaged("namespace")),
        }
    }

    /// Whether an element changes where something is loaded from, or what a script does.
    fn animates_a_reference(&mut self, tag: &StartTag<'_>, local: &str) -> bool {
        let name = tag.attributes.iter().find(|attribute| attribute.name == "attributeName");
        let animates = matches!(local, "set" | "animate")
            && name.is_some_and(|name| {
                let name = tokens::decode(name.value, &self.entities);
                let name = split_name(name.trim()).1.to_ascii_lowercase();
                name == "href" || name.starts_with("on")
            });
        if animates {
            self.references.removals.insert(Removal::Script);
        }
        animates
    }

    /// Skips an element with all that it holds. Foreign markup may only go where browsers do not
    /// show it, or where a `switch` has something else to show.
    fn leave_out(&mut self, tag: &StartTag<'a>, local: &str) -> Result<(), PictureError> {
        self.open.pop();
        match local.to_ascii_lowercase().as_str() {
            "script" | "handler" | "listener" => {
                self.references.removals.insert(Removal::Script);
            }
            "foreignobject" if !is_never_shown(tag) => match self.open.last_mut() {
                Some(around) if split_name(around.name).1 == "switch" => around.lost_foreign_markup = true,
                _ => return Err(PictureError::Unsafe(UnsafePart::ForeignMarkup)),
            },
            _ => {}
        }
        let mut names = if tag.is_empty { Vec::new() } else { vec![tag.name] };
        while let Some(name) = names.last().copied() {
            match self.next()?.ok_or(damaged("end tag"))? {
                Token::Start(tag) if !tag.is_empty => names.push(tag.name),
                Token::End(end) if end != name => return Err(damaged("end tag")),
                Token::End(_) => {
                    names.pop();
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The style sheet up to the end of its element.
    fn style(&mut self, name: &str) -> Result<(), PictureError> {
        let (mut written, mut sheet) = (String::new(), String::new());
        loop {
            match self.next()?.ok_or(damaged("style"))? {
                Token::Text(text) => {
                    written.push_str(&self.without_entities(text));
                    sheet.push_str(&tokens::decode(text, &self.entities));
                }
                Token::CData(text) => {
                    written.extend(["<![CDATA[", text, "]]>"]);
                    sheet.push_str(text);
                }
                Token::Comment | Token::Instruction(_) => {}
                Token::End(end) if end == name => break,
                Token::End(_) | Token::Start(_) | Token::DocumentType(_) => return Err(damaged("style")),
            }
        }
        let references = &mut self.references;
        let rewritten = css::rewrite(&sheet, &mut |address| references.loaded(address))?;
        self.out.push_str(&if rewritten == sheet { written } else { tokens::encode(&rewritten) });
        self.end(name)
    }

    /// The attributes of a tag that stay, each with the white space before it; `None` when the
    /// tag can be copied as it stands.
    fn attributes(&mut self, tag: &StartTag<'_>, local: &str) -> Result<Option<String>, PictureError> {
        let mut kept = String::new();
        let mut is_changed = false;
        for attribute in &tag.attributes {
            let value = tokens::decode(attribute.value, &self.entities);
            match self.attribute(local, attribute, &value)? {
                Fate::Keep => {
                    let written = self.without_entities(attribute.value);
                    if written == attribute.value {
                        kept.push_str(attribute.source);
                        continue;
                    }
                    kept.extend([" ", attribute.name, "=\"", &written, "\""]);
                }
                Fate::Replace(value) => {
                    kept.extend([" ", attribute.name, "=\"", &tokens::encode(&value), "\""]);
                }
                Fate::Remove => {}
            }
            is_changed = true;
        }
        Ok(is_changed.then_some(kept))
    }

    fn attribute(
        &mut self,
        element: &str,
        attribute: &Attribute<'_>,
        value: &str,
    ) -> Result<Fate, PictureError> {
        let (prefix, name) = split_name(attribute.name);
        if prefix == "xmlns" || attribute.name == "xmlns" {
            let is_needed = matches!(value, SVG | names::XLINK | names::XML | "");
            return Ok(if is_needed { Fate::Keep } else { Fate::Remove });
        }
        if prefix.is_empty() && name.to_ascii_lowercase().starts_with("on") {
            self.references.removals.insert(Removal::Script);
            return Ok(Fate::Remove);
        }
        if name == "href" && (prefix.is_empty() || self.namespace(prefix)? == names::XLINK) {
            return if element == "a" {
                Ok(self.references.link(value))
            } else {
                self.references.loaded(value)
            };
        }
        let is_kept = match prefix {
            "" => names::is_kept_attribute(name),
            _ => self.namespace(prefix)? == names::XML && matches!(name, "space" | "lang" | "id"),
        };
        if !is_kept {
            return Ok(Fate::Remove);
        }
        if is_script(&bare(value)) {
            self.references.removals.insert(Removal::Script);
            return Ok(Fate::Remove);
        }
        if name == "style" || value.contains('(') {
            let references = &mut self.references;
            let rewritten = css::rewrite(value, &mut |address| references.loaded(address))?;
            return Ok(if rewritten == value { Fate::Keep } else { Fate::Replace(rewritten) });
        }
        Ok(Fate::Keep)
    }
}

/// Whether browsers leave an element out because it asks for an extension that none of them has.
fn is_never_shown(tag: &StartTag<'_>) -> bool {
    let required = tag.attributes.iter().find(|attribute| attribute.name == "requiredExtensions");
    required.is_some_and(|attribute| {
        let extensions = attribute.value.trim();
        !extensions.is_empty() && !extensions.contains("xhtml")
    })
}
