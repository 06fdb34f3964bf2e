//! Mistakes that a line of YAML shows by itself, and the line as it was meant.

use crate::diagnostic::Span;
use crate::diagnostic::findings::EN005;

/// A mistake in a line, with places in that line.
pub(super) struct LineMistake {
    pub finding: EN005,
    pub span: Span,
    /// What is put in the place of what, so that the line can be read.
    pub mended: (Span, String),
    /// Whether there is no other way to mend it.
    pub is_sure: bool,
}

/// A line as `indentation`, `- ` of lists, name of a field, rest.
pub(super) struct Parts<'a> {
    /// Where the name of the field begins.
    pub start: usize,
    /// The name of the field; empty where there is none.
    pub key: &'a str,
    /// Where it ends.
    pub after_key: usize,
}

impl<'a> Parts<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let mut start = line.len() - line.trim_start().len();
        while line[start..].starts_with("- ") {
            start += line[start..].len() - line[start + 2..].trim_start().len();
        }
        let key = line[start..].split([':', '：', ' ', '\u{3000}']).next().unwrap_or_default();
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        let key = if is_key { key } else { "" };
        Self { start, key, after_key: start + key.len() }
    }

    /// What stands behind the colon of a field that is written well.
    pub(super) fn value<'b>(&self, line: &'b str) -> Option<&'b str> {
        let value = line[self.after_key..].strip_prefix(':').filter(|_| !self.key.is_empty())?;
        (value.is_empty() || value.starts_with([' ', '\t'])).then(|| without_note(value).trim())
    }
}

/// A line or a value without the note behind it.
fn without_note(text: &str) -> &str {
    let text = if text.trim_start().starts_with("# ") { "" } else { text };
    text.split_once(" # ").map_or(text, |(before, _)| before)
}

/// Recognises a line that cannot be what its writer meant, whether the parser minds it or not, and
/// mends it.
pub(super) fn find(line: &str) -> Option<LineMistake> {
    let parts = Parts::of(line);
    let Parts { start, key, after_key } = parts;
    let is_key = !key.is_empty();
    let spaces = |from: usize| line[from..].len() - line[from..].trim_start_matches([' ', '\u{3000}']).len();
    let sure = |finding, span: Span, mended: Span, text: &str| LineMistake {
        finding,
        span,
        mended: (mended, text.to_owned()),
        is_sure: true,
    };
    if is_key {
        let colon = after_key + spaces(after_key);
        if line[colon..].starts_with('：') {
            let span = colon..colon + '：'.len_utf8();
            let mended = after_key..span.end + spaces(span.end);
            return Some(sure(EN005::FullwidthColon, span, mended, ": "));
        }
        let rest = line[after_key..].strip_prefix(':').unwrap_or_default();
        if rest.starts_with('\u{3000}') {
            let from = after_key + 1;
            let span = from..from + '\u{3000}'.len_utf8();
            return Some(sure(EN005::FullwidthSpace, span, from..from + spaces(from), " "));
        }
        if !rest.is_empty() && !rest.starts_with([' ', '\t', '\r']) && !rest.starts_with("//") {
            let at = after_key + 1;
            return Some(sure(EN005::MissingSpaceAfterColon, after_key..at, at..at, " "));
        }
    }
    let is_key = is_key && line[after_key..].starts_with(':');
    let value_start = if is_key {
        let behind = after_key + 1;
        behind + line[behind..].len() - line[behind..].trim_start().len()
    } else if line[..start].contains("- ") {
        start
    } else {
        // Text that continues the line above.
        return None;
    };
    let (finding, span) = mistake_in_value(line, value_start, is_key)?;
    let whole = value_start..value_start + value_end(line, value_start);
    let text = quoted(&line[whole.clone()]);
    Some(LineMistake { finding, span, mended: (whole, text), is_sure: false })
}

