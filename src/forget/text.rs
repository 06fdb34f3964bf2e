//! The hits in the text of one file, with the fields in which they stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields;
use super::person::Person;
use super::rules;
use super::table::{self, Layout};
use super::trace::{Area, Edit, Hit, Taken};
use crate::diagnostic::SourceText;
use crate::rewrite::Decoded;
use crate::source;
use crate::spelling::Certainty;

/// What texts are read with.
pub(super) struct Reading<'a> {
    pub person: &'a Person,
    pub layouts: &'a BTreeMap<String, Layout>,
    /// Whether the portal speaks English first.
    pub is_english: bool,
}

impl Reading<'_> {
    /// The hits in a text, in its order.
    pub(super) fn hits(&self, path: &str, area: Area, decoded: &Decoded) -> Vec<Hit> {
        let (text, names) = (decoded.text.as_str(), &self.person.spellings);
        let mask = rules::mask(path, self.is_english);
        let nothing = Layout::new();
        if area == Area::Written && table::is_text_table(path, decoded) {
            let layout = self.layouts.get(path).unwrap_or(&nothing);
            if let Some(hits) = table::hits(path, text, names, layout, mask) {
                return hits;
            }
        }
        let mut hits: Vec<Hit> =
            names.find(text).into_iter().map(|found| Hit::at(found.range, found.certainty)).collect();
        if hits.is_empty() {
            return hits;
        }
        self.add_parts(text, &mut hits);
        let is_content = path.starts_with("content/") || !path.contains('/');
        match (&*source::extension(path), area) {
            ("md", Area::Written) if is_content => mark_markdown(text, &mut hits, names, mask),
            ("yaml" | "yml", Area::Written) if is_content => {
                fields::mark(text, &(0..text.len()), &mut hits, names, mask, false);
            }
            ("json", Area::Kept) => fields::mark(text, &(0..text.len()), &mut hits, names, mask, true),
            _ => {}
        }
        hits
    }

    /// Where the whole name stands somewhere in a file, a part of it by which somebody is called may mean the same.
    fn add_parts(&self, text: &str, hits: &mut Vec<Hit>) {
        let sure: Vec<_> = hits.iter().map(|hit| hit.range.clone()).collect();
        if !hits.iter().any(|hit| hit.certainty == Certainty::Sure) {
            return;
        }
        for (at, _) in text.char_indices() {
            let called = self
                .person
                .parts
                .iter()
                .filter_map(|part| part.called_at(text, at))
                .max_by_key(|range| range.end);
            let called =
                called.filter(|range| !sure.iter().any(|hit| hit.start < range.end && range.start < hit.end));
            hits.extend(called.map(|range| Hit::at(range, Certainty::Perhaps)));
        }
        hits.sort_by_key(|hit| (hit.range.start, hit.range.end));
    }
}

fn mark_markdown(text: &str, hits: &mut [Hit], names: &crate::spelling::Spellings, mask: &str) {
    let source = Arc::new(SourceText::new("", text));
    let Ok(parts) = source::split(&source) else { return };
    fields::mark(text, &parts.front, hits, names, mask, false);
    for hit in hits.iter_mut().filter(|hit| hit.range.start >= parts.body.start) {
        let (before, after) = (&text[..hit.range.start], &text[hit.range.end..]);
        if before.ends_with("![") && (after.starts_with("](") || after.starts_with("][")) {
            hit.field = Some("alt".to_owned());
            let edit = Edit { range: hit.range.clone(), with: mask.to_owned() };
            hit.taking = (!text[hit.range.clone()].contains('\n')).then(|| (Taken::Replaced, vec![edit]));
        }
    }
}
