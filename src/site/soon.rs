//! What closes or takes place soon, whatever its kind: for the first page and for the hubs of regions.
//!
//! As in the agenda, more is known than is shown on the day of the site: what is over makes room.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::shown::{Shown, day_after};
use super::{Entry, EntryId};
use crate::content::Kind;

/// How many lines are shown at a time.
pub const SOON_LINES: usize = 6;
/// How many lines a page carries.
const MOST_CARRIED: usize = 18;
/// From how many days before its last day on something is told to close soon.
const CLOSING_DAYS: i32 = 14;
/// From how many days before an event it is told.
const COMING_DAYS: i32 = 30;
/// For how many days after that of the site what comes into sight is carried.
const CARRIED_DAYS: i32 = 14;

/// Why something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SoonReason {
    /// It is the last day to apply or register.
    Closes,
    /// An event takes place.
    TakesPlace,
}

/// Something that closes or takes place soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoonItem {
    /// What.
    pub entry: EntryId,
    /// Why it is told.
    pub reason: SoonReason,
    /// The last day to apply, or the first day of the event.
    pub day: Date,
    /// On which days the line is shown.
    pub shown: Shown,
}

/// What closes or takes place soon, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Soon {
    items: Vec<SoonItem>,
    /// The positions of the items of each hub.
    of_hubs: BTreeMap<EntryId, Vec<usize>>,
}

impl Soon {
    pub(super) fn of(entries: &[Entry], hubs: impl Fn(EntryId) -> Vec<EntryId>, day: Date) -> Self {
        let mut items = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            items.extend(closing(EntryId::new(number), entry, day));
            coming(EntryId::new(number), entry, day, &mut items);
        }
        items.sort_by_key(|item| (item.day, item.reason, item.entry));
        let mut of_hubs: BTreeMap<EntryId, Vec<usize>> = BTreeMap::new();
        for (position, item) in items.iter().enumerate() {
            for hub in hubs(item.entry) {
                of_hubs.entry(hub).or_default().push(position);
            }
        }
        Self { items, of_hubs }
    }

    /// What comes and closes in the whole site: as much as a page carries.
    pub fn of_site(&self) -> &[SoonItem] {
        &self.items[..self.items.len().min(MOST_CARRIED)]
    }

    /// The same of a region.
    pub fn of_region(&self, region: EntryId) -> Vec<SoonItem> {
        let positions = self.of_hubs.get(&region).into_iter().flatten();
        positions.take(MOST_CARRIED).map(|position| self.items[*position]).collect()
    }
}

fn days_before(day: Date, days: i32) -> Date {
    day.checked_sub(Span::new().days(days)).unwrap_or(Date::MIN)
}

fn is_carried(shown: Shown, day: Date) -> bool {
    shown.from.is_none_or(|from| days_before(from, CARRIED_DAYS) <= day)
}

/// The last day to apply or register.
fn closing(id: EntryId, entry: &Entry, day: Date) -> Option<SoonItem> {
    let last = entry.applications_end()?;
    let begin = entry.applications_begin().unwrap_or(day);
    let over = day_after(last).min(entry.withdrawn_on().unwrap_or(Date::MAX));
    let shown = Shown::between(days_before(last, CLOSING_DAYS).max(begin), over, day)?;
    let item = SoonItem { entry: id, reason: SoonReason::Closes, day: last, shown };
    // Who can come without a word is told when the event takes place, and nothing closes before.
    let is_deadline = entry.record.event().is_none() || entry.registration_ends().is_some();
    (is_deadline && is_carried(shown, day)).then_some(item)
}

/// The times at which an event takes place, each told when the one before it is over.
fn coming(id: EntryId, entry: &Entry, day: Date, items: &mut Vec<SoonItem>) {
    if entry.record.kind() != Kind::Event || entry.record.is_cancelled() {
        return;
    }
    let mut over = day;
    for occurrence in &entry.coming {
        let (first, gone) = (occurrence.first_day(), day_after(occurrence.last_day()));
        let until = gone.min(entry.withdrawn_on().unwrap_or(Date::MAX));
        let shown = Shown::between(days_before(first, COMING_DAYS).max(over), until, day);
        let Some(shown) = shown.filter(|shown| is_carried(*shown, day)) else { break };
        items.push(SoonItem { entry: id, reason: SoonReason::TakesPlace, day: first, shown });
        over = over.max(gone);
    }
}
