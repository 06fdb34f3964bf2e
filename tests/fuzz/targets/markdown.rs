//! A body becomes whole HTML, and every Japanese word of it is there, or something is said of it.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::{Diagnostic, Location, SourceText};
use crate::markdown::{
    Body, BodyMap, Context, LinkOutcome, PictureView, Resolve, Target, Word, as_markdown, parse, write,
};

/// An input is a body.
pub(super) fn hold(data: &[u8]) {
    let body = String::from_utf8_lossy(data);
    let source = Arc::new(SourceText::new("content/pages/a.md", body.as_ref()));
    let (read, findings) = parse(&body, &Context { source: &source, map: &BodyMap::Contiguous { start: 0 } });
    places_are_in_the_body(&read, &findings, &body);
    let mut html = String::new();
    write(&read, &mut html, &Page);
    is_whole(&html);
    if findings.iter().any(|finding| finding.message == "markdown_depth") {
        return;
    }
    words_are_shown(&body, &read, &findings);
    words_are_in_blocks(&read, &html);
    words_are_given_out(&read, &html);
}

/// What leaves as Markdown has every Japanese letter that a page shows.
fn words_are_given_out(body: &Body, html: &str) {
    let count = |text: &str| text.chars().filter(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿')).count();
    let text =
        html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<String>();
    let given = as_markdown(body, &Page);
    assert!(count(&given) >= count(&text), "{text}\nas\n{given}");
}

/// A page that shows what a body says, and nothing else.
struct Page;

impl Resolve for Page {
    fn link(&self, target: &Target) -> LinkOutcome {
        target.plain_href().map_or(LinkOutcome::WordsOnly, LinkOutcome::Href)
    }

    fn record_title(&self, _kind: &str, _id: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn picture(&self, _target: &Target) -> Option<PictureView> {
        None
    }

    fn keeps_line(&self, _is_wrapped: bool) -> bool {
        true
    }

    fn word(&self, _word: Word) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
}

/// What a page shows of a body, addresses and titles of links included.
pub(super) fn shown(body: &Body) -> String {
    let mut shown = String::new();
    write(body, &mut shown, &Page);
    shown = crate::escape::html::unescaped(&shown).into_owned();
    for link in body.links() {
        let _ = write!(shown, " {:?} {}", link.target, link.attributes);
    }
    for picture in body.pictures() {
        let _ = write!(shown, " {:?} {}", picture.target, picture.attributes);
    }
    for block in body.text_blocks(&Page) {
        let _ = write!(shown, " {} {}", block.text, block.readings.join(" "));
    }
    for anchor in &body.anchors {
        let _ = write!(shown, " {anchor}");
    }
    shown
}

fn places_are_in_the_body(read: &Body, findings: &[Diagnostic], body: &str) {
    let links = read.links().map(|link| link.span.clone());
    let pictures = read.pictures().map(|picture| picture.span.clone());
    let headings = read.headings.iter().map(|heading| heading.span.clone());
    for place in links.chain(pictures).chain(headings).chain(said(findings)) {
        assert!(body.get(place.clone()).is_some(), "{place:?} is no place");
    }
    for block in read.source_blocks() {
        for (at, c) in block.text.char_indices() {
            if let Some(place) = block.span(at..at + c.len_utf8()) {
                assert!(body.get(place.clone()).is_some(), "{c:?} of {:?} at {place:?}", block.text);
            }
        }
    }
}

/// Every place of which something is said.
fn said(findings: &[Diagnostic]) -> impl Iterator<Item = Range<usize>> {
    findings.iter().flat_map(|finding| {
        let labels = finding.labels.iter().map(|label| &label.location);
        std::iter::once(&finding.location).chain(labels).filter_map(Location::span)
    })
}

/// Elements that have no end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "wbr", "col"];

/// Every element ends, in the order in which HTML wants it, and none lets a script through.
fn is_whole(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let mut is_quoted = false;
        let end = rest.find(|c| {
            is_quoted ^= c == '"';
            c == '>' && !is_quoted
        });
        let end = end.unwrap_or_else(|| panic!("a tag without an end in {html}"));
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric()), "<{tag}> in {html}");
        assert!(!matches!(name, "script" | "style" | "svg" | "iframe" | "textarea" | "object"), "{html}");
        let attributes: String = tag.split('"').step_by(2).collect();
        assert!(
            !attributes.split([' ', '\n']).any(|name| name.starts_with("on") || name.starts_with("style")),
            "{html}"
        );
        for value in tag.split('"').skip(1).step_by(2) {
            assert!(!value.trim().to_lowercase().starts_with("javascript:"), "{html}");
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} have no end in {html}");
}

