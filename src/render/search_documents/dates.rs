//! The days of a record: by which it is sorted, and after which it is found no more.

use jiff::civil::Date;

use crate::content::Details;
use crate::render::page_context::PageContext;
use crate::site::{EntryId, Occurrence, visible_until};

/// See the fields of a `Document`.
#[derive(Default)]
pub(super) struct Days {
    pub date: Option<Date>,
    pub opens: Option<Date>,
    pub closes: Option<Date>,
    pub ends: Option<Date>,
    pub occurrences: Vec<(Date, Date)>,
}

pub(super) fn of(context: PageContext<'_>, id: EntryId) -> Days {
    let record = context.record(id);
    let common = &record.common;
    let (published, updated) = (common.published.map(|day| day.0), common.updated.map(|day| day.0));
    let mut days = Days { date: updated.max(published), ..Days::default() };
    match &record.details {
        Details::Job(job) => {
            days.date = job.posted.map(|day| day.0);
            days.closes = job.closes.map(|day| day.0);
            days.ends = days.closes;
        }
        // As in the list of stories, a correction makes none newer.
        Details::Story(_) => days.date = published.or(updated),
        Details::Program(program) => {
            let apply = program.apply.as_ref();
            days.opens = apply.and_then(|apply| apply.from).map(|day| day.0);
            days.closes = apply.and_then(|apply| apply.until).map(|day| day.0);
        }
        Details::Event(_) => {
            let entry = context.site().entry(id);
            let coming = &entry.coming;
            days.date = coming.first().map(Occurrence::first_day);
            days.ends = entry.ends;
            days.occurrences = coming.iter().map(|next| (next.first_day(), next.last_day())).collect();
        }
        Details::Region(_) | Details::Group(_) | Details::Place(_) | Details::Page(_) => {}
    }
    // What is public until a day is not found behind it, though nobody builds the site again.
    let expires = visible_until(record);
    days.ends = [days.ends, expires].into_iter().flatten().min();
    days
}
