//! A job or an event on one A4, as it hangs on a notice board.

use super::{code, first_sentences, head, length, lines};
use crate::content::kinds::{ContactMethods, Media};
use crate::content::{Details, Record};
use crate::render::page_context::PageContext;
use crate::render::parts::{banners, card, facts, state_changes};
use crate::render::view::{AskView, Picture, PosterView};
use crate::site::{EntryId, covers};

/// The widest lead, and the widest words on how to take part, in half-width letters.
const LEAD: usize = 200;
const HOW: usize = 110;

/// The view of a poster.
pub(super) fn view(context: PageContext<'_>, id: EntryId) -> PosterView {
    let record = context.record(id);
    let kind = format!("kind.{}.one", record.kind().folder());
    PosterView {
        head: head(context, id, "poster"),
        form: "poster",
        lang: context.foreign_lang(id),
        title: record.common.title.clone(),
        length: length(&record.common.title),
        kind_label: context.texts().get(&kind).to_owned(),
        lead: context.summary(id).map(|text| first_sentences(&text, LEAD)),
        banners: banners::of(context, id),
        changes: state_changes::of(context, id),
        image: picture(context, record),
        is_inline: false,
        key: facts::key_facts(context, id),
        ask: ask(context, record),
        qr: code(context, id),
        strips: [1, 2, 3, 4, 5, 6, 7, 8],
    }
}

/// The picture, where whoever is in it has agreed to paper as well.
fn picture(context: PageContext<'_>, record: &Record) -> Option<Picture> {
    let consent = record.common.image.as_ref()?.consent.as_ref();
    let may_be = consent.is_none_or(|consent| covers(consent, Media::Print, context.site().day));
    card::picture(context, record).filter(|_| may_be)
}

/// Whom to ask: who takes applications, else the contact of the record, else the publisher.
fn ask(context: PageContext<'_>, record: &Record) -> AskView {
    let contact = record.common.contact.as_ref();
    let (methods, who) = match &record.details {
        Details::Job(job) => {
            (job.apply.as_ref().map(|apply| apply.contact_methods()), Some(job.employer.name.clone()))
        }
        Details::Event(event) => (event.apply.as_ref().map(|apply| apply.contact_methods()), None),
        _ => (None, None),
    };
    let of_methods = |methods: ContactMethods<'_>| AskView {
        who: None,
        tel: methods.tel.map(|tel| tel.0.clone()),
        email: methods.email.map(|email| email.0.clone()),
        how: methods.how.map(|how| first_sentences(how, HOW)),
    };
    let mut ask = methods.map(of_methods).unwrap_or_default();
    let (tel, email) = lines(contact);
    ask.tel = ask.tel.or(tel);
    ask.email = ask.email.or(email);
    ask.who = who.or_else(|| contact.and_then(|contact| contact.name.clone()));
    if ask.tel.is_none() && ask.email.is_none() && ask.how.is_none() {
        let publisher = context.site().settings(context.lang()).publisher.as_ref();
        ask.who = publisher.map(|publisher| publisher.name.clone()).or(ask.who);
        ask.tel = publisher.and_then(|publisher| publisher.tel.as_ref()).map(|tel| tel.0.clone());
        ask.email = publisher.and_then(|publisher| publisher.email.as_ref()).map(|email| email.0.clone());
    }
    ask
}
