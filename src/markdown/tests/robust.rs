//! Whatever is written, reading ends soon and gives HTML that is whole.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use super::html_text::blocks_in_html;
use super::pathological::pathological;
use super::{Page, html, read};
use crate::diagnostic::findings::EN007;
use crate::diagnostic::{Code, Finding as _};
use crate::markdown::as_markdown;

#[test]
fn reading_ends_soon() {
    let mut slow = Vec::new();
    for (name, body) in pathological() {
        let start = Instant::now();
        html(&body);
        let taken = start.elapsed();
        // Generous: an unoptimised program on a busy machine. What is quadratic takes many minutes.
        if taken > Duration::from_mins(1) {
            slow.push(format!("{name}: {taken:?} for {} bytes", body.len()));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn writing_as_markdown_ends_soon() {
    let mut slow = Vec::new();
    for (name, body) in pathological() {
        let (read, _) = read(&body);
        let start = Instant::now();
        as_markdown(&read, &Page);
        let taken = start.elapsed();
        if taken > Duration::from_mins(1) {
            slow.push(format!("{name}: {taken:?} for {} bytes", body.len()));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn nesting_has_a_limit() {
    for body in [
        "字\n\n".to_owned() + &">".repeat(10_000) + "a",
        "- ".repeat(10_000) + "a",
        "1. ".repeat(10_000) + "a",
        "*a **b ".repeat(200) + &"c* d** ".repeat(200),
        "<div>\n\n".repeat(200) + "a",
        "字<b>".repeat(200) + "a",
        "<div><span>".repeat(60) + "a",
        "*".repeat(300) + "a" + &"*".repeat(300),
    ] {
        let (read, found) = read(&body);
        assert!(read.is_empty(), "{}", body.chars().take(20).collect::<String>());
        let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [EN007::CODE]);
        assert_eq!((found[0].message, found[0].values["limit"].as_str()), ("markdown_depth", "100"));
    }
    for body in [
        "> ".repeat(90) + "a",
        "<div><span></div>\n\n".repeat(200),
        "<p>a\n\n".repeat(200),
        "字<a href=x>".repeat(200),
    ] {
        assert!(!html(&body).is_empty(), "{body}");
    }
}

#[test]
fn odd_characters_do_no_harm() {
    for (body, expected) in [
        ("a\0b", "<p>a\u{fffd}b</p>"),
        ("a\rb", "<p>a\nb</p>"),
        ("a\r\rb", "<p>a</p>\n<p>b</p>"),
        ("a\u{feff}b", "<p>a\u{feff}b</p>"),
        ("\u{feff}# a", "<p>\u{feff}# a</p>"),
        (
            "か\u{3099}**「か\u{3099}」**か\u{3099}",
            "<p>か\u{3099}<strong>「か\u{3099}」</strong>か\u{3099}</p>",
        ),
        ("\u{202e}a", "<p>\u{202e}a</p>"),
        ("\u{3000}字下げ", "<p>\u{3000}字下げ</p>"),
    ] {
        assert_eq!(html(body), expected, "{body:?}");
    }
}

const FRAGMENTS: &[&str] = &[
    "は",
    "「",
    "」",
    "。",
    "（",
    "）",
    "a",
    "B",
    "1",
    "한",
    " ",
    "\n",
    "\n\n",
    "  \n",
    "\r\n",
    "\t",
    "    ",
    "\u{3000}",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "```\n",
    "\\",
    "|",
    "\n|---|\n",
    "\n|a|\n|-|\n|",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## ",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](javascript:alert(1))",
    "](/a)",
    "](a.jpg \"t\")",
    "[[groups/tokyo]]",
    "[[groups/a|",
    "]]",
    "[[",
    "{",
    "}",
    "{県|けん}",
    "{県人|けん|じん}",
    "\\|",
    "<",
    ">",
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<a href=\"javascript:x\">",
    "<a href=x onclick=y>",
    "</a>",
    "<img src=x onerror=y>",
    "<div>\n",
    "</div>\n",
    "<!--",
    "-->",
    "<svg onload=x>",
    "<style>",
    "<textarea>",
    "</textarea>",
    "<table>",
    "<td>",
    "\"",
    "'",
    "&",
    "&#106;",
    "&lt;script&gt;",
    "&quot;",
    "\u{e000}",
    "\u{e005}",
    "&#xe001;",
    "\u{10a50}",
    "\0",
    "[^1]",
    "\n\n[^1]: ",
    "- [x] ",
    "> [!NOTE]\n> ",
    "https://example.jp/",
    "a@example.jp",
    "{#id}",
    "onclick=\"x\"",
    "🎉",
    "か\u{3099}",
];

/// Pieces that are likely to do harm when they stand side by side.
fn fragments() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..24).prop_map(|pieces| pieces.concat())
}

/// The tags of HTML: name and attributes. Quotes are read as a browser reads them.
fn tags(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let mut quoted = false;
        let end = rest[start..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let end = end.unwrap_or_else(|| panic!("a tag without an end: {html}"));
        found.push(rest[start + 1..start + end].to_owned());
        rest = &rest[start + end + 1..];
    }
    found
}

fn without_values(tag: &str) -> String {
    tag.split('"').step_by(2).collect()
}

fn assert_harmless(body: &str) -> Result<(), TestCaseError> {
    let given = html(body);
    let mut open: Vec<String> = Vec::new();
    for tag in tags(&given) {
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default().to_owned();
        prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric()), "{tag} in {given}");
        prop_assert!(
            !matches!(name.as_str(), "script" | "style" | "svg" | "iframe" | "textarea" | "object"),
            "{given}"
        );
        let bare = without_values(&tag);
        prop_assert!(
            !bare.split(' ').any(|name| name.starts_with("on") || name.starts_with("style")),
            "{given}"
        );
        for address in tag.split(['"']).skip(1).step_by(2) {
            prop_assert!(!address.trim().to_lowercase().starts_with("javascript:"), "{given}");
        }
        if tag.starts_with('/') {
            prop_assert_eq!(open.pop(), Some(name), "{}", given);
        } else if !matches!(name.as_str(), "br" | "hr" | "img" | "input" | "wbr" | "col") {
            open.push(name);
        }
    }
    prop_assert!(open.is_empty(), "{open:?} stay open in {given}");
    for private in
        ['\u{e000}', '\u{e001}', '\u{e005}', '\u{e010}', '\u{e011}', '\u{e01a}', '\u{10a50}', '\u{10a51}']
    {
        let entities = usize::from(private == '\u{e001}') * body.matches("&#xe001;").count();
        let written = body.matches(private).count() + entities;
        prop_assert!(given.matches(private).count() <= written * 2, "{private:?} leaks into {given}");
    }
    Ok(())
}

/// Events without our own additions.
fn plain_events(body: &str) -> Vec<Event<'_>> {
    Parser::new_ext(body, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES).collect()
}

