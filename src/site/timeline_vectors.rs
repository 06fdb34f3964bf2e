//! The vectors that the browser's tests run too: `tests/timeline/vectors.json`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::timeline::{CLOSING_DAYS, Schedule};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vectors {
    closing_days: i32,
    states: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    kind: String,
    opens: Option<Date>,
    closes: Option<Date>,
    ends: Option<Date>,
    #[serde(default)]
    cancelled: bool,
    #[serde(default)]
    occurrences: Vec<(Date, Date)>,
    on: BTreeMap<Date, String>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../tests/timeline/vectors.json")).expect("the vectors can be read")
}

fn schedule(vector: &Vector) -> Schedule {
    match vector.kind.as_str() {
        "job" => Schedule::Job { filled: false, visible_from: vector.opens, closes: vector.closes },
        "program" => Schedule::Program { opens: vector.opens, closes: vector.closes },
        _ => Schedule::Event {
            cancelled: vector.cancelled,
            occurrences: vector.occurrences.clone(),
            ends: vector.ends,
        },
    }
}

#[test]
fn states_are_those_of_the_vectors() {
    let vectors = vectors();
    assert_eq!(vectors.closing_days, CLOSING_DAYS);
    for vector in &vectors.states {
        for (day, expected) in &vector.on {
            let state = schedule(vector).timeline(*day).state();
            assert_eq!(state.as_str(), expected, "{} on {day}", vector.name);
        }
    }
}

#[test]
fn a_timeline_says_on_its_first_day_what_holds_on_all_later_ones() {
    for vector in &vectors().states {
        for built in vector.on.keys() {
            let timeline = schedule(vector).timeline(*built);
            for (day, expected) in vector.on.range(built..) {
                let reached = timeline.changes().iter().rfind(|(change, _)| change <= day);
                let state = reached.map_or(timeline.state(), |(_, state)| *state);
                assert_eq!(state.as_str(), expected, "{}, built on {built}, on {day}", vector.name);
            }
        }
    }
}