/// Every run of kanji and kana is in the HTML, or stands in a line of which something is said.
fn words_are_shown(body: &str, read: &Body, findings: &[Diagnostic]) {
    let mut all = shown(read);
    let decoded = percent_encoding::percent_decode_str(&all).decode_utf8_lossy().into_owned();
    all.push_str(&decoded);
    // Taken apart: が may be written as か and a mark.
    let all: String = all.nfkd().collect();
    let said: Vec<Range<usize>> = said(findings).map(|place| lines_of(body, place)).collect();
    let hidden = hidden(body);
    for (place, word) in japanese(body) {
        let is_said = said.iter().any(|said| said.contains(&place));
        let word: String = word.nfkd().collect();
        if is_said || hidden.iter().any(|hidden| hidden.contains(&place)) || all.contains(&word) {
            continue;
        }
        panic!("{word:?} is lost: {all}");
    }
}

/// The lines that a range stands in.
fn lines_of(body: &str, place: Range<usize>) -> Range<usize> {
    let start = body[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let end = body[place.end..].find('\n').map_or(body.len(), |at| place.end + at);
    start..end.max(start + 1)
}

/// What is written to be seen by nobody: comments, attributes, and what holds scripts, to which the
/// program points.
fn hidden(body: &str) -> Vec<Range<usize>> {
    let mut hidden = Vec::new();
    let mut at = 0;
    while let Some(found) = body[at..].find('<') {
        let start = at + found;
        let rest = &body[start..];
        let name: String =
            rest[1..].chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let end = match name.as_str() {
            "script" | "style" | "svg" | "iframe" | "textarea" | "object" | "template" | "noscript"
            | "title" | "math" | "select" | "xmp" | "noembed" | "noframes" => {
                rest.find(&format!("</{name}")).or(Some(rest.len()))
            }
            _ if rest.starts_with("<!--") => rest.find("-->"),
            // A tag within a tag is one of its own to the parser, which may hide what follows it.
            _ => rest[1..].find(['>', '<']).map(|end| end + 1),
        };
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        match end.filter(|_| is_tag) {
            Some(end) => {
                hidden.push(start..start + end);
                at = start + end.max(1);
            }
            None => at = start + 1,
        }
    }
    // The labels by which links are referred to.
    hidden
        .extend(body.match_indices("][").filter_map(|(at, _)| Some(at..at + 2 + body[at + 2..].find(']')?)));
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let label = line.trim_start().starts_with('[').then(|| line.find("]:")).flatten();
        hidden.extend(label.map(|end| at..at + end));
        at += line.len();
    }
    for sign in ["{:", "[//]:"] {
        hidden.extend(body.match_indices(sign).map(|(at, _)| lines_of(body, at..at + 1)));
    }
    hidden
}

/// The runs of kanji and kana of a text, with their places.
fn japanese(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_letter =
        |c: char| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}');
    text.split(move |c| !is_letter(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// What the page shows is what the search is told, without spaces.
fn words_are_in_blocks(read: &Body, html: &str) {
    let blocks: String = read
        .text_blocks(&Page)
        .iter()
        .flat_map(|block| [block.text.clone(), block.readings.concat()])
        .collect();
    let blocks: String = blocks.chars().filter(|c| !c.is_whitespace()).collect();
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        rest = rest[start..].split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let text = crate::escape::html::unescaped(&text).into_owned();
    for (_, word) in japanese(&text) {
        assert!(blocks.contains(word), "{word:?} is not in {blocks:?}: {html}");
    }
}
