//! How a text stands in YAML.

use std::fmt::Write as _;

use crate::content::{Format, Schema};

/// Words that YAML programs take for something else than text.
const NOT_TEXT: [&str; 12] =
    ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf"];

/// A text as a value of a field: plain where every program reads that as the same text, else quoted.
pub(super) fn scalar(text: &str, schema: Option<&Schema>) -> String {
    if is_plain(text) && (is_no_text(schema) || !looks_like_no_text(text)) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether a field holds no text but a day, a number or one of a few words, which stand plain.
fn is_no_text(schema: Option<&Schema>) -> bool {
    matches!(
        schema,
        Some(
            Schema::Whole(..)
                | Schema::Number(..)
                | Schema::Bool
                | Schema::Choice(_)
                | Schema::Text(Some(
                    Format::Day | Format::DayOrMonth | Format::Moment | Format::Clock | Format::Headcount
                ))
        )
    )
}

/// Whether a program that guesses types takes a text for a number, a day or a truth value.
fn looks_like_no_text(text: &str) -> bool {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || "+-._:eExX/".contains(c))
        && text.chars().any(|c| c.is_ascii_digit());
    is_number || NOT_TEXT.contains(&text.to_ascii_lowercase().as_str())
}

/// Whether YAML reads a text as itself where it stands without quotes, alone or in a list of a line.
fn is_plain(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let first = text.chars().next();
    !edge(first)
        && !edge(text.chars().next_back())
        && !first.is_some_and(|c| "-?:,[]{}#&*!|>'\"%@`~=<＃：－".contains(c))
        && !text.contains([',', '[', ']', '{', '}', '#', '＃', '：', '"', '\u{feff}', '\u{85}'])
        && !text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
        && !text.contains(": ")
        && !text.contains(":\u{3000}")
        && !text.ends_with(':')
}

/// A text within double quotes, in one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    escape_into(&mut out, text);
    out.push('"');
    out
}

/// A text within double quotes, each of its lines in a line of its own, indented.
pub(super) fn quoted_lines(text: &str, indent: &str) -> String {
    let mut out = String::from("\"");
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        // The blanks at the beginning of a line of YAML are none of the text.
        if line.starts_with(' ') {
            out.push('\\');
        }
        escape_into(&mut out, line);
        if lines.peek().is_some() {
            out.push_str("\\n\\\n");
            out.push_str(indent);
        }
    }
    out.push('"');
    out
}

fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceText;
    use crate::source::parse_yaml;

    fn read(yaml: &str) -> String {
        let source = std::sync::Arc::new(SourceText::new("a.yaml", yaml));
        let tree = parse_yaml(&source, 0..yaml.len()).unwrap_or_else(|found| panic!("{yaml}: {found:?}"));
        tree.get("a").and_then(|node| node.items()[0].as_text()).unwrap_or_default().to_owned()
    }

    #[test]
    fn every_text_is_read_as_itself() {
        let texts = [
            "朝市",
            "0832-22-1111",
            "0832221111",
            "a: b",
            "a #b",
            "a:",
            "- a",
            "null",
            "~",
            "はい",
            "yes",
            "［注］",
            "*印",
            "&a",
            "'a'",
            "\"a\"",
            "C:\\a",
            "10:00～12:00",
            "1,100",
            "http://a.example/?b=c#d",
            " a ",
            "a\nb",
            "a\n  b\n",
            "\t",
            "a\u{3000}",
            "#1",
            "%",
            "@a",
            "`a`",
            "a\u{85}b",
            "a\u{2028}b",
            "。",
            "-",
            "-1",
            "2026-01-01",
            "１：２",
            "? a",
            "!a",
            ">",
            "|",
        ];
        for text in texts {
            assert_eq!(read(&format!("a: {}\n", scalar(text, None))), text, "{text:?}");
            assert_eq!(read(&format!("a: [{}, x]\n", scalar(text, None))), text, "{text:?} in a list");
            assert_eq!(read(&format!("a: {}\n", quoted_lines(text, "  "))), text, "{text:?} in lines");
        }
    }

    #[test]
    fn only_what_programs_would_misread_is_quoted() {
        assert_eq!(scalar("朝市 10:00～", None), "朝市 10:00～");
        assert_eq!(scalar("0832221111", None), "\"0832221111\"");
        assert_eq!(scalar("2026-01-01", Some(&Schema::Text(Some(Format::Day)))), "2026-01-01");
        assert_eq!(scalar("true", Some(&Schema::Bool)), "true");
        assert_eq!(scalar("true", Some(&Schema::Text(None))), "\"true\"");
    }
}
