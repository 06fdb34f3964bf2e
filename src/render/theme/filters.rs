//! What templates may do with values besides Tera's own filters, and those of Tera's own by which a short
//! template makes a text of any length: they stop where a page could hold no more.

use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::bounds::{LARGEST, TOO_LARGE};
use crate::escape::html::push_escaped;
use crate::markdown::phone_numbers;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("fill", fill);
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", indent);
    tera.register_filter("split", split);
    tera.register_filter("lang_mark", lang_mark);
    tera.register_filter("calls", calls);
}

/// A text that grows piece by piece, until it is too long.
#[derive(Default)]
struct Growing(String);

impl Growing {
    fn push(&mut self, piece: &str) -> TeraResult<()> {
        if self.0.len() + piece.len() > LARGEST {
            return Err(Error::message(TOO_LARGE));
        }
        self.0.push_str(piece);
        Ok(())
    }

    /// The text as a value, which is HTML where it `is_safe`.
    fn into_value(self, is_safe: bool) -> Value {
        if is_safe { Value::safe_string(&self.0) } else { Value::from(self.0) }
    }
}

/// Replaces the marks of an interface text: `{{ t.list.page | fill(n=2) }}`. What stands in a value stays as it is.
fn fill(text: StringInput<'_>, values: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let mut out = Growing::default();
    let mut rest = text.as_str();
    while let Some((before, mark)) = rest.split_once('{') {
        out.push(before)?;
        let known = mark.split_once('}').and_then(|(name, after)| {
            let value = values.iter().find(|(known, _)| known.as_str() == Some(name))?.1;
            Some((value.to_string(), after))
        });
        match known {
            Some((value, after)) => {
                out.push(&value)?;
                rest = after;
            }
            None => {
                out.push("{")?;
                rest = mark;
            }
        }
    }
    out.push(rest)?;
    Ok(out.into_value(false))
}

/// Tera's `replace`.
fn replace(text: StringInput<'_>, values: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let from = values.must_get::<&str>("from")?;
    let to = values.must_get::<StringInput<'_>>("to")?;
    if state.autoescaping_enabled() && (text.is_safe() || to.is_safe()) {
        return Ok(replaced(&text.rendered(state)?, from, &to.rendered(state)?)?.into_value(true));
    }
    Ok(replaced(text.as_str(), from, to.as_str())?.into_value(false))
}

fn replaced(text: &str, from: &str, to: &str) -> TeraResult<Growing> {
    let mut out = Growing::default();
    let mut end = 0;
    for (at, found) in text.match_indices(from) {
        out.push(&text[end..at])?;
        out.push(to)?;
        end = at + found.len();
    }
    out.push(&text[end..])?;
    Ok(out)
}

/// Tera's `join`.
fn join(items: &[Value], values: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let between = values.get::<StringInput<'_>>("sep")?;
    let is_html = |item: &Value| item.is_string() && item.is_safe();
    let is_safe = state.autoescaping_enabled()
        && (items.iter().any(is_html) || between.as_ref().is_some_and(StringInput::is_safe));
    let between = match &between {
        None => "".into(),
        Some(between) if is_safe => between.rendered(state)?,
        Some(between) => between.as_str().into(),
    };
    let mut out = Growing::default();
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            out.push(&between)?;
        }
        if !is_safe {
            out.push(&item.to_string())?;
        } else if !item.is_undefined() {
            out.push(&state.escape_if_needed(item)?)?;
        }
    }
    Ok(out.into_value(is_safe))
}

