//! Groups, stories, public help, places and regions.

use super::things::{
    AdministrativeArea, Article, Audience, GovernmentService, Organization, Person, Place as Located, Thing,
};
use super::{Subject, script};
use crate::content::kinds::{Group, Place, Program, Story};
use crate::render::format::html_lang;
use crate::render::view::StructuredView;
use crate::site::{ProgramState, State};

pub(super) fn group(subject: &Subject<'_>, group: &Group) -> Thing {
    let channels: Vec<_> =
        group.channels.iter().filter_map(|channel| channel.url.as_ref()).map(|url| url.0.clone()).collect();
    Thing::Organization(Box::new(Organization {
        name: subject.record.common.title.clone(),
        url: subject.url.clone(),
        description: subject.summary(),
        founding_date: group.founded.map(|year| year.to_string()),
        dissolution_date: group.closed_on.map(|day| day.0.to_string()),
        image: subject.image(),
        same_as: (!channels.is_empty()).then_some(channels),
        area_served: subject.areas(),
    }))
}

/// A story: by whom the page says that it was written, else told by the person whose story it is.
pub(super) fn story(subject: &Subject<'_>, story: &Story) -> Thing {
    let (common, site) = (&subject.record.common, subject.context.site());
    let named = |name: &str| (!name.is_empty()).then(|| Person { name: name.to_owned() });
    let teller = named(story.person.shown_name());
    let lang = match &subject.record.translation {
        Some(lang) => lang.as_str(),
        None => site.original_lang(subject.id),
    };
    let publisher = site.settings(subject.context.lang()).publisher.as_ref();
    Thing::Article(Box::new(Article {
        headline: common.title.clone(),
        in_language: html_lang(lang).to_owned(),
        url: subject.url.clone(),
        description: subject.summary(),
        image: subject.image(),
        author: story.author.as_deref().and_then(named).or_else(|| teller.clone()),
        about: teller,
        date_published: common.published.map(|day| day.0.to_string()),
        date_modified: common.updated.map(|day| day.0.to_string()),
        publisher: publisher.map(|publisher| Organization::named(publisher.name.clone())),
    }))
}

/// Public help that one can apply for now or later.
pub(super) fn program(subject: &Subject<'_>, program: &Program) -> Option<StructuredView> {
    let entry = subject.context.site().entry(subject.id);
    if entry.state() == Some(State::Program(ProgramState::Closed)) {
        return None;
    }
    let service = GovernmentService {
        name: subject.record.common.title.clone(),
        service_type: subject.context.texts().value("program_kind", program.kind.as_str()).to_owned(),
        url: subject.url.clone(),
        description: subject.summary(),
        provider: program.provider.clone().map(Organization::named),
        audience: program.who.clone().map(|audience_type| Audience { audience_type }),
        area_served: subject.areas(),
    };
    Some(script(&[Thing::Service(Box::new(service))], entry.applications_end()))
}

pub(super) fn place(subject: &Subject<'_>, place: &Place) -> Thing {
    Thing::Place(Box::new(Located {
        name: Some(subject.record.common.title.clone()),
        address: subject.address(place.address.as_ref()),
        description: subject.summary(),
        url: subject.url.clone(),
        same_as: place.url.as_ref().map(|url| url.0.clone()),
        image: subject.image(),
    }))
}

pub(super) fn region(subject: &Subject<'_>) -> Thing {
    let parent = subject.context.site().regions.parent(subject.id);
    let named = |id| AdministrativeArea::named(subject.context.title(id).0, subject.url_of(id));
    Thing::Region(Box::new(AdministrativeArea {
        name: subject.context.title(subject.id).0,
        url: subject.url.clone(),
        description: subject.summary(),
        image: subject.image(),
        contained_in_place: parent.map(named).map(Box::new),
    }))
}
