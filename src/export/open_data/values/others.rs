//! Groups, stories, public help, places and regions.

use serde_json::{Value, json};

use super::{Row, day, headcount, text, yes};
use crate::content::Kind;
use crate::content::kinds::{Activity, Commitment, Coordinates, Group, Place, Program, Region, Story, Turn};
use crate::content::types::{GroupId, RegionId};

pub(super) fn group(group: &Group, path: &str) -> Option<Value> {
    Some(match path {
        "kind" => json!(group.kind.as_str()),
        "kind_name" => json!(group.kind_name),
        "activity" => json!(group.activity.map(Activity::as_str)),
        "closed_on" => day(group.closed_on),
        "founded" => json!(group.founded),
        "founding_words" => json!(group.founding_words),
        "members" => headcount(group.members.as_ref()),
        "gives" => json!(group.gives.iter().map(|gain| gain.as_str()).collect::<Vec<_>>()),
        "commitment" => json!(group.commitment.map(Commitment::as_str)),
        "meets" => json!(group.meets),
        "online" => json!(group.online),
        "fee" => json!(group.fee),
        "official" => yes(group.official),
        _ => return point(group.location, path),
    })
}

/// A story without its person and its text.
pub(super) fn story(row: &Row<'_>, story: &Story, path: &str) -> Option<Value> {
    Some(match path {
        "turn" => json!(story.turn.map(Turn::as_str)),
        "groups" => row.shown(Kind::Group, story.groups.iter().map(GroupId::as_str)),
        "gives" => json!(story.gives.iter().map(|gain| gain.as_str()).collect::<Vec<_>>()),
        _ => return None,
    })
}

pub(super) fn program(program: &Program, path: &str) -> Option<Value> {
    let apply = program.apply.as_ref();
    Some(match path {
        "kind" => json!(program.kind.as_str()),
        "kind_name" => json!(program.kind_name),
        "provider" => json!(program.provider),
        "who" => json!(program.who),
        "amount" => json!(program.amount),
        "apply.from" => day(apply.and_then(|apply| apply.from)),
        "apply.until" => day(apply.and_then(|apply| apply.until)),
        "apply.url" => text(apply.and_then(|apply| apply.url.as_ref())),
        "legal_basis" => json!(program.legal_basis),
        _ => return None,
    })
}

pub(super) fn place(row: &Row<'_>, place: &Place, path: &str) -> Option<Value> {
    Some(match path {
        "kind" => json!(place.kind.as_str()),
        "kind_name" => json!(place.kind_name),
        "address" => json!(place.address),
        "hours" => json!(place.hours),
        "closed" => json!(place.closed),
        "fee" => json!(place.fee),
        "facilities" => json!(place.facilities),
        "url" => text(place.url.as_ref()),
        "groups" => row.shown(Kind::Group, place.groups.iter().map(GroupId::as_str)),
        _ => return point(place.location, path),
    })
}

pub(super) fn region(row: &Row<'_>, region: &Region, path: &str) -> Option<Value> {
    Some(match path {
        "kind" => json!(region.kind.as_str()),
        "code" => text(region.code.as_ref()),
        "parent" => row.shown_one(Kind::Region, region.parent.as_ref().map(RegionId::as_str)),
        "resident_registration_url" => text(region.resident_registration_url.as_ref()),
        _ => return point(region.location, path),
    })
}

fn point(at: Option<Coordinates>, path: &str) -> Option<Value> {
    match path {
        "location.lat" => Some(json!(at.map(|at| at.lat))),
        "location.lon" => Some(json!(at.map(|at| at.lon))),
        _ => None,
    }
}
