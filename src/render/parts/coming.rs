//! What is said of when an event takes place, on the days on which its next times count.

use crate::render::page_context::PageContext;
use crate::site::{EntryId, Occurrence};

/// What words on the time of an event become as days pass, where they do: `2026-06-14=7月|2026-07-12=8月`.
pub(in crate::render) fn later(
    context: PageContext<'_>,
    id: EntryId,
    words: &dyn Fn(Occurrence) -> String,
) -> Option<String> {
    let (first, others) = context.site().entry(id).carried().split_first()?;
    let mut before = if others.is_empty() { String::new() } else { words(*first) };
    let mut last_day = first.last_day();
    let mut later = String::new();
    for occurrence in others {
        let text = words(*occurrence);
        if let Some(day) = last_day.tomorrow().ok().filter(|_| text != before) {
            let mark = if later.is_empty() { "" } else { "|" };
            later.extend([mark, &day.to_string(), "=", &text]);
        }
        (before, last_day) = (text, occurrence.last_day());
    }
    (!later.is_empty()).then_some(later)
}

/// When it starts, for the order among others, and what that becomes.
pub(in crate::render) fn starts(context: PageContext<'_>, id: EntryId) -> Option<String> {
    let moment = |occurrence: Occurrence| occurrence.starts.start().strftime("%Y-%m-%dT%H:%M").to_string();
    let now = moment(context.site().entry(id).occurrence?);
    Some(match later(context, id, &moment) {
        Some(later) => format!("{now}|{later}"),
        None => now,
    })
}
