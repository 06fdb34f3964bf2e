//! The list of events as an agenda, on one page or on a page for each of its parts.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::{list, month_grid, search};
use crate::content::Kind;
use crate::content::kinds::{Event, PlaceMode};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::{facts, follow};
use crate::render::view::{
    AgendaDate, AgendaDay, AgendaLine, AgendaSection, AgendaView, ListView, PageHead, PathLink, Timed, View,
};
use crate::site::{Agenda, AgendaItem, AgendaPart, EntryId, ListId, Occurrence, Page};

/// The list of events.
pub(in crate::render) fn first_page(context: PageContext<'_>) -> View {
    let size = context.site().page_size();
    let agenda = &context.site().agenda;
    let page = PageOfAgenda::new(context);
    let mut view = AgendaView::default();
    if agenda.is_split(size) {
        view.parts = page.links_to_parts(None);
        view.sections = page.sections_of_first_page(agenda, size);
    } else {
        let all = |part| page.sections(part, agenda.items(part), undated_of(agenda, part), true);
        view.sections = agenda.parts().flat_map(all).collect();
    }
    let list = ListId::Kind(Kind::Event);
    let head = list::head(context, list, 1);
    let mut listed = page.list(head, view, list::other_lists(context, list));
    listed.follow = follow::list(context, list);
    search::offer(context, Kind::Event, 1, &mut listed);
    View::List(Box::new(listed))
}

/// A page of a part of the agenda.
pub(in crate::render) fn part_page(context: PageContext<'_>, part: AgendaPart, number: usize) -> View {
    let (agenda, size) = (&context.site().agenda, context.site().page_size());
    let page = PageOfAgenda::new(context);
    let before = number.saturating_sub(1) * size;
    let items = agenda.items(part);
    let here = items.get(before.min(items.len())..(before + size).min(items.len())).unwrap_or_default();
    // Those without a day follow those that have one.
    let undated = undated_of(agenda, part);
    let (from, to) = (before.saturating_sub(items.len()), (before + size).saturating_sub(items.len()));
    let undated = undated.get(from.min(undated.len())..to.min(undated.len())).unwrap_or_default();
    let mut sections = page.sections(part, here, undated, true);
    if let Some(first) = sections.first_mut().filter(|_| !here.is_empty()) {
        first.heading = None;
    }
    let view = AgendaView { parts: page.links_to_parts(Some(part)), sections };
    let head = PageHead { title: page.name(part), ..PageHead::default() };
    let mut listed = page.list(head, view, Vec::new());
    let path = |number| context.page_path(Page::Agenda(part, number));
    let total = items.len() + undated_of(agenda, part).len();
    listed.pagination = list::pages(context, (number, total), path);
    listed.refine = context.site().has_search().then(|| context.list_path(ListId::Kind(Kind::Event), 1));
    View::List(Box::new(listed))
}

fn undated_of(agenda: &Agenda, part: AgendaPart) -> &[EntryId] {
    if part == AgendaPart::Later { &agenda.undated } else { &[] }
}

/// What all lines of a page need.
struct PageOfAgenda<'a> {
    context: PageContext<'a>,
    zone: TimeZone,
}

impl<'a> PageOfAgenda<'a> {
    fn new(context: PageContext<'a>) -> Self {
        Self { context, zone: context.site().portal.settings.time_zone() }
    }

    /// The page with its heading. Themes that know no agenda show the cards.
    fn list(&self, head: PageHead, agenda: AgendaView, more: Vec<PathLink>) -> ListView {
        let context = self.context;
        let mut shown: Vec<EntryId> = Vec::new();
        let current = context.site().list(ListId::Kind(Kind::Event));
        shown.extend(current.iter().take(context.site().page_size()));
        ListView {
            head,
            items_heading: context.texts().get("list.items").to_owned(),
            wide: true,
            by_start: false,
            cards: shown.into_iter().map(|id| context.card(id)).collect(),
            timed: Vec::new(),
            agenda: Some(agenda),
            pagination: None,
            more,
            search: None,
            follow: None,
            refine: None,
            withdrawal: None,
        }
    }

