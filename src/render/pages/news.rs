//! What is new, day by day, for people.

use jiff::Span;
use jiff::civil::Date;

use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::parts::follow;
use crate::render::view::{PageHead, SearchMark, Section, TagView, Timed};
use crate::site::{EntryId, NEWS_DAYS};

/// How many records the page shows.
const MOST_SHOWN: usize = 100;

/// The view of the page of news.
pub(in crate::render) fn view(context: PageContext<'_>) -> TagView {
    let texts = context.texts();
    let news: Vec<_> = context.site().news().take(MOST_SHOWN).collect();
    let sections = news.chunk_by(|a, b| a.0 == b.0).map(|of_day| Section {
        heading: format::day(texts, "long", of_day[0].0),
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

/// On which days something of a day is new: while it is in the list of its kind.
fn shown(context: PageContext<'_>, day: Date, id: EntryId) -> Timed {
    let site = context.site();
    let old_from = day.checked_add(Span::new().days(NEWS_DAYS)).ok();
    let until = site.entry(id).unlisted_on().into_iter().chain(old_from).min();
    Timed::between(None, until, site.day).unwrap_or_default()
}
