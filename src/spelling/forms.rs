//! What a file says in words: the forms in which its text may hide a name (tags within it, character references, escapes,
//! folded lines), and the texts that bytes may be.

use std::borrow::Cow;

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

/// How many characters a name needs where any two bytes may be a character.
const LONG_ENOUGH: usize = 3;

/// Stands where a tag ends a block: nothing that may part the words of a name.
const END_OF_BLOCK: char = '\u{1F}';

/// Tags within which a name goes on.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "em",
    "font",
    "i",
    "mark",
    "r",
    "rb",
    "rfont",
    "rpr",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "t",
    // Drawings place words, and single letters, side by side.
    "text",
    "text:span",
    "textpath",
    "tspan",
    "u",
    "w:r",
    "w:rpr",
    "w:t",
    "wbr",
    "sz",
    "color",
    "family",
    "charset",
    "scheme",
];

/// The text of a file in every form in which it may be read, as it is first.
pub fn of<'a>(path: &str, text: &'a str) -> Vec<Cow<'a, str>> {
    let mut forms = vec![Cow::Borrowed(text)];
    if path.ends_with(".ics") {
        forms.push(Cow::Owned(text.replace("\r\n ", "").replace("\r\n\t", "").replace("\\n", "\n")));
    }
    if text.contains('<') {
        forms.push(Cow::Owned(without_entities(&without_tags(text))));
    }
    if text.contains('&') {
        let plain = without_entities(text);
        if plain.contains('<') {
            forms.push(Cow::Owned(without_entities(&without_tags(&plain))));
        }
        forms.push(Cow::Owned(plain));
    }
    if text.contains('《') {
        forms.push(Cow::Owned(without_readings(text)));
    }
    if text.contains("\\n") && !path.ends_with(".ics") {
        forms.push(Cow::Owned(text.replace("\\r\\n", "\n").replace("\\n", "\n")));
    }
    if text.contains("\\u") {
        forms.push(Cow::Owned(without_escapes(text)));
    }
    if text.contains('%') {
        forms.push(Cow::Owned(without_percents(text)));
    }
    forms
}

/// The texts that some bytes may be, each with how many characters a name needs in it to be one.
pub fn of_bytes(bytes: &[u8]) -> Vec<(Cow<'_, str>, usize)> {
    let utf8 = String::from_utf8_lossy(bytes);
    // XMP and the like stand in the midst of other bytes.
    let further: Vec<_> = of("", &utf8).into_iter().skip(1).map(|form| (form.into_owned(), 0)).collect();
    let mut texts = vec![(utf8, 0)];
    texts.extend(further.into_iter().map(|(text, least)| (Cow::Owned(text), least)));
    for start in 0..2 {
        for encoding in [UTF_16LE, UTF_16BE] {
            let text = encoding.decode_without_bom_handling(bytes.get(start..).unwrap_or_default()).0;
            texts.push((text, LONG_ENOUGH));
        }
    }
    if std::str::from_utf8(bytes).is_err() {
        texts.push((SHIFT_JIS.decode_without_bom_handling(bytes).0, LONG_ENOUGH));
    }
    texts
}

/// A text without readings in marks: 澤村《さわむら》花絵.
fn without_readings(text: &str) -> String {
    let mut parts = text.split('《');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('》').map_or(part, |(_, rest)| rest));
    }
    plain.replace('｜', "")
}

/// A text of HTML or XML without its tags and without readings over kanji.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut reading: Option<&str> = None;
    while let Some(at) = rest.find('<') {
        if reading.is_none() {
            plain.push_str(&rest[..at]);
        }
        let tag = &rest[at + 1..];
        let end = tag.find('>').unwrap_or(tag.len());
        let name = tag[..end].trim_start_matches('/');
        let name = name.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        let lower = name.to_ascii_lowercase();
        let is_closing = tag.starts_with('/');
        match (lower.as_str(), is_closing) {
            ("rt" | "rp", false) => reading = Some("rt"),
            ("rt" | "rp" | "ruby", true) | ("rb" | "rtc", _) => reading = None,
            (inline, _) if INLINE.contains(&inline) => {}
            _ => {
                reading = None;
                plain.push(END_OF_BLOCK);
            }
        }
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    if reading.is_none() {
        plain.push_str(rest);
    }
    plain
}

fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let meant = end.and_then(|end| entity(&rest[1..end]));
        match (meant, end) {
            (Some(c), Some(end)) => {
                plain.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain + rest
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "lsquo" | "rsquo" | "prime" => '\'',
        "hyphen" | "dash" | "ndash" | "minus" => '-',
        "nbsp" => '\u{A0}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "shy" => '\u{AD}',
        "zwj" => '\u{200D}',
        "zwnj" => '\u{200C}',
        "middot" | "centerdot" => '·',
        _ => return letter_with_mark(name),
    })
}

/// The letter that `eacute` and the like stand for, without its mark, which counts for nothing in names.
fn letter_with_mark(name: &str) -> Option<char> {
    const MARKS: &[&str] = &[
        "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "macr", "slash", "breve", "ogon",
        "dot", "dblac", "strok",
    ];
    let (letter, mark) = name.split_at_checked(1)?;
    let is_letter = letter.bytes().all(|byte| byte.is_ascii_alphabetic());
    letter.chars().next().filter(|_| is_letter && MARKS.contains(&mark))
}

/// JSON and scripts without `\u7530`.
fn without_escapes(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let escaped = rest.strip_prefix("\\u").and_then(|rest| rest.get(..4));
        if let Some(unit) = escaped.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            units.push(unit);
            rest = &rest[6..];
            continue;
        }
        plain.extend(char::decode_utf16(units.drain(..)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        let Some(c) = rest.chars().next() else { return plain };
        plain.push(c);
        rest = &rest[c.len_utf8()..];
    }
}

/// Addresses without `%E7%94%B0`; what is no UTF-8 is read as CP932, in which older sites write.
fn without_percents(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut bytes = Vec::new();
        loop {
            if let Some(byte) = escaped_byte(rest) {
                bytes.push(byte);
                rest = &rest[3..];
            } else if awaits_letter(&bytes) && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                bytes.push(rest.as_bytes()[0]);
                rest = &rest[1..];
            } else {
                break;
            }
        }
        if bytes.is_empty() {
            plain.push('%');
            rest = &rest[1..];
        }
        match std::str::from_utf8(&bytes) {
            Ok(words) => plain.push_str(words),
            Err(_) => plain.push_str(&SHIFT_JIS.decode_without_bom_handling(&bytes).0),
        }
    }
    plain + rest
}

/// Whether bytes of CP932 end within a character, of which the second byte may be a letter, which needs no escape.
fn awaits_letter(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += if matches!(byte, 0x81..=0x9F | 0xE0..=0xFC) { 2 } else { 1 };
    }
    at > bytes.len() && std::str::from_utf8(bytes).is_err()
}

/// The byte that `%E7` stands for.
fn escaped_byte(text: &str) -> Option<u8> {
    let digits =
        text.strip_prefix('%')?.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_text_again() {
        let holds = |path: &str, text: &str| {
            of(path, text).iter().any(|form| form.replace(['\n', '\u{AD}'], "").contains("田中花子"))
        };
        for (path, text) in [
            ("a.html", "<h1>田中<wbr>花子</h1>"),
            ("a.html", "<ruby>田中<rp>（<rt>たなか<rp>）</ruby><ruby>花子<rt>はなこ</rt></ruby>"),
            ("a.xml", "<content>&lt;b&gt;田中&lt;wbr&gt;花子&lt;/b&gt;</content>"),
            ("a.html", "&#x7530;&#20013;花子"),
            ("a.md", "｜田中《たなか》花子《はなこ》"),
            ("a.ics", "SUMMARY:田中\r\n 花子"),
            ("a.js", "x=\"\\u7530\\u4e2d\\u82b1\\u5b50\""),
            ("a.html", "<a href=\"/%E7%94%B0%E4%B8%AD%E8%8A%B1%E5%AD%90\">"),
            ("a.html", "<a href=\"/?q=%93c%92%86%89%D4%8Eq&amp;p=%93%63%92%86%89%D4%8E%71\">"),
            ("a.svg", "<text x=\"1\">田</text>\n<text><tspan>中</tspan></text><text>花子</text>"),
            ("a.md", "田中&shy;花子"),
        ] {
            assert!(holds(path, text), "{text}: {:?}", of(path, text));
        }
        assert!(!holds("a.html", "<li>山<li>田中<p>花子"));
    }
}
