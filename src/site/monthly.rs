//! What a month brings: what is new in it, what takes place, what closes, and a story to read.

use jiff::civil::Date;

use super::{EntryId, FeedScope, ListId, Occurrence, Recurrence, Site};
use crate::content::Kind;

/// What a month brings, as the day of the site sees it: nothing that is over by then, nothing that waits.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Monthly {
    /// What is new, the newest first.
    pub news: Vec<EntryId>,
    /// The events with their times in the month that are not over, in order.
    pub events: Vec<(EntryId, Vec<Occurrence>)>,
    /// What has its last day to apply in the month, in the order of these days.
    pub closing: Vec<EntryId>,
    /// A story that is not among the news: another one each month.
    pub story: Option<EntryId>,
}

impl Monthly {
    /// Whether the month brings nothing of its own.
    pub fn is_empty(&self) -> bool {
        self.news.is_empty() && self.events.is_empty() && self.closing.is_empty()
    }
}

impl Site {
    /// What a month brings to the readers of a part of the site.
    pub fn monthly(&self, scope: FeedScope, month: Date) -> Monthly {
        let (first, last) = (month.first_of_month(), month.last_of_month());
        let is_told = |id: &EntryId| self.tells(scope, *id);
        let news = self.news().filter(|(day, _)| (first..=last).contains(day));
        let news: Vec<_> = news.map(|(_, id)| id).filter(is_told).collect();
        let from = self.day.max(first);
        let mut closing: Vec<_> = self
            .entries()
            .filter_map(|(id, _)| {
                Some((self.last_day_to_apply(id).filter(|day| from <= *day && *day <= last)?, id))
            })
            .filter(|(_, id)| is_told(id))
            .collect();
        closing.sort_by_key(|(day, id)| (*day, self.rank(*id)));
        let stories = self.list(ListId::Kind(Kind::Story)).iter().copied();
        let stories: Vec<_> = stories.filter(is_told).filter(|id| !news.contains(id)).collect();
        let number = i64::from(month.year()) * 12 + i64::from(month.month());
        let story = usize::try_from(number).ok().and_then(|number| number.checked_rem(stories.len()));
        Monthly {
            events: self.events_of(scope, from, last),
            closing: closing.into_iter().map(|(_, id)| id).collect(),
            story: story.map(|at| stories[at]),
            news,
        }
    }

    /// The events of a part of the site, with their times that begin by the last of some days and are not over
    /// on the first.
    fn events_of(&self, scope: FeedScope, from: Date, last: Date) -> Vec<(EntryId, Vec<Occurrence>)> {
        let zone = self.portal.settings.time_zone();
        let times = |id: EntryId| {
            let event = self.entry(id).record.event()?;
            let coming = Recurrence::of(event, &zone)?.coming_before(from, last.tomorrow().ok()?);
            let coming: Vec<_> = coming
                .into_iter()
                .filter(|time| time.first_day() <= last && from <= time.last_day())
                .collect();
            (!coming.is_empty()).then_some((id, coming))
        };
        let listed = self.list(ListId::Kind(Kind::Event)).iter().copied();
        let mut events: Vec<_> = listed.filter(|id| self.tells(scope, *id)).filter_map(times).collect();
        events.sort_by_key(|(id, times)| (times[0].starts, self.rank(*id)));
        events
    }

    /// The last day to apply or to register for what is current.
    fn last_day_to_apply(&self, id: EntryId) -> Option<Date> {
        let entry = self.entry(id);
        // Who can come without a word is told when the event takes place, and nothing closes before.
        let is_deadline = entry.record.event().is_none() || entry.registration_ends().is_some();
        let is_open = entry.is_current() && !entry.record.is_cancelled() && is_deadline;
        entry.applications_end().filter(|_| is_open)
    }
}
