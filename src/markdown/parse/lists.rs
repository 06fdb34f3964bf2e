//! Lists, whose items have the numbers that were written.

use std::ops::Range;

use super::Renderer;
use crate::escape::html::push_attribute;
use crate::markdown::BlockKind;

/// The numbers of an ordered list that is open.
pub(crate) struct Numbering {
    first: u64,
    /// The number that a browser gives the next item.
    next: u64,
    /// The list in the prepared text.
    range: Range<usize>,
    /// Whether all items have the same number, as some write every list in Markdown; once that matters.
    is_idiom: Option<bool>,
}

impl Renderer<'_> {
    pub(crate) fn start_list(&mut self, start: Option<u64>, range: Range<usize>) {
        match start {
            None => self.block_tag("<ul>\n"),
            Some(1) => self.block_tag("<ol>\n"),
            Some(start) => {
                self.block_tag("<ol");
                push_attribute(&mut self.out.html, "start", &start.to_string());
                self.out.html.push_str(">\n");
            }
        }
        let numbering = |first| Numbering { first, next: first, range, is_idiom: None };
        self.lists.push(start.map(numbering));
    }

    pub(crate) fn end_list(&mut self, is_ordered: bool) {
        self.lists.pop();
        self.block_tag(if is_ordered { "</ol>\n" } else { "</ul>\n" });
    }

    /// An item, with its number where a browser would give it another one.
    pub(crate) fn start_item(&mut self, start: usize) {
        self.out.block(Some(BlockKind::Item));
        self.out.html.push_str("<li");
        let text = &self.prepared.text;
        if let Some(Some(numbering)) = self.lists.last_mut() {
            let written = number(text.get(start..).unwrap_or_default()).unwrap_or(numbering.next);
            if written != numbering.next && !numbering.is_idiom(text) {
                push_attribute(&mut self.out.html, "value", &written.to_string());
                numbering.next = written;
            }
            numbering.next = numbering.next.saturating_add(1);
        }
        self.out.html.push('>');
    }
}

impl Numbering {
    fn is_idiom(&mut self, text: &str) -> bool {
        if self.first > 1 {
            return false;
        }
        let Self { first, range, is_idiom, .. } = self;
        *is_idiom.get_or_insert_with(|| {
            let column = range.start - text[..range.start].rfind('\n').map_or(0, |at| at + 1);
            let mut lines = text.get(range.clone()).unwrap_or_default().lines();
            let of_first = lines.next().and_then(number);
            lines.all(|line| {
                let content = line.trim_start_matches([' ', '\t', '>']);
                let is_item = (line.len() - content.len()).abs_diff(column) <= 1;
                !is_item || number(content).is_none_or(|number| number == *first)
            }) && of_first == Some(*first)
        })
    }
}

/// The number that an item begins with.
fn number(item: &str) -> Option<u64> {
    let item = item.trim_start_matches(' ');
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let rest = item[digits..].strip_prefix(['.', ')'])?;
    (rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
        .then(|| item[..digits].parse().ok())
        .flatten()
}
