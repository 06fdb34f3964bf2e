//! What the templates of a portal may take: a page that loops without end, or grows without end, becomes
//! a finding. Tera itself refuses includes and components that include themselves, and long ranges; but
//! loops within loops it runs for years.
//!
//! Each `{% for %}` of such a template gets a call that counts its turns; a value that is joined to
//! another (`{% set x = x ~ y %}`), filtered or written as a block is measured. Built-in templates stay as they are.
//! The filters by which one value becomes a huge one stop by themselves (`filters`).

use std::borrow::Cow;
use std::cell::Cell;
use std::io;
use std::ops::Range;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// How many turns all loops of a page may take together. The longest lists have some hundred.
pub(super) const MOST_TURNS: usize = 1_000_000;
/// How many bytes a page may have, and how many bytes or items what a filter makes.
pub(super) const LARGEST: usize = 64 << 20;
/// How many bytes or items a value may have that is kept, and all of them that are made for a page together.
const LARGEST_KEPT: usize = 16 << 20;
const LARGEST_TOGETHER: usize = 1 << 30;
/// How many `~` one tag may hold: what it joins is measured when all of it has been joined.
pub(super) const MOST_JOINED: usize = 64;

/// What Tera is told where there are too many turns.
pub(super) const TOO_MANY_TURNS: &str = "too many turns of loops";
/// What Tera is told where a value is too large.
pub(super) const TOO_LARGE: &str = "a value grows too large";

const COUNT: &str = "count_turn";
const MEASURE: &str = "measured";

thread_local! {
    /// The turns of the page that this thread renders.
    static TURNS: Cell<usize> = const { Cell::new(0) };
    /// The bytes and items of the values that were made for it.
    static MADE: Cell<usize> = const { Cell::new(0) };
}

pub(super) fn register(tera: &mut Tera) {
    tera.register_function(COUNT, |_: Kwargs, _: &State<'_>| count());
    tera.register_filter(MEASURE, measured);
}

/// A page begins.
pub(super) fn begin_page() {
    TURNS.set(0);
    MADE.set(0);
}

fn count() -> TeraResult<&'static str> {
    let turns = TURNS.get() + 1;
    TURNS.set(turns);
    if turns > MOST_TURNS { Err(Error::message(TOO_MANY_TURNS)) } else { Ok("") }
}

fn measured(value: Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let length = value.as_str().map(str::len).or_else(|| value.as_array().map(<[Value]>::len));
    let length = length.unwrap_or_default();
    let made = MADE.get() + length;
    MADE.set(made);
    if length > LARGEST_KEPT || made > LARGEST_TOGETHER { Err(Error::message(TOO_LARGE)) } else { Ok(value) }
}

/// A page that is written, until it is too long.
#[derive(Default)]
pub(super) struct BoundedPage(pub Vec<u8>);

impl io::Write for BoundedPage {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, TOO_LARGE));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A template whose loops and joined values are bounded.
pub(super) struct Bounded<'a> {
    pub text: Cow<'a, str>,
    /// What was inserted, in the new text.
    inserted: Vec<Range<usize>>,
}

impl<'a> Bounded<'a> {
    pub(super) fn of(template: &'a str) -> Self {
        let mut bounding = Bounding { template, text: String::new(), copied: 0, inserted: Vec::new() };
        let mut at = 0;
        while let Some((tag, is_statement)) = next_tag(template, at) {
            at = tag.end;
            if !is_statement {
                continue;
            }
            let inside = tag.start + 2..tag.end - 2;
            let words = template[inside.clone()].trim_start_matches(['-', ' ', '\t', '\r', '\n']);
            match words.split(|c: char| !c.is_alphanumeric() && c != '_').next() {
                Some("raw") => at = end_of_raw(template, at),
                Some("for") => {
                    let trims = template[..inside.end].ends_with('-');
                    let call =
                        if trims { format!("{{{{ {COUNT}() -}}}}") } else { format!("{{{{ {COUNT}() }}}}") };
                    bounding.insert(tag.end, &call);
                }
                Some("set" | "set_global") => bounding.measure(&inside),
                _ => {}
            }
        }
        bounding.finish()
    }

    /// Where in the template a place of the bounded one is.
    pub(super) fn written(&self, range: Range<usize>) -> Range<usize> {
        let offset = |at: usize| {
            let before = self.inserted.iter().take_while(|piece| piece.start < at);
            at - before.map(|piece| piece.end.min(at) - piece.start).sum::<usize>()
        };
        offset(range.start)..offset(range.end)
    }
}

/// A template into which calls are inserted, from its beginning to its end.
struct Bounding<'a> {
    template: &'a str,
    /// What is written so far.
    text: String,
    /// How far the template was copied.
    copied: usize,
    inserted: Vec<Range<usize>>,
}

