//! The readings of interface texts in a page: ruby in what is read, the words alone where no element may stand.

use crate::texts::readings::{WORD, each_word, without_readings};

/// Elements that hold text alone, or a drawing.
const PLAIN: [&str; 6] = ["script", "style", "title", "textarea", "select", "svg"];
/// Those of them whose content is no HTML.
const RAW: usize = 2;

/// A page with its readings as ruby. Attributes get the words alone; those for scripts (`data-…`) and the texts for
/// scripts (elements with `data-t`) stay as they are: scripts write ruby themselves.
pub(super) fn in_page(html: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(html) {
        Ok(html) => with_ruby(&html).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

fn with_ruby(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let mut rest = html;
    let mut plain: Option<&str> = None;
    let mut is_for_scripts = false;
    while let Some(at) = rest.find('<') {
        let (text, from) = rest.split_at(at);
        push_text(&mut out, text, plain.is_some(), is_for_scripts);
        let (tag, behind) = from.split_at(tag_end(from));
        push_tag(&mut out, tag);
        rest = behind;
        is_for_scripts = tag.contains(" data-t=");
        match plain {
            Some(name) if is_tag(tag, "</", name) => plain = None,
            None => plain = PLAIN.into_iter().find(|name| is_tag(tag, "<", name)),
            Some(_) => {}
        }
        if let Some(name) = plain.filter(|name| PLAIN[..RAW].contains(name)) {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            push_text(&mut out, &rest[..end], true, false);
            rest = &rest[end..];
        }
    }
    push_text(&mut out, rest, plain.is_some(), false);
    out
}

fn push_text(out: &mut String, text: &str, is_plain: bool, is_for_scripts: bool) {
    if is_for_scripts {
        out.push_str(text);
    } else if is_plain {
        out.push_str(&without_readings(text));
    } else if text.contains(WORD) {
        // One box: where boxes stand in a row, each part of the words would be one.
        out.push_str("<span>");
        each_word(text, |before, word| {
            out.push_str(before);
            if let Some((word, reading)) = word {
                out.extend(["<ruby>", word, "<rt>", reading, "</rt></ruby>"]);
            }
        });
        out.push_str("</span>");
    } else {
        out.push_str(text);
    }
}

/// A tag, whose attributes with values that can hold a reading stand in double quotes.
fn push_tag(out: &mut String, tag: &str) {
    if !tag.contains(WORD) {
        return out.push_str(tag);
    }
    let mut rest = tag;
    while let Some((before, from)) = rest.split_once("=\"") {
        let name = before.rsplit(['"', ' ', '\n']).next().unwrap_or_default();
        let (value, behind) = from.split_once('"').unwrap_or((from, ""));
        out.extend([before, "=\""]);
        if name.starts_with("data-") {
            out.push_str(value);
        } else {
            out.push_str(&without_readings(value));
        }
        out.push('"');
        rest = behind;
    }
    out.push_str(rest);
}

/// Where a tag ends that a text begins with: no `>` in quotes is its end.
fn tag_end(text: &str) -> usize {
    let mut is_quoted = false;
    let end = text.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    });
    end.map_or(text.len(), |end| end + 1)
}

/// Whether a tag opens, or closes, an element of that name.
fn is_tag(tag: &str, opening: &str, name: &str) -> bool {
    let behind = tag.strip_prefix(opening).and_then(|tag| tag.strip_prefix(name));
    behind.is_some_and(|behind| behind.starts_with([' ', '>', '/', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_become_ruby_where_an_element_may_stand() {
        let r = "\u{fff9}日\u{fffa}ひ\u{fffb}";
        for (page, shown) in [
            ("<p>その_に</p>", "<p><span>その<ruby>日<rt>ひ</rt></ruby>に</span></p>"),
            ("<title>_ | a</title><b>_", "<title>日 | a</title><b><span><ruby>日<rt>ひ</rt></ruby></span>"),
            (
                "<a aria-label=\"a > _\" class=x data-later=\"_\">1</a>",
                "<a aria-label=\"a > 日\" class=x data-later=\"_\">1</a>",
            ),
            ("<script>if (1<2) \"_\"</script>", "<script>if (1<2) \"日\"</script>"),
            (
                "<svg><title>_</title><text>_</text></svg>_",
                "<svg><title>日</title><text>日</text></svg><span><ruby>日<rt>ひ</rt></ruby></span>",
            ),
            ("<select><option>_<option>_</select>", "<select><option>日<option>日</select>"),
            (
                "<i data-t=\"x\">_</i><i>_</i>",
                "<i data-t=\"x\">_</i><i><span><ruby>日<rt>ひ</rt></ruby></span></i>",
            ),
        ] {
            assert_eq!(with_ruby(&page.replace('_', r)), shown.replace('_', r));
        }
        assert_eq!(with_ruby("<p>日</p>"), "<p>日</p>");
    }
}
