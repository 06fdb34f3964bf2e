//! Addresses in a text without link markup.

use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};

use super::{file_names, phone};
use crate::markdown::Target;

/// An address found in a text.
pub(crate) struct BareLink {
    pub range: Range<usize>,
    pub target: Target,
    /// How many bytes of Japanese letters stand right behind it, of which nobody can say whether
    /// they belong to it.
    pub unclear: usize,
}

static FINDER: LazyLock<LinkFinder> = LazyLock::new(|| {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]).url_can_be_iri(false);
    finder
});

/// The words that may follow an address without a space.
const PARTICLES: &[&str] = &[
    "を",
    "に",
    "で",
    "は",
    "へ",
    "と",
    "が",
    "の",
    "も",
    "や",
    "か",
    "から",
    "まで",
    "より",
    "など",
    "です",
    "にて",
    "という",
    "または",
    "参照",
    "掲載",
    "公開",
    "案内",
    "確認",
    "申込",
    "必読",
    "詳細",
    "御覧",
    "ご覧",
];

/// Whether a text may hold something to open, to write to or to call.
pub(crate) fn may_be_in(text: &str) -> bool {
    text.contains("://")
        || has_www(text)
        || text.bytes().any(|byte| matches!(byte, b'@' | b'0'))
        || text.contains('０')
}

/// The addresses and telephone numbers in a text, from left to right.
pub(crate) fn find(text: &str) -> Vec<BareLink> {
    let mut found = addresses(text);
    for (range, number) in phone::find(text) {
        let at = found.partition_point(|link| link.range.end <= range.start);
        if found.get(at).is_none_or(|link| link.range.start >= range.end) {
            found.insert(at, BareLink { range, target: Target::Tel(number), unclear: 0 });
        }
    }
    found
}

/// Addresses hold ASCII, and Japanese where it is certain that it belongs to them: a folder or a file in
/// the middle of an address.
fn addresses(text: &str) -> Vec<BareLink> {
    let mut found: Vec<BareLink> = Vec::new();
    if !(text.contains("://") || has_www(text) || text.as_bytes().contains(&b'@')) {
        return found;
    }
    let mut start = 0;
    for stretch in text.split_inclusive(|c: char| !c.is_ascii()) {
        let ascii = stretch.trim_end_matches(|c: char| !c.is_ascii());
        let is_read = found.last().is_some_and(|link| link.range.end > start);
        for link in FINDER.links(ascii).filter(|_| !is_read) {
            let mut range = start + link.start()..start + link.end();
            let mut unclear = 0;
            let target = match link.kind() {
                LinkKind::Email => Target::Mail(link.as_str().to_owned()),
                _ if is_web(link.as_str()) => {
                    if range.end == start + ascii.len() {
                        range.end = end_in_japanese(text, range.end);
                        unclear = unclear_letters(text, range.clone());
                    }
                    Target::External(text[range.clone()].to_owned())
                }
                _ => continue,
            };
            found.push(BareLink { range, target, unclear });
        }
        for range in without_scheme(ascii).filter(|_| !is_read) {
            let mut range = start + range.start..start + range.end;
            let at = found.partition_point(|link| link.range.end <= range.start);
            if found.get(at).is_some_and(|link| link.range.start < range.end) {
                continue;
            }
            let is_cut = range.end == start + ascii.len();
            range.end = if is_cut { end_in_japanese(text, range.end) } else { range.end };
            let unclear = if is_cut { unclear_letters(text, range.clone()) } else { 0 };
            // Browsers try the encrypted address first, and go on with this one where there is none.
            let target = Target::External(format!("http://{}", &text[range.clone()]));
            found.insert(at, BareLink { range, target, unclear });
        }
        start += stretch.len();
    }
    for (at, _) in text.match_indices("://") {
        let Some((range, unclear)) = with_japanese_host(text, at) else { continue };
        let before = found.partition_point(|link| link.range.end <= range.start);
        if found.get(before).is_none_or(|link| link.range.start >= range.end) {
            let target = Target::External(text[range.clone()].to_owned());
            found.insert(before, BareLink { range, target, unclear });
        }
    }
    found
}

/// `https://例え.example/a`, of which `://` stands at `at`, and how many letters behind it may belong to it.
fn with_japanese_host(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let scheme = ["https", "http"].iter().find(|scheme| {
        text[..at].len() >= scheme.len()
            && text.get(at - scheme.len()..at).is_some_and(|written| written.eq_ignore_ascii_case(scheme))
    })?;
    let host = at + "://".len();
    let name = text[host..].find(|c: char| !is_letter(c) && !c.is_ascii_alphanumeric() && c != '-')?;
    let behind = text[host + name..].strip_prefix('.')?;
    if text[host..host + name].is_ascii() {
        return None;
    }
    let ascii = |c: char| !c.is_ascii() || c.is_ascii_whitespace() || "<>\"`'|{}()[]".contains(c);
    let tail = &behind[..behind.find(ascii).unwrap_or(behind.len())];
    let tail = tail.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let top = tail.split(['/', '?', '#', ':']).next()?.rsplit('.').next()?;
    if top.len() < 2 || !top.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let end = end_in_japanese(text, host + name + 1 + tail.len());
    let letters = text[end..].find(|c| !is_letter(c)).unwrap_or(text.len() - end);
    let word = &text[end..end + letters];
    let is_words = PARTICLES.iter().any(|particle| word.starts_with(particle));
    let unclear = if is_words || !text[..end].ends_with('/') { 0 } else { letters };
    Some((at - scheme.len()..end, unclear))
}

