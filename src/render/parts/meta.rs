//! Dates and authors, at the end of a page.

use crate::content::Details;
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{MetaLine, Timed};
use crate::site::EntryId;

/// Dates and authors, at the end of a page.
pub(in crate::render) fn lines(context: PageContext<'_>, id: EntryId) -> Vec<MetaLine> {
    let (texts, record, mark) = (context.texts(), context.record(id), context.search_mark(id));
    let common = &record.common;
    let story = record.story();
    let posted = record.job().and_then(|job| job.posted);
    let interviewed = story.and_then(|story| story.interviewed);
    let dated = [
        ("record.posted", posted),
        ("record.published", common.published),
        ("record.updated", common.updated),
    ];
    // What has a page of facts says it at their head.
    let has_head = !matches!(record.details, Details::Region(_) | Details::Page(_));
    let verified = common.verified.filter(|_| !has_head);
    let author = story.and_then(|story| story.author.as_deref());
    let (before, after) = texts.get("story.author").split_once("{name}").unwrap_or_default();
    let by = |name: &str| MetaLine {
        before: before.to_owned(),
        name: Some(name.to_owned()),
        href: context.author(id),
        after: after.to_owned(),
        mark,
        timed: Timed::between(None, context.site().byline_ends(id, context.language), context.site().day)
            .unwrap_or_default(),
    };
    let mut lines: Vec<_> = author.map(by).into_iter().collect();
    let line = |key: &str, date: &str| MetaLine {
        before: texts.fill(key, &[("date", date)]),
        ..MetaLine::default()
    };
    lines.extend(interviewed.map(|on| line("story.interviewed", &format::day_or_month(texts, on))));
    let dated = dated.into_iter().chain([("record.verified", verified)]);
    let dated = dated.filter_map(|(key, day)| Some((key, day?)));
    lines.extend(dated.map(|(key, day)| line(key, &format::day(texts, "day", day.0))));
    lines
}