/// Found by `words_are_found_in_the_file`: `>` is longer in HTML than in the file.
#[test]
fn a_quotation_mark_within_raw_html_keeps_its_place() {
    let body = "<div>\n> は\n</div>";
    let blocks = read(body).0.source_blocks();
    let spans: Vec<_> = blocks.iter().map(|block| (block.text.as_str(), block.span(0..1))).collect();
    assert_eq!(spans, [("> は", Some(6..7))]);
}

/// Found by `places_are_in_the_file`: the indentation of a line within raw HTML.
#[test]
fn a_mark_within_raw_html_is_found_at_its_line() {
    let body = "<div>\n\t> は**は<b>";
    let (_, found) = read(body);
    let marks = found.iter().filter(|finding| finding.code.as_str() == "AC305");
    let lines: Vec<_> = marks.filter_map(|finding| body.get(finding.location.span()?)).collect();
    assert_eq!(lines, ["> は**は<b>"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 600 } else { 50_000 }))]

    #[test]
    fn nothing_harmful_survives(body in fragments()) {
        assert_harmless(&body)?;
    }

    #[test]
    fn any_text_can_be_read(body in any::<String>()) {
        assert_harmless(&body)?;
    }

    #[test]
    fn places_are_in_the_file(body in fragments()) {
        let (read, found) = read(&body);
        for span in read.links().map(|link| link.span.clone()).chain(found.iter().filter_map(|finding| finding.location.span())) {
            prop_assert!(body.get(span.clone()).is_some(), "{span:?} in {body:?}");
        }
        let mut last = 0;
        for slot in &read.slots {
            prop_assert!(slot.at >= last && read.html.is_char_boundary(slot.at));
            last = slot.at;
        }
    }

    #[test]
    fn blocks_of_text_are_those_of_the_html(body in fragments()) {
        let (read, _) = read(&body);
        prop_assert_eq!(read.text_blocks(&Page), blocks_in_html(&read, &Page), "{:?}", read);
    }

    #[test]
    fn words_are_found_in_the_file(body in fragments()) {
        for block in read(&body).0.source_blocks() {
            let mut last = 0;
            for (at, c) in block.text.char_indices().filter(|(_, c)| !c.is_whitespace() && *c != '\u{fffd}') {
                let Some(span) = block.span(at..at + c.len_utf8()) else { continue };
                prop_assert!(body.get(span.clone()).is_some(), "{span:?} in {body:?}");
                let is_later = span.start >= last || span.len() != c.len_utf8();
                let is_same = body[span.clone()].starts_with(c) || span.len() != c.len_utf8();
                prop_assert!(is_same && (is_later || body.contains('<')), "{c:?} of {:?} at {span:?} of {body:?}", block.text);
                last = span.start;
            }
        }
    }

    #[test]
    fn latin_is_read_as_commonmark_says(
        pieces in proptest::collection::vec(proptest::sample::select(&["a", "B", "(", ")", "\"", ".", " ", "\n", "*", "**", "_", "~~", "`", "\\*", "-", "é", "“", "”"][..]), 0..20)
    ) {
        let body = pieces.concat();
        let sentinels = crate::markdown::parse::sentinels::Sentinels::unused_in(&body).unwrap();
        let prepared = crate::markdown::parse::prepare::Prepared::new(&body, sentinels);
        prop_assert_eq!(&*prepared.text, body.as_str());
        prop_assert_eq!(plain_events(&prepared.text), plain_events(&body));
    }

    #[test]
    fn every_offset_comes_from_the_body(body in fragments()) {
        let Some(sentinels) = crate::markdown::parse::sentinels::Sentinels::unused_in(&body) else { return Ok(()) };
        let prepared = crate::markdown::parse::prepare::Prepared::new(&body, sentinels);
        prop_assert_eq!(&*prepared.sentinels.restore(&prepared.text), body.as_str());
        let mut last = 0;
        for (at, c) in prepared.text.char_indices() {
            let origin = prepared.body_offset(at);
            prop_assert!(origin >= last && body.is_char_boundary(origin));
            if prepared.sentinels.read(c).is_none() {
                prop_assert!(body[origin..].starts_with(c));
            }
            last = origin;
        }
    }
}