/// Tera's `indent`.
fn indent(text: StringInput<'_>, values: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    const WIDEST: usize = 1000;
    let width = values.get::<usize>("width")?.unwrap_or(4).min(WIDEST);
    let indentation = values.get::<StringInput<'_>>("indentation")?;
    let (first, blank) = (values.get::<bool>("first")?, values.get::<bool>("blank")?);
    if indentation.as_ref().is_some_and(|sign| sign.as_str().chars().count() != 1) {
        return Err(Error::message("The `indentation` argument must contain exactly one character"));
    }
    let is_safe = state.autoescaping_enabled()
        && (text.is_safe() || indentation.as_ref().is_some_and(StringInput::is_safe));
    let shown = if is_safe { text.rendered(state)? } else { text.as_str().into() };
    let sign = match &indentation {
        None => " ".into(),
        Some(sign) if is_safe => sign.rendered(state)?,
        Some(sign) => sign.as_str().into(),
    };
    let indent = sign.repeat(width);
    let mut out = Growing::default();
    for (number, line) in shown.lines().enumerate() {
        if number > 0 {
            out.push("\n")?;
        }
        let is_indented = match number {
            0 => first == Some(true),
            _ => !line.is_empty() || blank == Some(true),
        };
        if is_indented {
            out.push(&indent)?;
        }
        out.push(line)?;
    }
    if shown.ends_with('\n') {
        out.push("\n")?;
    }
    Ok(out.into_value(is_safe))
}

/// Tera's `split`. Each piece takes as much room as a short text, be it empty.
fn split(text: StringInput<'_>, values: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    const MOST: usize = 1_000_000;
    let pattern = values.must_get::<&str>("pat")?;
    let pieces: Vec<Value> = text.as_str().split(pattern).take(MOST + 1).map(Into::into).collect();
    if pieces.len() > MOST { Err(Error::message(TOO_LARGE)) } else { Ok(pieces.into()) }
}

/// The attribute that says of a text in Japanese that it is, on a page in a language that is not written so: a
/// translation inherits what it does not say, and a voice that speaks English cannot read it.
/// `<span{{ v.text | lang_mark(page=page.lang) }}>`.
fn lang_mark(text: StringInput<'_>, values: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let page = values.must_get::<&str>("page")?;
    let is_japanese =
        !["ja", "zh", "ko"].iter().any(|lang| page.starts_with(lang)) && is_japanese(text.as_str());
    Ok(Value::safe_string(if is_japanese { " lang=\"ja\"" } else { "" }))
}

/// Whether most letters of a text are Japanese: a name within an English sentence makes no Japanese of it.
fn is_japanese(text: &str) -> bool {
    let is_of_japanese = |c: &char| matches!(c, '々' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let japanese = text.chars().filter(is_of_japanese).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).count();
    let has_hiragana = text.contains(|c| ('\u{3041}'..='\u{3096}').contains(&c));
    japanese > 0 && (japanese >= latin || has_hiragana && japanese >= 2 * words)
}

