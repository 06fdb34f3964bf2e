//! PR206: who has withdrawn a story is still named elsewhere.

use super::names::Names;
use crate::check::context::{RecordContext, SiteContext};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::{Site, Visibility};

finding! {
    /// The name of somebody whose story is withheld, in a record that is public.
    struct PR206: People Warning {}
    labels PR206Label { Person = "person" }
}

/// Rule PR206, once a site: adds a finding for every place in a public record where somebody is named whose consent for the web is over or was never
/// given. Of a story that is deleted nobody knows the name any more.
pub(in crate::check) fn still_named(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let names = names_of_the_withheld(context.site);
    if names.is_empty() {
        return;
    }
    for (_, entry) in context.site.entries() {
        for record in std::iter::once(&entry.record).chain(entry.translations.values()) {
            // Whoever withdrew one story may have agreed to another, which bears their name.
            let person = record.story().map(|story| &story.person);
            let own: Vec<&str> = person
                .into_iter()
                .flat_map(|person| [person.name.as_deref(), person.pen_name.as_deref()])
                .flatten()
                .collect();
            let places = names.places(&RecordContext::new(record), |_| false).into_iter();
            let of_others = places.filter(|(_, name)| !own.iter().any(|own| name.is(own)));
            let found = of_others.map(|(location, name)| {
                PR206 {}.at_labelled(location, [(PR206Label::Person, name.told_at.clone())])
            });
            findings.extend(found);
        }
    }
}

/// What the people of the withheld stories are called, and with which name they are told of.
fn names_of_the_withheld(site: &Site) -> Names {
    let mut names = Names::default();
    for record in &site.portal.records {
        let Some(story) = record.story() else { continue };
        // Whose consent is still to come has withdrawn nothing.
        let is_to_come = story.consent.given.0 > site.day;
        if is_to_come || Visibility::of(record, site.day) != Visibility::Withheld {
            continue;
        }
        let person = &story.person;
        for (field, name) in [("name", person.name.as_deref()), ("pen_name", person.pen_name.as_deref())] {
            if let Some(name) = name {
                names.add(name, false, record.location_of(&["person", field]));
            }
        }
    }
    names
}
