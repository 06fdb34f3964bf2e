//! Text below HTML that has ended: `<hr>`, `</div>`, `</table>` and a line of words. To the parser all of it is
//! HTML up to the next blank line, so that its lines run together and its marks do nothing.
//!
//! A tag that is not published (`<font>`, `<center>`) holds nothing, nor does a `<p>` without its end.
//!
//! Comes before all other notations, since these leave HTML as it is.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag as Block};

use crate::markdown::MAX_DEPTH;
use crate::markdown::edits::Edits;
use crate::markdown::html::allowed::{Names, SELF_ENDING, TAGS, VOID, WITH_CONTENT};
use crate::markdown::html::tag::{Tag, end_after, read_tag};
use crate::markdown::parse::options;

/// Tags that begin a block of HTML wherever their line stands.
const BLOCKS: Names = Names::new(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe
    legend li link main menu menuitem nav noframes ol optgroup option p param pre script search section style
    summary table tbody td textarea tfoot th thead title tr track ul",
);

/// Further tags that never have an end, none of which is published.
const ENDLESS: Names = Names::new("area base basefont frame link meta param source track");

/// A body with a blank line between HTML that has ended and the words behind it; nothing where there are none.
pub(super) fn parted(body: &str) -> Option<(String, Edits)> {
    if !has_words_below_html(body) {
        return None;
    }
    let mut parts: Vec<(Range<usize>, &str)> = Vec::new();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        if matches!(event, Event::Start(Block::HtmlBlock)) && begins_line(body, range.start) {
            BlockReader::new(body, range).read(&mut parts);
        }
    }
    if parts.is_empty() {
        return None;
    }
    let mut made = String::with_capacity(body.len() + 2 * parts.len());
    let mut edits = Edits::default();
    let mut copied = 0;
    for (from, blank) in parts {
        made.push_str(&body[copied..from.start]);
        let start = made.len();
        made.push_str(blank);
        copied = from.end;
        edits.push(start..made.len(), from);
    }
    made.push_str(&body[copied..]);
    Some((made, edits))
}

/// Whether words may stand behind a tag, or in the line below one.
fn has_words_below_html(body: &str) -> bool {
    let mut lines = body.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let is_followed = lines.peek().is_some_and(|next| !next.is_empty());
        if line.starts_with('<') && (is_followed || !line.ends_with('>')) {
            return true;
        }
    }
    false
}

/// Whether nothing but spaces stands before an offset in its line: no mark of a list or a quotation.
fn begins_line(body: &str, at: usize) -> bool {
    body[..at].rsplit('\n').next().unwrap_or_default().trim_matches(' ').is_empty()
}

/// Reads the lines that the parser takes for one block of HTML.
struct BlockReader<'a> {
    body: &'a str,
    range: Range<usize>,
    /// Where the next tag is looked for.
    at: usize,
    /// The tags that are open.
    open: Vec<String>,
    /// Where the last tag of a block ended while none was open, in the line that is read.
    ended: Option<usize>,
}

impl<'a> BlockReader<'a> {
    fn new(body: &'a str, range: Range<usize>) -> Self {
        Self { body, at: range.start, range, open: Vec::new(), ended: None }
    }

