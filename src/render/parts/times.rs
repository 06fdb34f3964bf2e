//! Last days to apply, days of confirmation, and what is withdrawn: as the days after the build see them.

use jiff::Span;
use jiff::civil::Date;

use crate::content::{Details, Kind};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{Confirmed, Counted, Deadline, PathLink, Timed, TimedText, Withdrawal};
use crate::site::{EntryId, ListId, visible_until};

/// For how many days something is called new.
const NEW_DAYS: i32 = 60;
/// After how many days without confirmation a job says so, and what it says.
const UNCONFIRMED: [(i32, &str); 2] =
    [(180, "record.unconfirmed_half_year"), (365, "record.unconfirmed_year")];
/// For how many days numbers are known ahead.
const COUNTED_DAYS: i32 = 35;

/// A day some days after another.
fn days_after(day: Date, days: i32) -> Date {
    day.checked_add(Span::new().days(days)).unwrap_or(Date::MAX)
}

/// The last day to apply, in words, whether or not it is over; with the words that stand beside it.
pub(in crate::render) fn last_day_in_words(context: PageContext<'_>, id: EntryId) -> Option<String> {
    let texts = context.texts();
    let in_words = |day: Date| format::near_day(texts, day, context.site().day);
    let (key, day, note) = match &context.record(id).details {
        Details::Job(job) => ("record.closes", job.closes.map(|day| day.0), job.closing_words.clone()),
        Details::Program(program) => {
            ("record.program_closes", program.apply.as_ref()?.until.map(|day| day.0), None)
        }
        Details::Event(event) => {
            let until = event.apply.as_ref()?.until?;
            ("record.event_closes", Some(until.day), until.time.map(|time| format::time(texts, time)))
        }
        _ => return None,
    };
    let words = match (day.map(in_words), note) {
        (Some(day), Some(note)) => texts.fill("number.own_words", &[("words", &day), ("label", &note)]),
        (day, note) => day.or(note)?,
    };
    Some(texts.fill(key, &[("date", &words)]))
}

/// The last day to apply or register, on the days on which one can.
pub(in crate::render) fn deadline(context: PageContext<'_>, id: EntryId) -> Option<Deadline> {
    let entry = context.site().entry(id);
    let day = last_day(context, id)?;
    let is_possible = entry.applications_begin().is_some() || entry.takes_applications_on(context.site().day);
    let timed = Timed::between(entry.applications_begin(), day.tomorrow().ok(), context.site().day)?;
    let text = last_day_in_words(context, id).filter(|_| is_possible)?;
    Some(Deadline { text, day: day.to_string(), timed })
}

/// The last day to apply or register that somebody wrote.
pub(in crate::render) fn last_day(context: PageContext<'_>, id: EntryId) -> Option<Date> {
    match &context.record(id).details {
        Details::Job(job) => job.closes.map(|day| day.0),
        Details::Program(program) => program.apply.as_ref()?.until.map(|day| day.0),
        Details::Event(event) => event.apply.as_ref()?.until.map(|until| until.day),
        _ => None,
    }
}

/// When somebody last confirmed a record; of a job also that this is long ago.
pub(in crate::render) fn confirmed(context: PageContext<'_>, id: EntryId) -> Option<Confirmed> {
    let (texts, site) = (context.texts(), context.site());
    let record = context.record(id);
    let common = &record.common;
    let of_job = record.job().and_then(|job| common.updated.or(job.posted));
    let day = common.verified.or(of_job)?.0;
    let closed = record.job().and_then(|job| job.closes?.0.tomorrow().ok());
    let is_open = record.job().is_some() && site.entry(id).is_current();
    let warning = |number: usize| {
        let (days, key) = UNCONFIRMED[number];
        let next = UNCONFIRMED.get(number + 1).map(|(days, _)| days_after(day, *days));
        let until = next.into_iter().chain(closed).min();
        let timed = Timed::between(Some(days_after(day, days)), until, site.day)?;
        Some(TimedText { text: texts.get(key).to_owned(), timed })
    };
    let warnings = (0..UNCONFIRMED.len()).filter(|_| is_open).filter_map(warning).collect();
    let text = texts.fill("record.confirmed", &[("date", &format::day(texts, "day", day))]);
    Some(Confirmed { text, warnings })
}

/// What the page of a record says once the record should be public no more.
pub(in crate::render) fn withdrawal(context: PageContext<'_>, id: EntryId) -> Option<Withdrawal> {
    let record = &context.site().entry(id).record;
    let until = visible_until(record)?.tomorrow().ok()?;
    let is_by_consent =
        record.story().is_some_and(|story| story.consent.until.map(|day| day.0) == visible_until(record));
    let key = if is_by_consent { "withdrawn.consent" } else { "withdrawn.expired" };
    withdrawn_from(context, until, key, record.kind())
}

/// What a page says from a day on on which it should be public no more: why, and where to find more of a kind.
pub(in crate::render) fn withdrawn_from(
    context: PageContext<'_>,
    until: Date,
    why: &str,
    kind: Kind,
) -> Option<Withdrawal> {
    let (texts, day) = (context.texts(), context.site().day);
    let path = match kind {
        Kind::Page => context.page_path(crate::site::Page::Home),
        kind => context.list_path(ListId::Kind(kind), 1),
    };
    let text = match kind {
        Kind::Page => texts.get("not_found.home").to_owned(),
        kind => texts.fill("home.see_all_of", &[("name", &context.kind_of_many(kind, 2))]),
    };
    Some(Withdrawal {
        before: Timed::between(None, Some(until), day)?,
        after: Timed::between(Some(until), None, day)?,
        title: texts.get("withdrawn.title").to_owned(),
        text: texts.get(why).to_owned(),
        link: PathLink { text, path, ..PathLink::default() },
    })
}