/// Recognises a value that YAML reads as something else than a text.
fn mistake_in_value(line: &str, start: usize, is_key: bool) -> Option<(EN005, Span)> {
    let value = without_note(&line[start..]).trim_end();
    let first = value.chars().next()?;
    let here = start..start + first.len_utf8();
    let example = || quoted_from(line, start);
    if let '"' | '\'' = first {
        let Some(end) = closing_quote(value, first) else {
            let example = format!("{}{value}{first}", line[..start].trim_start());
            return Some((EN005::UnclosedQuote { example }, here));
        };
        let rest = value[end + 1..].trim_start();
        let ends = rest.is_empty() || rest.starts_with(['#', ',', ']', '}', ':']);
        if is_key && !ends {
            return Some((EN005::QuotedWord { example: example() }, start..start + value.len()));
        }
        if ends && first == '"' && has_unknown_escape(&value[1..end]) {
            return Some((EN005::Backslash { example: example() }, start..start + value.len()));
        }
        return None;
    }
    // Behind these, YAML expects a name; where there is one, what it does with it is said elsewhere.
    let lacks_name = matches!(first, '!' | '&' | '*')
        && !value.trim_start_matches(first).starts_with(|c: char| c.is_ascii_alphanumeric());
    let begins_with_sign = matches!(first, '@' | '`' | '%')
        || lacks_name
        || is_key && matches!(first, ',' | ']' | '}')
        || is_key && value.starts_with(['-', '?']) && value[1..].starts_with(' ')
        || value.starts_with(['>', '|']) && !is_block_header(value);
    if begins_with_sign {
        return Some((EN005::Sign { sign: first.to_string(), example: example() }, here));
    }
    if is_key && matches!(first, '[' | '{') {
        let close = if first == '[' { ']' } else { '}' };
        return match value.rfind(close) {
            Some(end) if end + 1 == value.len() => sign_in_list(line, start, start + value.len()),
            Some(_) => Some((EN005::Bracket { example: example() }, here)),
            None => {
                let closed = format!("{}{value}{close}", line[..start].trim_start());
                Some((EN005::OpenBracket { closed, example: example() }, here))
            }
        };
    }
    if is_key && let Some(colon) = value.find(": ") {
        let at = start + colon;
        return Some((EN005::ColonInText { example: example() }, at..at + 1));
    }
    None
}

/// The first item of a list in brackets that begins with a sign, `tags: [@夏, !冬]`; all such items are quoted at once.
fn sign_in_list(line: &str, start: usize, end: usize) -> Option<(EN005, Span)> {
    let value = &line[start..end];
    let inner = value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'))?;
    if inner.contains(['"', '\'', '[', '{']) {
        return None;
    }
    let begins = |item: &str| {
        let first = item.trim_start().chars().next()?;
        let is_name = item.trim_start()[first.len_utf8()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        (matches!(first, '@' | '`' | '%' | '#') || matches!(first, '!' | '&' | '*') && !is_name)
            .then_some(first)
    };
    let sign = inner.split(',').find_map(begins)?;
    let at = start + value.find(sign)?;
    let items = inner.split(',').map(|item| match begins(item) {
        Some(_) => format!("{}{}", &item[..item.len() - item.trim_start().len()], quoted(item.trim())),
        None => item.to_owned(),
    });
    let items: Vec<String> = items.collect();
    let example = format!("{}[{}]{}", line[..start].trim_start(), items.join(","), line[end..].trim_end());
    Some((EN005::Sign { sign: sign.to_string(), example }, at..at + sign.len_utf8()))
}

/// Where a quotation mark that a value begins with is closed.
fn closing_quote(value: &str, quote: char) -> Option<usize> {
    let mut skips_next = false;
    value.char_indices().skip(1).find_map(|(at, c)| {
        if std::mem::take(&mut skips_next) {
            return None;
        }
        // In `"`, a `\` goes before a mark that is text; in `'`, it is written twice.
        skips_next = if quote == '"' { c == '\\' } else { value[at..].starts_with("''") };
        (c == quote && !skips_next).then_some(at)
    })
}

/// Whether a text in `"` holds a `\` that does not escape anything, as in `\\server\folder`.
fn has_unknown_escape(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\\' && !chars.next().is_some_and(|c| "0abtnvfre \"/\\N_LPxuU\t".contains(c)) {
            return true;
        }
    }
    false
}

