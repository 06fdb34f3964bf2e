//! Fuzzing: what must hold for every input, whatever it is.
//!
//! A target is a function that panics where something does not hold: the program itself panics, or
//! something that was written is lost in silence. `short_run` tries each with its seeds and a few
//! thousand mutated ones in `cargo test`; `tests/fuzz/run.sh` gives them to libFuzzer.

mod front_matter;
mod markdown;
mod mended;
mod records;
mod recurrences;
#[cfg(test)]
mod short_run;
mod tables;
mod values;
mod words;
mod workbooks;

/// What is held for every input of one sort.
#[derive(Debug)]
pub struct Target {
    /// The name of its seeds in `tests/fuzz/seeds`.
    pub name: &'static str,
    /// Panics where something does not hold.
    pub hold: fn(&[u8]),
    /// The inputs to begin with, one below the other.
    seeds: &'static str,
    /// How many inputs the test command makes of them: together they take some seconds.
    #[cfg_attr(not(test), expect(dead_code, reason = "a long run has no end of its own"))]
    short: usize,
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "recurrences",
        hold: recurrences::hold,
        seeds: include_str!("../seeds/recurrences.txt"),
        short: 3000,
    },
    Target { name: "values", hold: values::hold, seeds: include_str!("../seeds/values.txt"), short: 3000 },
    Target { name: "tables", hold: tables::hold, seeds: include_str!("../seeds/tables.txt"), short: 400 },
    Target {
        name: "workbooks",
        hold: workbooks::hold,
        seeds: include_str!("../seeds/workbooks.txt"),
        short: 300,
    },
    Target {
        name: "front_matter",
        hold: front_matter::hold,
        seeds: include_str!("../seeds/front_matter.txt"),
        short: 400,
    },
    Target {
        name: "markdown",
        hold: markdown::hold,
        seeds: include_str!("../seeds/markdown.txt"),
        short: 1500,
    },
    Target { name: "mended", hold: mended::hold, seeds: include_str!("../seeds/mended.txt"), short: 600 },
];

impl Target {
    /// The inputs to begin with: the texts between lines of `%%%%`.
    pub fn seeds(&self) -> impl Iterator<Item = &'static str> {
        self.seeds.split("%%%%\n").map(|seed| seed.strip_suffix('\n').unwrap_or(seed))
    }
}
