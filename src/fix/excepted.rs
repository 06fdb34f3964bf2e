//! What stands in a text as it is called elsewhere, and is no word of it: addresses and code.

use crate::diagnostic::Span;

/// The ranges of a text that are addresses or code.
pub(super) fn excepted(text: &str) -> Vec<Span> {
    let mut ranges = code_spans(text);
    for name in ["code", "kbd", "samp", "pre"] {
        ranges.extend(elements(text, name));
    }
    ranges.extend(links(text));
    ranges.extend(mail_addresses(text));
    ranges
}

/// Between as many backticks before as behind.
fn code_spans(text: &str) -> Vec<Span> {
    let run = |at: usize| text[at..].bytes().take_while(|byte| *byte == b'`').count();
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let is_escaped = text[..start].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        if is_escaped {
            at = start + 1;
            continue;
        }
        let length = run(start);
        let mut next = start + length;
        at = next;
        while let Some(found) = text[next..].find('`') {
            let close = next + found;
            let of_close = run(close);
            next = close + of_close;
            if of_close == length {
                spans.push(start..next);
                at = next;
                break;
            }
        }
    }
    spans
}

/// From the tag that opens an element of HTML to the one that closes it.
fn elements(text: &str, name: &str) -> Vec<Span> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let of_tag = |(start, _): (usize, &str)| {
        let is_tag = text[start + open.len()..].starts_with(['>', ' ']);
        let end = text[start..].find(&close).map_or(text.len(), |at| start + at + close.len());
        is_tag.then_some(start..end)
    };
    text.match_indices(&open).filter_map(of_tag).collect()
}

/// Addresses of the web, up to a sign with which none goes on.
fn links(text: &str) -> Vec<Span> {
    let from_scheme = text.match_indices("://").map(|(at, _)| {
        let scheme = text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
        scheme..at
    });
    let from_host = text.match_indices("www.").map(|(at, _)| at..at);
    let to_end = |begins: Span| {
        let ends = |c: char| c.is_whitespace() || "<>\"()（）「」『』【】、。，．｡､｢｣".contains(c);
        begins.start..begins.end + text[begins.end..].find(ends).unwrap_or(text.len() - begins.end)
    };
    from_scheme.chain(from_host).map(to_end).collect()
}

/// Addresses of mail, with the kana right before or within them: where such an address begins, nobody can tell.
fn mail_addresses(text: &str) -> Vec<Span> {
    let is_part = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-' | '%' | '\u{FF66}'..='\u{FF9F}')
    };
    let around = |(at, sign): (usize, &str)| {
        let start = text[..at].trim_end_matches(is_part).len();
        let behind = at + sign.len();
        let end = behind + text[behind..].find(|c| !is_part(c)).unwrap_or(text.len() - behind);
        start..end
    };
    text.match_indices(['@', '＠']).map(around).collect()
}

#[cfg(test)]
mod tests {
    use super::excepted;

    #[test]
    fn addresses_and_code_are_told_from_words() {
        for (text, expected) in [
            ("`ｱ` ｲ", vec!["`ｱ`"]),
            ("``ｱ`ｲ`` ｳ", vec!["``ｱ`ｲ``"]),
            ("`ｱ ｲ", vec![]),
            ("\\`ｱ` ｲ`", vec!["` ｲ`"]),
            ("ﾎｰﾑはhttps://a.jp/ｶﾅ｡ﾎｰﾙ", vec!["https://a.jp/ｶﾅ"]),
            ("ﾒｰﾙ: ｱ@a.jpへ", vec!["ｱ@a.jp"]),
            ("<code>ｱ</code>ｲ", vec!["<code>ｱ</code>"]),
            ("<codeﾌﾞ", vec![]),
        ] {
            let found: Vec<_> = excepted(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
