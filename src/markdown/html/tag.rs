//! Tags of raw HTML, read as browsers read them.

/// A tag as written.
pub(crate) struct Tag<'a> {
    pub name: String,
    pub is_end: bool,
    /// It has its `>`.
    pub is_whole: bool,
    pub attributes: Vec<Attribute<'a>>,
}

/// An attribute as written: its name in lower case, entities not read.
pub(crate) struct Attribute<'a> {
    pub name: String,
    pub value: &'a str,
    /// Where its value is, or its name if it has none.
    pub at: usize,
    /// Where its name is.
    pub start: usize,
}

/// Where the text behind a mark begins; the end where there is no such mark.
pub(crate) fn end_after(text: &str, from: usize, mark: &str) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find(mark).map_or(text.len(), |at| from + at + mark.len())
}

/// Reads the tag that begins at `start`, and where it ends; a tag without an end takes all the
/// rest.
pub(crate) fn read_tag(html: &str, start: usize) -> Option<(Tag<'_>, usize)> {
    let bytes = html.as_bytes();
    let is_end = bytes.get(start + 1) == Some(&b'/');
    let name_start = start + 1 + usize::from(is_end);
    if !bytes.get(name_start)?.is_ascii_alphabetic() {
        return None;
    }
    let name_end = find(bytes, name_start, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
    let mut tag = Tag {
        name: html[name_start..name_end].to_ascii_lowercase(),
        is_end,
        is_whole: false,
        attributes: Vec::new(),
    };
    let mut at = name_end;
    loop {
        at = find(bytes, at, |b| !b.is_ascii_whitespace() && b != b'/');
        match bytes.get(at) {
            None => return Some((tag, bytes.len())),
            Some(b'>') => return Some((Tag { is_whole: true, ..tag }, at + 1)),
            Some(_) => {}
        }
        let attribute_start = at;
        at = find(bytes, at + 1, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='));
        let name = html[attribute_start..at].to_ascii_lowercase();
        let after = find(bytes, at, |b| !b.is_ascii_whitespace());
        let mut value = at..at;
        if bytes.get(after) == Some(&b'=') {
            let first = find(bytes, after + 1, |b| !b.is_ascii_whitespace());
            if let Some(quote @ (b'"' | b'\'')) = bytes.get(first) {
                value = first + 1..find(bytes, first + 1, |b| b == *quote);
                at = (value.end + 1).min(bytes.len());
            } else {
                value = first..find(bytes, first, |b| b.is_ascii_whitespace() || b == b'>');
                at = value.end;
            }
        }
        let place = if value.is_empty() { attribute_start } else { value.start };
        tag.attributes.push(Attribute { name, value: &html[value], at: place, start: attribute_start });
    }
}

fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    bytes.iter().skip(from).position(|b| wanted(*b)).map_or(bytes.len(), |at| from + at)
}
