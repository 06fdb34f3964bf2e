//! The boxes beside a text in which a reader finds what to do: apply, join, ask.

use super::facts::day_value;
use super::{plan, state_changes};
use crate::content::kinds::{Activity, Channel, Contact, ContactMethods};
use crate::content::types::{Email, Tel, Url};
use crate::content::{Details, Record};
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{Action, Fact, FactValue, Link, Panel};
use crate::site::{EntryId, Href};

/// The boxes that a record's own fields make.
pub(in crate::render) fn own(context: PageContext<'_>, id: EntryId) -> Vec<Panel> {
    let record = context.record(id);
    let mut panels = Vec::new();
    panels.extend(how_to_take_part(context, id, record));
    if let Details::Group(group) = &record.details {
        panels.extend(channels(context, &group.channels));
    }
    panels.extend(record.common.contact.as_ref().and_then(|contact| contact_panel(context, contact)));
    let source = record.job().and_then(|job| job.source_url.as_ref());
    panels.extend(website(context, "record.source", source));
    panels.extend(website(context, "contact.url", record.place().and_then(|place| place.url.as_ref())));
    let mark = context.search_mark(id);
    for panel in &mut panels {
        panel.mark_all(mark);
    }
    panels.extend(map(context, record));
    panels
}

/// The way to a map of where a place, a region or a group is.
fn map(context: PageContext<'_>, record: &Record) -> Option<Panel> {
    let href = plan::map_of(context, record.details.location()?);
    let link = Link { text: context.texts().get("contact.open_map").to_owned(), href, ..Link::default() };
    let heading = context.texts().get("contact.map").to_owned();
    Some(Panel { heading, links: vec![link], ..Panel::default() })
}

/// How to apply, register or join, while that is possible; hidden where it will be on a later day.
fn how_to_take_part(context: PageContext<'_>, id: EntryId, record: &Record) -> Option<Panel> {
    let texts = context.texts();
    let entry = context.site().entry(id);
    let until = |day: Option<jiff::civil::Date>, time: Option<jiff::civil::Time>| {
        let mut value = day_value(texts, day?);
        if let (Some(time), Some(day)) = (time, &value.text) {
            value.text = Some(format!("{day} {}", format::time(texts, time)));
        }
        Some(fact(texts.get("contact.until"), value))
    };
    let (heading, last_day, methods) = match &record.details {
        // When a job closes stands among its facts.
        Details::Job(job) => ("contact.apply", None, job.apply.as_ref()?.contact_methods()),
        Details::Event(event) => {
            let apply = event.apply.as_ref()?;
            let last = apply.until;
            let last = until(last.map(|moment| moment.day), last.and_then(|moment| moment.time));
            ("contact.event_apply", last, apply.contact_methods())
        }
        Details::Program(program) => {
            let apply = program.apply.as_ref()?;
            ("contact.program_apply", until(apply.until.map(|day| day.0), None), apply.contact_methods())
        }
        Details::Group(group) => ("contact.join", None, group.join.as_ref()?.contact_methods()),
        _ => return None,
    };
    let is_possible = match record.group() {
        Some(group) => group.activity.is_none_or(|activity| activity == Activity::Active),
        None => entry.takes_applications_on(context.site().day),
    };
    let mut panel = methods_panel(context, heading, methods);
    panel.facts.splice(0..0, last_day);
    let begin = entry.applications_begin();
    panel.timeline = state_changes::open_from_until(begin, entry.applications_end());
    panel.hidden = begin.is_some();
    panel.id = Some("apply");
    let is_empty = panel.facts.is_empty() && panel.text.is_none() && panel.button.is_none();
    ((is_possible || panel.hidden) && !is_empty).then_some(panel)
}

