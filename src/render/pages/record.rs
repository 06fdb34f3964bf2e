//! A record's page: what it is, what it says, whom it is tied to.

use crate::content::{Details, Kind, Record};
use crate::render::page_context::PageContext;
use crate::render::parts::{
    banners, body, card, chips, facts, follow, meta, neighbours, panels, share, state_changes, story, times,
};
use crate::render::view::{PageHead, Picture, RecordView};
use crate::site::EntryId;

/// The view of a record's page.
pub(in crate::render) fn view(context: PageContext<'_>, id: EntryId) -> RecordView {
    let (record, mark) = (context.record(id), context.search_mark(id));
    let (person, life) = match &record.details {
        Details::Story(details) => {
            (Some(story::person(context, id, details)), story::life(context, id, details))
        }
        _ => (None, Vec::new()),
    };
    let (sections, related) = neighbours::of(context, id);
    let told = match record.details {
        Details::Event(_) => follow::event(context, id),
        Details::Group(_) => follow::group(context, id),
        _ => None,
    };
    let ways = panels::own(context, id);
    let facts = facts::groups(context, id);
    let is_untold = facts.iter().flat_map(|group| &group.facts).any(|fact| fact.is_untold);
    RecordView {
        kind: record.kind(),
        head: PageHead {
            title: record.common.title.clone(),
            title_mark: mark.of_title(),
            mark,
            kind_label: kind_label(context, record),
            chips: chips::of_title(context, id),
            lead: record.common.summary.clone(),
            banners: banners::of(context, id),
        },
        lang: context.foreign_lang(id),
        image: card::picture(context, record).map(|picture| Picture { mark, ..picture }),
        key: facts::key_facts(context, id),
        action: panels::action(context, record, &ways),
        key_to_keep: context.key_to_keep(id),
        confirmed: times::confirmed(context, id),
        body: body::html(context, record),
        body_lang: context.inherited_text_lang(id),
        facts,
        facts_hint: is_untold.then(|| context.texts().get("record.untold_hint").to_owned()),
        person,
        life,
        onward: story::onward(context, id),
        sections,
        ways,
        panels: told.into_iter().chain(related).collect(),
        share: if record.kind() == Kind::Page { None } else { share::of(context, id) },
        meta: meta::lines(context, id),
        changes: state_changes::of(context, id),
        withdrawal: times::withdrawal(context, id),
        extra: record.common.extra.clone(),
    }
}

fn kind_label(context: PageContext<'_>, record: &Record) -> Option<String> {
    let texts = context.texts();
    match &record.details {
        Details::Page(_) => None,
        Details::Region(region) => Some(texts.value("region_kind", region.kind.as_str()).to_owned()),
        _ => Some(texts.get(&format!("kind.{}.one", record.kind().folder())).to_owned()),
    }
}
