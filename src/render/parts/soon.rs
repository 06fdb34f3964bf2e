//! The strip of what closes or takes place soon.

use super::{card, facts, times};
use crate::content::Details;
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{RecordLine, SoonLine, Timed};
use crate::site::{SOON_LINES, SoonItem, SoonReason};

/// The lines of the strip. Those behind the first ones move up when these are over.
pub(in crate::render) fn lines(context: PageContext<'_>, items: &[SoonItem]) -> Vec<SoonLine> {
    let day = context.site().day;
    let timed = items.iter().map(|item| Timed::between(item.shown.from, Some(item.shown.until), day));
    let timed = times::first_ones(timed.map(Option::unwrap_or_default).collect(), SOON_LINES);
    // With nothing to see now, a strip that only a script would fill is none.
    if timed.iter().all(Timed::is_hidden) {
        return Vec::new();
    }
    items.iter().zip(timed).map(|(item, timed)| line(context, item, timed)).collect()
}

fn line(context: PageContext<'_>, item: &SoonItem, timed: Timed) -> SoonLine {
    let texts = context.texts();
    let record = context.record(item.entry);
    let (title, lang) = context.title(item.entry);
    let date = format::near_day(texts, item.day, context.site().day);
    let closes = item.reason == SoonReason::Closes;
    let sub = match &record.details {
        Details::Event(event) if !closes => facts::event_place(context, event).map(|(name, _)| name),
        Details::Event(_) => None,
        _ => card::short_description(context, item.entry),
    };
    let record = RecordLine {
        path: context.entry_path(item.entry),
        title,
        lang,
        kind: texts.get(&format!("kind.{}.one", record.kind().folder())).to_owned(),
        day_text: match (closes, record.event()) {
            (true, Some(_)) => texts.fill("record.event_closes", &[("date", &date)]),
            (true, None) => texts.fill("record.closes", &[("date", &date)]),
            (false, _) => date,
        },
        day: item.day.to_string(),
        timed,
    };
    SoonLine { record, closes, sub }
}
