//! Events.

use serde_json::{Value, json};

use super::{Row, day, headcount, text, yes};
use crate::content::Kind;
use crate::content::kinds::{Event, PlaceMode};
use crate::content::types::{GroupId, Moment, PlaceId};

pub(super) fn value(row: &Row<'_>, event: &Event, path: &str) -> Option<Value> {
    let place = event.place.as_ref();
    Some(match path {
        "starts" => moment(event.starts),
        "ends" => moment(event.ends),
        "dates" => json!(event.dates.iter().map(|at| written(*at)).collect::<Vec<_>>()),
        "starting_words" => json!(event.starting_words),
        "when" => json!(event.when),
        "repeat" => text(event.repeat.as_ref()),
        "except" => json!(event.except.iter().map(|off| day(Some(*off))).collect::<Vec<_>>()),
        "cancelled" => yes(event.cancelled),
        "place.name" => json!(place.and_then(|place| place.name.as_ref())),
        "place.address" => json!(place.and_then(|place| place.address.as_ref())),
        "place.mode" => json!(place.and_then(|place| place.mode).map(PlaceMode::as_str)),
        "place.url" => text(place.and_then(|place| place.url.as_ref())),
        "place_id" => row.shown_one(Kind::Place, event.place_id.as_ref().map(PlaceId::as_str)),
        "fee" => json!(event.fee),
        "capacity" => headcount(event.capacity.as_ref()),
        "organizer" => row.shown_one(Kind::Group, event.organizer.as_ref().map(GroupId::as_str)),
        "organizer_name" => json!(event.organizer_name),
        "groups" => row.shown(Kind::Group, event.groups.iter().map(GroupId::as_str)),
        "audience" => json!(event.audience),
        "counts_as_residents_activity" => yes(event.counts_as_residents_activity),
        _ => return None,
    })
}

fn moment(at: Option<Moment>) -> Value {
    json!(at.map(written))
}

/// A day, or a day and a time in the zone of the site, as files hold it.
fn written(at: Moment) -> String {
    match at.time {
        Some(time) => format!("{} {:02}:{:02}", at.day, time.hour(), time.minute()),
        None => at.day.to_string(),
    }
}
