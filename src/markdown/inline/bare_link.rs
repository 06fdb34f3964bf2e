//! Addresses in a text without link markup.

use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};

use crate::markdown::Target;

/// An address found in a text.
pub(crate) struct BareLink {
    pub range: Range<usize>,
    pub target: Target,
}

static FINDER: LazyLock<LinkFinder> = LazyLock::new(|| {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]).url_can_be_iri(false);
    finder
});

/// The addresses in a text. They hold ASCII alone: a Japanese character ends them.
pub(crate) fn find(text: &str) -> Vec<BareLink> {
    let mut found = Vec::new();
    if !(text.contains("://") || text.as_bytes().contains(&b'@')) {
        return found;
    }
    let mut start = 0;
    for stretch in text.split_inclusive(|c: char| !c.is_ascii()) {
        let ascii = stretch.trim_end_matches(|c: char| !c.is_ascii());
        let links = FINDER.links(ascii).filter_map(|link| {
            let target = match link.kind() {
                LinkKind::Email => Target::Mail(link.as_str().to_owned()),
                _ if is_web(link.as_str()) => Target::External(link.as_str().to_owned()),
                _ => return None,
            };
            Some(BareLink { range: start + link.start()..start + link.end(), target })
        });
        found.extend(links);
        start += stretch.len();
    }
    found
}

fn is_web(url: &str) -> bool {
    let has_scheme =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    has_scheme("https://") || has_scheme("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_japanese_begins() {
        for (text, expected) in [
            ("詳細はhttps://example.jp/a?b=1&c=2をご覧ください", vec!["https://example.jp/a?b=1&c=2"]),
            ("（https://example.jp/）", vec!["https://example.jp/"]),
            ("「http://example.jp」、", vec!["http://example.jp"]),
            ("https://example.jp/a。", vec!["https://example.jp/a"]),
            (
                "See https://example.jp/a. Or (https://example.jp/b).",
                vec!["https://example.jp/a", "https://example.jp/b"],
            ),
            ("メールはinfo@example.jpまで", vec!["info@example.jp"]),
            ("javascript://example.jp/ ftp://example.jp/", vec![]),
            ("一月@会場 a@b", vec![]),
            ("HTTPS://EXAMPLE.JP/", vec!["HTTPS://EXAMPLE.JP/"]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|link| &text[link.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
