//! AC337: words of officialdom.

use super::passages::{Once, Passages};
use super::vocabulary::Topic;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A word that offices use among themselves.
    struct AC337: Accessibility Notice { words: String, right: String }
}

/// Each such word of a record once, with the plain one.
pub(in crate::check) fn official_words(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let mut once = Once::default();
    for (passage, range) in passages.words(Topic::Official) {
        let words = &passage.text[range.clone()];
        if let Some(right) = passages.vocabulary.plain(words)
            && let Some(location) = passages.first((AC337::CODE, words), &mut once, (passage, range))
        {
            let right = right.to_owned();
            findings.push(AC337 { words: words.to_owned(), right }.at(location));
        }
    }
}
