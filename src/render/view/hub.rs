//! What only the page of a region has: its numbers, and to which regions it is tied, as a picture and in words.

use serde::Serialize;

use super::Counted;
use crate::site::Href;

/// How many records of a kind there are in a region.
#[derive(Debug, Serialize)]
pub(crate) struct HubNumber {
    /// What is counted.
    pub label: String,
    /// The number.
    pub number: Counted,
    /// The anchor of the section that shows the first of them.
    pub anchor: &'static str,
    /// What is worth knowing of them now.
    pub word: Option<Counted>,
}

/// A number that tells of the region.
#[derive(Debug, Serialize)]
pub(crate) struct FigureView {
    /// What is counted.
    pub label: String,
    /// The number with its unit.
    pub value: String,
    /// Where it is from, and of which day.
    pub notes: Vec<String>,
}

/// Where the places of a region lie to each other.
#[derive(Debug, Serialize)]
pub(crate) struct PlanView {
    /// What the drawing shows, for those who do not see it.
    pub label: String,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The places and groups, in the order of their numbers.
    pub points: Vec<PlanPoint>,
}

/// A place or a group on a plan.
#[derive(Debug, Serialize)]
pub(crate) struct PlanPoint {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// The number that stands at the point.
    pub number: usize,
    /// Its name.
    pub text: String,
    /// The path of its page.
    pub path: String,
    /// The language of the name, where it is not the page's.
    pub lang: Option<String>,
    /// The address of a map of it.
    pub map: Href,
    /// What that link is called for those who hear it without the rest.
    pub map_label: String,
}

/// The ties of a region.
#[derive(Debug, Serialize)]
pub(crate) struct TiesView {
    /// The heading.
    pub heading: String,
    /// The picture; the rows say the same.
    pub map: TiesMap,
    /// The strongest ties.
    pub rows: Vec<TieRow>,
    /// The others.
    pub further: Vec<TieRow>,
    /// The words behind which these stand.
    pub further_label: String,
}

/// A region that another one is tied to.
#[derive(Debug, Serialize)]
pub(crate) struct TieRow {
    /// Its name.
    pub text: String,
    /// Its path.
    pub path: String,
    /// The language of the name, where it is not the page's.
    pub lang: Option<String>,
    /// By what they are tied, in words, each with what the words become as days pass.
    pub by: Vec<TieWords>,
    /// By how many records.
    pub count: String,
    /// What that number becomes as days pass.
    pub count_later: Option<String>,
}

/// Some of what ties two regions, in words.
#[derive(Debug, Serialize)]
pub(crate) struct TieWords {
    /// The words.
    pub text: String,
    /// What they become as days pass.
    pub later: Option<String>,
}

/// A map that gives each prefecture a square, with cords to those that the region is tied to.
#[derive(Debug, Serialize)]
pub(crate) struct TiesMap {
    /// What it shows, for those who do not see it.
    pub label: String,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The squares of all prefectures, as the data of a path.
    pub squares: String,
    /// The names of those that are not tied.
    pub names: Vec<TileName>,
    /// The cords, the weakest first.
    pub cords: Vec<Cord>,
    /// The regions at their ends.
    pub tied: Vec<TiedTile>,
    /// Where the cords begin.
    pub home: TileName,
    /// Whether that is no square of the map.
    pub home_apart: bool,
}

/// The name in a square.
#[derive(Debug, Serialize)]
pub(crate) struct TileName {
    /// The middle of the words.
    pub x: i32,
    /// Their line.
    pub y: i32,
    /// The words.
    pub text: String,
    /// How large they are: `2` to `9`, the number of letters for which there is room.
    pub size: usize,
}

/// A square at the end of a cord.
#[derive(Debug, Serialize)]
pub(crate) struct TiedTile {
    /// Its left side.
    pub x: i32,
    /// Its upper side.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its name.
    pub name: TileName,
    /// By how many records it is tied.
    pub count: String,
    /// What that number becomes as days pass.
    pub count_later: Option<String>,
}

/// A cord of two strands.
#[derive(Debug, Serialize)]
pub(crate) struct Cord {
    /// Its way, as the data of a path.
    pub way: String,
    /// How strong it is, from `1` to `5`.
    pub strength: usize,
}

/// A region with those inside it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RegionLink {
    /// Its name.
    pub text: String,
    /// Its path.
    pub path: String,
    /// The language of the name, where it is not the page's.
    pub lang: Option<String>,
    /// How many records it has.
    pub count: Option<String>,
    /// What that number becomes as days pass.
    pub count_later: Option<String>,
    /// The regions inside it.
    pub children: Vec<RegionLink>,
}
