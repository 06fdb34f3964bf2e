//! The sanitiser of raw HTML: Ammonia parses the whole text as a browser would, balances its tags, and
//! keeps only listed tags and attributes.
//!
//! Runs only over texts with raw HTML in them. Slots and sources of texts pass through it as
//! characters that no author can write.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::allowed::{ANYWHERE, ATTRIBUTES, TAGS, VOID, WITH_CONTENT};
use super::structure::{TagMeaning, meaning, tag_name};
use crate::diagnostic::Span;
use crate::escape::html::unescaped;
use crate::markdown::MAX_DEPTH;
use crate::markdown::body::Piece;
use crate::markdown::buffer::Buffer;
use crate::markdown::target::{Refused, Target};
use crate::markdown::text::mark::{MarkKind, Source, TextMark, offset};

/// HTML that is safe, and the addresses that it lost.
pub(crate) struct Cleaned {
    pub out: Buffer,
    pub refused: Vec<(Span, Refused)>,
}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().collect())).collect();
    attributes.entry("a").or_default().insert("href");
    attributes.entry("img").or_default().insert("src");
    // What the renderer writes itself.
    attributes.insert("input", ["type", "disabled", "checked"].into());
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().chain(["input", "section"]).collect())
        .clean_content_tags(WITH_CONTENT.iter().collect())
        .tag_attributes(attributes)
        .generic_attributes(
            ANYWHERE
                .iter()
                .chain(["id", "class", "role", "tabindex", "aria-label", "data-search-off"])
                .collect(),
        )
        .url_schemes(HashSet::new())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    builder
});

const LINK: &str = "<a href=\"";
const PICTURE: &str = "<img src=\"";

/// Characters that no author can write, which carry slots and sources of texts through Ammonia.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Carriers {
    pub slot: char,
    pub text: char,
}

/// Sanitises HTML with slots; none where tags are nested too deep.
pub(crate) fn sanitise(buffer: &Buffer, carriers: Carriers) -> Option<Cleaned> {
    let cleaned = SANITISER.clean(&with_sentinels(buffer, carriers)).to_string();
    if depth(&cleaned) > MAX_DEPTH {
        return None;
    }
    Some(split(&cleaned, buffer, carriers))
}

fn with_sentinels(buffer: &Buffer, carriers: Carriers) -> String {
    let mark = carriers.slot;
    let mut out = String::with_capacity(buffer.html.len() + (buffer.slots.len() + buffer.marks.len()) * 16);
    let mut from = 0;
    let mut texts = texts(buffer).peekable();
    for (index, slot) in buffer.slots.iter().enumerate() {
        while let Some((index, at)) = texts.next_if(|(_, at)| *at < slot.at) {
            out.push_str(&buffer.html[from..at]);
            from = at;
            out.extend([carriers.text.to_string(), format!("{index};")]);
        }
        out.push_str(&buffer.html[from..slot.at]);
        from = slot.at;
        let number = format!("{mark}{index};");
        match &slot.piece {
            Piece::LinkOpen(_) if out.ends_with(LINK) => out.push_str(&number),
            Piece::LinkOpen(_) => out.extend([LINK, &number, "\">"]),
            Piece::LinkClose => out.push_str("</a>"),
            Piece::Picture(_) if out.ends_with(PICTURE) => out.push_str(&number),
            Piece::Picture(_) => out.extend([PICTURE, &number, "\">"]),
            Piece::RecordTitle(_) | Piece::LineBreak(_) | Piece::Word(_) => out.push_str(&number),
        }
    }
    for (index, at) in texts {
        out.push_str(&buffer.html[from..at]);
        from = at;
        out.extend([carriers.text.to_string(), format!("{index};")]);
    }
    out.push_str(&buffer.html[from..]);
    out
}

/// The marks of texts, each with the offset of its first character that is no white space: a
/// sentinel before white space would be text where there was none.
fn texts(buffer: &Buffer) -> impl Iterator<Item = (usize, usize)> {
    buffer.marks.iter().enumerate().filter_map(|(index, mark)| {
        let MarkKind::Text { len, .. } = mark.kind else { return None };
        let at = mark.at as usize;
        let html = buffer.html.get(at..at + len as usize)?;
        html.find(|c: char| !c.is_ascii_whitespace()).map(|visible| (index, at + visible))
    })
}

