//! Exchanges template syntax for placeholders that an HTML minifier leaves alone.
//!
//! A placeholder acts as what will stand there: a word where text comes out, a comment where nothing
//! does, a value with a space in it (so that its quotes stay), or one attribute instead of a tag's
//! whole list of attributes when the list itself depends on the template.

/// Opens a placeholder. Both are private-use characters that no template holds.
pub(super) const OPEN: char = '\u{E0F0}';
/// Closes a placeholder.
pub(super) const CLOSE: char = '\u{E0F1}';

/// HTML without template syntax, and what its placeholders stand for.
pub(super) struct Prepared {
    pub(super) html: String,
    pub(super) slots: Vec<Slot>,
}

/// What a placeholder stands for.
pub(super) struct Slot {
    pub(super) text: String,
    /// Stands right behind a tag's name, whose space the template writes itself.
    pub(super) joined: bool,
}

/// Where in the HTML the scanner is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Text,
    /// Inside an element whose content is text alone, such as `title`.
    RawText(&'static str),
    /// Inside a tag, behind its name.
    Tag,
    /// Inside an attribute's value between these quotes.
    Value(char),
}

const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// `None` when the source holds something that cannot be exchanged safely.
pub(super) fn prepare(source: &str) -> Option<Prepared> {
    if source.contains([OPEN, CLOSE]) {
        return None;
    }
    let mut scanner = Scanner {
        html: String::with_capacity(source.len()),
        slots: Vec::new(),
        place: Place::Text,
        attributes_at: 0,
        tag_start: 0,
        dynamic_tag: false,
    };
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let used = if let Some(length) = piece_length(rest)? {
            scanner.piece(&rest[..length])?;
            length
        } else {
            scanner.literal(rest, c)?
        };
        rest = &rest[used..];
    }
    matches!(scanner.place, Place::Text).then_some(Prepared { html: scanner.html, slots: scanner.slots })
}

/// The length of the template syntax that stands at the start, `Some(None)` if there is none, `None`
/// if it is never closed.
#[expect(clippy::option_option, reason = "no piece and a broken piece are different answers")]
fn piece_length(text: &str) -> Option<Option<usize>> {
    let end = match text.get(..2) {
        Some("{{") => closing(text, "}}")?,
        Some("{#") => text.find("#}")? + 2,
        Some("{%") => {
            let end = closing(text, "%}")?;
            if keyword(&text[..end]) == "raw" { raw_end(text, end)? } else { end }
        }
        _ => return Some(None),
    };
    Some(Some(end))
}

/// Finds the closing delimiter, not inside a string.
fn closing(text: &str, delimiter: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[at..].starts_with(delimiter) => return Some(at + delimiter.len()),
            Some(_) | None => {}
        }
    }
    None
}

fn raw_end(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += text[at..].find("{%")?;
        let end = at + text[at..].find("%}")? + 2;
        if keyword(&text[at..end]) == "endraw" {
            return Some(end);
        }
        at = end;
    }
}

fn keyword(piece: &str) -> &str {
    piece[2..]
        .trim_start_matches('-')
        .trim_start()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or("")
}

struct Scanner {
    html: String,
    slots: Vec<Slot>,
    place: Place,
    /// Where in `html` the attributes of the tag at hand begin.
    attributes_at: usize,
    /// How many slots there were when the tag at hand began.
    tag_start: usize,
    /// The list of attributes of the tag at hand depends on the template.
    dynamic_tag: bool,
}

impl Scanner {
    fn slot(&mut self, piece: &str, joined: bool) -> usize {
        self.slots.push(Slot { text: piece.to_owned(), joined });
        self.slots.len() - 1
    }

    fn piece(&mut self, piece: &str) -> Option<()> {
        if self.html.ends_with('<') || self.html.ends_with("</") {
            return None;
        }
        let number = self.slot(piece, false);
        let placeholder = match self.place {
            Place::Text if comes_out_empty(piece) => format!("<!--{OPEN}{number}{CLOSE}-->"),
            Place::Value(_) => format!("{OPEN}{number} {CLOSE}"),
            Place::Text | Place::RawText(_) | Place::Tag => format!("{OPEN}{number}{CLOSE}"),
        };
        self.dynamic_tag |= self.place == Place::Tag;
        self.html.push_str(&placeholder);
        Some(())
    }

    /// Takes literal HTML from the start of `rest` and says how many bytes.
    fn literal(&mut self, rest: &str, c: char) -> Option<usize> {
        match self.place {
            Place::Text if rest.starts_with("<!--") => return Some(rest.find("-->")? + 3),
            Place::Text if c == '<' => return Some(self.tag_name(rest)),
            Place::RawText(name) if c == '<' && starts_closing_tag(rest, name) => {
                return Some(self.tag_name(rest));
            }
            Place::Tag if c == '>' => {
                self.close_tag();
                return Some(1);
            }
            Place::Tag if matches!(c, '"' | '\'') => self.place = Place::Value(c),
            Place::Value(quote) if c == quote => self.place = Place::Tag,
            _ => {}
        }
        self.html.push(c);
        Some(c.len_utf8())
    }

    fn tag_name(&mut self, rest: &str) -> usize {
        let body = rest[1..].trim_start_matches('/');
        let name = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(body.len());
        let length = rest.len() - body.len() + name;
        self.html.push_str(&rest[..length]);
        let starts_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if starts_tag {
            self.place = Place::Tag;
            self.attributes_at = self.html.len();
            self.tag_start = self.slots.len();
            self.dynamic_tag = false;
        }
        length
    }

    fn close_tag(&mut self) {
        if self.dynamic_tag {
            self.hide_attributes();
        }
        let tag = &self.html[self.html[..self.attributes_at].rfind('<').unwrap_or(0)..self.attributes_at];
        let opened = RAW_TEXT
            .into_iter()
            .find(|name| tag.len() == name.len() + 1 && tag[1..].eq_ignore_ascii_case(name));
        self.html.push('>');
        self.place = opened.map_or(Place::Text, Place::RawText);
    }

    /// Makes one placeholder of all attributes of a tag, so that none of them is moved.
    fn hide_attributes(&mut self) {
        let attributes = self.html.split_off(self.attributes_at);
        let (attributes, slash) = match attributes.trim_end().strip_suffix('/') {
            Some(bare) => (bare.to_owned(), "/"),
            None => (attributes, ""),
        };
        let pieces = self.slots.split_off(self.tag_start);
        let mut text = collapse(&attributes);
        for (offset, piece) in pieces.iter().enumerate() {
            let number = self.tag_start + offset;
            for form in [format!("{OPEN}{number} {CLOSE}"), format!("{OPEN}{number}{CLOSE}")] {
                text = text.replace(&form, &piece.text);
            }
        }
        let joined = !attributes.starts_with(|c: char| c.is_ascii_whitespace());
        let number = self.slot(&text, joined);
        let placeholder = format!(" {OPEN}{number}{CLOSE}");
        self.html.push_str(&placeholder);
        if !slash.is_empty() {
            self.html.push_str(" /");
        }
    }
}

fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn starts_closing_tag(rest: &str, name: &str) -> bool {
    rest.get(2..2 + name.len())
        .is_some_and(|found| rest.starts_with("</") && found.eq_ignore_ascii_case(name))
}

/// Whether a piece writes nothing itself, so that it must not count as text.
fn comes_out_empty(piece: &str) -> bool {
    piece.starts_with("{#")
        || (piece.starts_with("{%") && !matches!(keyword(piece), "include" | "block" | "raw" | "endblock"))
}