/// On which days a record is in the list of its kind.
pub(in crate::render) fn listed(context: PageContext<'_>, id: EntryId) -> Timed {
    let until = context.site().entry(id).unlisted_on();
    Timed::between(None, until, context.site().day).unwrap_or_default()
}

/// The day from which a current record is among what is over, where that is before long.
pub(in crate::render) fn over_on(context: PageContext<'_>, id: EntryId) -> Option<Date> {
    let entry = context.site().entry(id);
    let is_withdrawn = |day: &Date| entry.withdrawn_on().is_some_and(|withdrawn| withdrawn <= *day);
    entry.unlisted_on().filter(|day| is_counted(context, *day) && !is_withdrawn(day))
}

/// The first records of a list that a page carries to show so many of them: no more than `most`, and no more than
/// are needed until so many stand there that stay in the list.
pub(in crate::render) fn carried<'ids>(
    context: PageContext<'_>,
    ids: &'ids [EntryId],
    shown: usize,
    most: usize,
) -> &'ids [EntryId] {
    let stays = |id: &EntryId| context.site().entry(*id).unlisted_on().is_none();
    let last = ids.iter().enumerate().filter(|(_, id)| stays(id)).nth(shown.saturating_sub(1));
    let enough = last.map_or(ids.len(), |(at, _)| at + 1);
    &ids[..enough.min(most)]
}

/// The same days, with all but the first of what is to be seen now as spares.
pub(in crate::render) fn first_ones(timed: Vec<Timed>, shown: usize) -> Vec<Timed> {
    let mut room = shown;
    let one = |timed: Timed| {
        if timed.is_hidden() {
            return timed;
        }
        let is_spare = room == 0;
        room = room.saturating_sub(1);
        if is_spare { timed.into_spare() } else { timed }
    };
    timed.into_iter().map(one).collect()
}

/// Whether numbers are known ahead for a day.
pub(in crate::render) fn is_counted(context: PageContext<'_>, day: Date) -> bool {
    let today = context.site().day;
    today < day && day <= days_after(today, COUNTED_DAYS)
}

/// How many of some current records there are, on the day of the site and on those behind it.
pub(in crate::render) fn counted(
    context: PageContext<'_>,
    ids: &[EntryId],
    in_words: impl Fn(u64) -> String,
) -> Counted {
    let site = context.site();
    let unlisted = ids.iter().filter_map(|id| site.entry(*id).unlisted_on());
    let mut days: Vec<Date> = unlisted.filter(|day| is_counted(context, *day)).collect();
    days.sort_unstable();
    let mut left = ids.len() as u64;
    let text = in_words(left);
    let mut later: Vec<String> = Vec::new();
    for of_day in days.chunk_by(|a, b| a == b) {
        left -= of_day.len() as u64;
        later.push(format!("{}={}", of_day[0], in_words(left)));
    }
    Counted { text, later: (!later.is_empty()).then(|| later.join("|")) }
}

/// Words that the day decides, on the day of the site and on those behind it.
pub(in crate::render) fn by_day(context: PageContext<'_>, in_words: impl Fn(Date) -> String) -> Counted {
    let today = context.site().day;
    let text = in_words(today);
    let mut before = text.clone();
    let mut later: Vec<String> = Vec::new();
    for day in (1..=COUNTED_DAYS).map(|days| days_after(today, days)) {
        let words = in_words(day);
        if words != before {
            later.push(format!("{day}={words}"));
            before = words;
        }
    }
    Counted { text, later: (!later.is_empty()).then(|| later.join("|")) }
}

/// The heading of the first of some records that stand newest first: what is called new, and what is not.
/// `ids` may hold more than are shown at a time.
pub(in crate::render) fn new_or_not(
    context: PageContext<'_>,
    ids: &[EntryId],
    shown: usize,
    (new, not_new): (&str, String),
) -> Vec<TimedText> {
    let site = context.site();
    let begun = |id: EntryId| {
        let record = &site.entry(id).record;
        let posted = record.job().and_then(|job| job.posted);
        posted.or(record.common.published).or(record.common.updated).map(|day| day.0)
    };
    let is_new = |day: Date| {
        let left = ids.iter().filter(|id| site.entry(**id).unlisted_on().is_none_or(|over| over > day));
        let mut left = left.take(shown).peekable();
        left.peek().is_some()
            && left.all(|id| begun(*id).is_some_and(|begun| days_after(begun, NEW_DAYS) >= day))
    };
    let mut days = site.day.series(Span::new().days(1)).take(usize::try_from(NEW_DAYS).unwrap_or(0) + 2);
    // What bears a day to come may stay new for longer than is looked ahead.
    let old_from = days.find(|day| !is_new(*day));
    let texts = context.texts();
    let headings = [
        (texts.get(new).to_owned(), Timed::between(None, old_from, site.day)),
        (not_new, old_from.and_then(|from| Timed::between(Some(from), None, site.day))),
    ];
    headings.into_iter().filter_map(|(text, timed)| Some(TimedText { text, timed: timed? })).collect()
}
