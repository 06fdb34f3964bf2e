//! PR206: who has withdrawn a story, or the own name under the stories of others, is still named elsewhere.

use super::names::Names;
use crate::check::consent::is_person;
use crate::check::context::{RecordContext, SiteContext};
use crate::content::Record;
use crate::content::kinds::Person;
use crate::content::types::Kana;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::{Site, Visibility, covers_the_web};
use crate::spelling::{Way, ways};

finding! {
    /// The name of somebody who does not agree any more to be named, in a record that is public.
    enum PR206: People Warning {
        Story = "default" / "default",
        Author = "author" / "default",
    }
    labels PR206Label { Person = "person", Author = "author" }
}

/// Rule PR206, once a site: adds a finding for every place in a public record where somebody is named whose consent
/// for the web is over or was never given: to a story, or to be named as an author. Of a story that is deleted nobody
/// knows the name any more.
pub(in crate::check) fn still_named(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (people, authors) = (names_of_the_withheld(context.site), names_of_authors(context.site));
    if people.is_empty() && authors.is_empty() {
        return;
    }
    for (_, entry) in context.site.entries() {
        for record in std::iter::once(&entry.record).chain(entry.translations.values()) {
            let of_people = places(&people, record, |_| false);
            // The field is left out of the site by itself.
            let of_authors = places(&authors, record, |path| path == ["author"]);
            let is_told = |location: &Location| of_people.iter().any(|(known, _)| known == location);
            findings.extend(of_authors.into_iter().filter(|(location, _)| !is_told(location)).map(
                |(location, told_at)| PR206::Author.at_labelled(location, [(PR206Label::Author, told_at)]),
            ));
            findings.extend(of_people.into_iter().map(|(location, told_at)| {
                PR206::Story.at_labelled(location, [(PR206Label::Person, told_at)])
            }));
        }
    }
}

/// Where names stand in a record, each with the place where its person is told of.
fn places(
    names: &Names,
    record: &Record,
    is_left_out: impl Fn(&[&str]) -> bool,
) -> Vec<(Location, Location)> {
    // Whoever withdrew one story may have agreed to another, which bears their name.
    let own: Vec<Way> = record.story().map(|story| ways_of(&story.person)).unwrap_or_default();
    let found = names.places(&RecordContext::new(record), is_left_out).into_iter();
    let of_others = found.filter(|(_, name)| !own.iter().any(|own| name.is(&own.text)));
    of_others.map(|(location, name)| (location, name.told_at.clone())).collect()
}

/// The names of those who wrote stories and do not agree to be named any more, without what stands in brackets.
fn names_of_authors(site: &Site) -> Names {
    let mut names = Names::default();
    let settings = &site.portal.settings;
    for (number, author) in settings.main.authors.iter().enumerate() {
        let is_to_come = author.consent.given.0 > site.day;
        let bare = author.name.split(['（', '(']).next().unwrap_or_default().trim();
        if !is_to_come && !covers_the_web(&author.consent, site.day) && is_person(bare) {
            let told_at = settings.location_of(&["authors", &number.to_string(), "name"]);
            names.add(bare, false, told_at);
        }
    }
    names
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
        let field = if person.name.is_some() { "name" } else { "pen_name" };
        let told_at = record.location_of(&["person", field]);
        for way in ways_of(person) {
            names.add_way(&way, told_at.clone());
        }
    }
    names
}

/// The ways to write the name and the pen name of somebody.
fn ways_of(person: &Person) -> Vec<Way> {
    let readings: Vec<&str> = person.reading.iter().map(Kana::as_str).collect();
    let mut all = ways(person.name.as_deref().as_slice(), &readings);
    all.extend(ways(person.pen_name.as_deref().as_slice(), &[]));
    all
}
