//! The map of ties: a square for each prefecture, and a cord from the region to each that it is tied to.

use std::fmt::Write as _;

use super::prefectures_of;
use crate::content::prefectures::{self, Prefecture};
use crate::render::page_context::PageContext;
use crate::render::parts::times;
use crate::render::view::{Cord, TiedTile, TiesMap, TileName};
use crate::site::{EntryId, Tie};
use crate::texts::grouped;

/// From one square to the next.
const STEP: i32 = 48;
/// The side of a square.
const SIDE: i32 = 44;
/// How many columns and rows there are.
const COLUMNS: i32 = 14;
const ROWS: i32 = 13;
/// Where the cords begin for a region that lies in none of the squares: in the sea to the south-east.
const APART: (i32, i32) = (10 * STEP, 11 * STEP);
/// Regions that are no prefecture stand in the sea to the north-west: how many, how wide, and in how many columns.
const MOST_OTHERS: usize = 8;
const OTHER_WIDTH: i32 = 3 * STEP - (STEP - SIDE);
const OTHER_COLUMNS: usize = 2;
/// How strong a cord can be.
const STRONGEST: usize = 5;

/// The map of the ties of a region.
pub(super) fn of(context: PageContext<'_>, of: EntryId, ties: &[Tie]) -> TiesMap {
    let texts = context.texts();
    let known = prefectures_of(context, ties);
    let (on_map, others): (Vec<_>, Vec<_>) = ties.iter().partition(|tie| known.contains(&tie.region));
    let mut tied = Vec::new();
    let mut ends = Vec::new();
    for tie in on_map {
        let Some(prefecture) = tile_of(context, tie.region) else { continue };
        let corner = corner_of(prefecture);
        tied.push(tile(context, tie, corner, SIDE, short_name(context, prefecture)));
        ends.push((middle(corner, SIDE), tie.count()));
    }
    for (number, tie) in others.into_iter().take(MOST_OTHERS).enumerate() {
        let place = |number: usize| i32::try_from(number).unwrap_or_default();
        let (column, row) = (place(number % OTHER_COLUMNS), place(number / OTHER_COLUMNS));
        let corner = (column * 3 * STEP, row * STEP);
        tied.push(tile(context, tie, corner, OTHER_WIDTH, context.title(tie.region).0));
        ends.push((middle(corner, OTHER_WIDTH), tie.count()));
    }
    let own = home_tile(context, of);
    let home = own.map_or(APART, |prefecture| middle(corner_of(prefecture), SIDE));
    let strongest = ties.iter().map(Tie::count).max().unwrap_or(1);
    let mut cords: Vec<Cord> = ends
        .into_iter()
        .map(|(end, count)| Cord { way: way(home, end), strength: strength(count, strongest) })
        .collect();
    cords.sort_by_key(|cord| cord.strength);
    let is_plain = |prefecture: &&Prefecture| {
        !ties.iter().any(|tie| tile_of(context, tie.region) == Some(*prefecture)) && own != Some(*prefecture)
    };
    let name = |prefecture: &Prefecture| {
        let (x, y) = middle(corner_of(prefecture), SIDE);
        named(short_name(context, prefecture), (x, y + 6), SIDE)
    };
    let width = u32::try_from(COLUMNS * STEP).unwrap_or_default();
    let height = u32::try_from(ROWS * STEP).unwrap_or_default();
    TiesMap {
        label: texts.fill("region.ties_map", &[("of", &context.title(of).0)]),
        width,
        height,
        squares: squares(),
        names: prefectures::all().iter().filter(is_plain).map(name).collect(),
        cords,
        tied,
        home: named(
            tile_of(context, of).map_or_else(|| context.title(of).0, |own| short_name(context, own)),
            home,
            SIDE,
        ),
        home_apart: own.is_none(),
    }
}

/// The prefecture that a region is, where its square shows it.
pub(super) fn tile_of(context: PageContext<'_>, region: EntryId) -> Option<&'static Prefecture> {
    prefectures::find(&context.site().entry(region).record.key().id)
}

/// The prefecture in which a region lies.
fn home_tile(context: PageContext<'_>, region: EntryId) -> Option<&'static Prefecture> {
    context.site().regions.with_ancestors(region).find_map(|region| tile_of(context, region))
}

fn tile(context: PageContext<'_>, tie: &Tie, corner: (i32, i32), width: i32, text: String) -> TiedTile {
    let all: Vec<EntryId> = tie.stories.iter().chain(&tie.groups).copied().collect();
    let counted = times::counted(context, &all, grouped);
    let (x, y) = middle(corner, width);
    TiedTile {
        x: corner.0,
        y: corner.1,
        width,
        name: named(text, (x, y - 3), width),
        count: counted.text,
        count_later: counted.later,
    }
}

fn corner_of(prefecture: &Prefecture) -> (i32, i32) {
    (i32::from(prefecture.tile.0) * STEP, i32::from(prefecture.tile.1) * STEP)
}

const fn middle(corner: (i32, i32), width: i32) -> (i32, i32) {
    (corner.0 + width / 2, corner.1 + SIDE / 2)
}

/// Words in a square, as large as there is room for them.
fn named(text: String, (x, y): (i32, i32), width: i32) -> TileName {
    // A letter of the Latin alphabet takes about half the room of a kanji.
    let halves: usize = text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    let room = usize::try_from(width / SIDE).unwrap_or(1).max(1);
    let size = halves.div_ceil(2).div_ceil(room).clamp(2, 9);
    TileName { x, y, text, size }
}

/// The name of a prefecture without its ending.
fn short_name(context: PageContext<'_>, prefecture: &Prefecture) -> String {
    if context.lang().starts_with("en") {
        return prefecture.english.clone();
    }
    let short = prefecture.name.strip_suffix(['都', '府', '県']);
    short.unwrap_or(&prefecture.name).to_owned()
}

fn squares() -> String {
    let mut data = String::new();
    for prefecture in prefectures::all() {
        let (x, y) = corner_of(prefecture);
        // Writing to a text never fails.
        let _ = write!(data, "M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z");
    }
    data
}

/// A cord that hangs a little towards the sea.
fn way(from: (i32, i32), to: (i32, i32)) -> String {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let middle = (i32::midpoint(from.0, to.0) - down / 6, i32::midpoint(from.1, to.1) + across.abs() / 6);
    format!("M{} {}Q{} {} {} {}", from.0, from.1, middle.0, middle.1, to.0, to.1)
}

/// How strong the cord of so many ties is, where the strongest has so many.
fn strength(count: usize, strongest: usize) -> usize {
    let few = strongest <= STRONGEST;
    if few { count.max(1) } else { (count * STRONGEST).div_ceil(strongest) }.clamp(1, STRONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cords_are_as_strong_as_what_they_stand_for() {
        assert_eq!([1, 2, 3].map(|count| strength(count, 3)), [1, 2, 3]);
        assert_eq!([1, 60, 61, 300].map(|count| strength(count, 300)), [1, 1, 2, 5]);
    }

    #[test]
    fn names_are_as_large_as_their_square_lets_them() {
        let size = |text: &str, width| named(text.to_owned(), (0, 0), width).size;
        assert_eq!([size("東京", SIDE), size("鹿児島", SIDE), size("Kagoshima", SIDE)], [2, 3, 5]);
        assert_eq!(size("ブリティッシュコロンビア", OTHER_WIDTH), 4);
    }
}
