//! A month as a table, whose days lead to what begins on them.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::agenda::{anchor, name};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{GridDay, GridLink, MonthGrid};
use crate::site::{AgendaItem, AgendaPart, Page};
use crate::texts::base_language;

/// The table of a month. With `pages`, the days of the part are on pages of their own.
pub(super) fn of(context: PageContext<'_>, month: Date, pages: Option<AgendaPart>) -> MonthGrid {
    let items = context.site().agenda.items(AgendaPart::Month(month));
    let days = by_day(items);
    let first = first_weekday(context);
    let empty = usize::try_from(month.weekday().since(first)).unwrap_or(0);
    let mut places: Vec<Option<GridDay>> = (0..empty).map(|_| None).collect();
    for date in month.series(jiff::Span::new().days(1)).take_while(|day| *day <= month.last_of_month()) {
        let link = days.get(&date).map(|(first, count)| link(context, date, (*first, *count), pages));
        places.push(Some(GridDay { number: date.day(), date: date.to_string(), link }));
    }
    let mut weeks = Vec::new();
    let mut places = places.into_iter().peekable();
    while places.peek().is_some() {
        let mut week: Vec<_> = places.by_ref().take(7).collect();
        week.resize_with(7, || None);
        weeks.push(week);
    }
    let name_of = |day| format::weekday_name(context.texts(), day).to_owned();
    let weekdays = first.cycle_forward().take(7).map(name_of).collect();
    MonthGrid { caption: name(context, AgendaPart::Month(month)), weekdays, weeks }
}

/// With which day weeks begin: on the walls of Japan with Sunday.
fn first_weekday(context: PageContext<'_>) -> Weekday {
    if base_language(context.lang()) == "ja" { Weekday::Sunday } else { Weekday::Monday }
}

/// The days on which something begins, with the position of the first line of each and their number.
fn by_day(items: &[AgendaItem]) -> BTreeMap<Date, (usize, u64)> {
    let mut days: BTreeMap<Date, (usize, u64)> = BTreeMap::new();
    for (position, item) in items.iter().enumerate() {
        days.entry(item.occurrence.first_day()).or_insert((position, 0)).1 += 1;
    }
    days
}

fn link(
    context: PageContext<'_>,
    day: Date,
    (first, count): (usize, u64),
    pages: Option<AgendaPart>,
) -> GridLink {
    let texts = context.texts();
    let number = first / context.site().page_size() + 1;
    let date = format::day(texts, "near", day);
    let count = texts.count("number.count", count);
    GridLink {
        path: pages.map(|part| context.page_path(Page::Agenda(part, number))),
        anchor: anchor(day),
        label: texts.fill("agenda.day", &[("date", &date), ("count", &count)]),
    }
}
