//! AC322: the same words over links that lead to different places.

use std::collections::BTreeMap;

use super::passages::Passages;
use super::vague_links::{is_vague, links};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::markdown::{Link, Target};
use crate::site::resolve_link;

finding! {
    /// Two links of a text with the same words and different ends.
    struct AC322: Accessibility Notice { words: String }
    labels AC322Label { First = "first" }
}

/// Links of one body that nobody can tell apart who hears them in a list.
pub(in crate::check) fn same_words(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let mut by_words: BTreeMap<&str, Vec<(&Link, Location)>> = BTreeMap::new();
    for (words, link, location) in links(passages) {
        let is_call = matches!(link.target, Target::Tel(_) | Target::Mail(_));
        // Vague words are another finding; titles of records are theirs.
        if !is_call && !words.is_empty() && !words.contains('\u{fffc}') && !is_vague(words) {
            by_words.entry(words).or_default().push((link, location));
        }
    }
    for (words, links) in by_words.into_iter().filter(|(_, links)| links.len() > 1) {
        let mut links = links.into_iter();
        let Some((first, first_at)) = links.next() else { continue };
        let first = end(passages, first);
        if let Some((_, location)) = links.find(|(link, _)| end(passages, link) != first) {
            let finding = AC322 { words: words.to_owned() };
            findings.push(finding.at_labelled(location, [(AC322Label::First, first_at)]));
        }
    }
}

/// Where a link leads, however it is written.
fn end(passages: &Passages<'_>, link: &Link) -> String {
    let written_in = &passages.context.record.origin.source.path;
    match (&link.target, resolve_link(passages.portal, written_in, &link.target)) {
        (_, Some((leads_to, anchor))) => format!("{leads_to:?} {anchor:?}"),
        (Target::External(url), None) => url.trim_end_matches('/').to_lowercase(),
        (target, None) => format!("{target:?}"),
    }
}
