//! One voice on the first page: words of somebody whose story is told, another one each week.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::{card, story};
use crate::content::Kind;
use crate::render::page_context::PageContext;
use crate::render::view::{Timed, Voice};
use crate::site::{EntryId, ListId};

/// For how many weeks the page carries voices; the last one stays.
const WEEKS: usize = 3;

/// The voice of the week of the site, and those that follow it.
pub(in crate::render) fn carried(context: PageContext<'_>) -> Vec<Voice> {
    let site = context.site();
    let mut told: Vec<EntryId> = site.list(ListId::Kind(Kind::Story)).to_vec();
    told.retain(|id| context.record(*id).story().is_some_and(|story| story.quote.is_some()));
    // Not in the order of the list, which the newest one would move.
    told.sort_unstable();
    if told.is_empty() {
        return Vec::new();
    }
    let monday = monday_of(site.day);
    let weeks = monday.since(Date::constant(1970, 1, 5)).map_or(0, |span| span.get_days() / 7);
    let first = usize::try_from(weeks).unwrap_or(0);
    let later = |weeks: usize| {
        let days = i32::try_from(weeks * 7).unwrap_or_default();
        monday.checked_add(Span::new().days(days)).unwrap_or(Date::MAX)
    };
    let voices = (0..WEEKS.min(told.len())).filter_map(|week| {
        let id = told[(first + week) % told.len()];
        let from = (week > 0).then(|| later(week));
        let next = (week + 1 < WEEKS.min(told.len())).then(|| later(week + 1));
        let until = next.into_iter().chain(site.entry(id).withdrawn_on()).min();
        voice(context, id, Timed::between(from, until, site.day)?)
    });
    voices.collect()
}

fn monday_of(day: Date) -> Date {
    let since = day.weekday().since(Weekday::Monday);
    day.checked_sub(Span::new().days(since)).unwrap_or(day)
}

fn voice(context: PageContext<'_>, id: EntryId, timed: Timed) -> Option<Voice> {
    let record = context.record(id);
    let told = record.story()?;
    let person = story::person(context, id, told);
    Some(Voice {
        quote: told.quote.clone()?,
        who: format!("{}{}{}", person.before, person.name, person.after),
        role: person.role,
        image: card::picture(context, record),
        title: record.common.title.clone(),
        path: context.entry_path(id),
        lang: context.foreign_lang(id),
        timed,
    })
}
