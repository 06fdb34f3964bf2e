//! Places and regions on a map: `GeoJSON` (RFC 7946).

use serde_json::{Value, json};

use super::values::Row;
use super::{URL, WEBSITE, rows};
use crate::content::Kind;
use crate::content::kinds::Coordinates;
use crate::site::Site;

/// The records of a kind that have coordinates.
pub(super) fn points(site: &Site, kind: Kind) -> Value {
    let features: Vec<_> = rows(site, kind).filter_map(|row| point(&row)).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn point(row: &Row<'_>) -> Option<Value> {
    let Coordinates { lat, lon } = coordinates(row)?;
    let mut properties = json!({
        "title": row.record.common.title,
        "kind": row.value("kind"),
        "address": row.value("address"),
        "summary": row.value("summary"),
        WEBSITE: row.value(URL),
        URL: row.url(),
    });
    if let Value::Object(properties) = &mut properties {
        properties.retain(|_, value| !value.is_null());
    }
    Some(json!({
        "type": "Feature",
        "id": row.record.key().id,
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
        "properties": properties,
    }))
}

fn coordinates(row: &Row<'_>) -> Option<Coordinates> {
    let of_place = row.record.place().and_then(|place| place.location);
    of_place.or_else(|| row.record.region().and_then(|region| region.location))
}
