//! AC336: days that depend on when somebody reads them.

use super::passages::{Once, Passages};
use super::vocabulary::Topic;
use crate::content::Record;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A word such as "next week" on a page without a day.
    struct AC336: Accessibility Notice { words: String }
}

/// Turns of speech that name no day.
const IDIOMS: [&str; 5] = ["昨日今日", "今日明日", "昨日の今日", "今日この頃", "今日このごろ"];

/// Each such word of a record once, unless the page or the sentence says from when it counts.
pub(in crate::check) fn relative_days(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    if shows_a_day(passages.context.record) {
        return;
    }
    let mut once = Once::default();
    for (passage, range) in passages.words(Topic::Relative) {
        let words = &passage.text[range.clone()];
        let before = passage.text[..range.start].chars().next_back();
        // 将来年金, 連絡先日: the end of another word.
        let is_part = before.is_some_and(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
        let is_quoted = {
            let before = &passage.text[..range.start];
            before.matches(['「', '『']).count() > before.matches(['」', '』']).count()
        };
        let is_idiom = IDIOMS.iter().any(|idiom| {
            let around = range.start.saturating_sub(idiom.len())..range.end + idiom.len();
            let around = passage.text.floor_char_boundary(around.start)
                ..passage.text.ceil_char_boundary(around.end.min(passage.text.len()));
            passage.text[around].contains(idiom)
        });
        if !is_part
            && !is_idiom
            && !is_quoted
            && !says_when(passage.sentence(&range))
            && let Some(location) = passages.first((AC336::CODE, words), &mut once, (passage, range))
        {
            findings.push(AC336 { words: words.to_owned() }.at(location));
        }
    }
}

/// Whether the page of a record shows a day from which such words count, or has one on which it comes or goes.
fn shows_a_day(record: &Record) -> bool {
    let common = &record.common;
    common.published.is_some()
        || common.updated.is_some()
        || common.publish_on.is_some()
        || common.expires_on.is_some()
        || record.job().is_some_and(|job| job.posted.is_some() || job.closes.is_some())
        || record.event().is_some_and(|event| event.starts.is_some())
        || record.story().is_some_and(|story| story.interviewed.is_some())
}

/// Whether a sentence names a year, or tells what happens again and again.
fn says_when(sentence: &str) -> bool {
    let has_year = sentence.match_indices('年').any(|(at, _)| {
        let digits =
            sentence[..at].chars().rev().take_while(|c| c.is_ascii_digit() || ('０'..='９').contains(c));
        digits.count() == 4
    });
    let eras = super::vocabulary::ERAS.iter().any(|(name, _)| sentence.contains(name));
    has_year || eras || sentence.contains(['毎', '翌'])
}
