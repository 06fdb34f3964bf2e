//! Whose story it is, and the steps of that person's life.

use super::times;
use crate::content::Kind;
use crate::content::kinds::{LifeStep, Story};
use crate::render::page_context::PageContext;
use crate::render::view::{LifeStepView, Onward, Person};
use crate::site::{EntryId, ListId};
use crate::texts::Texts;

/// How many stories a page carries at most for each way on.
const ONWARD_CARRIED: usize = 4;

/// Whose story it is, by the name that the person wishes to be shown.
pub(in crate::render) fn person(context: PageContext<'_>, id: EntryId, story: &Story) -> Person {
    let name = story.person.shown_name();
    // A reading beside a pen name would be that of the hidden name; kana help who reads kanji.
    let has_kanji = name
        .chars()
        .any(|c| matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..));
    let helps = story.person.pen_name.is_none() && context.lang().starts_with("ja") && has_kanji;
    let reading = story.person.reading.as_ref().filter(|_| helps);
    let (before, after) = honorific(context.texts(), name);
    Person {
        before: before.to_owned(),
        name: name.to_owned(),
        after: after.to_owned(),
        reading: reading.map(|reading| reading.0.clone()),
        role: story.person.role.clone(),
        journey: journey(context, story),
        quote: story.quote.as_deref().map(unquoted),
        mark: context.search_mark(id),
    }
}

/// Words without the marks around them, which the page draws.
fn unquoted(words: &str) -> String {
    let words = words.trim();
    let inner = words.strip_prefix('「').and_then(|rest| rest.strip_suffix('」'));
    inner.filter(|inner| !inner.contains(['「', '」'])).unwrap_or(words).to_owned()
}

/// The next story and the one before, in the order of their list. Behind each wait others, for when it is public
/// no more.
pub(in crate::render) fn onward(context: PageContext<'_>, id: EntryId) -> Vec<Onward> {
    let site = context.site();
    let stories =
        if context.record(id).kind() == Kind::Story { site.list(ListId::Kind(Kind::Story)) } else { &[] };
    let Some(at) = stories.iter().position(|story| *story == id) else { return Vec::new() };
    let way = |key: &str, ids: &[EntryId]| {
        let carried = times::carried(context, ids, 1, ONWARD_CARRIED);
        let mut links: Vec<_> = carried.iter().map(|id| context.entry_link(*id)).collect();
        for link in links.iter_mut().skip(1) {
            link.timed = std::mem::take(&mut link.timed).into_spare();
        }
        (!links.is_empty()).then(|| Onward { label: context.texts().get(key).to_owned(), links })
    };
    let newer: Vec<_> = stories[..at].iter().rev().take(ONWARD_CARRIED).copied().collect();
    [way("story.newer", &newer), way("story.older", &stories[at + 1..])].into_iter().flatten().collect()
}

/// From where to where the life went: the last place of its path, and the one before that was another.
fn journey(context: PageContext<'_>, story: &Story) -> Option<String> {
    let region = |step: &LifeStep| context.find(Kind::Region, step.region.as_ref()?.as_str());
    let titled = |step: &LifeStep| region(step).map(|id| context.record(id).common.title.clone());
    let places: Vec<_> =
        story.path.iter().filter_map(|step| titled(step).or_else(|| step.place.clone())).collect();
    let (to, before) = places.split_last()?;
    let from = before.iter().rev().find(|place| *place != to)?;
    Some(context.texts().fill("story.from_to", &[("from", from), ("to", to)]))
}

/// A name with the word of respect that belongs to it.
pub(in crate::render) fn respectful(texts: &Texts, name: &str) -> String {
    let (before, after) = honorific(texts, name);
    format!("{before}{name}{after}")
}

/// What stands before and after a name. One that has its word already, is that of several people, or says in brackets
/// that it is none, gets none.
fn honorific<'a>(texts: &'a Texts, name: &str) -> (&'a str, &'a str) {
    const WORDS: [&str; 17] = [
        "さん",
        "サン",
        "さま",
        "様",
        "氏",
        "先生",
        "ちゃん",
        "くん",
        "君",
        "殿",
        "夫妻",
        "夫婦",
        "一同",
        "たち",
        "達",
        "家族",
        "一家",
    ];
    let pattern = texts.get("story.honorific");
    let (before, after) = pattern.split_once("{name}").unwrap_or_default();
    let last = name.trim_end_matches(['」', '』', '）', ')', ' ', '　']);
    let is_remark = name.starts_with(['（', '(']) && name.ends_with(['）', ')']);
    let has_word = WORDS.iter().any(|word| last.ends_with(word));
    if has_word || is_remark { ("", "") } else { (before, after) }
}

/// The steps of the person's life and career, as written.
pub(in crate::render) fn life(context: PageContext<'_>, id: EntryId, story: &Story) -> Vec<LifeStepView> {
    let texts = context.texts();
    let step = |step: &LifeStep| {
        let region = step.region.as_ref().and_then(|region| context.find(Kind::Region, region.as_str()));
        let (year, until) = (step.year.to_string(), step.until.map(|year| year.to_string()));
        LifeStepView {
            when: match until {
                Some(until) => texts.fill("date.years", &[("from", &year), ("to", &until)]),
                None => texts.fill("date.year", &[("y", &year)]),
            },
            place: step.place.clone().or_else(|| region.map(|id| context.record(id).common.title.clone())),
            href: region.map(|id| context.entry_href(id)),
            text: step.text.clone(),
            mark: context.search_mark(id),
        }
    };
    story.path.iter().map(step).collect()
}
