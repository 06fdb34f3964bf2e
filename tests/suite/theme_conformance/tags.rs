//! The tags of a page with their attributes, read by a reader that knows nothing of the program.

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// Where what it opens begins in the page.
    pub(super) inside: usize,
}

impl Tag {
    /// The value of an attribute; an empty one where it has none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// The start tags of a page in order.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        at += found + 1;
        if html[at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(html, at);
            at = tag.inside;
            if matches!(tag.name.as_str(), "script" | "style") {
                at += html[at..].find("</").unwrap_or(html.len() - at);
            }
            tags.push(tag);
        }
    }
    tags
}

fn tag(html: &str, start: usize) -> Tag {
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '=');
    let mut at = start + html[start..].find(ends_name).unwrap_or(html.len() - start);
    let name = html[start..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        let rest = html[at..].trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        at = html.len() - rest.len();
        if rest.is_empty() || rest.starts_with('>') {
            return Tag { name, attributes, inside: (at + 1).min(html.len()) };
        }
        let length = rest.find(ends_name).unwrap_or(rest.len()).max(1);
        let attribute = rest[..length].to_ascii_lowercase();
        let value = rest[length..].strip_prefix('=');
        let (value, taken) = value.map_or(("", length), |value| {
            let (value, taken) = read_value(value);
            (value, length + 1 + taken)
        });
        attributes.push((attribute, value.to_owned()));
        at += taken;
    }
}

/// The value that a text begins with, and how much of it is taken.
fn read_value(text: &str) -> (&str, usize) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            let end = inside.find(quote).unwrap_or(inside.len());
            return (&inside[..end], (end + 2).min(text.len()));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
    (&text[..end], end)
}

#[test]
fn tags_are_read_with_and_without_quotation_marks() {
    let read = tags("<a href=x/y.html data-a=\"1 > 0\" hidden>b</a><script>\"<i>\"</script><br/>");
    let shown: Vec<_> = read
        .iter()
        .map(|tag| {
            let attributes: Vec<_> = tag.attributes.iter().map(|(n, v)| format!("{n}={v}")).collect();
            format!("{} {}", tag.name, attributes.join("|"))
        })
        .collect();
    assert_eq!(shown, ["a href=x/y.html|data-a=1 > 0|hidden=", "script ", "br "]);
}