/// `|` or `>` with nothing but its own signs behind it: the text stands in the lines below.
fn is_block_header(value: &str) -> bool {
    value[1..]
        .split(" #")
        .next()
        .unwrap_or_default()
        .trim()
        .chars()
        .all(|c| matches!(c, '+' | '-' | '1'..='9'))
}

/// Whether the lines below a line are a text as they stand, and no fields.
pub(super) fn opens_block(line: &str) -> bool {
    let text = without_note(line).trim_end();
    let header = text.rsplit([' ', '\t']).next().unwrap_or_default();
    let before = text[..text.len() - header.len()].trim_end();
    header.starts_with(['|', '>'])
        && is_block_header(header)
        && (before.ends_with(':') || before.ends_with('-') || before.is_empty())
}

/// How long the value is that begins at a place of a line: to the note behind it, or to the end of the
/// item of a list or map in brackets.
fn value_end(line: &str, start: usize) -> usize {
    let value = without_note(&line[start..]);
    let is_within_brackets = line[..start].contains(['[', '{']);
    let end = if is_within_brackets { value.find([',', ']', '}']) } else { None };
    value[..end.unwrap_or(value.len())].trim_end().len()
}

/// A line with the value from a place on in quotation marks, as it stands without its indentation.
pub(super) fn quoted_from(line: &str, start: usize) -> String {
    let end = start + value_end(line, start);
    format!("{}{}{}", line[..start].trim_start(), quoted(&line[start..end]), line[end..].trim_end())
}

/// A text in quotation marks that YAML reads as the text.
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", unquoted(text).replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// A text that is in double quotation marks already, without them: in single ones, its `\` are as meant.
fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn mended(line: &str, expected: &str) {
        let mistake = find(line).unwrap_or_else(|| panic!("{line} has no mistake"));
        let (span, text) = mistake.mended;
        let mut mended = line.to_owned();
        mended.replace_range(span, &text);
        assert_eq!(mended, expected, "{line}");
    }

    #[test]
    fn a_broken_line_is_mended_as_it_was_meant() {
        mended("title：会", "title: 会");
        mended("  - name　：　会", "  - name: 会");
        mended("title:　会", "title: 会");
        mended("reading:しお", "reading: しお");
        mended("title: 講座: はじめて # 注", "title: \"講座: はじめて\" # 注");
        mended("title: @浜", "title: \"@浜\"");
        mended("title: !大売り出し", "title: \"!大売り出し\"");
        mended("  - & 浜", "  - \"& 浜\"");
        mended("title: > 浜", "title: \"> 浜\"");
        mended("title: - 浜 -", "title: \"- 浜 -\"");
        mended("title: \"会場\"変更", "title: '\"会場\"変更'");
        mended("url: \"\\\\server\\share\"", "url: '\\\\server\\share'");
        mended("title: [急募] 朝市", "title: \"[急募] 朝市\"");
    }

    #[test]
    fn a_line_that_yaml_reads_as_meant_has_no_mistake() {
        for line in [
            "title: 会",
            "title:",
            "title: \"講座: 会\"",
            "title: \"a\\\"b\" # 注",
            "body: |",
            "body: >-",
            "person: {name: 浜}",
            "tags: [a, b] # 注",
            "url: https://minato.example/",
            "https://minato.example/",
            "- 9:00",
            "9:00〜12:00",
            "title: 'it''s'",
        ] {
            assert!(find(line).is_none(), "{line}: {:?}", find(line).map(|found| found.finding));
        }
    }
}
