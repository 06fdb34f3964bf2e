//! The opening tags of an XML text, found quickly and without a tree.

/// An opening tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Its name, with its prefix.
    pub name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute as it is written; entities stay.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, following) = after[1..].split_once(quote)?;
            if before.trim() == name {
                return Some(value);
            }
            rest = following;
        }
        None
    }
}

/// All opening tags in their order.
pub(super) fn all(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut parts = xml.split('<');
    parts.next();
    parts.filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic())).map(|part| {
        let inner = part.split_once('>').map_or(part, |(inner, _)| inner).trim_end_matches('/');
        let (name, attributes) = inner.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((inner, ""));
        Tag { name, attributes }
    })
}

/// The opening tags with a name.
pub(super) fn tags<'a>(xml: &'a str, name: &'a str) -> impl Iterator<Item = Tag<'a>> {
    all(xml).filter(move |tag| tag.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_their_whole_name() {
        let xml = r#"<?xml version="1.0"?><a><row xr:r='9' r="7" hidden = "1"/></a>"#;
        let row = tags(xml, "row").next().expect("a row");
        assert_eq!(
            [row.attribute("r"), row.attribute("hidden"), row.attribute("s")],
            [Some("7"), Some("1"), None]
        );
    }
}