impl<'a> Bounding<'a> {
    /// Measures the value of `set name = value` where it is made of several or by a filter, and what a block
    /// (`{% set name %}…{% endset %}`) writes.
    fn measure(&mut self, inside: &Range<usize>) {
        let text = self.template[inside.clone()].trim_end_matches('-');
        let Some(sign) = text.find(['=', '|']).filter(|at| text[*at..].starts_with('=')) else {
            self.insert(inside.start + text.trim_end().len(), &format!(" | {MEASURE}"));
            return;
        };
        let value = text[sign + 1..].trim();
        if value.contains(['~', '+', '|']) || value.contains("concat") {
            let start = inside.start + text.len() - text[sign + 1..].trim_start().len();
            self.insert(start, "(");
            self.insert(start + value.len(), &format!(") | {MEASURE}"));
        }
    }

    /// Inserts a piece at an offset of the template, behind all that were inserted before.
    fn insert(&mut self, at: usize, piece: &str) {
        self.text.push_str(&self.template[self.copied..at]);
        self.copied = at;
        let start = self.text.len();
        self.text.push_str(piece);
        self.inserted.push(start..self.text.len());
    }

    fn finish(mut self) -> Bounded<'a> {
        if self.inserted.is_empty() {
            return Bounded { text: Cow::Borrowed(self.template), inserted: self.inserted };
        }
        self.text.push_str(&self.template[self.copied..]);
        Bounded { text: Cow::Owned(self.text), inserted: self.inserted }
    }
}

/// Whether a tag of a template joins more than it may.
pub(super) fn joins_too_much(template: &str) -> bool {
    let mut at = 0;
    while let Some((tag, _)) = next_tag(template, at) {
        at = tag.end;
        let mut quote = None;
        let mut joined = 0;
        for byte in template[tag].bytes() {
            match (quote, byte) {
                (Some(open), _) => quote = Some(open).filter(|open| *open != byte),
                (None, b'"' | b'\'' | b'`') => quote = Some(byte),
                (None, b'~') => joined += 1,
                (None, _) => {}
            }
        }
        if joined > MOST_JOINED {
            return true;
        }
    }
    false
}

/// The next `{% … %}` from an offset on, or `{{ … }}`, or `{# … #}`, and whether it is the first of them.
fn next_tag(template: &str, from: usize) -> Option<(Range<usize>, bool)> {
    let mut at = from;
    loop {
        let start = at + template[at..].find('{')?;
        let end = match template.as_bytes().get(start + 1) {
            Some(b'%') => "%}",
            Some(b'{') => "}}",
            Some(b'#') => "#}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let length = template[start + 2..].find(end)?;
        return Some((start..start + 2 + length + 2, end == "%}"));
    }
}

/// The end of a stretch that Tera shows as it is.
fn end_of_raw(template: &str, from: usize) -> usize {
    template[from..].find("endraw").map_or(template.len(), |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_and_joined_values_are_bounded_and_nothing_else_is() {
        for (template, bounded) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ count_turn() }}x{% endfor %}"),
            ("{%- for a in b -%} x", "{%- for a in b -%}{{ count_turn() -}} x"),
            ("{% set x = x ~ 'a' -%}", "{% set x = (x ~ 'a') | measured -%}"),
            (
                "{% set x = x | replace(from='a', to='aa') %}",
                "{% set x = (x | replace(from='a', to='aa')) | measured %}",
            ),
            ("{%- set x -%}{{ x }}{{ x }}{% endset %}", "{%- set x | measured -%}{{ x }}{{ x }}{% endset %}"),
            (
                "{% set_global x | replace(from='a', to='b+') %}a{% endset %}",
                "{% set_global x | replace(from='a', to='b+') | measured %}a{% endset %}",
            ),
            ("{% set x = y %}{{ '{' }}{# {% for %} #}", "{% set x = y %}{{ '{' }}{# {% for %} #}"),
            ("{% raw %}{% for a in b %}{% endraw %}", "{% raw %}{% for a in b %}{% endraw %}"),
            ("{ 港 {% formula %}", "{ 港 {% formula %}"),
        ] {
            let found = Bounded::of(template);
            assert_eq!(found.text, bounded);
            let end = found.text.len();
            assert_eq!(found.written(end..end), template.len()..template.len(), "{template}");
        }
    }

    #[test]
    fn a_tag_joins_so_much_and_no_more() {
        let joining = |count: usize| format!("{{{{ a{} }}}}", " ~ a".repeat(count));
        assert!(!joins_too_much(&joining(MOST_JOINED).repeat(3)));
        assert!(joins_too_much(&joining(MOST_JOINED + 1)));
        assert!(!joins_too_much(&format!("{{{{ '{}' }}}}", "~".repeat(100))));
    }
}
