//! Enishi (縁): a static-site generator for community and alumni networks.
//!
//! A portal is a function from a path to bytes. Content is read and checked into one immutable
//! [`site::Site`] for one day, which knows its outputs; `build` makes all of them, `serve` the
//! one that the browser asks for. `ARCHITECTURE.md` maps the rooms.

pub mod check;
pub mod cli;
pub mod content;
pub mod diagnostic;
mod escape;
pub mod export;
pub mod fix;
pub mod forget;
#[cfg(any(test, fuzzing))]
#[path = "../tests/fuzz/targets/mod.rs"]
pub mod fuzz;
pub mod import;
pub mod locale;
pub mod markdown;
pub mod palette;
pub mod pictures;
pub mod pipeline;
pub mod platform;
pub mod publish;
pub mod render;
pub mod report;
pub mod rewrite;
pub mod search;
pub mod serve;
pub mod sheet;
pub mod site;
pub mod source;
pub mod spelling;
pub mod stamp;
pub mod starter;
pub mod texts;
