//! The parts of a body that show what is written: code and HTML.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::sheet::Mistaken;
use crate::markdown::parse::options;

/// The ranges of code and HTML, in order.
#[derive(Default)]
pub(super) struct Verbatim {
    code: Vec<Range<usize>>,
    html: Vec<Range<usize>>,
    indented: Vec<Range<usize>>,
}

impl Verbatim {
    /// Finds them, without the fences and the backticks that are none.
    pub(super) fn of(body: &str, taken_out: &[Range<usize>], ticks: &[usize]) -> Self {
        let mut text = Cow::Borrowed(body);
        for line in taken_out {
            // A line that ends a paragraph and no HTML, as long as the fence.
            text.to_mut().replace_range(line.clone(), &format!("{:<1$}", "***", line.len()));
        }
        for at in ticks {
            text.to_mut().replace_range(*at..=*at, "'");
        }
        let mut found = Self::default();
        for (event, range) in Parser::new_ext(&text, options()).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => found.indented.push(range),
                Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => found.code.push(range),
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => found.html.push(range),
                _ => {}
            }
        }
        found
    }

    /// Whether an offset lies within, in what it is not mistaken for.
    pub(super) fn holds(&self, at: usize, mistaken_for: Option<Mistaken>) -> bool {
        (mistaken_for != Some(Mistaken::Fenced) && is_in(&self.code, at))
            || (mistaken_for != Some(Mistaken::Html) && is_in(&self.html, at))
            || (mistaken_for != Some(Mistaken::Code) && is_in(&self.indented, at))
    }
}

fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let index = ranges.partition_point(|range| range.end <= at);
    ranges.get(index).is_some_and(|range| range.start <= at)
}
