//! What search knows of each page: the text that the page marks with `data-search`, block by block,
//! and by what readers filter and sort.
//!
//! The values are those that the page shows, made by the same functions, so that the two say the
//! same; no template is rendered. A test of the suite holds them together.

mod dates;
mod text;

use rayon::prelude::*;

use super::Renderer;
use super::page_context::PageContext;
use super::parts::neighbours;
use super::renderer::plain;
use crate::content::kinds::Person;
use crate::content::{Details, Kind, Record};
use crate::search::Document;
use crate::site::{EntryId, Facets, Filter, LanguageId};

impl Renderer {
    /// What is searched: a document for each language version of each record that has a page of its
    /// own and is current, by language, kind and the order of the lists.
    pub fn search_documents(&self) -> Vec<Document> {
        let mut ids: Vec<EntryId> =
            self.site.entries().filter(|(_, entry)| entry.is_current()).map(|(id, _)| id).collect();
        ids.sort_by_key(|id| self.site.rank(*id));
        let pages: Vec<(LanguageId, EntryId)> = self
            .site
            .language_ids()
            .flat_map(|language| ids.iter().map(move |id| (language, *id)))
            .filter(|(language, id)| self.site.entry(*id).has(*language))
            .collect();
        pages.par_iter().map(|(language, id)| self.document(*language, *id)).collect()
    }

    fn document(&self, language: LanguageId, id: EntryId) -> Document {
        let url = self.site.path_of_entry(id, language);
        let context = PageContext { renderer: self, language, from: &url };
        let record = context.record(id);
        let (blocks, ruby) = text::blocks(context, id);
        let days = dates::of(context, id);
        Document {
            lang: context.lang().to_owned(),
            kind: record.kind(),
            blocks,
            summary: context.summary(id).map(plain),
            readings: readings(context, id, ruby),
            facets: facets(context, id),
            regions: named_regions(context, id).into_iter().map(|region| context.title(region).0).collect(),
            date: days.date,
            opens: days.opens,
            closes: days.closes,
            ends: days.ends,
            occurrences: days.occurrences,
            cancelled: record.is_cancelled(),
            sort_reading: record.derived.sort_reading.clone(),
            url: url.to_string(),
        }
    }
}

/// The filter values of a record but for its kind and state, which the search works out itself.
fn facets(context: PageContext<'_>, id: EntryId) -> Facets {
    context.site().facets(id).without(&[Filter::Kind, Filter::State])
}

/// The regions that a record names itself.
fn named_regions(context: PageContext<'_>, id: EntryId) -> Vec<EntryId> {
    let mut named = neighbours::named(context, id);
    named.retain(|id| context.record(*id).kind() == Kind::Region);
    named
}

/// The readings by which a page is found, each once; none where the portal does not want them.
fn readings(context: PageContext<'_>, id: EntryId, ruby: Vec<String>) -> Vec<String> {
    if !context.site().portal.settings.main.search.readings {
        return Vec::new();
    }
    let record = context.record(id);
    let of_title = |record: &Record| record.common.reading.as_ref().map(|reading| reading.0.clone());
    let mut readings: Vec<String> = of_title(record).into_iter().collect();
    match &record.details {
        Details::Job(job) => readings.extend(job.employer.reading.as_ref().map(|reading| reading.0.clone())),
        Details::Story(story) => readings.extend(reading_of(&story.person)),
        Details::Event(event) => {
            let place = event.place.as_ref().and_then(|place| place.name_reading.as_ref());
            readings.extend(place.map(|reading| reading.0.clone()));
            let page = event.place_id.as_ref().and_then(|id| context.find(Kind::Place, id.as_str()));
            readings.extend(page.and_then(|page| of_title(context.record(page))));
        }
        _ => {}
    }
    readings.extend(named_regions(context, id).into_iter().filter_map(|id| of_title(context.record(id))));
    readings.extend(ruby);
    let mut seen = std::collections::HashSet::new();
    readings.retain(|reading| seen.insert(reading.clone()));
    readings
}

/// Beside a pen name a reading would be that of the hidden name.
fn reading_of(person: &Person) -> Option<String> {
    person.reading.as_ref().filter(|_| person.pen_name.is_none()).map(|reading| reading.0.clone())
}
