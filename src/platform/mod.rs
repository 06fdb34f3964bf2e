//! What differs between Windows, macOS and Linux.
//!
//! Takes paths, environment values and handles; gives the same answers on every system. Knows
//! nothing of sites or content, and reads the environment only where its caller hands it over.

pub mod desktop;
mod embedded;
pub mod files;
pub mod new_files;
mod output_path;
pub mod portable;
pub mod watch;

pub use desktop::{argument, colour, language, open_in_browser, understands_colours};
pub use embedded::embedded_files;
pub use files::{Swapped, refusal, shown, slashed, swap};
pub use output_path::{OutputPath, PathSet};
pub use watch::{WatchSupport, watch_support};

#[cfg(test)]
mod tests;
