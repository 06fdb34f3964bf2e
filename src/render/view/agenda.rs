//! The agenda of events: `parts/agenda.html`.

use serde::Serialize;

use super::PathLink;

/// Events in the order in which they take place, or a page of them.
#[derive(Debug, Default, Serialize)]
pub(in crate::render) struct AgendaView {
    /// Where each part of the agenda is, where not all of them are on this page.
    pub parts: Vec<PathLink>,
    /// Months and what stands before and behind them.
    pub sections: Vec<AgendaSection>,
}

/// A month, or what is on, comes later or has no day yet.
#[derive(Debug, Serialize)]
pub(in crate::render) struct AgendaSection {
    /// Its heading; none where that of the page says it.
    pub heading: Option<String>,
    /// The month as a table.
    pub grid: Option<MonthGrid>,
    /// Its days.
    pub days: Vec<AgendaDay>,
    /// Where the rest of it is.
    pub more: Option<PathLink>,
    /// Whether nothing of it is shown on the day of the site.
    pub hidden: bool,
}

/// What begins on a day.
#[derive(Debug, Serialize)]
pub(in crate::render) struct AgendaDay {
    /// The anchor to which the table of the month leads.
    pub id: Option<String>,
    /// The day; none where it is not fixed.
    pub date: Option<AgendaDate>,
    /// The events.
    pub items: Vec<AgendaLine>,
    /// Whether none of them is shown on the day of the site.
    pub hidden: bool,
}

/// A day in its parts, as the agenda shows them.
#[derive(Debug, Serialize)]
pub(in crate::render) struct AgendaDate {
    /// As machines read it.
    pub datetime: String,
    /// Its year, where the heading does not say it.
    pub year: Option<String>,
    /// The day of the month, with the month where the heading does not say it.
    pub day: String,
    /// The day of the week.
    pub weekday: String,
}

/// One time that an event takes place.
#[derive(Debug, Serialize)]
pub(in crate::render) struct AgendaLine {
    /// The path of the event's page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub lang: Option<String>,
    /// At what time, or until when.
    pub time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// That one can take part from anywhere.
    pub online: Option<String>,
    /// When it comes again.
    pub rule: Option<String>,
    /// That it was called off.
    pub cancelled: bool,
    /// On which days it begins to be shown, takes place and is shown no more; none where it always is.
    pub timeline: Option<String>,
    /// Whether it takes place on the day of the site.
    pub ongoing: bool,
    /// Whether it is not shown on the day of the site.
    pub hidden: bool,
}

/// A month as a table of weeks.
#[derive(Debug, Serialize)]
pub(in crate::render) struct MonthGrid {
    /// The month.
    pub caption: String,
    /// The names of the days of the week, from the one with which weeks begin.
    pub weekdays: Vec<String>,
    /// The weeks; a place without a day is empty.
    pub weeks: Vec<Vec<Option<GridDay>>>,
}

/// A day in the table of a month.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GridDay {
    /// The number.
    pub number: i8,
    /// As machines read it.
    pub date: String,
    /// Where its events are told; none where there are none.
    pub link: Option<GridLink>,
}

/// The way from a day of the table to its events.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GridLink {
    /// The path of another page, from the site's root; none where the day is on this one.
    pub path: Option<String>,
    /// The anchor there.
    pub anchor: String,
    /// The day in words, and how much takes place on it.
    pub label: String,
}
