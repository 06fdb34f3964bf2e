//! Minifies what a theme is made of, once, when it is loaded.
//!
//! Takes the source of a Tera template, a stylesheet or a script and gives a shorter one that means
//! the same. Pages then come out of the templates minified, at no cost per page. Never touches a
//! rendered page.
//!
//! minify-html can let template syntax through by itself (`preserve_brace_template_syntax`), but only
//! in text: it would drop the quotes around `href="{{ url }}"`, sort the attributes around
//! `{% if x %} hidden{% endif %}`, and trim the space in `<b>{{ name }} さん</b>`. So every piece of
//! template syntax is exchanged for a placeholder that behaves as what will stand there, and put back
//! afterwards. If the result does not hold the same tags and the same pieces, the source stays as it is.

mod scan;

use std::collections::BTreeMap;

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions, LegalComment};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;
use scan::{CLOSE, OPEN, Prepared, Slot, prepare};

/// Minifies a Tera template, or gives `None` when that cannot be done without changing its meaning
/// (an element that opens in one branch and closes in another, template syntax in a tag's name).
pub fn template(source: &str) -> Option<String> {
    let Prepared { html, slots } = prepare(source)?;
    let bytes = minify_html::minify(html.as_bytes(), &page_cfg());
    let minified = String::from_utf8(bytes).ok()?;
    if tag_counts(&html) != tag_counts(&minified) {
        return None;
    }
    restore(&minified, &slots)
}

/// Minifies a stylesheet; gives it back as it is when it cannot be parsed.
pub fn css(source: &str) -> String {
    wrapped(source, "style")
}

/// How many operators in a row a script may have that is minified: the time for them grows with their square.
const MOST_OPERATORS: usize = 4_000;

/// How many operators stand in a row, at one depth of brackets and in one statement. Those in texts and remarks count,
/// too: a script that is taken for too long a chain is published as it was written.
fn longest_chain(script: &str) -> usize {
    let (mut counts, mut longest) = (vec![0usize], 0);
    for byte in script.bytes() {
        match byte {
            b'(' | b'[' | b'{' => counts.push(0),
            b')' | b']' | b'}' if counts.len() > 1 => counts.truncate(counts.len() - 1),
            b';' | b',' => counts.last_mut().into_iter().for_each(|count| *count = 0),
            b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'<' | b'>' | b'=' | b'?' | b'.' => {
                counts.last_mut().into_iter().for_each(|count| *count += 1);
                longest = longest.max(counts.last().copied().unwrap_or_default());
            }
            _ => {}
        }
    }
    longest
}

/// Minifies a classic script, local names included; gives it back as it is when it cannot be parsed.
/// Gives a script back with a chain of operators that would take minutes, too.
/// Of the comments only licences stay (`/*! … */`, `@license`, `@preserve`).
///
/// minify-html uses the same parts, but leaves long names in.
pub fn js(source: &str) -> String {
    if longest_chain(source) > MOST_OPERATORS {
        return source.to_owned();
    }
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::default().with_script(true)).parse();
    if !parsed.errors.is_empty() {
        return source.to_owned();
    }
    let mut program = parsed.program;
    let options =
        MinifierOptions { mangle: Some(MangleOptions::default()), compress: Some(CompressOptions::safest()) };
    let scoping = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let comments = CommentOptions { legal: LegalComment::Inline, ..CommentOptions::disabled() };
    let short = CodegenOptions { comments, ..CodegenOptions::minify() };
    Codegen::new().with_options(short).with_scoping(scoping).build(&program).code
}

/// minify-html has no door for a stylesheet or script alone, so it gets one inside its element.
fn wrapped(source: &str, element: &str) -> String {
    let (start, end) = (format!("<{element}>"), format!("</{element}>"));
    if source.to_ascii_lowercase().contains(&format!("</{element}")) {
        return source.to_owned();
    }
    let cfg = minify_html::Cfg {
        minify_css: true,
        minify_js: true,
        keep_closing_tags: true,
        ..minify_html::Cfg::default()
    };
    let bytes = minify_html::minify(format!("{start}{source}{end}").as_bytes(), &cfg);
    String::from_utf8(bytes)
        .ok()
        .and_then(|out| Some(out.strip_prefix(&start)?.strip_suffix(&end)?.to_owned()))
        .filter(|out| !out.is_empty())
        .unwrap_or_else(|| source.to_owned())
}

/// How HTML is minified: nothing goes that old readers of HTML or JIS X 8341-3 (4.1.1) want.
pub(super) fn page_cfg() -> minify_html::Cfg {
    minify_html::Cfg {
        keep_closing_tags: true,
        keep_comments: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    }
}

