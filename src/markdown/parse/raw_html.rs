//! HTML that an author wrote: what may stay is written anew, tag by tag; all else is reported.
//!
//! Ammonia reads the outcome once more as a whole ([`crate::markdown::html::sanitise`]), so a mistake here can
//! cost a finding, never let a script through.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::diagnostic::findings::{AC301, AC301Help, AC301Message, AC309, AC309Variant, LK404, LK404Variant};

use super::Renderer;
use crate::markdown::MAX_DEPTH;
use crate::markdown::body::{Link, Picture, Piece};
use crate::markdown::html::allowed::{ANYWHERE, ATTRIBUTES, SELF_ENDING, TAGS, VOID, WITH_CONTENT};
use crate::markdown::html::tag::{Attribute, Tag, end_after, read_tag};
use crate::markdown::target::Target;
use crate::markdown::text::mark::MarkKind;

/// What raw HTML has left behind.
#[derive(Debug, Default)]
pub(crate) struct RawHtml {
    pub needs_sanitising: bool,
    pub in_anchor: bool,
    /// Text is dropped until this tag ends, or its block.
    skipping: Option<String>,
    /// Tags opened within the line, and where.
    open: Vec<OpenTag>,
    /// Tags opened by blocks of HTML, and where.
    open_blocks: Vec<OpenTag>,
    /// A `<p>` that stood alone was left out, and its end has not come.
    lone_paragraph: bool,
    /// Where tags are first nested deeper than allowed. Reading them all would take a
    /// time that grows with the square of the depth.
    pub too_deep: Option<Span>,
}

/// A tag that is open.
#[derive(Debug)]
struct OpenTag {
    name: String,
    span: Span,
}

impl RawHtml {
    pub(crate) fn is_skipping(&self) -> bool {
        self.skipping.is_some()
    }

    /// Whether marks are meant to be shown: a sample of what is typed.
    fn shows_marks(&self) -> bool {
        let is_sample = |tag: &OpenTag| matches!(&*tag.name, "pre" | "code" | "kbd" | "samp");
        self.open_blocks.iter().any(is_sample)
    }
}

