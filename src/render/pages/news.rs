//! What is new, day by day, for people.

use jiff::Span;
use jiff::civil::Date;

use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::{follow, times};
use crate::render::view::{NewsBox, PageHead, PathLink, RecordLine, SearchMark, Section, TagView, Timed};
use crate::site::{EntryId, NEWS_DAYS};

/// How many records the first page of the site names at a time, and how many it carries.
const ON_HOME: (usize, usize) = (4, 12);
/// How many records the page shows.
const MOST_SHOWN: usize = 100;

/// The view of the page of news.
pub(in crate::render) fn view(context: PageContext<'_>) -> TagView {
    let texts = context.texts();
    let news: Vec<_> = context.site().carried_news().take(MOST_SHOWN).collect();
    let sections = news.chunk_by(|a, b| a.0 == b.0).map(|of_day| Section {
        heading: format::day(texts, "long", of_day[0].0),
        hidden: of_day[0].0 > context.site().day,
        plain: true,
        timed: of_day.iter().map(|(day, id)| shown(context, *day, *id)).collect(),
        cards: of_day.iter().map(|(_, id)| context.card(*id)).collect(),
        marks: vec![SearchMark::Unsearched; of_day.len()],
        ..Section::default()
    });
    let lead = texts.fill("news.lead", &[("n", &NEWS_DAYS.to_string())]);
    TagView {
        head: PageHead { title: texts.get("news.title").to_owned(), lead: Some(lead), ..PageHead::default() },
        sections: sections.collect(),
        pagination: None,
        follow: follow::news(context),
    }
}

/// What is new in a few lines, where anything is and has a page of its own.
pub(super) fn of_home(context: PageContext<'_>) -> Option<NewsBox> {
    let texts = context.texts();
    let path = follow::news_path(context)?;
    let news: Vec<_> = context.site().carried_news().take(ON_HOME.1).collect();
    let timed = news.iter().map(|(day, id)| shown(context, *day, *id)).collect();
    let line = |((day, id), timed): (&(Date, EntryId), Timed)| {
        let (title, lang) = context.title(*id);
        let kind = context.record(*id).kind().folder();
        RecordLine {
            path: context.entry_path(*id),
            title,
            lang,
            kind: texts.get(&format!("kind.{kind}.one")).to_owned(),
            day_text: format::near_day(texts, *day, context.site().day),
            day: day.to_string(),
            timed,
        }
    };
    let lines: Vec<_> = news.iter().zip(times::first_ones(timed, ON_HOME.0)).map(line).collect();
    let more = PathLink { text: texts.get("news.all").to_owned(), path, ..PathLink::default() };
    // With nothing to see now, a box that only a script would fill is none.
    let is_seen = lines.iter().any(|line| !line.timed.is_hidden());
    is_seen.then_some(NewsBox { lines, shows: ON_HOME.0, more })
}

/// On which days something of a day is new: from that day on, while it is in the list of its kind.
fn shown(context: PageContext<'_>, day: Date, id: EntryId) -> Timed {
    let site = context.site();
    let old_from = day.checked_add(Span::new().days(NEWS_DAYS)).ok();
    let until = site.entry(id).unlisted_on().into_iter().chain(old_from).min();
    Timed::between(Some(day), until, site.day).unwrap_or_default()
}