/// The source of the text of a mark, without the white space around it.
fn source_of(buffer: &Buffer, mark: usize) -> Source {
    let Some(TextMark { at, kind: MarkKind::Text { len, source, is_literal } }) =
        buffer.marks.get(mark).copied()
    else {
        return Source::default();
    };
    if !is_literal {
        return source;
    }
    let html = buffer.html.get(at as usize..(at + len) as usize).unwrap_or_default();
    let space = offset(html.len() - html.trim_start_matches(|c: char| c.is_ascii_whitespace()).len());
    Source { start: source.start + space, len: offset(unescaped(trimmed(html)).len()) }
}

fn trimmed(html: &str) -> &str {
    html.trim_matches(|c: char| c.is_ascii_whitespace())
}

struct Split<'a> {
    before: &'a Buffer,
    carriers: Carriers,
    out: Buffer,
    refused: Vec<(Span, Refused)>,
    /// The link that is open is a slot, not HTML.
    link_is_open: bool,
    /// Where the text that is read was written.
    source: Source,
    /// The tag whose content is a reading or hidden, while it is open.
    aside: Option<&'static str>,
}

fn split(html: &str, before: &Buffer, carriers: Carriers) -> Cleaned {
    let mut split = Split {
        before,
        carriers,
        out: Buffer::default(),
        refused: Vec::new(),
        link_is_open: false,
        source: Source::default(),
        aside: None,
    };
    split.out.html.reserve(html.len());
    let mut at = 0;
    while let Some(found) = html[at..].find([carriers.slot, carriers.text, '<']) {
        split.text(&html[at..at + found]);
        at += found;
        at += split.special(&html[at..]);
    }
    split.text(&html[at..]);
    Cleaned { out: split.out, refused: split.refused }
}

/// Reads `12;`: the number and its length.
fn number(text: &str) -> (usize, usize) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (text[..digits].parse().unwrap_or(usize::MAX), (digits + 1).min(text.len()))
}

