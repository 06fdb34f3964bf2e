//! What takes place in a region and who looks for people there, on one A4 for the notice board.

use super::{code, head};
use crate::content::{Details, Kind};
use crate::render::page_context::PageContext;
use crate::render::parts::facts::{self, job};
use crate::render::parts::times;
use crate::render::view::{BoardLine, BoardView, Timed};
use crate::site::{AgendaItem, EntryId, ListId};

/// How many lines of events and of jobs have room, and how many wait for those before them to be over.
const EVENTS: (usize, usize) = (10, 30);
const JOBS: (usize, usize) = (8, 24);

/// The view of the board of a region.
pub(super) fn view(context: PageContext<'_>, region: EntryId) -> BoardView {
    let (title, lang) = context.title(region);
    let (events, jobs) = (shown(events(context, region), EVENTS.0), shown(jobs(context, region), JOBS.0));
    let lacks = |lines: &[BoardLine]| lines.iter().all(|line| line.timed.is_hidden());
    BoardView {
        head: head(context, region, "board"),
        form: "board",
        title,
        lang,
        lacks_events: lacks(&events),
        events,
        events_show: EVENTS.0,
        lacks_jobs: lacks(&jobs),
        jobs,
        jobs_show: JOBS.0,
        qr: code(context, region),
    }
}

/// The lines with all but the first of those to be seen as spares.
fn shown(mut lines: Vec<BoardLine>, most: usize) -> Vec<BoardLine> {
    let timed = lines.iter().map(|line| line.timed.clone()).collect();
    for (line, timed) in lines.iter_mut().zip(times::first_ones(timed, most)) {
        line.timed = timed;
    }
    lines
}

fn events(context: PageContext<'_>, region: EntryId) -> Vec<BoardLine> {
    let agenda = &context.site().agenda;
    let all = agenda.running.iter().chain(agenda.months.values().flatten());
    let here = all.filter(|item| context.site().regions_of(item.entry).contains(&region));
    let called_off = |item: &&AgendaItem| context.record(item.entry).is_cancelled();
    here.filter(|item| !called_off(item)).take(EVENTS.1).filter_map(|item| event(context, item)).collect()
}

fn event(context: PageContext<'_>, item: &AgendaItem) -> Option<BoardLine> {
    let (title, lang) = context.title(item.entry);
    let place = context.record(item.entry).event().and_then(|event| facts::event_place(context, event));
    Some(BoardLine {
        when: Some(facts::occurrence_in_words(context, item.entry, item.occurrence)),
        title,
        lang,
        facts: place.into_iter().map(|(name, _)| name).collect(),
        timed: Timed::between(item.shown.from, Some(item.shown.until), context.site().day)?,
    })
}

fn jobs(context: PageContext<'_>, region: EntryId) -> Vec<BoardLine> {
    let of_region = context.site().list(ListId::Region(region)).iter().copied();
    let jobs = of_region.filter(|id| context.record(*id).kind() == Kind::Job);
    jobs.take(JOBS.1).filter_map(|id| a_job(context, id)).collect()
}

fn a_job(context: PageContext<'_>, id: EntryId) -> Option<BoardLine> {
    let Details::Job(job) = &context.record(id).details else { return None };
    let (title, lang) = context.title(id);
    let texts = context.texts();
    let tel = job.apply.as_ref().and_then(|apply| apply.tel.as_ref());
    let tel = tel.map(|tel| format!("{} {}", texts.get("contact.tel"), tel.0));
    let pieces = [Some(job.employer.name.clone()), job::pay_parts(texts, job).map(|(amount, _)| amount), tel];
    let closes = times::last_day_in_words(context, id);
    Some(BoardLine {
        when: None,
        title,
        lang,
        facts: pieces.into_iter().flatten().chain(closes).collect(),
        timed: times::listed(context, id),
    })
}
