//! The facts of a group.

use unicode_normalization::UnicodeNormalization as _;

use super::headcount::headcount;
use super::{List, called, day_value, linked, noted, value};
use crate::content::Kind;
use crate::content::kinds::{Chapter, Group};
use crate::render::page_context::PageContext;
use crate::render::view::FactValue;
use crate::site::Href;
use crate::texts::Texts;

pub(super) fn facts(context: PageContext<'_>, list: &mut List<'_>, group: &Group) {
    let texts = list.texts;
    list.group("joining");
    list.chips("gives", group.gives.iter().map(|value| texts.value("gain", value.as_str())));
    list.text("commitment", group.commitment.map(|value| texts.value("commitment", value.as_str())));
    list.text("meets", group.meets.clone());
    let online = group.online.map(|online| if online { "true" } else { "false" });
    list.text("online", online.map(|word| texts.value("online", word)));
    list.text("fee", group.fee.clone());
    list.group("group");
    list.kind_name("group_kind", group.kind.as_str(), group.kind_name.as_ref());
    list.values("members", group.members.iter().map(|count| headcount(texts, count)).collect());
    let year = group.founded.map(|year| texts.fill("date.year", &[("y", &year.to_string())]));
    list.text("founded", founded(texts, group, year));
    list.values("closed_on", group.closed_on.map(|day| day_value(texts, day.0)).into_iter().collect());
    list.values("chapters", group.chapters.iter().map(|chapter| chapter_value(context, chapter)).collect());
    let circle = |circle: &crate::content::kinds::Subgroup| FactValue {
        note: circle.about.clone(),
        ..linked(&circle.name, circle.url.as_ref().map(Href::outside))
    };
    list.values("subgroups", group.subgroups.iter().map(circle).collect());
}

/// When a group began: its words, 昭和49年5月, with the year where they do not name it.
fn founded(texts: &Texts, group: &Group, year: Option<String>) -> Option<String> {
    let Some(words) = &group.founding_words else { return year };
    let names_year = group.founded.is_some_and(|number| {
        let plain: String = words.nfkc().collect();
        plain.contains(&number.to_string())
    });
    match year.filter(|_| !names_year) {
        Some(year) => Some(called(texts, Some(words), &year)),
        None => Some(words.clone()),
    }
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
