//! A feed as Atom (RFC 4287).

use std::fmt::Write as _;

use super::{Feed, Item};

pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let lang = escaped(feed.lang);
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">");
    element(&mut xml, "id", &feed.id);
    element(&mut xml, "title", &feed.title);
    element(&mut xml, "updated", feed.updated());
    link(&mut xml, "self", "application/atom+xml", &feed.address);
    link(&mut xml, "alternate", "text/html", &feed.page);
    xml.push_str("<author>\n");
    element(&mut xml, "name", feed.author);
    xml.push_str("</author>\n");
    for item in &feed.items {
        write_item(&mut xml, item);
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

fn write_item(xml: &mut String, item: &Item<'_>) {
    xml.push_str("<entry>\n");
    element(xml, "id", &item.id);
    element(xml, "title", item.title);
    link(xml, "alternate", "text/html", &item.page);
    if let Some(published) = &item.published {
        element(xml, "published", published);
    }
    element(xml, "updated", &item.updated);
    if let Some(summary) = &item.summary {
        element(xml, "summary", summary);
    }
    for tag in item.tags {
        let _ = writeln!(xml, "<category term=\"{}\"/>", escaped(tag));
    }
    xml.push_str("</entry>\n");
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", escaped(text));
}

fn link(xml: &mut String, relation: &str, media: &str, address: &str) {
    let _ = writeln!(xml, "<link rel=\"{relation}\" type=\"{media}\" href=\"{}\"/>", escaped(address));
}

/// A text within XML 1.0, without what it cannot hold at all.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
