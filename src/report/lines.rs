//! What readers see of a page, line by line, so that two versions of it can be held beside each other.

use std::collections::BTreeMap;

use crate::escape::html::unescaped;

/// Elements that stand within a line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "button", "cite", "code", "data", "del", "em", "i", "img", "ins", "mark", "q",
    "rb", "ruby", "s", "small", "span", "strong", "sub", "sup", "time",
];
/// Those of them that a style may set apart.
const APART: [&str; 7] = ["b", "data", "em", "small", "span", "strong", "time"];
/// Elements whose content nobody reads as text, or that stands there a second time.
const UNREAD: [&str; 6] = ["script", "style", "svg", "template", "rt", "rp"];
/// What begins the part of a record's page that shows other records; other themes may have no such marks.
const OTHERS: [&str; 4] =
    ["record__side--below", "data-holds=\"[data-item]\"", "class=\"section\"", "class=\"onward"];
/// What begins a fact that follows the day, such as the next meeting: nobody wrote it, and it changes by itself.
const BY_DAY: &str = "data-holds=\"dd\"";

/// The content of a page between its frames: what stands in `<main>`.
pub(super) fn content(page: &str) -> &str {
    let from = page.find("<main").unwrap_or(0);
    let end = page.rfind("</main>").unwrap_or(page.len()).max(from);
    &page[from..end]
}

/// What stands in the first heading of a page.
pub(super) fn heading(page: &str) -> Option<String> {
    let content = content(page);
    let from = content.find("<h1")?;
    let end = from + content[from..].find("</h1")?;
    Some(lines(&content[from..end]).join(" ")).filter(|heading| !heading.is_empty())
}

/// The part of a page that tells of its own record, and not of others.
pub(super) fn own_part(content: &str) -> &str {
    let others = OTHERS.iter().filter_map(|mark| content.find(mark)).min();
    others.and_then(|at| content[..at].rfind('<')).map_or(content, |at| &content[..at])
}

/// The lines of a text in HTML without marks; the words for pictures are lines of their own.
pub(super) fn lines(html: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut unread: Option<&str> = None;
    // Two elements that follow each other at once are shown apart, as a number and what is said of it.
    let mut ends_apart = false;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if unread.is_none() {
            line.push_str(&rest[..at]);
        }
        ends_apart &= at == 0;
        let Some(end) = rest[at..].find('>').map(|end| at + end) else { break };
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let is_end = tag.starts_with('/');
        let name = tag
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        match unread {
            // The marks around a reading need no end; the next tag ends them.
            Some("rt" | "rp") => unread = None,
            Some(open) if is_end && open == name => unread = None,
            Some(_) => continue,
            None => {}
        }
        if ends_apart && !is_end && APART.contains(&name) {
            line.push(' ');
        }
        ends_apart = is_end && (APART.contains(&name) || ends_apart && name == "a");
        if let Some(known) = UNREAD.iter().find(|known| **known == name && !is_end) {
            unread = Some(known);
        } else if name == "wbr" {
        } else if !INLINE.contains(&name) {
            finish(&mut line, &mut lines);
        } else if let Some(alt) =
            (name == "img").then(|| attribute(tag, "alt")).flatten().filter(|alt| !alt.is_empty())
        {
            finish(&mut line, &mut lines);
            line.push('［');
            line.push_str(alt);
            line.push('］');
            finish(&mut line, &mut lines);
        }
    }
    if unread.is_none() {
        line.push_str(rest);
    }
    finish(&mut line, &mut lines);
    lines
}

/// HTML without what a page does not show at first, and without the ways to pass the page on.
pub(super) fn without_unshown(html: &str) -> String {
    without(html, is_unshown)
}

/// HTML without the facts that follow the day.
pub(super) fn without_facts_by_day(html: &str) -> String {
    without(html, |tag| tag.contains(BY_DAY))
}

fn without(html: &str, is_left_out: impl Fn(&str) -> bool) -> String {
    let mut shown = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((at, tag, behind)) = next_tag(rest) {
        shown.push_str(&rest[..at]);
        if is_left_out(tag) {
            rest = behind_element(name_of(tag), behind);
        } else {
            shown.push_str(&rest[at..rest.len() - behind.len()]);
            rest = behind;
        }
    }
    shown + rest
}

