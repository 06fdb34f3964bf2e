//! Lines that look like the address of a link (`[お知らせ]: 駐車場はありません`) or a footnote (`[^1]: 脚注`)
//! and that nothing refers to: Markdown would show them nowhere, so they stay text.
//!
//! What defines something is known only when all other notations have been read: each of them may begin or end a
//! block, and a definition begins one. `[//]: # (…)` is how writers of Markdown hide a remark, and stays hidden.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::markdown::edits::Edits;
use crate::markdown::parse::options;
use crate::markdown::parse::prepare::Prepared;
use crate::markdown::parse::sentinels::Sentinels;

/// The label of remarks that are hidden.
const REMARK: &str = "//";

/// How often what became text is looked through again: it may have hidden further definitions.
const MOST_ROUNDS: usize = 4;

/// Makes text of what is defined and not used, and of what is defined a second time.
pub(super) fn kept(text: Cow<'_, str>, edits: Edits) -> (Cow<'_, str>, Edits) {
    if !text.contains("]:") {
        return (text, edits);
    }
    let (mut text, mut edits) = (text, edits);
    for round in 1..=MOST_ROUNDS {
        let lost = if round < MOST_ROUNDS { lost(&text) } else { all(&text) };
        if lost.is_empty() {
            break;
        }
        let mut made = String::with_capacity(text.len() + lost.len());
        edits = Edits::after(edits);
        let mut copied = 0;
        for at in lost {
            made.push_str(&text[copied..at]);
            edits.push(made.len()..made.len() + 1, at..at);
            made.push('\\');
            copied = at;
        }
        made.push_str(&text[copied..]);
        text = Cow::Owned(made);
    }
    (text, edits)
}

/// Where the definitions begin that nothing refers to.
fn lost(text: &str) -> BTreeSet<usize> {
    let Some(sentinels) = Sentinels::unused_in(text) else { return BTreeSet::new() };
    let prepared = Prepared::new(text, sentinels);
    let parser = Parser::new_ext(&prepared.text, options());
    let addresses: HashMap<String, Range<usize>> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (folded(label), definition.span.clone()))
        .collect();
    let mut found = Found::default();
    for (event, range) in parser.into_offset_iter() {
        found.take(&event, range);
    }
    let length = prepared.text.len();
    found.shown.push(length..length);
    let bracket = |at: usize| Some(at + prepared.text[at..].find('[')?);
    let notes: HashSet<usize> = found.notes.iter().filter_map(|(_, at)| bracket(*at)).collect();
    let mut lost: BTreeSet<usize> = found.lost_notes().filter_map(bracket).collect();
    let mut hidden_from = 0;
    for shown in &found.shown {
        if let Some(hidden) = prepared.text.get(hidden_from..shown.start)
            && hidden.contains("]:")
        {
            for (at, label) in definitions(hidden) {
                let (at, label) = (hidden_from + at, folded(label));
                let is_first = addresses.get(&label).is_some_and(|first| first.contains(&at));
                let is_used = is_first && found.used.contains(&label) || notes.contains(&at);
                if label != REMARK && !is_used {
                    lost.insert(at);
                }
            }
        }
        hidden_from = hidden_from.max(shown.end);
    }
    lost.into_iter().map(|at| prepared.body_offset(at)).collect()
}

/// Where anything may be defined, used or not.
fn all(text: &str) -> BTreeSet<usize> {
    let mut code = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if matches!(event, Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)) {
            code.push(range);
        }
    }
    let is_code = |at: usize| {
        let index = code.partition_point(|range| range.end <= at);
        code.get(index).is_some_and(|range| range.start <= at)
    };
    text.match_indices("]:")
        .filter_map(|(end, _)| text[..end].rfind('['))
        .filter(|at| !text[..*at].ends_with('\\') && !is_code(*at))
        .collect()
}

/// The definitions in what the parser does not show, with their labels.
fn definitions(hidden: &str) -> impl Iterator<Item = (usize, &str)> {
    hidden.match_indices('[').filter_map(|(at, _)| {
        let before = hidden[..at].rsplit('\n').next().unwrap_or_default();
        let label = &hidden[at + 1..at + hidden[at..].find("]:")?];
        let is_mark = |c: char| {
            c.is_ascii_digit() || matches!(c, ' ' | '\t' | '\r' | '>' | '-' | '*' | '+' | '.' | ')')
        };
        let is_label = !label.replace("\\[", "").contains('[');
        let begins = before.chars().all(is_mark) || before.trim_end().ends_with("]:");
        (is_label && begins).then_some((at, label))
    })
}

/// What refers to definitions.
#[derive(Default)]
struct Found {
    /// The labels of addresses that a link or picture has.
    used: HashSet<String>,
    /// What is shown, in order.
    shown: Vec<Range<usize>>,
    /// The labels of footnotes that are referred to.
    notes_used: HashSet<String>,
    /// The footnotes with their labels, in order.
    notes: Vec<(String, usize)>,
}

impl Found {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        let at = range.start;
        match event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
                    self.used.insert(folded(id));
                }
            }
            Event::FootnoteReference(label) => {
                self.notes_used.insert(label.to_string());
                self.shown.push(range);
            }
            Event::Start(Tag::FootnoteDefinition(label)) => self.notes.push((label.to_string(), at)),
            Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => self.shown.push(range),
            _ => {}
        }
    }

    /// The footnotes that no reference leads to.
    fn lost_notes(&self) -> impl Iterator<Item = usize> {
        let mut seen = HashSet::new();
        let lost = self.notes.iter().filter(move |(label, _)| {
            let is_first = seen.insert(label.as_str());
            !is_first || !self.notes_used.contains(label)
        });
        lost.map(|(_, at)| *at)
    }
}

/// Labels are the same in any case and with any white space.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
