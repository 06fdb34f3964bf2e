//! AC332: characters that only the computer of their writer knows.

use super::passages::{Passages, Sign};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A character that readers see as a box or a question mark.
    struct AC332: Accessibility Warning { code: String, count: usize }
    message AC332Message { Private = "default", Replaced = "replaced" }
}

/// One finding a record, at the first of them.
pub(in crate::check) fn lost_characters(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let mut first = None;
    let mut count = 0;
    for passage in passages.iter().filter(|passage| passage.may_hold(Sign::Lost)) {
        for (at, c) in passage.text.char_indices().filter(|(_, c)| is_lost(*c)) {
            let Some(location) = passages.location(passage, at..at + c.len_utf8()) else { continue };
            if passages.accept(AC332::CODE, &location) {
                findings.push(of(c, 1).at(location));
                continue;
            }
            count += 1;
            first.get_or_insert((c, location));
        }
    }
    if let Some((c, location)) = first {
        findings.push(of(c, count).at(location));
    }
}

fn of(c: char, count: usize) -> AC332 {
    let message = if c == '\u{fffd}' { AC332Message::Replaced } else { AC332Message::Private };
    AC332 { code: format!("U+{:04X}", u32::from(c)), count, message }
}

/// Characters of private use (外字), the sign for one that was lost, and controls of old code pages.
pub(super) const fn is_lost(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..='\u{10fffd}')
}