    /// What is on, and the first month, as far as they fit.
    fn sections_of_first_page(&self, agenda: &Agenda, size: usize) -> Vec<AgendaSection> {
        let mut room = size;
        let mut sections = Vec::new();
        let first_month = agenda.months.keys().next().map(|month| AgendaPart::Month(*month));
        let running = (!agenda.running.is_empty()).then_some(AgendaPart::Running);
        let parts: Vec<_> = running.into_iter().chain(first_month).collect();
        let parts = if parts.is_empty() { vec![AgendaPart::Later] } else { parts };
        for part in parts {
            let items = agenda.items(part);
            let undated = undated_of(agenda, part);
            let here = &items[..items.len().min(room)];
            let undated_here = &undated[..undated.len().min(room - here.len())];
            let is_whole = here.len() == items.len() && undated_here.len() == undated.len();
            let mut made = self.sections(part, here, undated_here, is_whole);
            if let Some(last) = made.last_mut().filter(|_| !is_whole) {
                let text = self.context.texts().fill("agenda.all_of", &[("name", &self.name(part))]);
                last.more = Some(PathLink { text, path: self.path(part, 1), ..PathLink::default() });
            }
            sections.append(&mut made);
            room -= here.len() + undated_here.len();
        }
        sections
    }

    fn path(&self, part: AgendaPart, number: usize) -> String {
        self.context.page_path(Page::Agenda(part, number))
    }

    fn name(&self, part: AgendaPart) -> String {
        name(self.context, part)
    }

    fn links_to_parts(&self, current: Option<AgendaPart>) -> Vec<PathLink> {
        let parts = self.context.site().agenda.parts().filter(|part| Some(*part) != current);
        let link = |part| PathLink {
            text: self.name(part),
            path: self.path(part, 1),
            timed: timed(&self.context.site().agenda, part, self.context.site().day),
            ..PathLink::default()
        };
        parts.map(link).collect()
    }

    /// The lines of a part, and those without a day below a heading of their own.
    fn sections(
        &self,
        part: AgendaPart,
        items: &[AgendaItem],
        undated: &[EntryId],
        is_whole: bool,
    ) -> Vec<AgendaSection> {
        let mut sections = Vec::new();
        if !items.is_empty() {
            let days = self.days(part, items);
            let grid = match part {
                AgendaPart::Month(month) => {
                    let pages = (!is_whole || items.len() < self.context.site().agenda.items(part).len())
                        .then_some(part);
                    Some(month_grid::of(self.context, month, pages))
                }
                AgendaPart::Running | AgendaPart::Later => None,
            };
            let hidden = days.iter().all(|day| day.hidden);
            sections.push(AgendaSection { heading: Some(self.name(part)), grid, days, more: None, hidden });
        }
        if !undated.is_empty() {
            let items = undated.iter().map(|id| self.undated(*id)).collect();
            sections.push(AgendaSection {
                heading: Some(self.context.texts().get("agenda.undated").to_owned()),
                grid: None,
                days: vec![AgendaDay { id: None, date: None, items, hidden: false }],
                more: None,
                hidden: false,
            });
        }
        sections
    }

    fn days(&self, part: AgendaPart, items: &[AgendaItem]) -> Vec<AgendaDay> {
        let mut by_day: BTreeMap<Date, Vec<AgendaLine>> = BTreeMap::new();
        for item in items {
            by_day.entry(item.occurrence.first_day()).or_default().push(self.line(item));
        }
        let texts = self.context.texts();
        let is_month = matches!(part, AgendaPart::Month(_));
        let day = |(day, items): (Date, Vec<AgendaLine>)| AgendaDay {
            id: is_month.then(|| anchor(day)),
            date: Some(AgendaDate {
                datetime: day.to_string(),
                year: (!is_month && day.year() != self.context.site().day.year())
                    .then(|| texts.fill("date.year", &[("y", &day.year().to_string())])),
                day: format::day(texts, if is_month { "of_month" } else { "short" }, day),
                weekday: texts.fill("agenda.weekday", &[("w", format::weekday(texts, day))]),
            }),
            hidden: items.iter().all(|line| line.hidden),
            items,
        };
        by_day.into_iter().map(day).collect()
    }

    fn line(&self, item: &AgendaItem) -> AgendaLine {
        let event = self.context.record(item.entry).event();
        let (first, today) = (item.occurrence.first_day(), self.context.site().day);
        let hours = event.and_then(|event| time(self.context, event, &item.occurrence));
        // Hours that are no times of the clock stand as they were written.
        let words = event.and_then(|event| event.starting_words.clone());
        let time = match (hours, words) {
            (Some(hours), Some(words)) => Some(facts::called(self.context.texts(), Some(&hours), &words)),
            (hours, words) => hours.or(words),
        };
        let state_from = |from: Date| if first <= from { "ongoing" } else { "upcoming" };
        let from = item.shown.from.map(|from| format!("{from}:{}", state_from(from)));
        let mut changes: Vec<String> = from.into_iter().collect();
        let begins_in_sight = first > item.shown.from.unwrap_or(today) && first < item.shown.until;
        changes.extend(begins_in_sight.then(|| format!("{first}:ongoing")));
        changes.push(format!("{}:past", item.shown.until));
        AgendaLine {
            time,
            timeline: Some(changes.join(" ")),
            ongoing: first <= today,
            hidden: !item.shown.is_now(),
            ..self.event(item.entry)
        }
    }

