//! By what a record can be filtered, in the words of the content format.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::content::{Details, Kind};
use crate::render::page_context::PageContext;
use crate::search::Filter;
use crate::site::EntryId;

type Facets = BTreeMap<Filter, Vec<String>>;

/// The values of a record; those of its kind and state follow from other fields.
pub(super) fn of(context: PageContext<'_>, id: EntryId, occurrences: &[(Date, Date)]) -> Facets {
    let mut facets = Facets::new();
    let mut add = |filter: Filter, words: Vec<&str>| {
        if !words.is_empty() {
            facets.insert(filter, words.into_iter().map(str::to_owned).collect());
        }
    };
    add(Filter::Region, regions(context, id));
    match &context.record(id).details {
        Details::Job(job) => {
            add(Filter::Contract, vec![job.contract.as_str()]);
            add(Filter::Frequency, job.frequency.iter().map(|value| value.as_str()).collect());
            add(Filter::Welcome, job.welcome.iter().map(|value| value.as_str()).collect());
            let mode = job.place.as_ref().and_then(|place| place.mode);
            add(Filter::Mode, mode.iter().map(|mode| mode.as_str()).collect());
        }
        Details::Group(group) => {
            add(Filter::Gives, group.gives.iter().map(|value| value.as_str()).collect());
            add(Filter::Commitment, group.commitment.iter().map(|value| value.as_str()).collect());
            // A group meets somewhere; what it may say is that one can take part from afar as well.
            let mode = group.online.map(|online| if online { "hybrid" } else { "onsite" });
            add(Filter::Mode, mode.into_iter().collect());
        }
        Details::Story(story) => {
            add(Filter::Gives, story.gives.iter().map(|value| value.as_str()).collect());
            add(Filter::Turn, story.turn.iter().map(|value| value.as_str()).collect());
        }
        Details::Event(event) => {
            let mode = event.place.as_ref().and_then(|place| place.mode);
            add(Filter::Mode, mode.iter().map(|mode| mode.as_str()).collect());
        }
        Details::Region(_) | Details::Program(_) | Details::Place(_) | Details::Page(_) => {}
    }
    let months = months(occurrences, context.site().day);
    if !months.is_empty() {
        facets.insert(Filter::Month, months);
    }
    facets
}

/// The regions whose hub shows the record, and a region itself with those around it.
fn regions(context: PageContext<'_>, id: EntryId) -> Vec<&str> {
    let site = context.site();
    let all = match site.entry(id).record.kind() {
        Kind::Region => site.region_and_above(id),
        _ => site.regions_of(id),
    };
    all.into_iter().map(|region| site.entry(region).record.key.id.as_str()).collect()
}

/// The months in which an event takes place from a day on, a year ahead: nobody chooses among more.
fn months(occurrences: &[(Date, Date)], day: Date) -> Vec<String> {
    let mut months = Vec::new();
    let end = day.checked_add(jiff::Span::new().years(1)).unwrap_or(day);
    for (first, last) in occurrences {
        let mut next = Some((*first).max(day).first_of_month());
        while let Some(month) = next.filter(|month| month <= last && *month < end) {
            months.push(month.strftime("%Y-%m").to_string());
            next = month.last_of_month().tomorrow().ok();
        }
    }
    months.sort();
    months.dedup();
    months
}
