//! AC333: half-width katakana.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::passages::{Passages, Sign};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// Half-width katakana in a text.
    struct AC333: Accessibility Notice { words: String, right: String, count: usize }
}

/// One finding a record, at the first word.
pub(in crate::check) fn half_width(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let mut first = None;
    let mut count = 0;
    for passage in passages.iter().filter(|passage| passage.may_hold(Sign::HalfWidth)) {
        for range in find(passage.text) {
            let words = &passage.text[range.clone()];
            let Some(location) = passages.location(passage, range) else { continue };
            if passages.accept(AC333::CODE, &location) {
                findings.push(of(words, 1).at(location));
                continue;
            }
            count += 1;
            first.get_or_insert((words, location));
        }
    }
    if let Some((words, location)) = first {
        findings.push(of(words, count).at(location));
    }
}

fn of(words: &str, count: usize) -> AC333 {
    AC333 { words: words.to_owned(), right: words.nfkc().collect(), count }
}

/// Where half-width katakana stand, with their signs.
fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_letter)?;
        let is_part = |c: char| is_letter(c) || matches!(c, '･' | 'ｰ' | 'ﾞ' | 'ﾟ');
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    })
}

/// A letter or a sign of voice, not the punctuation that some keyboards give.
pub(super) const fn is_letter(c: char) -> bool {
    matches!(c, '\u{ff66}'..='\u{ff9f}')
}