    fn undated(&self, id: EntryId) -> AgendaLine {
        AgendaLine { time: facts::occurrence_text(self.context, id), ..self.event(id) }
    }

    /// What is the same for each time of an event.
    fn event(&self, id: EntryId) -> AgendaLine {
        let context = self.context;
        let (title, lang) = context.title(id);
        let event = context.record(id).event();
        let mode = event.and_then(|event| event.place.as_ref()?.mode);
        let online = mode.filter(|mode| *mode != PlaceMode::Onsite);
        let online = online.map(|mode| context.texts().value("event_mode", mode.as_str()).to_owned());
        let place = event.and_then(|event| facts::event_place(context, event)).map(|(name, _)| name);
        let repeats = event.filter(|event| event.repeat.is_some());
        let rule = repeats.map(|event| {
            let words = facts::rule_in_words(context.texts(), event, &self.zone);
            words.unwrap_or_else(|| context.texts().get("record.repeats").to_owned())
        });
        AgendaLine {
            path: context.entry_path(id),
            title,
            lang,
            time: None,
            // Without a name the place is how one takes part.
            place: place.filter(|place| Some(place) != online.as_ref()),
            online,
            rule,
            cancelled: context.record(id).is_cancelled(),
            timeline: None,
            ongoing: false,
            hidden: false,
        }
    }
}

/// On which days one of the lines of a part is shown.
fn timed(agenda: &Agenda, part: AgendaPart, day: Date) -> Timed {
    if !undated_of(agenda, part).is_empty() {
        return Timed::default();
    }
    let lines = || agenda.items(part).iter().map(|item| item.shown);
    let from = lines().map(|shown| shown.from).min().flatten();
    Timed::between(from, lines().map(|shown| shown.until).max(), day).unwrap_or_default()
}

/// The name of a part of the agenda.
pub(in crate::render) fn name(context: PageContext<'_>, part: AgendaPart) -> String {
    let texts = context.texts();
    match part {
        AgendaPart::Running => texts.get("agenda.running").to_owned(),
        AgendaPart::Month(month) => format::day(texts, "year_month", month),
        AgendaPart::Later => texts.get("agenda.later").to_owned(),
    }
}

/// The anchor of a day.
pub(super) fn anchor(day: Date) -> String {
    format!("d-{day}")
}

/// The hours on a day, or when what begins on it ends.
fn time(context: PageContext<'_>, event: &Event, occurrence: &Occurrence) -> Option<String> {
    let texts = context.texts();
    let clock = |time: Time| format::time(texts, time);
    let (first, last) = (occurrence.first_day(), occurrence.last_day());
    if let Some((from, to)) = occurrence.daily_hours().filter(|_| event.has_daily_hours()) {
        let hours = format::range(texts, Some(clock(from.1)), Some(clock(to.1)))?;
        let until = texts.fill("date.until", &[("to", &format::near_day(texts, last, first))]);
        return Some(texts.fill("date.each_day", &[("days", &until), ("hours", &hours)]));
    }
    let is_timed = !event.all_day;
    let from = occurrence.starts.time.filter(|_| is_timed).map(clock);
    let end = occurrence.ends.and_then(|ends| ends.time).filter(|_| is_timed);
    let to = end.map(|end| {
        let is_midnight = occurrence.ends.is_some_and(|ends| ends.day > last);
        if is_midnight { texts.fill("date.time", &[("h", "24"), ("mm", "00")]) } else { clock(end) }
    });
    if first == last {
        let all_day = || texts.get("agenda.all_day").to_owned();
        return format::range(texts, from, to).or_else(|| event.all_day.then(all_day));
    }
    let day = format::near_day(texts, last, first);
    let to = match to {
        Some(clock) => texts.fill("date.at", &[("date", &day), ("time", &clock)]),
        None => day,
    };
    format::range(texts, from, Some(to))
}
