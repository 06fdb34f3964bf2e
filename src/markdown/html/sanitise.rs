//! The last word on raw HTML: Ammonia reads the whole text as a browser would, balances what is
//! not, and lets nothing through but a list of tags and attributes.
//!
//! Runs only over texts with raw HTML in them. Gaps cross it as marks that no author can write.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::allowed::{ANYWHERE, ATTRIBUTES, TAGS, VOID, WITH_CONTENT};
use crate::diagnostic::Span;
use crate::markdown::MAX_DEPTH;
use crate::markdown::body::{Gap, Piece};
use crate::markdown::buffer::Buffer;
use crate::markdown::target::{Refused, Target};

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
    // What this room writes itself.
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

/// Sanitises HTML with gaps; none where tags are nested too deep.
pub(crate) fn sanitise(buffer: &Buffer, mark: char) -> Option<Cleaned> {
    let cleaned = SANITISER.clean(&with_marks(buffer, mark)).to_string();
    if depth(&cleaned) > MAX_DEPTH {
        return None;
    }
    Some(split(&cleaned, &buffer.gaps, mark))
}

fn with_marks(buffer: &Buffer, mark: char) -> String {
    let mut out = String::with_capacity(buffer.html.len() + buffer.gaps.len() * 16);
    let mut from = 0;
    for (index, gap) in buffer.gaps.iter().enumerate() {
        out.push_str(&buffer.html[from..gap.at]);
        from = gap.at;
        let number = format!("{mark}{index};");
        match &gap.piece {
            Piece::LinkOpen(_) if out.ends_with(LINK) => out.push_str(&number),
            Piece::LinkOpen(_) => out.extend([LINK, &number, "\">"]),
            Piece::LinkClose => out.push_str("</a>"),
            Piece::Picture(_) if out.ends_with(PICTURE) => out.push_str(&number),
            Piece::Picture(_) => out.extend([PICTURE, &number, "\">"]),
            Piece::RecordTitle(_) | Piece::TitleBreak { .. } | Piece::Word(_) => out.push_str(&number),
        }
    }
    out.push_str(&buffer.html[from..]);
    out
}

struct Split<'a> {
    gaps: &'a [Gap],
    out: Buffer,
    refused: Vec<(Span, Refused)>,
    /// The link that is open is a gap, not HTML.
    link_is_open: bool,
}

fn split(html: &str, gaps: &[Gap], mark: char) -> Cleaned {
    let mut split = Split { gaps, out: Buffer::default(), refused: Vec::new(), link_is_open: false };
    split.out.html.reserve(html.len());
    let mut at = 0;
    while let Some(found) = html[at..].find([mark, '<']) {
        let start = at + found;
        split.out.html.push_str(&html[at..start]);
        let rest = &html[start..];
        at = start
            + if let Some(number) = rest.strip_prefix(mark) {
                mark.len_utf8() + split.gap(number)
            } else if rest.starts_with("</a>") && split.link_is_open {
                split.link_is_open = false;
                split.out.piece(Piece::LinkClose);
                "</a>".len()
            } else if let Some(address) = rest.strip_prefix(LINK).and_then(|rest| rest.strip_prefix(mark)) {
                LINK.len() + mark.len_utf8() + split.link(address)
            } else if let Some(address) = rest.strip_prefix(PICTURE).and_then(|rest| rest.strip_prefix(mark))
            {
                PICTURE.len() + mark.len_utf8() + split.picture(address)
            } else {
                split.tag(rest, mark)
            };
    }
    split.out.html.push_str(&html[at..]);
    Cleaned { out: split.out, refused: split.refused }
}

/// Reads `12;`: the number and its length.
fn number(text: &str) -> (usize, usize) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (text[..digits].parse().unwrap_or(usize::MAX), (digits + 1).min(text.len()))
}

impl Split<'_> {
    fn gap(&mut self, text: &str) -> usize {
        let (index, length) = number(text);
        if let Some(gap) = self.gaps.get(index) {
            self.out.piece(gap.piece.clone());
        }
        length
    }

    /// Any other tag, whose attributes may hold gaps.
    fn tag(&mut self, text: &str, mark: char) -> usize {
        let end = end_of_tag(text);
        let mut at = 0;
        while let Some(found) = text[at..end].find(mark) {
            self.out.html.push_str(&text[at..at + found]);
            let after = at + found + mark.len_utf8();
            at = after + self.gap(&text[after..]);
        }
        self.out.html.push_str(&text[at..end]);
        end
    }

    /// The rest of a link's tag, after its mark.
    fn link(&mut self, text: &str) -> usize {
        let (index, length) = number(text);
        let (destination, attributes, end) = rest_of_tag(&text[length..]);
        let Some(Piece::LinkOpen(link)) = self.gaps.get(index).map(|gap| &gap.piece) else {
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
        let Some(Piece::Picture(picture)) = self.gaps.get(index).map(|gap| &gap.piece) else {
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
                    super::escape::push_escaped(&mut self.out.html, &picture.alt);
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
    (unescaped(&text[..quote]), &text[after..after + end], (after + end + 1).min(text.len()))
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
    (unescaped(&value[..end]), others)
}

/// Text from HTML as Ammonia writes it.
pub(crate) fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
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
