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
            && !is_spoken_of(&passage.text[..range.start], &passage.text[range.end..])
            && let Some(location) = passages.first((AC337::CODE, words), &mut once, (passage, range))
        {
            let right = right.to_owned();
            findings.push(AC337 { words: words.to_owned(), right }.at(location));
        }
    }
}

/// Whether a word is spoken of, rather than used: 「可及的速やかに」という言葉.
fn is_spoken_of(before: &str, behind: &str) -> bool {
    const AS_A_WORD: [&str; 6] =
        ["という言葉", "という語", "という言い", "といった言葉", "のような言葉", "などの言葉"];
    let rest = behind.trim_start_matches(['に', '」', '』', '、']);
    let is_quoted =
        before.ends_with(['「', '『']) && behind.trim_start_matches('に').starts_with(['」', '』']);
    is_quoted || AS_A_WORD.iter().any(|words| rest.starts_with(words))
}
