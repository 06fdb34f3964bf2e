//! How many records of a kind a region has, with one word on what is worth knowing of them now.

use jiff::civil::Date;

use super::times;
use crate::content::Kind;
use crate::content::kinds::{Turn, Welcome};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{Counted, HubNumber};
use crate::site::{EntryId, Occurrence};
use crate::texts::grouped;

/// The number of some records of a kind; none where there are none.
pub(in crate::render) fn of(context: PageContext<'_>, kind: Kind, ids: &[EntryId]) -> Option<HubNumber> {
    (!ids.is_empty()).then(|| HubNumber {
        label: context.kind_name(kind),
        number: times::counted(context, ids, grouped),
        anchor: kind.folder(),
        word: word(context, kind, ids).filter(|word| !word.text.is_empty()),
    })
}

fn word(context: PageContext<'_>, kind: Kind, ids: &[EntryId]) -> Option<Counted> {
    let texts = context.texts();
    let number_of = |fits: &dyn Fn(EntryId) -> bool, name: &str| {
        let fitting: Vec<_> = ids.iter().copied().filter(|id| fits(*id)).collect();
        times::counted(context, &fitting, |number| few(context, name, number))
    };
    let record = |id: EntryId| context.record(id);
    Some(match kind {
        Kind::Job => {
            let fits = |id| record(id).job().is_some_and(|job| job.welcome.contains(&Welcome::Senior));
            number_of(&fits, texts.get("region.seniors"))
        }
        Kind::Story => {
            let fits = |id| record(id).story().is_some_and(|story| story.turn == Some(Turn::UTurn));
            number_of(&fits, texts.value("turn", Turn::UTurn.as_str()))
        }
        Kind::Group => {
            let fits = |id| record(id).group().is_some_and(|group| group.online == Some(true));
            number_of(&fits, texts.get("region.online"))
        }
        Kind::Program => times::by_day(context, |day| open_on(context, ids, day)),
        Kind::Event => next_event(context, ids),
        Kind::Place | Kind::Region | Kind::Page => return None,
    })
}

fn few(context: PageContext<'_>, name: &str, number: u64) -> String {
    if number == 0 {
        return String::new();
    }
    context.texts().fill("region.word", &[("name", name), ("n", &grouped(number))])
}

/// How many programs take applications on a day.
fn open_on(context: PageContext<'_>, ids: &[EntryId], day: Date) -> String {
    let site = context.site();
    let is_open = |id: &&EntryId| {
        let timeline = site.entry(**id).timeline.as_ref();
        let is_there = site.entry(**id).withdrawn_on().is_none_or(|withdrawn| day < withdrawn);
        is_there && timeline.is_some_and(|known| known.state_on(day).takes_applications())
    };
    let number = ids.iter().filter(is_open).count() as u64;
    few(context, context.texts().get("state.program_open"), number)
}

/// When the next of some events takes place, or that one does.
fn next_event(context: PageContext<'_>, ids: &[EntryId]) -> Counted {
    let site = context.site();
    let times = ids.iter().filter(|id| !site.entry(**id).record.is_cancelled()).flat_map(|id| {
        let entry = site.entry(*id);
        let withdrawn = entry.withdrawn_on();
        entry.coming.iter().filter(move |time| withdrawn.is_none_or(|day| time.last_day() < day))
    });
    let mut coming: Vec<&Occurrence> = times.collect();
    coming.sort_by_key(|time| time.starts.start());
    times::by_day(context, |day| {
        let texts = context.texts();
        match coming.iter().find(|time| time.last_day() >= day) {
            None => String::new(),
            Some(time) if time.first_day() < day => texts.get("state.ongoing").to_owned(),
            Some(time) => {
                let date = format::near_day(texts, time.first_day(), day);
                texts.fill("region.next_event", &[("date", &date)])
            }
        }
    })
}
