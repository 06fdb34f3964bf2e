//! The first records of a list as cards, for pages that show some of it and lead to the rest.
//!
//! Such a page carries more cards than it shows, so that others move up when some are over.

use jiff::civil::{Date, DateTime};
use tera::Value;

use super::{card, times};
use crate::content::Kind;
use crate::render::page_context::PageContext;
use crate::render::view::{PathLink, Timed};
use crate::site::{EntryId, HUB_CARDS, ListId, Occurrence};
use crate::texts::grouped;

/// How many cards of a kind are shown at a time.
pub(in crate::render) const SHOWN: usize = HUB_CARDS;
/// How many are carried at most.
pub(in crate::render) const CARRIED: usize = 6;
/// The same of events, of which one that repeats takes several places.
const CARRIED_EVENTS: usize = 9;
/// How many events of the list can be among these.
const MOST_EVENTS: usize = 12;

/// The first cards of a list of one kind, each with the days on which it is among them.
pub(in crate::render) fn of(context: PageContext<'_>, kind: Kind, ids: &[EntryId]) -> Vec<(Value, Timed)> {
    if kind == Kind::Event {
        return events_one_by_one(context, ids);
    }
    let ids = context.site().readable_first(ids, context.language);
    let carried = times::carried(context, &ids, SHOWN, CARRIED);
    carried.iter().map(|id| (context.card(*id), times::listed(context, *id))).collect()
}

/// Cards of the next times that events take place: one of each event at a time.
fn events_one_by_one(context: PageContext<'_>, ids: &[EntryId]) -> Vec<(Value, Timed)> {
    let site = context.site();
    let mut told: Vec<(Option<DateTime>, EntryId, Option<Occurrence>, Timed)> = Vec::new();
    for id in ids.iter().take(MOST_EVENTS) {
        let entry = site.entry(*id);
        if entry.coming.is_empty() {
            told.push((None, *id, None, times::listed(context, *id)));
        }
        let mut from = None;
        for occurrence in entry.coming.iter().take(SHOWN) {
            let over = occurrence.last_day().tomorrow().ok();
            let until = over.into_iter().chain(entry.withdrawn_on()).min();
            let timed = Timed::between(from, until, site.day);
            told.extend(timed.map(|timed| (Some(occurrence.starts.start()), *id, Some(*occurrence), timed)));
            from = from.max(over);
        }
    }
    // Stable: at the same time, and without one, in the order of the list.
    told.sort_by_key(|(starts, ..)| (starts.is_none(), *starts));
    let card = |(_, id, occurrence, timed): (_, EntryId, Option<Occurrence>, Timed)| {
        let is_next = occurrence == site.entry(id).occurrence;
        let later = occurrence.filter(|_| !is_next);
        let card = later.map(|later| Value::from_serializable(&card::card_of_time(context, id, later)));
        (card.unwrap_or_else(|| context.card(id)), timed)
    };
    told.into_iter().take(CARRIED_EVENTS).map(card).collect()
}

/// The way from the first cards to the list of all, with its number, for as long as there are more.
pub(in crate::render) fn all_of(context: PageContext<'_>, list: ListId, kind: Kind) -> Option<PathLink> {
    all_behind(context, list, kind, SHOWN)
}

/// The same from a page that shows so many of them.
pub(in crate::render) fn all_behind(
    context: PageContext<'_>,
    list: ListId,
    kind: Kind,
    shown: usize,
) -> Option<PathLink> {
    let site = context.site();
    let ids = site.list(list);
    let words = |number: u64| {
        let name = context.kind_of_many(kind, number);
        context.texts().fill("list.all_of", &[("name", &name), ("n", &grouped(number))])
    };
    let counted = times::counted(context, ids, words);
    let mut over: Vec<Date> = ids.iter().filter_map(|id| site.entry(*id).unlisted_on()).collect();
    over.sort_unstable();
    // With the one that goes on this day, no more are left than are shown.
    let last = ids.len().checked_sub(shown + 1).and_then(|at| over.get(at)).copied();
    (site.has_list(list) && ids.len() > shown).then(|| PathLink {
        text: counted.text,
        text_later: counted.later,
        path: context.list_path(list, 1),
        timed: Timed::between(None, last, site.day).unwrap_or_default(),
        ..PathLink::default()
    })
}
