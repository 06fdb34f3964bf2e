//! The facts of a group.

use super::headcount::headcount;
use super::{List, day_value, linked, noted, value, with_note};
use crate::content::Kind;
use crate::content::kinds::{Chapter, Group};
use crate::render::page_context::PageContext;
use crate::render::view::FactValue;
use crate::site::Href;

pub(super) fn facts(context: PageContext<'_>, list: &mut List<'_>, group: &Group) {
    let texts = list.texts;
    list.kind_name("group_kind", group.kind.as_str(), group.kind_name.as_ref());
    list.chips("gives", group.gives.iter().map(|value| texts.value("gain", value.as_str())));
    list.text("commitment", group.commitment.map(|value| texts.value("commitment", value.as_str())));
    list.text("meets", group.meets.clone());
    let online = group.online.map(|online| if online { "true" } else { "false" });
    list.text("online", online.map(|word| texts.value("online", word)));
    list.values("members", group.members.iter().map(|count| headcount(texts, count)).collect());
    list.text("fee", group.fee.clone());
    let year = group.founded.map(|year| texts.fill("date.year", &[("y", &year.to_string())]));
    list.values("founded", with_note(year, group.founding_words.as_ref()).into_iter().collect());
    list.values("closed_on", group.closed_on.map(|day| day_value(texts, day.0)).into_iter().collect());
    list.values("chapters", group.chapters.iter().map(|chapter| chapter_value(context, chapter)).collect());
    let circle = |circle: &crate::content::kinds::Subgroup| FactValue {
        note: circle.about.clone(),
        ..linked(&circle.name, circle.url.as_ref().map(Href::outside))
    };
    list.values("subgroups", group.subgroups.iter().map(circle).collect());
}

fn chapter_value(context: PageContext<'_>, chapter: &Chapter) -> FactValue {
    let region = chapter.region.as_ref().and_then(|id| context.find(Kind::Region, id.as_str()));
    let mut notes: Vec<String> =
        region.map(|id| context.record(id).common.title.clone()).into_iter().collect();
    if let Some(contact) = &chapter.contact {
        let tel = contact.tel.as_ref().map(|tel| tel.0.clone());
        let email = contact.email.as_ref().map(|email| email.0.clone());
        let url = contact.url.as_ref().map(|url| url.0.clone());
        let address = contact.address.clone();
        notes.extend([contact.name.clone(), tel, email, url, address].into_iter().flatten());
    }
    let note = (!notes.is_empty()).then(|| notes.join(context.texts().get("list_mark")));
    match &chapter.url {
        Some(url) => FactValue { note, ..linked(&chapter.name, Some(Href::outside(url))) },
        None if note.is_some() => noted(&chapter.name, note),
        None => value(&chapter.name),
    }
}
