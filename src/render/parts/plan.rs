//! Where the places and groups of a region lie: a drawing without a map below it, and links to a map service.

use crate::content::Kind;
use crate::content::kinds::Coordinates;
use crate::content::types::Url;
use crate::render::page_context::PageContext;
use crate::render::view::{PlanPoint, PlanView};
use crate::site::{EntryId, Href};

/// How many places and groups a plan shows.
const MOST: usize = 20;
/// From how many of them on their positions to each other say anything.
const LEAST: usize = 2;
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
/// How far points stay from the sides.
const MARGIN: f64 = 36.0;
/// How far points stay from each other, and how often they are moved for it.
const APART: f64 = 36.0;
const TURNS: usize = 60;
/// A plan shows no less than this, in degrees, so that neighbours do not look far apart.
const SMALLEST: f64 = 0.002;

/// The address of a map at a point, at the map service of the settings.
pub(in crate::render) fn map_of(context: PageContext<'_>, point: Coordinates) -> Href {
    let template = &context.site().portal.settings.main.map.0;
    let address = template.replace("{lat}", &point.lat.to_string()).replace("{lon}", &point.lon.to_string());
    Href::outside(&Url(address))
}

/// The plan of the places and groups among some records; none where too few say where they are.
pub(in crate::render) fn of(context: PageContext<'_>, of: EntryId, ids: &[EntryId]) -> Option<PlanView> {
    let located = |kind: Kind| {
        let of_kind = ids.iter().map(|id| (*id, &context.record(*id).details));
        of_kind.filter(move |(_, one)| one.kind() == kind).filter_map(|(id, one)| Some((id, one.location()?)))
    };
    let located: Vec<(EntryId, Coordinates)> =
        located(Kind::Place).chain(located(Kind::Group)).take(MOST).collect();
    if located.len() < LEAST {
        return None;
    }
    let texts = context.texts();
    let positions = positions(&located.iter().map(|(_, point)| *point).collect::<Vec<_>>());
    let point = |number: usize| {
        let (id, at) = located[number];
        let (x, y) = positions[number];
        let (text, lang) = context.title(id);
        let map_label = texts.fill("region.map_of", &[("name", &text)]);
        let (path, map) = (context.entry_path(id), map_of(context, at));
        PlanPoint { x, y, number: number + 1, text, path, lang, map, map_label }
    };
    Some(PlanView {
        label: texts.fill("region.plan_label", &[("of", &context.title(of).0)]),
        width: 640,
        height: 400,
        points: (0..located.len()).map(point).collect(),
    })
}

/// Where points stand in the drawing, north at the top and both directions in one scale.
fn positions(points: &[Coordinates]) -> Vec<(i32, i32)> {
    let range = |values: &dyn Fn(&Coordinates) -> f64| {
        let of = |choose: fn(f64, f64) -> f64, from: f64| points.iter().map(values).fold(from, choose);
        (of(f64::min, f64::INFINITY), of(f64::max, f64::NEG_INFINITY))
    };
    let (south, north) = range(&|point| point.lat);
    let middle = f64::midpoint(south, north);
    // Degrees of longitude are shorter than those of latitude, but at the equator.
    let shorter = middle.to_radians().cos().max(0.01);
    let (west, east) = range(&|point| point.lon * shorter);
    let scale = ((WIDTH - 2.0 * MARGIN) / (east - west).max(SMALLEST))
        .min((HEIGHT - 2.0 * MARGIN) / (north - south).max(SMALLEST));
    let centre = f64::midpoint(west, east);
    let place = |point: &Coordinates| {
        (WIDTH / 2.0 + (point.lon * shorter - centre) * scale, HEIGHT / 2.0 - (point.lat - middle) * scale)
    };
    let mut placed: Vec<(f64, f64)> = points.iter().map(place).collect();
    part(&mut placed);
    placed.into_iter().map(|(x, y)| (whole(x), whole(y))).collect()
}

/// Moves points apart that would cover each other: the numbers must be read, the plan is no survey.
fn part(placed: &mut [(f64, f64)]) {
    for _ in 0..TURNS {
        for first in 0..placed.len() {
            for second in first + 1..placed.len() {
                let (a, b) = (placed[first], placed[second]);
                let (across, down) = (b.0 - a.0, b.1 - a.1);
                let far = across.hypot(down);
                if far >= APART {
                    continue;
                }
                // Points in one place go to the left and to the right.
                let (across, down) = if far < 0.01 { (1.0, 0.0) } else { (across / far, down / far) };
                let half = (APART - far) / 2.0;
                placed[first] = within((a.0 - across * half, a.1 - down * half));
                placed[second] = within((b.0 + across * half, b.1 + down * half));
            }
        }
    }
}

/// A point inside the drawing.
fn within((x, y): (f64, f64)) -> (f64, f64) {
    (x.clamp(MARGIN / 2.0, WIDTH - MARGIN / 2.0), y.clamp(MARGIN / 2.0, HEIGHT - MARGIN / 2.0))
}

#[expect(clippy::cast_possible_truncation, reason = "a position within the drawing is a small number")]
fn whole(number: f64) -> i32 {
    number.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_up_and_east_is_right() {
        let at = |lat, lon| Coordinates { lat, lon };
        let placed = positions(&[at(35.0, 135.0), at(35.1, 135.0), at(35.0, 135.2)]);
        assert!(placed[1].1 < placed[0].1 && placed[2].0 > placed[0].0, "{placed:?}");
        let inside = |(x, y): &(i32, i32)| (36..=604).contains(x) && (36..=364).contains(y);
        assert!(placed.iter().all(inside), "{placed:?}");
        assert_eq!(positions(&[at(35.0, 135.0), at(35.0, 135.0)]), [(302, 200), (338, 200)]);
    }
}
