//! Text in HTML, and back. Attributes are always written in double quotes.

use std::borrow::Cow;

/// Appends text with the characters escaped that mean something in HTML text or in double quotes.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            0 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(escaped);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// Text with the characters escaped that mean something in HTML text or in double quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Appends ` name="value"`.
pub(crate) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_escaped(out, value);
    out.push('"');
}

/// The entities that [`push_escaped`] and Ammonia write.
const ENTITIES: [(&str, char); 5] =
    [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", '\u{a0}'), ("&amp;", '&')];

/// The text of HTML without tags that this module or Ammonia wrote.
pub(crate) fn unescaped(html: &str) -> Cow<'_, str> {
    let Some(first) = html.find('&') else { return Cow::Borrowed(html) };
    let mut out = String::with_capacity(html.len());
    let (before, mut rest) = html.split_at(first);
    out.push_str(before);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = ENTITIES.iter().find(|(written, _)| rest.starts_with(written));
        let (length, c) = entity.map_or((1, '&'), |(written, c)| (written.len(), *c));
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}