impl Renderer<'_> {
    /// One tag or comment within a line.
    pub(crate) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        if self.image.is_some() {
            return;
        }
        let is_break =
            |name: &str| html.strip_prefix(name).is_some_and(|rest| matches!(rest.trim(), ">" | "/>"));
        if !self.raw.is_skipping() && (is_break("<br") || is_break("</br")) {
            self.out.mark(MarkKind::Break);
            self.out.html.push_str("<br>");
            self.reset_line_context();
            self.line.after_break = true;
        } else if !self.raw.is_skipping() && is_break("<wbr") {
            self.out.html.push_str("<wbr>");
        } else {
            self.html(html, &|at| range.start + at, true);
        }
    }

    /// A block of HTML, gathered from its lines.
    pub(crate) fn html_block(&mut self) {
        let run = std::mem::take(&mut self.text);
        let start = self.out.html.len();
        self.html(run.text(), &|at| run.origin(at), false);
        let made = self.out.html[start..].trim();
        // `<p>` alone says nothing: the paragraph below it begins by itself, and ends before `</p>`.
        let is_lone_paragraph = made == "<p>" || made == "</p>" && self.raw.lone_paragraph;
        if is_lone_paragraph {
            self.raw.lone_paragraph = made == "<p>";
        }
        if made.is_empty() || is_lone_paragraph {
            self.out.truncate(start);
        }
        self.raw.skipping = None;
        self.raw.in_anchor = false;
    }

    /// What began within a line ends with it.
    pub(crate) fn close_inline_html(&mut self) {
        while let Some(tag) = self.raw.open.pop() {
            self.out.html.push_str("</");
            self.out.html.push_str(&tag.name);
            self.out.html.push('>');
            self.never_ended(&tag);
        }
        self.raw.skipping = None;
        self.raw.in_anchor = false;
    }

    /// Tags of blocks that are open at the end of the text.
    pub(crate) fn end_html_blocks(&mut self) {
        for tag in std::mem::take(&mut self.raw.open_blocks) {
            self.never_ended(&tag);
        }
    }

    fn never_ended(&mut self, tag: &OpenTag) {
        if !SELF_ENDING.contains(&tag.name) {
            let finding = AC309 { tag: tag.name.clone(), variant: AC309Variant::Open };
            self.find(self.origin.finding(finding, tag.span.clone()));
        }
    }

    fn html(&mut self, html: &str, origin: &dyn Fn(usize) -> usize, inline: bool) {
        let mut at = 0;
        let last = |mark: &str| html.rfind(mark).unwrap_or_default();
        let (comments_end, sections_end, tags_end) = (last("-->"), last("]]>"), last(">"));
        loop {
            if let Some(skipped) = &self.raw.skipping {
                let Some(end_tag) = end_of_content(html, at, skipped) else { return };
                if has_words(&html[end_tag.clone()], skipped) {
                    self.taken_out(
                        &html[end_tag.clone()],
                        origin(end_tag.start)..origin(end_tag.end - 1) + 1,
                    );
                }
                self.raw.skipping = None;
                at = end_tag.end;
            }
            let Some(start) = html[at..].find('<').map(|found| at + found) else { break };
            if self.raw.too_deep.is_some() {
                break;
            }
            self.html_text(&html[at..start], at, origin, inline);
            let rest = &html[start..];
            let is_section = rest.starts_with("<![CDATA[");
            at = if rest.starts_with("<!--")
                && (start < comments_end || self.has_end_of_comment(origin(start)))
            {
                end_after(html, start + 4, "-->")
            } else if (rest.starts_with("<?") || rest.starts_with("<!") && !rest.starts_with("<!--"))
                && start < if is_section { sections_end } else { tags_end }
            {
                let end = end_after(html, start, if is_section { "]]>" } else { ">" });
                self.taken_out(&html[start..end], origin(start)..origin(end.saturating_sub(1)) + 1);
                end
            } else if let Some((tag, end)) = read_tag(html, start) {
                if tag.is_whole {
                    self.tag(&tag, html, start..end, origin, inline);
                } else {
                    self.taken_out(&html[start..end], origin(start)..origin(start) + 1);
                    self.html_text(&html[start..end], start, origin, inline);
                }
                end
            } else {
                self.html_text("<", start, origin, inline);
                start + 1
            };
        }
        self.html_text(&html[at..], at, origin, inline);
    }

    /// Whether a comment that begins here ends anywhere in the text.
    fn has_end_of_comment(&self, start: usize) -> bool {
        let start = self.prepared.body_offset(start);
        self.body.rfind("-->").is_some_and(|end| start < end)
    }

    /// Text within HTML: entities stay.
    fn html_text(&mut self, text: &str, at: usize, origin: &dyn Fn(usize) -> usize, inline: bool) {
        if !self.raw.is_skipping() && !text.is_empty() {
            let range = origin(at)..origin(at + text.len() - 1) + 1;
            if !inline && !self.raw.shows_marks() {
                self.check_markdown_in_html(text, range.start);
            }
            let source = self.source(range);
            let text = self.sentinels().restore(text).into_owned();
            let start = self.out.html.len();
            self.out.html.push_str(&text.replace('<', "&lt;").replace('>', "&gt;"));
            self.out.mark_text(start, source);
        }
    }

    fn taken_out(&mut self, what: &str, range: Range<usize>) {
        let span = self.span(range);
        let mut what: String =
            self.sentinels().restore(what).chars().filter(|c| !c.is_control()).take(40).collect();
        if what.is_empty() {
            what.push('<');
        }
        self.find(self.origin.finding(LK404 { what, variant: LK404Variant::Html }, span));
    }

    fn tag(
        &mut self,
        tag: &Tag<'_>,
        html: &str,
        range: Range<usize>,
        origin: &dyn Fn(usize) -> usize,
        inline: bool,
    ) {
        let place = |range: Range<usize>| origin(range.start)..origin(range.end.saturating_sub(1)) + 1;
        if tag.is_end && has_words(&html[range.clone()], &tag.name) {
            self.taken_out(&html[range.clone()], place(range.clone()));
        }
        if !TAGS.contains(&tag.name) {
            if !tag.is_end {
                self.taken_out(&format!("<{}>", tag.name), place(range.clone()));
                let has_content = !html[range].ends_with("/>") && !VOID.contains(&tag.name);
                if has_content && WITH_CONTENT.contains(&tag.name) {
                    self.raw.skipping = Some(tag.name.clone());
                }
            }
            return;
        }
        self.raw.needs_sanitising = true;
        if tag.is_end {
            self.end_tag(&tag.name, place(range), inline);
        } else {
            self.start_tag(tag, place(range), origin, inline);
        }
    }

    fn end_tag(&mut self, name: &str, place: Range<usize>, inline: bool) {
        // What was opened inside it ends with it.
        let open = if inline { &mut self.raw.open } else { &mut self.raw.open_blocks };
        match open.iter().rposition(|open| open.name == name) {
            Some(index) => {
                let inside = open.split_off(index);
                inside.iter().skip(1).for_each(|tag| self.never_ended(tag));
            }
            None => {
                if !SELF_ENDING.contains(name) && !VOID.contains(name) {
                    let finding = AC309 { tag: name.to_owned(), variant: AC309Variant::NothingToEnd };
                    self.find(self.origin.finding(finding, self.span(place)));
                }
                if inline {
                    return;
                }
            }
        }
        if name == "a" {
            self.raw.in_anchor = false;
        }
        let name = if name == "h1" { "h2" } else { name };
        self.out.html.push_str("</");
        self.out.html.push_str(name);
        self.out.html.push('>');
    }

    fn start_tag(
        &mut self,
        tag: &Tag<'_>,
        place: Range<usize>,
        origin: &dyn Fn(usize) -> usize,
        inline: bool,
    ) {
        let name = tag.name.as_str();
        if name == "a" && inline && self.raw.in_anchor {
            self.end_tag("a", place.clone(), true);
        }
        let address = match name {
            "a" => "href",
            "img" => "src",
            _ => "",
        };
        let destination =
            tag.attributes.iter().find(|attribute| !address.is_empty() && attribute.name == address);
        self.out.html.push('<');
        self.out.html.push_str(if name == "h1" { "h2" } else { name });
        if let Some(destination) = destination {
            self.push_address(name, address, destination, origin);
        }
        for (index, attribute) in tag.attributes.iter().enumerate() {
            let is_first = tag.attributes[..index].iter().all(|earlier| earlier.name != attribute.name);
            if attribute.name != address && is_first {
                self.push_checked(name, attribute, origin);
            }
        }
        self.out.html.push('>');
        match name {
            "img" => {
                let place = place.clone();
                if !tag.attributes.iter().any(|attribute| attribute.name == "alt") {
                    let source = destination.map_or("", |destination| destination.value);
                    let source = self.sentinels().restore(source).into_owned();
                    let span = self.span(place.clone());
                    let written = self.body.get(self.prepared.body_range(place)).unwrap_or_default();
                    let rest = written.get("<img".len()..).unwrap_or_default();
                    let right = format!("<img alt=\"ここに説明\"{rest}");
                    let help = AC301Help::Html { right };
                    let finding = AC301 { src: source, message: AC301Message::Missing, help };
                    self.find(self.origin.finding(finding, span));
                }
                self.reset_line_context();
            }
            "a" => self.raw.in_anchor = true,
            "br" => {
                self.reset_line_context();
                self.line.after_break = true;
            }
            _ => {}
        }
        if inline && !VOID.contains(name) {
            self.raw.open.push(OpenTag { name: name.to_owned(), span: self.span(place.clone()) });
        } else if !VOID.contains(name) && !SELF_ENDING.contains(name) {
            self.raw.open_blocks.push(OpenTag { name: name.to_owned(), span: self.span(place.clone()) });
        }
        if self.raw.open.len() + self.raw.open_blocks.len() > MAX_DEPTH && self.raw.too_deep.is_none() {
            self.raw.too_deep = Some(self.span(place));
        }
    }

    /// The address is read after Ammonia has decoded it; the slot before it keeps its range in the file.
    fn push_address(
        &mut self,
        name: &str,
        address: &str,
        destination: &Attribute<'_>,
        origin: &dyn Fn(usize) -> usize,
    ) {
        let start = origin(destination.at);
        let span = self.span(start..start + destination.value.len().max(1));
        let target = Target::Anchor(String::new());
        let attributes = String::new();
        let piece = if name == "a" {
            Piece::LinkOpen(Box::new(Link { target, span, attributes }))
        } else {
            Piece::Picture(Box::new(Picture { target, alt: String::new(), span, attributes }))
        };
        self.out.html.push(' ');
        self.out.html.push_str(address);
        self.out.html.push_str("=\"");
        self.out.piece(piece);
        self.push_value(destination.value);
        self.out.html.push('"');
    }

    fn push_value(&mut self, value: &str) {
        let value = self.sentinels().restore(value).into_owned();
        for c in value.chars() {
            match c {
                '"' => self.out.html.push_str("&quot;"),
                '<' => self.out.html.push_str("&lt;"),
                '>' => self.out.html.push_str("&gt;"),
                _ => self.out.html.push(c),
            }
        }
    }

    fn push_checked(&mut self, tag: &str, attribute: &Attribute<'_>, origin: &dyn Fn(usize) -> usize) {
        let name = attribute.name.as_str();
        if name == "id" {
            let id = self.names.chosen(&self.sentinels().restore(attribute.value));
            crate::escape::html::push_attribute(&mut self.out.html, "id", &id);
            return;
        }
        let of_tag = ATTRIBUTES.iter().any(|(of, names)| *of == tag && names.contains(name));
        if of_tag || ANYWHERE.contains(name) {
            self.out.html.push(' ');
            self.out.html.push_str(name);
            self.out.html.push_str("=\"");
            self.push_value(attribute.value);
            self.out.html.push('"');
        } else {
            let end = attribute.start + name.len().saturating_sub(1);
            self.taken_out(name, origin(attribute.start)..origin(end) + 1);
        }
    }
}

/// Whether an end tag holds more than its name, which browsers drop.
fn has_words(end_tag: &str, name: &str) -> bool {
    let behind_name = end_tag.get("</".len() + name.len()..).unwrap_or_default();
    !name.is_ascii() || behind_name.contains(|c: char| !c.is_whitespace() && !matches!(c, '/' | '>'))
}

/// The end tag of an element whose content is dropped, also if its `>` is missing.
fn end_of_content(html: &str, from: usize, name: &str) -> Option<Range<usize>> {
    let mut ends = html[from..].match_indices("</").map(|(found, _)| from + found);
    ends.find_map(|start| {
        let name_end = start + "</".len() + name.len();
        let is_end = html.get(start + "</".len()..name_end)?.eq_ignore_ascii_case(name)
            && !html[name_end..].starts_with(|c: char| !c.is_whitespace() && !matches!(c, '/' | '>'));
        let tag_end =
            || read_tag(html, start).filter(|(tag, _)| tag.is_whole).map_or(name_end, |(_, end)| end);
        is_end.then(|| start..tag_end())
    })
}