/// The one thing to do on a page, where one of its panels says how. What asks for nothing, such as
/// 「申し込み不要」, is nothing to do.
pub(in crate::render) fn action(
    context: PageContext<'_>,
    record: &Record,
    panels: &[Panel],
) -> Option<Action> {
    let panel = panels.iter().find(|panel| panel.id == Some("apply"))?;
    let is_needless = panel.text.as_ref().is_some_and(|how| how.contains("不要") && how.chars().count() < 12);
    let has_way = panel.button.is_some()
        || panel.facts.iter().flat_map(|fact| &fact.values).any(|value| value.href.is_some());
    (has_way || !is_needless).then(|| Action {
        text: context.texts().get(&format!("contact.act.{}", record.kind().singular())).to_owned(),
        timeline: panel.timeline.clone(),
        hidden: panel.hidden,
    })
}

fn methods_panel(context: PageContext<'_>, heading: &str, methods: ContactMethods<'_>) -> Panel {
    let texts = context.texts();
    let mut facts = Vec::new();
    facts.extend(methods.tel.map(|tel| fact(texts.get("contact.tel"), tel_value(tel))));
    facts.extend(methods.email.map(|email| fact(texts.get("contact.email"), email_value(email))));
    let button = methods.url.map(|url| {
        let text = if heading == "contact.join" { "contact.open_site" } else { "contact.open" };
        Link { text: texts.get(text).to_owned(), href: Href::outside(url), ..Link::default() }
    });
    Panel {
        heading: texts.get(heading).to_owned(),
        text: methods.how.cloned(),
        facts,
        button,
        ..Panel::default()
    }
}

fn channels(context: PageContext<'_>, channels: &[Channel]) -> Option<Panel> {
    let texts = context.texts();
    let name = |channel: &Channel| texts.value("channel", channel.kind.as_str()).to_owned();
    let members = |channel: &Channel| {
        channel.members.map(|number| texts.count("contact.channel_members", number.into()))
    };
    // Where there is no address to open, members find the way in by asking: the template shows words.
    let link = |channel: &Channel| {
        let href = channel.url.as_ref().map(Href::outside).unwrap_or_default();
        Link { text: name(channel), href, sub: members(channel), ..Link::default() }
    };
    (!channels.is_empty()).then(|| Panel {
        heading: texts.get("contact.channels").to_owned(),
        links: channels.iter().map(link).collect(),
        ..Panel::default()
    })
}

fn contact_panel(context: PageContext<'_>, contact: &Contact) -> Option<Panel> {
    let texts = context.texts();
    let plain = |text: &String| FactValue { text: Some(text.clone()), ..FactValue::default() };
    let mut facts = Vec::new();
    facts.extend(contact.name.as_ref().map(|name| fact(texts.get("contact.name"), plain(name))));
    facts.extend(contact.tel.as_ref().map(|tel| fact(texts.get("contact.tel"), tel_value(tel))));
    facts.extend(contact.email.as_ref().map(|email| fact(texts.get("contact.email"), email_value(email))));
    facts.extend(contact.address.as_ref().map(|address| fact(texts.get("contact.address"), plain(address))));
    let url = |url: &Url| FactValue {
        text: Some(url.0.clone()),
        href: Some(Href::outside(url)),
        ..FactValue::default()
    };
    facts.extend(contact.url.as_ref().map(|address| fact(texts.get("contact.url"), url(address))));
    (!facts.is_empty()).then(|| Panel {
        heading: texts.get("contact.heading").to_owned(),
        facts,
        ..Panel::default()
    })
}

fn website(context: PageContext<'_>, heading: &str, url: Option<&Url>) -> Option<Panel> {
    let link = Link { text: url?.0.clone(), href: Href::outside(url?), ..Link::default() };
    Some(Panel { heading: context.texts().get(heading).to_owned(), links: vec![link], ..Panel::default() })
}

fn fact(label: &str, value: FactValue) -> Fact {
    Fact { label: label.to_owned(), values: vec![value], ..Fact::default() }
}

fn tel_value(tel: &Tel) -> FactValue {
    FactValue { text: Some(tel.0.clone()), href: Some(Href::telephone(tel)), ..FactValue::default() }
}

fn email_value(email: &Email) -> FactValue {
    FactValue { text: Some(email.0.clone()), href: Some(Href::mail(email)), ..FactValue::default() }
}