/// How an address begins whose `https://` was left out.
const WWW: &str = "www.";

fn has_www(text: &str) -> bool {
    text.contains(WWW) || text.contains("WWW.")
}

/// The addresses that begin with `www.`, in a text of ASCII.
fn without_scheme(ascii: &str) -> impl Iterator<Item = Range<usize>> {
    let begins = ascii.match_indices(['w', 'W']).filter_map(|(at, _)| {
        let is_www = ascii.get(at..at + WWW.len()).is_some_and(|text| text.eq_ignore_ascii_case(WWW));
        let is_word = ascii[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || "/.@-_".contains(c));
        (is_www && !is_word).then_some(at)
    });
    begins.filter_map(|at| {
        let rest = &ascii[at..];
        let end = rest.find(|c: char| c.is_ascii_whitespace() || "<>\"`'|{}()[]".contains(c));
        let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let host = address.get(WWW.len()..)?.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let (name, top) = host.rsplit_once('.')?;
        let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
        let is_top = top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
        (is_host && is_top && !name.is_empty()).then_some(at..at + address.len())
    })
}

/// Where an address ends of which the part in ASCII ends at `end`.
fn end_in_japanese(text: &str, mut end: usize) -> usize {
    while text[..end].ends_with(['/', '=', '-', '_']) {
        let rest = &text[end..];
        let letters = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(letters);
        let ascii =
            behind.find(|c: char| !c.is_ascii() || c.is_ascii_whitespace() || "<>\"`'|{}()[]".contains(c));
        let behind = &behind[..ascii.unwrap_or(behind.len())];
        let goes_on = behind.starts_with('/') || file_names::ends_with_extension(behind);
        if word.is_empty() || PARTICLES.contains(&word) || !goes_on {
            break;
        }
        let tail = behind.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        end += letters + tail.len();
    }
    end
}

/// The Japanese letters behind an address that ends in a folder, unless they are words of the sentence.
fn unclear_letters(text: &str, address: Range<usize>) -> usize {
    let rest = &text[address.end..];
    let letters = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
    let word = &rest[..letters];
    let is_hiragana = |c: char| ('\u{3041}'..='\u{309f}').contains(&c);
    let is_words =
        PARTICLES.iter().any(|particle| word.starts_with(particle)) || word.starts_with(is_hiragana);
    let ends_in_folder = text[address].ends_with(['/', '=']);
    if !ends_in_folder || is_words {
        return 0;
    }
    // A particle ends the name.
    word.find(['を', 'に', 'で', 'は', 'へ', 'と', 'が', 'の', 'も', 'や']).unwrap_or(letters)
}

/// Letters of Japanese as they stand in names of files.
fn is_letter(c: char) -> bool {
    !c.is_ascii() && (c.is_alphanumeric() || matches!(c, '々' | '〇' | 'ー'))
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
            ("www.example.jp/a。ＨＰ：www.example.com", vec!["www.example.jp/a", "www.example.com"]),
            ("www.のこと、www. と a.www.example.jp", vec![]),
            ("http://例え.example/をご覧", vec!["http://例え.example/"]),
            (
                "https://example.jp/をhttps://example.com/と",
                vec!["https://example.jp/", "https://example.com/"],
            ),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|link| &text[link.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn japanese_within_an_address_belongs_to_it() {
        for (text, expected) in [
            ("https://example.jp/施設/公民館.html", "https://example.jp/施設/公民館.html"),
            ("https://example.jp/施設/公民館.html。", "https://example.jp/施設/公民館.html"),
            ("（https://example.jp/はじめに.pdf）", "https://example.jp/はじめに.pdf"),
            ("https://example.jp/施設/a.htmlを見る", "https://example.jp/施設/a.html"),
            ("https://example.jp/祭り（2026）を", "https://example.jp/"),
            ("https://example.jp/a施設/b.html", "https://example.jp/a"),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|link| &text[link.range]).collect();
            assert_eq!(found, [expected], "{text}");
        }
    }

    #[test]
    fn letters_that_may_belong_to_an_address_are_told() {
        for (text, expected) in [
            ("https://example.jp/施設", "施設"),
            ("https://example.jp/祭り（2026）を", "祭り"),
            ("https://example.jp/施設を見る", "施設"),
            ("http://例え.example/みち", "みち"),
            ("https://example.jp/をご覧", ""),
            ("https://example.jp/参照", ""),
            ("https://example.jp/ 施設", ""),
            ("https://example.jp/a.htmlを", ""),
        ] {
            let link = &find(text)[0];
            assert_eq!(&text[link.range.end..link.range.end + link.unclear], expected, "{text}");
        }
    }
}
