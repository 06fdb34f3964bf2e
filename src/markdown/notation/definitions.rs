//! Lines that look like the address of a link (`[お知らせ]: 駐車場はありません`) or a footnote (`[^1]: 脚注`)
//! and that nothing refers to: Markdown would show them nowhere, so they stay text.
//!
//! `[//]: # (…)` is how writers of Markdown hide a remark, and stays hidden.

use std::collections::{BTreeSet, HashMap, HashSet};

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::page::Page;
use super::sheet::{Proposal, Sheet};
use crate::markdown::parse::options;

/// The label of remarks that are hidden.
const REMARK: &str = "//";

/// How often what became text is looked through again: it may have hidden further definitions.
const MOST_ROUNDS: usize = 4;

/// Takes for text what is defined and not used, and what is defined a second time.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold(']') || !page.body.contains("]:") {
        return;
    }
    let mut text = page.body.to_owned();
    for line in sheet.lines_taken_out() {
        text.replace_range(line.clone(), &" ".repeat(line.len()));
    }
    for _ in 0..MOST_ROUNDS {
        let lost = lost(&text, page);
        if lost.is_empty() {
            break;
        }
        for at in lost {
            let mut proposal = Proposal::default();
            proposal.insert(at, "\\");
            sheet.propose(proposal);
            // A bracket of the same length that defines nothing.
            text.replace_range(at..=at, "(");
        }
    }
}

/// Where the definitions begin that nothing refers to.
fn lost(text: &str, page: &Page<'_>) -> BTreeSet<usize> {
    let parser = Parser::new_ext(text, options());
    let addresses: HashMap<String, usize> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (folded(label), definition.span.start))
        .collect();
    let mut found = Found::default();
    for (event, range) in parser.into_offset_iter() {
        found.take(&event, range.start);
    }
    let unused = addresses.iter().filter(|(label, _)| !found.used.contains(*label) && *label != REMARK);
    let begins = unused.map(|(_, at)| *at).chain(found.lost_notes());
    let mut lost: BTreeSet<usize> = begins.filter_map(|at| Some(at + text[at..].find('[')?)).collect();
    lost.extend(page.lines.iter().filter_map(|line| {
        let written = &text[line.clone()];
        let at = line.start + (written.len() - written.trim_start_matches(' ').len());
        let label = folded(text[at..line.end].strip_prefix('[')?.split_once("]:")?.0);
        let is_second = addresses.get(&label).is_some_and(|first| *first != at) && label != REMARK;
        (is_second && at - line.start < 4 && !found.links.contains(&at)).then_some(at)
    }));
    lost
}

/// What refers to definitions.
#[derive(Default)]
struct Found {
    /// The labels of addresses that a link or picture has.
    used: HashSet<String>,
    /// Where those links and pictures begin.
    links: HashSet<usize>,
    /// The labels of footnotes that are referred to.
    notes_used: HashSet<String>,
    /// The footnotes with their labels, in order.
    notes: Vec<(String, usize)>,
}

impl Found {
    fn take(&mut self, event: &Event<'_>, at: usize) {
        match event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
                    self.used.insert(folded(id));
                    self.links.insert(at);
                }
            }
            Event::FootnoteReference(label) => {
                self.notes_used.insert(label.to_string());
            }
            Event::Start(Tag::FootnoteDefinition(label)) => self.notes.push((label.to_string(), at)),
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