/// How often each tag opens and closes.
fn tag_counts(html: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for part in html.split('<').skip(1) {
        let name: String = part
            .chars()
            .enumerate()
            .take_while(|(i, c)| c.is_ascii_alphanumeric() || *c == '-' || (*i == 0 && *c == '/'))
            .map(|(_, c)| c.to_ascii_lowercase())
            .collect();
        if name.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts
}

/// Puts every piece back in its place; `None` if one is missing or stands there twice.
fn restore(minified: &str, slots: &[Slot]) -> Option<String> {
    let pieces: usize = slots.iter().map(|slot| slot.text.len()).sum();
    let mut out = String::with_capacity(minified.len() + pieces);
    let mut seen = vec![false; slots.len()];
    let mut rest = minified;
    while let Some(at) = rest.find(OPEN) {
        let (before, from) = rest.split_at(at);
        let close = from.find(CLOSE)?;
        let number: usize = from[OPEN.len_utf8()..close].trim().parse().ok()?;
        if std::mem::replace(seen.get_mut(number)?, true) {
            return None;
        }
        rest = &from[close + CLOSE.len_utf8()..];
        match before.strip_suffix("<!--") {
            Some(bare) => {
                out.push_str(bare);
                rest = rest.strip_prefix("-->")?;
            }
            None => out.push_str(before),
        }
        let slot = slots.get(number)?;
        if slot.joined && out.ends_with(' ') {
            out.pop();
        }
        out.push_str(&slot.text);
    }
    out.push_str(rest);
    seen.iter().all(|found| *found).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(template(source).as_deref(), Some(expected), "for {source}");
    }

    #[test]
    fn quotes_stay_around_what_may_hold_spaces() {
        check(r#"<a href="{{ url }}">x</a>"#, r#"<a href="{{ url }}">x</a>"#);
        check(r#"<a href="{{url}}" id="top">x</a>"#, r#"<a href="{{url}}" id=top>x</a>"#);
        check(
            r#"<p class="a  {% if b %}  b{% endif %}">x</p>"#,
            r#"<p class="a {% if b %} b{% endif %}">x</p>"#,
        );
        check(
            r#"<p title='{{ x | default(value="y") }}'>x</p>"#,
            r#"<p title="{{ x | default(value="y") }}">x</p>"#,
        );
    }

    #[test]
    fn statements_between_attributes_keep_their_order() {
        check(
            "<a href=\"{{ url }}\"\n   {% if here %}aria-current=\"page\"{% endif %}>x</a>",
            "<a href=\"{{ url }}\" {% if here %}aria-current=\"page\"{% endif %}>x</a>",
        );
        check("<input {% if on %}checked{% endif %}>", "<input {% if on %}checked{% endif %}>");
        check("<li{% if a %} hidden{% endif %}>x</li>", "<li{% if a %} hidden{% endif %}>x</li>");
        check("<p id={{ id }} hidden>x</p>", "<p id={{ id }} hidden>x</p>");
        check(
            r#"<a {% if t %}title="a > b"{% endif %}>x</a>"#,
            r#"<a {% if t %}title="a > b"{% endif %}>x</a>"#,
        );
    }

    #[test]
    fn spaces_beside_text_and_inline_elements_stay() {
        check("<p>{{ name }} さん <b>{{ x }}</b> </p>", "<p>{{ name }} さん <b>{{ x }}</b></p>");
        check("<p><b>a</b>\n <i>b</i></p>", "<p><b>a</b> <i>b</i></p>");
        check(
            "<p>{% if a %}<b>a</b>{% endif %} {% if b %}<i>b</i>{% endif %}</p>",
            "<p>{% if a %}<b>a</b>{% endif %} {% if b %}<i>b</i>{% endif %}</p>",
        );
        check("<div>{{ a }} {{ b }}</div>", "<div>{{ a }} {{ b }}</div>");
        check("<p>{% include \"x\" %} text</p>", "<p>{% include \"x\" %} text</p>");
    }

    #[test]
    fn white_space_of_the_layout_goes() {
        check(
            "<ul>\n  {% for x in xs %}\n  <li>{{ x }}</li>\n  {% endfor %}\n</ul>\n",
            "<ul>{% for x in xs %}<li>{{ x }}</li>{% endfor %}</ul>",
        );
        check("{# a note #}<div>\n<p>a</p>\n</div>", "{# a note #}<div><p>a</p></div>");
        check("<div><!-- gone --><p>a</p></div>", "<div><p>a</p></div>");
    }

    #[test]
    fn raw_text_elements_hold_pieces_too() {
        check(
            "<title>{{ a }} | {% if b %}b{% endif %}</title>",
            "<title>{{ a }} | {% if b %}b{% endif %}</title>",
        );
        check(
            "<script type=\"application/ld+json\">{{ x | safe }}</script>",
            "<script type=application/ld+json>{{ x | safe }}</script>",
        );
        check("<pre>a\n  {{ x }}\n</pre>", "<pre>a\n  {{ x }}\n</pre>");
    }

    #[test]
    fn strings_in_pieces_may_hold_braces() {
        check("<p>{{ f(a=\"}}\") }}</p>", "<p>{{ f(a=\"}}\") }}</p>");
        check("<p>{% raw %}<b>{{ x }}{% endraw %}</p>", "<p>{% raw %}<b>{{ x }}{% endraw %}</p>");
    }

    #[test]
    fn what_cannot_be_done_safely_is_left_alone() {
        for source in [
            "{% if a %}<a href=\"x\">{% else %}<span>{% endif %}b{% if a %}</a>{% else %}</span>{% endif %}",
            "<{{ tag }}>x</{{ tag }}>",
            "<p>{{ unclosed </p>",
            "<p hidden=\"{{ x }}\">a</p>",
            "</div>",
        ] {
            assert_eq!(template(source), None, "for {source}");
        }
    }

    #[test]
    fn styles_and_scripts_shrink_and_broken_ones_survive() {
        assert_eq!(css("a { color: #ff0000; }\n\n/* x */"), "a{color:red}");
        assert!(!js("function  f ( a ) { return a + 1 ; }\nf(2);").contains('\n'));
        assert_eq!(css("</style>"), "</style>");
        assert!(css("a { word-break: auto-phrase }").contains("auto-phrase"));
    }

    #[test]
    fn a_chain_of_operators_without_end_is_left_alone() {
        for link in ["a + ", "a .b || ", "f(1, 2) ? 1 : "] {
            let long = format!("x = {}a ;", link.repeat(100_000));
            assert_eq!(js(&long), long);
            assert_ne!(js(&format!("x = {}a ;", link.repeat(100))), format!("x = {}a ;", link.repeat(100)));
        }
        assert_eq!(longest_chain("a+b;(c+d)+e;{f=g}h=i"), 1);
    }
}
