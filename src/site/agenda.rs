//! The events of a site as a reader looks through them: what is on, then month by month, then what comes later.
//!
//! A page is read on days after the one that it was built for. So the agenda also holds what comes into
//! sight before long, and each of its lines knows on which days it is shown.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};

use super::shown::{Shown, day_after};
use super::{Entry, EntryId, Occurrence, Recurrence};

/// For how many months after that of the day occurrences are told one by one.
const MONTHS_AHEAD: i32 = 3;

/// A line of the agenda: one time that an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaItem {
    /// The event.
    pub entry: EntryId,
    /// When it takes place.
    pub occurrence: Occurrence,
    /// On which days the line is shown.
    pub shown: Shown,
}

/// The events of a site in the order in which they take place.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Those of several days that have begun.
    pub running: Vec<AgendaItem>,
    /// The months with the times that begin in each, by its first day.
    pub months: BTreeMap<Date, Vec<AgendaItem>>,
    /// The next time of each event that takes place in none of these months.
    pub later: Vec<AgendaItem>,
    /// Events whose day is not fixed.
    pub undated: Vec<EntryId>,
}

/// A part of the agenda that has pages of its own where not everything fits on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgendaPart {
    /// What has begun and is not over.
    Running,
    /// A month, by its first day.
    Month(Date),
    /// What comes later, or on a day that is not fixed.
    Later,
}

impl Agenda {
    /// The agenda of a day. `events` are those that are current, in the order of their list.
    pub(super) fn of(entries: &[Entry], events: &[EntryId], zone: &TimeZone, day: Date) -> Self {
        let mut agenda = Self::default();
        for id in events {
            let event = entries[id.number()].record.event();
            let times = event.and_then(|event| Recurrence::of(event, zone));
            let coming = times.map(|times| times.coming_before(day, end_of_expansion(day)));
            match coming.filter(|coming| !coming.is_empty()) {
                Some(coming) => {
                    agenda.add(*id, &coming, entries[id.number()].withdrawn_on(), day);
                }
                None => agenda.undated.push(*id),
            }
        }
        let lists = agenda.months.values_mut().chain([&mut agenda.running, &mut agenda.later]);
        for items in lists {
            // Stable: what begins at the same time keeps the order of the list of events.
            items.sort_by_key(|item| item.occurrence.starts);
        }
        agenda
    }

    fn add(&mut self, entry: EntryId, coming: &[Occurrence], withdrawn: Option<Date>, day: Date) {
        let last_carried = last_carried_day(day);
        let mut over = day;
        for occurrence in coming {
            let (first, gone) = (occurrence.first_day(), day_after(occurrence.last_day()));
            let in_sight = months_before(first.first_of_month(), MONTHS_AHEAD);
            let begun = day_after(first).min(gone);
            let item = |from: Date, until: Date| {
                let until = withdrawn.map_or(until, |withdrawn| until.min(withdrawn));
                let shown = Shown::between(from, until, day)?;
                shown.from.is_none_or(|from| from <= last_carried).then_some(AgendaItem {
                    entry,
                    occurrence: *occurrence,
                    shown,
                })
            };
            // A page that is read so long after its build that it lacks the month keeps the event in sight.
            let told_later_until = if in_sight > last_carried { gone } else { in_sight };
            self.later.extend(item(over, told_later_until));
            if let Some(item) = item(in_sight, begun) {
                self.months.entry(first.first_of_month()).or_default().push(item);
            }
            self.running.extend(item(begun, gone));
            over = over.max(gone);
        }
    }

    /// How many lines it has.
    fn len(&self) -> usize {
        let months: usize = self.months.values().map(Vec::len).sum();
        months + self.running.len() + self.later.len() + self.undated.len()
    }

    /// Whether its parts have pages of their own, since one page would hold more than `page_size` lines.
    pub fn is_split(&self, page_size: usize) -> bool {
        self.len() > page_size
    }

    /// The parts that have lines, in order.
    pub fn parts(&self) -> impl Iterator<Item = AgendaPart> {
        let running = (!self.running.is_empty()).then_some(AgendaPart::Running);
        let has_later = !self.later.is_empty() || !self.undated.is_empty();
        let later = has_later.then_some(AgendaPart::Later);
        running.into_iter().chain(self.months.keys().map(|month| AgendaPart::Month(*month))).chain(later)
    }

    /// The lines of a part that take place on a known day.
    pub fn items(&self, part: AgendaPart) -> &[AgendaItem] {
        match part {
            AgendaPart::Running => &self.running,
            AgendaPart::Month(month) => self.months.get(&month).map_or(&[], Vec::as_slice),
            AgendaPart::Later => &self.later,
        }
    }

    /// How many pages a part has.
    pub fn page_count(&self, part: AgendaPart, page_size: usize) -> usize {
        let undated = if part == AgendaPart::Later { self.undated.len() } else { 0 };
        (self.items(part).len() + undated).div_ceil(page_size.max(1)).max(1)
    }

    /// The pages of its parts, each part with a number from 1; none where one page holds all.
    pub fn pages(&self, page_size: usize) -> Vec<(AgendaPart, usize)> {
        if !self.is_split(page_size) {
            return Vec::new();
        }
        let numbered = |part| (1..=self.page_count(part, page_size)).map(move |number| (part, number));
        self.parts().flat_map(numbered).collect()
    }
}

fn months_before(day: Date, months: i32) -> Date {
    day.checked_sub(Span::new().months(months)).unwrap_or(Date::MIN)
}

/// Lines that are shown from a day behind this one are left to a later build.
fn last_carried_day(day: Date) -> Date {
    day.first_of_month().checked_add(1.month()).map_or(day, Date::last_of_month)
}

/// The first day that is in sight on no day for which lines are carried.
fn end_of_expansion(day: Date) -> Date {
    let months = MONTHS_AHEAD + 2;
    day.first_of_month().checked_add(Span::new().months(months)).unwrap_or(Date::MAX)
}