impl Split<'_> {
    fn text(&mut self, html: &str) {
        let source = std::mem::take(&mut self.source);
        let (visible, space) = html.split_at(html.trim_end_matches(|c: char| c.is_ascii_whitespace()).len());
        self.text_from(visible, source);
        // White space without a sentinel of its own may have been joined to the text before it.
        self.text_from(space, Source::default());
    }

    fn text_from(&mut self, html: &str, source: Source) {
        let start = self.out.html.len();
        self.out.html.push_str(html);
        self.out.mark_text(start, source);
    }

    /// Reads the sentinel or tag that `html` begins with, and gives its length.
    fn special(&mut self, html: &str) -> usize {
        let slot = self.carriers.slot;
        if let Some(rest) = html.strip_prefix(slot) {
            return slot.len_utf8() + self.slot(rest);
        }
        if let Some(rest) = html.strip_prefix(self.carriers.text) {
            let (index, length) = number(rest);
            self.source = source_of(self.before, index);
            return self.carriers.text.len_utf8() + length;
        }
        if html.starts_with("</a>") && self.link_is_open {
            self.link_is_open = false;
            self.out.piece(Piece::LinkClose);
            return "</a>".len();
        }
        if let Some(address) = html.strip_prefix(LINK).and_then(|rest| rest.strip_prefix(slot)) {
            return LINK.len() + slot.len_utf8() + self.link(address);
        }
        if let Some(address) = html.strip_prefix(PICTURE).and_then(|rest| rest.strip_prefix(slot)) {
            return PICTURE.len() + slot.len_utf8() + self.picture(address);
        }
        self.tag(html)
    }

    fn slot(&mut self, text: &str) -> usize {
        let (index, length) = number(text);
        if let Some(slot) = self.before.slots.get(index) {
            self.out.piece(slot.piece.clone());
        }
        length
    }

    /// Any other tag, whose attributes may hold slots. Gives its length, `>` included.
    fn tag(&mut self, html: &str) -> usize {
        let end = end_of_tag(html);
        let tag = &html[..end];
        self.begin_meaning(tag.trim_start_matches('<'));
        let mut at = 0;
        while let Some(found) = tag[at..].find(self.carriers.slot) {
            self.out.html.push_str(&tag[at..at + found]);
            let after = at + found + self.carriers.slot.len_utf8();
            at = after + self.slot(&tag[after..]);
        }
        let end = (end + 1).min(html.len());
        self.out.html.push_str(&html[at..end]);
        end
    }

    /// Marks what a tag means for the text around it.
    fn begin_meaning(&mut self, tag: &str) {
        if let Some(aside) = self.aside {
            if tag.starts_with('/') && tag_name(tag) == aside {
                self.aside = None;
                self.out.mark(MarkKind::Shown);
            }
            return;
        }
        match meaning(tag) {
            TagMeaning::Block(kind) => self.out.block(kind),
            TagMeaning::Footnotes => {
                self.out.block(None);
                self.out.mark(MarkKind::Footnotes);
            }
            TagMeaning::Break => self.out.mark(MarkKind::Break),
            TagMeaning::Reading(name) => {
                self.aside = Some(name);
                self.out.mark(MarkKind::Reading);
            }
            TagMeaning::Hidden(name) => {
                self.aside = Some(name);
                self.out.mark(MarkKind::Hidden);
            }
            TagMeaning::Inline => {}
        }
    }

    /// The rest of a link's tag, after its mark.
    fn link(&mut self, text: &str) -> usize {
        let (index, length) = number(text);
        let (destination, attributes, end) = rest_of_tag(&text[length..]);
        let Some(Piece::LinkOpen(link)) = self.before.slots.get(index).map(|slot| &slot.piece) else {
            return length + end;
        };
        let mut link = link.clone();
        self.link_is_open = true;
        if !attributes.is_empty() {
            attributes.clone_into(&mut link.attributes);
        }
        if destination.is_empty() {
            self.out.piece(Piece::LinkOpen(link));
        } else {
            match Target::parse(&destination) {
                Ok(target) => {
                    link.target = target;
                    self.out.piece(Piece::LinkOpen(link));
                }
                Err(refused) => {
                    self.refused.push((link.span.clone(), refused));
                    self.out.html.push_str("<a>");
                    self.link_is_open = false;
                }
            }
        }
        length + end
    }

    fn picture(&mut self, text: &str) -> usize {
        let (index, length) = number(text);
        let (destination, attributes, end) = rest_of_tag(&text[length..]);
        let Some(Piece::Picture(picture)) = self.before.slots.get(index).map(|slot| &slot.piece) else {
            return length + end;
        };
        let mut picture = picture.clone();
        if !destination.is_empty() {
            let (alt, others) = without_alt(attributes);
            picture.alt = alt;
            picture.attributes = others;
            match Target::parse(&destination) {
                Ok(target) => picture.target = target,
                Err(refused) => {
                    self.refused.push((picture.span.clone(), refused));
                    let source = picture.span.clone().into();
                    self.out.text(&picture.alt, source);
                    return length + end;
                }
            }
        }
        self.out.piece(Piece::Picture(picture));
        length + end
    }
}

/// The rest of a tag whose address is being read: address, further attributes, length.
fn rest_of_tag(text: &str) -> (String, &str, usize) {
    let quote = text.find('"').unwrap_or(text.len());
    let after = (quote + 1).min(text.len());
    let end = end_of_tag(&text[after..]);
    (unescaped(&text[..quote]).into_owned(), &text[after..after + end], (after + end + 1).min(text.len()))
}

fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

/// Takes ` alt="…"` out of attributes.
fn without_alt(attributes: &str) -> (String, String) {
    const ALT: &str = " alt=\"";
    let Some(start) = attributes.find(ALT) else { return (String::new(), attributes.to_owned()) };
    let value = &attributes[start + ALT.len()..];
    let end = value.find('"').unwrap_or(value.len());
    let others = format!("{}{}", &attributes[..start], value.get(end + 1..).unwrap_or_default());
    (unescaped(&value[..end]).into_owned(), others)
}

/// How deep the tags of balanced HTML are nested.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let rest = &html[at + found + 1..];
        at += found + 1 + end_of_tag(rest);
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else {
            let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if !VOID.contains(name) {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}