    /// Adds the places where a blank line belongs. What cannot be read stays as it is.
    fn read(&mut self, parts: &mut Vec<(Range<usize>, &str)>) {
        let body = self.body;
        let mut is_html = true;
        let mut start = self.range.start;
        for line in body[self.range.clone()].split_inclusive('\n') {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            if !is_html {
                if ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence)) {
                    return;
                }
                is_html = begins_block(line);
                self.at = self.at.max(start);
            }
            if is_html {
                if self.tags(end).is_none() {
                    return;
                }
                let below = start + line.len();
                if self.open.is_empty() && self.at <= end {
                    if let Some(at) = self.ended.filter(|at| has_words(&body[*at..end])) {
                        parts.push((at..at, "\n\n"));
                        is_html = false;
                    } else if below < self.range.end && !goes_on(&body[below..self.range.end]) {
                        parts.push((below..below + self.indent(below), "\n"));
                        is_html = false;
                    }
                }
            }
            start += line.len();
        }
    }

    /// Reads the tags that begin before `end`. Nothing where one of them swallows words.
    fn tags(&mut self, end: usize) -> Option<()> {
        self.ended = None;
        let html = &self.body[..self.range.end];
        while let Some(found) = html.get(self.at..end).and_then(|rest| rest.find('<')) {
            let start = self.at + found;
            if html[start..].starts_with("<!--") {
                self.at = end_after(html, start, "-->");
            } else if let Some((tag, tag_end)) = read_tag(html, start) {
                if !tag.is_whole
                    || tag.attributes.iter().any(|attribute| attribute.value.contains(['<', '>']))
                {
                    return None;
                }
                self.at = tag_end;
                if is_name(&tag.name) {
                    self.tag(&tag, html)?;
                }
            } else {
                self.at = start + 1;
            }
        }
        Some(())
    }

    fn tag(&mut self, tag: &Tag<'_>, html: &str) -> Option<()> {
        let name = tag.name.as_str();
        if tag.is_end {
            if let Some(index) = self.open.iter().rposition(|open| open == name) {
                self.open.truncate(index);
            }
        } else if WITH_CONTENT.contains(name) {
            let is_end = |at: &usize| {
                html.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name))
            };
            let mut ends = html[self.at..].match_indices("</").map(|(at, _)| self.at + at);
            self.at = end_after(html, ends.find(is_end)?, ">");
        } else if !VOID.contains(name) && !ENDLESS.contains(name) {
            if BLOCKS.contains(name) {
                // A paragraph ends where another block begins, an item or a cell with the next one.
                let ends = |open: &String| open == "p" || open == name && SELF_ENDING.contains(name);
                self.open.pop_if(|open| ends(open));
            }
            let is_published = TAGS.contains(name);
            if is_published && (name != "p" || ends_before_blocks(&html[self.at..])) {
                self.open.push(tag.name.clone());
                if self.open.len() > MAX_DEPTH {
                    return None;
                }
            }
        }
        if self.open.is_empty() && BLOCKS.contains(name) {
            self.ended = Some(self.at);
        }
        Some(())
    }

    /// The spaces before a line that would make code of it; HTML in a list keeps its place.
    fn indent(&self, at: usize) -> usize {
        let line = &self.body[at..];
        let width = line.len() - line.trim_start_matches([' ', '\t']).len();
        if self.body[..self.range.start].ends_with(' ') { 0 } else { width }
    }
}

/// Whether a paragraph that begins before this HTML has its end there, before another block begins.
fn ends_before_blocks(html: &str) -> bool {
    let mut tags = html.match_indices('<').map(|(at, _)| &html[at..]);
    tags.find(|tag| begins_block(tag)).is_some_and(|tag| {
        tag.get(..3).is_some_and(|end| end.eq_ignore_ascii_case("</p"))
            && !tag[3..].starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// Whether a line begins a block of HTML even right below words.
fn begins_block(line: &str) -> bool {
    let content = line.trim_start();
    let name: String =
        content.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
    content.starts_with('<')
        && (content[1..].starts_with(['!', '?']) || BLOCKS.contains(&name.to_ascii_lowercase()))
}

/// Whether HTML goes on in the line below: with a block, or with a tag that is all of it.
fn goes_on(below: &str) -> bool {
    let line = below.lines().next().unwrap_or_default();
    let content = line.trim();
    let is_alone = |(tag, end): (Tag<'_>, usize)| tag.is_whole && is_name(&tag.name) && end == content.len();
    let is_tag = || read_tag(content, 0).is_some_and(is_alone);
    content.is_empty() || begins_block(line) || content.starts_with('<') && is_tag()
}

/// Whether a tag is called so: `<https://a.example>` is none.
fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether something other than tags stands in a part of a line.
fn has_words(part: &str) -> bool {
    let mut at = 0;
    while let Some(found) = part[at..].find('<') {
        if !part[at..at + found].trim().is_empty() {
            return true;
        }
        let start = at + found;
        if part[start..].starts_with("<!--") {
            at = end_after(part, start, "-->");
        } else if let Some((_, end)) = read_tag(part, start) {
            at = end;
        } else {
            return true;
        }
    }
    !part[at..].trim().is_empty()
}