/// Where the next tag stands, what is in it, and what is behind it.
fn next_tag(html: &str) -> Option<(usize, &str, &str)> {
    let at = html.find('<')?;
    let end = at + html[at..].find('>')?;
    Some((at, &html[at + 1..end], &html[end + 1..]))
}

fn name_of(tag: &str) -> &str {
    tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

fn is_unshown(tag: &str) -> bool {
    let is_hidden = tag.split_ascii_whitespace().any(|word| word == "hidden");
    is_hidden || tag.contains("class=share") || tag.contains("class=\"share\"")
}

/// What is behind the element of this name whose first tag was read. Paragraphs and items need no end.
fn behind_element<'h>(name: &str, html: &'h str) -> &'h str {
    let mut depth = 1;
    let mut rest = html;
    while let Some((at, tag, behind)) = next_tag(rest) {
        let (is_end, own) = (tag.starts_with('/'), name_of(tag));
        let is_ended = match name {
            "p" => !INLINE.contains(&own),
            "li" => matches!(own, "li" | "ul" | "ol") && (is_end || own == "li"),
            _ => false,
        };
        if is_ended {
            return if is_end && own == name { behind } else { &rest[at..] };
        }
        if own == name {
            depth = if is_end { depth - 1 } else { depth + 1 };
        }
        rest = behind;
        if depth == 0 {
            return rest;
        }
    }
    ""
}

fn finish(line: &mut String, lines: &mut Vec<String>) {
    let words = unescaped(line);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        lines.push(words);
    }
    line.clear();
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    match tag[at..].chars().next()? {
        quote @ ('"' | '\'') => tag[at + 1..].split(quote).next(),
        _ => tag[at..].split_whitespace().next(),
    }
}

/// The lines that only the first has, and those that only the second has, each in its order.
pub(super) fn differences(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let only = |of: &[String], other: &[String]| {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for line in other {
            *left.entry(line.as_str()).or_default() += 1;
        }
        let is_new = |line: &&String| match left.get_mut(line.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        of.iter().filter(is_new).cloned().collect()
    };
    (only(before, after), only(after, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_its_reader_sees_it() {
        let page = "<body><nav>メニュー</nav><main id=main><h1 data-search>朝<wbr>そうじ</h1><p>海の<b>清掃</b>&amp;話<ul><li>7:10〜<li>浜\
            </ul><ruby>港<rt>みなと</ruby>町<img alt=\"波\" src=a.jpg><p><a href=x><span>催し</span><b>5</b></a><span>次は</span>3日<script>x</script><section class=\"section\" id=a><h2>ほか</h2></section></main>";
        let content = content(page);
        assert_eq!(
            lines(own_part(content)),
            ["朝そうじ", "海の清掃&話", "7:10〜", "浜", "港町", "［波］", "催し 5 次は3日"]
        );
        assert_eq!(lines(content).last().map(String::as_str), Some("ほか"));
        assert_eq!(heading(page).as_deref(), Some("朝そうじ"));
        assert_eq!(heading("<main><p>朝</main>"), None);
    }

    #[test]
    fn what_a_page_does_not_show_at_first_is_left_out() {
        let html = "<div class=withdrawn hidden><p>終わりました<div>x</div></div><h1>朝</h1><p class=keep hidden><button>気になる</button>\
            <p>本文<ul><li>一<li data-enhancement hidden><button>写す</button><li>二</ul><section class=share><h2>送る</h2><section>y</section></section><p>終わり";
        assert_eq!(lines(&without_unshown(html)), ["朝", "本文", "一", "二", "終わり"]);
    }

    #[test]
    fn what_follows_the_day_is_no_end_of_what_a_record_tells() {
        let html = "<main><dl><div class=x data-holds=\"dd\"><dt>次の集まり</dt><dd data-timeline=x>5月9日</dd><dd hidden>6月13日</dd></div>\
            <div><dt>電話</dt><dd>0300-00-1366</dd></div></dl><section id=a class=\"section\" data-holds=\"[data-item]\"><h2>ほか</h2></section></main>";
        assert_eq!(lines(&without_facts_by_day(own_part(content(html)))), ["電話", "0300-00-1366"]);
    }

    #[test]
    fn lines_are_held_beside_each_other() {
        let text = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let (gone, new) = differences(&text(&["a", "b", "b", "c"]), &text(&["c", "b", "d"]));
        assert_eq!((gone, new), (text(&["a", "b"]), text(&["d"])));
    }
}