/// Words of a record as HTML in which the telephone numbers can be called, as those of a body can: `{{ v.text | calls }}`.
fn calls(text: StringInput<'_>, _: Kwargs, _: &State<'_>) -> Value {
    let text = text.as_str();
    let mut html = String::with_capacity(text.len());
    let mut end = 0;
    for (range, dialled) in phone_numbers(text) {
        push_escaped(&mut html, &text[end..range.start]);
        html.push_str("<a href=\"tel:");
        html.push_str(&dialled);
        html.push_str("\">");
        push_escaped(&mut html, &text[range.clone()]);
        html.push_str("</a>");
        end = range.end;
    }
    push_escaped(&mut html, &text[end..]);
    Value::safe_string(&html)
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::*;

    /// What Tera makes of a template by itself, and with these filters.
    fn rendered(template: &str) -> [Result<String, String>; 2] {
        let mut context = Context::new();
        context.insert("words", &["<a>", "b", "c\n\nd\n"]);
        [false, true].map(|is_bounded| {
            let mut tera = Tera::new();
            tera.register_filter("fill", fill);
            tera.register_filter("lang_mark", lang_mark);
            tera.register_filter("calls", calls);
            if is_bounded {
                register(&mut tera);
            }
            tera.add_raw_templates([("page.html", template)]).expect("a template");
            tera.render("page.html", &context).map_err(|error| error.to_string())
        })
    }

    #[test]
    fn filters_do_what_those_of_tera_do() {
        for template in [
            "{{ words | join }}|{{ words | join(sep='<br>') }}|{{ words | join(sep='<br>' | safe) }}",
            "{{ [1, 2, 'x' | safe] | join(sep=' & ') }}|{{ [] | join(sep='x') }}",
            "{{ 'a<a' | replace(from='a', to='bb') }}|{{ 'a<a' | safe | replace(from='<', to='&') }}",
            "{{ 'aba' | replace(from='', to='-') }}|{{ 'x' | replace(from='y', to='<i>' | safe) }}",
            "{{ words | last | indent }}|{{ words | last | indent(width=2, first=true, blank=true) }}",
            "{{ words | first | safe | indent(width=3, indentation='>', first=true) }}",
            "{{ 'x' | indent(width=99999, first=true) | length }}",
            "{{ 'x' | indent(indentation='ab') }}",
            "{{ 'x' | replace(from='a') }}",
            "{{ 'a,b,,' | split(pat=',') | length }}|{{ 'ab' | split(pat='') | join(sep='-') }}|{{ '<a>' | safe | split(pat='a') | last }}",
            "{{ 'x' | split }}",
            "{{ 1 | replace(from='a', to='b') }}",
        ] {
            let [of_tera, ours] = rendered(template);
            let message = |error: &String| error.lines().next().unwrap_or_default().to_owned();
            assert_eq!(ours.as_ref().map_err(message), of_tera.as_ref().map_err(message), "{template}");
        }
    }

    #[test]
    fn marks_in_values_stay() {
        let [_, shown] = rendered("{{ '{a} { {b}{c}' | fill(a='{b}', b=2) }}");
        assert_eq!(shown.as_deref(), Ok("{b} { 2{c}"));
    }

    #[test]
    fn numbers_in_words_can_be_called() {
        let [_, shown] = rendered("{{ '青木 0300-00-7004（夜7時以降）、FAX 0300-00-7005 <b>' | calls }}");
        let expected =
            "青木 <a href=\"tel:0300007004\">0300-00-7004</a>（夜7時以降）、FAX 0300-00-7005 &lt;b&gt;";
        assert_eq!(shown.as_deref(), Ok(expected));
    }

    #[test]
    fn japanese_on_a_page_in_another_language_says_so() {
        let mark = |text: &str, page: &str| {
            let [_, shown] = rendered(&format!("{{{{ '{text}' | lang_mark(page='{page}') }}}}"));
            shown.expect("a mark")
        };
        for text in ["毎月第2土曜", "潮見港1-2", "LINEで受付"] {
            assert_eq!(mark(text, "en"), " lang=\"ja\"", "{text}");
            assert_eq!(mark(text, "ja-x-easy"), "");
        }
        for text in ["Every second Saturday", "The asaichi (朝市) at the harbour", "0300-00-2100", ""] {
            assert_eq!(mark(text, "en"), "", "{text}");
        }
    }

    #[test]
    fn texts_stop_growing() {
        let long = "{% set x = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | replace(from='a', to='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') %}\
                    {% set x = x | replace(from='a', to=x) %}";
        for more in [
            "{{ x | replace(from='a', to=x) }}",
            "{{ x | split(pat='') | join(sep=x) }}",
            "{{ x | replace(from='a', to='\\n') | indent(width=1000, blank=true) }}",
            "{{ x | replace(from='a', to='{n}') | fill(n=x) }}",
            "{% set y = x | replace(from='a', to=x) | split(pat='') %}",
        ] {
            let mut tera = Tera::new();
            register(&mut tera);
            tera.add_raw_templates([("page.html", format!("{long}{more}"))]).expect("a template");
            let error = tera.render("page.html", &Context::new()).expect_err("too large");
            assert!(format!("{error:?}").contains(TOO_LARGE), "{more}: {error:?}");
        }
    }
}
