//! Events: each of the times that the page names.
//! Source: developers.google.com/search/docs/appearance/structured-data/event

use super::things::{Location, Offer, Organization, Place, SchemaEvent, Thing, VirtualLocation};
use super::{Subject, moment, script};
use crate::content::Kind;
use crate::content::kinds::{Event, PlaceMode};
use crate::content::types::Moment;
use crate::render::parts::facts::{event_address, event_place, told_occurrences};
use crate::render::view::StructuredView;
use crate::site::Occurrence;

/// The times of an event that are not over; none where there is no such time, or no place is known.
pub(super) fn events(subject: &Subject<'_>, event: &Event) -> Option<StructuredView> {
    let day = subject.context.site().day;
    let mut told = told_occurrences(subject.context, subject.id, event);
    told.retain(|occurrence| occurrence.last_day() >= day);
    let last = told.iter().map(Occurrence::last_day).max()?;
    let location = locations(subject, event);
    if location.is_empty() || !subject.context.site().entry(subject.id).is_current() {
        return None;
    }
    let common = one(subject, event, location);
    let zone = subject.zone();
    let written = |at: Moment| match at.time.filter(|_| !event.all_day) {
        Some(_) => moment(at.start(), &zone),
        None => Some(at.day.to_string()),
    };
    let at = |occurrence: &Occurrence| {
        let start_date = written(occurrence.starts)?;
        let end_date = occurrence.ends.and_then(written);
        Some(Thing::Event(Box::new(SchemaEvent { start_date, end_date, ..common.clone() })))
    };
    let things: Vec<_> = told.iter().filter_map(at).collect();
    (!things.is_empty()).then(|| script(&things, Some(last)))
}

fn one(subject: &Subject<'_>, event: &Event, location: Vec<Location>) -> SchemaEvent {
    let mode = event.place.as_ref().and_then(|place| place.mode);
    let price = event.fee.as_deref().and_then(price);
    let apply = event.apply.as_ref().and_then(|apply| apply.url.as_ref()).map(|url| url.0.clone());
    let offer = |price| Offer { price, price_currency: "JPY", url: apply.or_else(|| subject.url.clone()) };
    SchemaEvent {
        name: subject.record.common.title.clone(),
        start_date: String::new(),
        status: if subject.record.is_cancelled() {
            "https://schema.org/EventCancelled"
        } else {
            "https://schema.org/EventScheduled"
        },
        attendance_mode: match mode {
            Some(PlaceMode::Remote) => "https://schema.org/OnlineEventAttendanceMode",
            Some(PlaceMode::Hybrid) => "https://schema.org/MixedEventAttendanceMode",
            Some(PlaceMode::Onsite) | None => "https://schema.org/OfflineEventAttendanceMode",
        },
        location,
        end_date: None,
        description: subject.summary(),
        url: subject.url.clone(),
        image: subject.image(),
        organizer: organizer(subject, event),
        is_accessible_for_free: (price == Some(0)).then_some(true),
        offers: price.map(offer),
    }
}

/// Where it is held: at a place, on the web, or both.
fn locations(subject: &Subject<'_>, event: &Event) -> Vec<Location> {
    let place = event.place.as_ref();
    let mode = place.and_then(|place| place.mode).unwrap_or(PlaceMode::Onsite);
    let mut locations = Vec::new();
    if mode != PlaceMode::Remote {
        let named = event_place(subject.context, event);
        let page = named.as_ref().and_then(|(_, page)| *page);
        let words = event_address(subject.context, event, page);
        locations.extend(named.and_then(|(name, _)| {
            Some(Location::Place(Place {
                name: Some(name),
                address: Some(subject.address(words)?),
                description: None,
                url: page.and_then(|id| subject.url_of(id)),
                same_as: None,
                image: None,
            }))
        }));
    }
    if mode != PlaceMode::Onsite {
        let apply = event.apply.as_ref().and_then(|apply| apply.url.as_ref());
        let written = place.and_then(|place| place.url.as_ref()).or(apply).map(|url| url.0.clone());
        let url = written.or_else(|| subject.url.clone());
        locations.extend(url.map(|url| Location::Virtual(VirtualLocation { url })));
    }
    locations
}

fn organizer(subject: &Subject<'_>, event: &Event) -> Option<Organization> {
    let group = event.organizer.as_ref().and_then(|id| subject.context.find(Kind::Group, id.as_str()));
    match (group, &event.organizer_name) {
        (Some(group), _) => Some(Organization {
            url: subject.url_of(group),
            ..Organization::named(subject.context.record(group).common.title.clone())
        }),
        (None, Some(name)) => Some(Organization::named(name.clone())),
        (None, None) => None,
    }
}

/// The price that a fee names and nothing else beside it: `無料`, `500円`, `1,000円`.
fn price(fee: &str) -> Option<u32> {
    let fee = fee.trim();
    if matches!(fee, "無料" | "なし" | "0円" | "Free" | "free") {
        return Some(0);
    }
    let digits = fee.strip_suffix('円')?;
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == ',');
    if is_number { digits.replace(',', "").parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::price;

    #[test]
    fn a_fee_of_several_parts_is_no_price() {
        for (fee, expected) in [
            ("無料", Some(0)),
            ("500円", Some(500)),
            ("1,000円", Some(1000)),
            ("大人500円、子ども200円", None),
            ("500円程度", None),
            ("実費", None),
            ("円", None),
        ] {
            assert_eq!(price(fee), expected, "{fee}");
        }
    }
}
